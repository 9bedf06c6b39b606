"""The plots of the validation page: PIT histograms and reliability diagrams, as files of their own."""

from typing import Any

from durance.analysis.score.intervals import binomial_band
from durance.report.look import CARD, INK, QUIET, RULE, RUNS
from durance.report.svg import Scale, line, node, num, path, picture, rect, words

WIDE, HIGH, LEFT, TOP, SIDE = 720, 290, 44, 46, 190      # paper; each panel is SIDE wide and high
GAP = 38


def pit_plot(shares: dict[str, list[float]], months: int) -> str:
    """A histogram a model, with the band that a calibrated one keeps to over so many months."""
    top = 1.15 * max(max(mine) for mine in shares.values())
    low, high = binomial_band(0.1, months)
    told = "; ".join(f"{name}: {' '.join(f'{s:.2f}' for s in mine)}" for name, mine in shares.items())
    parts = [rect(0, 0, WIDE, HIGH, CARD), words(LEFT, 20, "Where in the forecast the months fell (PIT), share by tenths", 13)]
    for k, (name, mine) in enumerate(shares.items()):
        x, y = _panel(k, top, parts, name)
        parts.append(rect(x(0), y(high), x(1) - x(0), y(low) - y(high), RULE))
        for j, share in enumerate(mine):
            parts.append(rect(x(j / 10) + 1, y(share), x(0.1) - x(0) - 2, y(0) - y(share), RUNS[0], fill_opacity=0.8))
        parts += [words(x(0), y(0) + 16, "below all draws", 10, QUIET),
                  words(x(1), y(0) + 16, "above all", 10, QUIET, "end")]
        if k == 0:
            parts += [words(LEFT - 6, y(v) + 4, f"{v:.0%}", 10, QUIET, "end") for v in (0.0, 0.1, 0.2, 0.3) if v < top]
    parts.append(words(LEFT, HIGH - 12, f"Grey: where 95 % of tenths of a calibrated forecaster lie, {months} months taken as "
                                        "independent.", 11, QUIET))
    return _whole("PIT histograms", told, parts, "pit")


def reliability_plot(tables: dict[str, list[dict[str, Any]]], what: str, note: str) -> str:
    """Told against come, a panel a model; bars are Wilson's 95 % intervals, areas of dots go with rows."""
    told = "; ".join(f"{name}: " + ", ".join(f"{r['told']:.2f} told {r['came']:.2f} came ({r['rows']} rows)" for r in rows)
                     for name, rows in tables.items())
    parts = [rect(0, 0, WIDE, HIGH, CARD), words(LEFT, 20, f"Chance told and share that came: {what}", 13)]
    for k, (name, rows) in enumerate(tables.items()):
        x, y = _panel(k, 1.0, parts, name)
        parts.append(line(x(0), y(0), x(1), y(1), QUIET, 1, stroke_dasharray="3 3"))
        most = max(r["rows"] for r in rows)
        for r in rows:
            parts.append(line(x(r["told"]), y(r["came_low"]), x(r["told"]), y(r["came_high"]), RUNS[0], 1.5))
            parts.append(node("circle", cx=x(r["told"]), cy=y(r["came"]), r=2 + 4 * (r["rows"] / most) ** 0.5, fill=RUNS[0]))
        parts.append(node("path", d=path((x(r["told"]), y(r["came"])) for r in rows), fill="none", stroke=RUNS[0],
                          stroke_opacity=0.5))
        parts += [words(x(v), y(0) + 16, num(v * 100) + " %", 10, QUIET, "middle") for v in (0.0, 0.5, 1.0)]
        if k == 0:
            parts += [words(LEFT - 6, y(v) + 4, f"{v:.0%}", 10, QUIET, "end") for v in (0.0, 0.5, 1.0)]
    parts.append(words(LEFT, HIGH - 12, f"Dashed: as often as told. {note}", 11, QUIET))
    return _whole("Reliability", told, parts, "rel")


def _panel(k: int, top: float, parts: list[str], name: str) -> tuple[Scale, Scale]:
    """Frame and name of the panel number `k`, and its scales."""
    left = LEFT + k * (SIDE + GAP)
    x, y = Scale(0, 1, left, left + SIDE), Scale(0, top, TOP + SIDE, TOP)
    parts += [words(left, TOP - 8, name, 12, INK), line(left, y(0), left + SIDE, y(0), QUIET),
              line(left, y(0), left, y(top), QUIET)]
    return x, y


def _whole(title: str, told: str, parts: list[str], uid: str) -> str:
    return picture(WIDE, HIGH, title, told, [node("g", *parts, font_family="sans-serif")], uid) + "\n"

"""Cadre Harmonisé of CILSS: people in each phase of food insecurity by area and round, as CSV from HDX or WFP."""

from datetime import date, timedelta

from durance.data.common import Cell, LeftOut, number, whole
from durance.data.naming import Names
from durance.pack.rows import Row

WHAT = "Cadre Harmonisé table"
LICENCE = "Cadre Harmonisé: cite CILSS and the round"
PHASES = ("phase1", "phase2", "phase3", "phase4", "phase5")
NEEDED = ("adm0_pcod3", "adm1_name", "adm2_name", "population", "phase_class", *PHASES, "chtype", "exercise_label",
          "exercise_year", "reference_label", "reference_year")
COLUMNS = ("begin", "until", "kind", "round", "region", "area", "locality", "people", "phase", *PHASES, "hungry_share")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SLACK = 0.02      # people of the phases may miss the population by rounding


def take(row: Row, names: Names) -> list[dict[str, Cell]]:
    """An area of the pack's country in one round, current or projected; `hungry_share` is the share in phase 3 or worse."""
    if row["adm0_pcod3"] != names.iso:
        raise LeftOut("another country")
    if row.get("status", "outofcamp") != "outofcamp":
        raise LeftOut("people in camps, counted apart")
    if row.get("usethisperiod", "Y") != "Y":
        raise LeftOut("withdrawn by the provider")
    begin, until = season(row["reference_label"], int(number(row, "reference_year", 2000, 2100)))
    people, phases = whole(row, "population"), {name: whole(row, name) for name in PHASES}
    if people == 0:
        raise LeftOut("nobody lives there")
    if abs(sum(phases.values()) - people) > SLACK * people:
        names.note(f"the phases miss the population by more than {SLACK:.0%}; kept as they are")
    hungry = sum(phases[name] for name in PHASES[2:]) / people
    return [{"begin": begin.isoformat(), "until": until.isoformat(), "kind": row["chtype"],
             "round": f"{row['exercise_label']} {row['exercise_year']}", "region": row["adm1_name"], "area": row["adm2_name"],
             "locality": names.place(row["adm2_name"]), "people": people, "phase": row["phase_class"].removesuffix(".0"),
             **phases, "hungry_share": round(hungry, 4)}]


def season(label: str, year: int) -> tuple[date, date]:
    """First and last day of `Jun-Aug` of a year; a season that runs over the year's end ends in the next."""
    first, _, last = label.partition("-")
    if first not in MONTHS or last not in MONTHS:
        raise LeftOut("`reference_label` is not a season such as Jun-Aug")
    begin, end = MONTHS.index(first), MONTHS.index(last)
    after = end + 1 + 12 * (end < begin)
    return date(year, begin + 1, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)

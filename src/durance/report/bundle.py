"""One HTML file from a payload (`durance.report/2`): the built web bundle, the payload as JSON, and the answers as plain text.

The bundle is built by `make web` from web/src; neither this module nor its user needs Node. The page fetches nothing: its
own content policy allows the one script, by its digest, and nothing from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from durance.report.said import UNSCORED as NEVER
from durance.report.said import clean

WEB = Path(__file__).with_name("web")
SCHEMA, LANGUAGES = "durance.report/2", ("en", "fr")
BANDS = {"fan": ("q05", "q25", "q50", "q75", "q95"), "survival": ("low", "mid", "high")}
NEEDS = {"fan": ("dates", "series"), "survival": ("days", "stands", "kinds"), "bars": ("rows", "zero"),
         "map": ("places", "roads", "values", "flows", "outlines", "legend"), "table": ("head", "rows"), "ranges": ("rows",)}
PARTS = {"head": dict, "questions": list, "trust": dict, "units": dict,
         "verdicts": list, "limits": list, "licences": list, "scale": list}
ASKED = ("id", "question", "answer", "scored", "figures", "disputes", "de_share", "evidence", "change_mind", "missed")
NOTE = {"en": "Pictures, evidence and the other language need JavaScript; the answers are here.",
        "fr": "Les figures, les preuves et l’autre langue demandent JavaScript ; voici les réponses."}
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; \
style-src 'unsafe-inline'; script-src 'sha256-{digest}'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div id="page"></div>
<noscript>{plain}</noscript>
<script type="application/json" id="payload">{payload}</script>
<script>{script}</script>
</body>
</html>
"""


def write_html(payload: dict[str, Any], path: str | os.PathLike[str], lang: str = "en") -> Path:
    """Write the report as one file that opens offline, first shown in `lang`; returns its path. ValueError: see `page`."""
    target = Path(path)
    target.write_bytes(page(payload, lang).encode("utf-8", "replace"))
    return target


def page(payload: dict[str, Any], lang: str = "en") -> str:
    """The report as HTML. ValueError, one clear line each, where the language or the payload is not as it must be."""
    wrong = [f"the report speaks en or fr, not {lang!r}"] if lang not in LANGUAGES else list(faults(payload))
    if wrong:
        raise ValueError("\n".join(wrong))
    script, style = ((WEB / name).read_text("utf-8").strip() for name in ("report.js", "report.css"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return PAGE.format(lang=lang, digest=digest, title=escape(say(payload["head"]["title"], lang)), style=style,
                       plain=plain(payload, lang), payload=embed(payload), script=script)


def embed(payload: dict[str, Any]) -> str:
    """JSON that no HTML parser can leave: <, >, & and the line ends of JavaScript are written as their numbers."""
    try:
        text = json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise ValueError("the payload holds NaN or infinity: write what is not known as null") from error
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def say(text: Any, lang: str) -> str:
    """A text in a language; the other language where it is missing."""
    return clean(str(text.get(lang) or next(filter(None, text.values()), "")) if isinstance(text, dict) else str(text or ""))


def plain(payload: dict[str, Any], lang: str) -> str:
    """The answers for readers without JavaScript: headings and paragraphs, all text escaped."""
    parts = [f"<h1>{escape(say(payload['head']['title'], lang))}</h1>", f"<p>{escape(NOTE[lang])}</p>"]
    for q in payload["questions"]:
        parts += [f"<h2>{escape(str(q['id']))}. {escape(say(q['question'], lang))}</h2>",
                  f"<p>{escape(say(q['answer'], lang))}</p>"]
        label, text = (q["score"]["label"], q["score"]["text"]) if q.get("score") else (NEVER, q.get("unscored"))
        parts.append(f"<p>{escape(say(label, lang))}. {escape(say(text, lang))}</p>")
    trust = payload["trust"]
    return "".join([*parts, f"<p>{escape(say(trust['title'], lang))} {escape(say(trust['answer'], lang))}</p>"])


def faults(payload: dict[str, Any]) -> Iterator[str]:
    """What keeps the page from drawing a payload, one sentence each."""
    yield from (f"payload[{key!r}] must be a {kind.__name__}" for key, kind in PARTS.items()
                if not isinstance(payload.get(key), kind))
    if isinstance(payload.get("head"), dict) and payload["head"].get("schema") != SCHEMA:
        yield f"payload['head']['schema'] is {payload['head'].get('schema')!r}, this page draws {SCHEMA!r}"
    for i, q in enumerate(payload.get("questions") or []):
        missing = [key for key in ASKED if key not in q]
        if missing:
            yield f"questions[{i}] lacks {', '.join(missing)}"
        yield from _figures(f"questions[{i}]", q)
    trust = payload.get("trust")
    for i, part in enumerate(trust.get("parts") or [] if isinstance(trust, dict) else []):
        yield from _figures(f"trust.parts[{i}]", part)


def _figures(where: str, holder: dict[str, Any]) -> Iterator[str]:
    for j, figure in enumerate(holder.get("figures") or []):
        yield from (f"{where}.figures[{j}] {text}" for text in _figure(figure))


def _figure(figure: dict[str, Any]) -> Iterator[str]:
    kind = figure.get("kind")
    if kind not in NEEDS:
        yield f"is of kind {kind!r}; known are {', '.join(NEEDS)}"
        return
    missing = [key for key in ("title", "note", "unit", *NEEDS[kind]) if key not in figure]
    if missing:
        yield f"({kind}) lacks {', '.join(missing)}"
    elif kind in BANDS:
        rows = figure["series"] if kind == "fan" else [figure["stands"], *figure["kinds"]]
        steps = len(figure["dates" if kind == "fan" else "days"])
        yield from (f"({kind}) has {len(row.get(key) or [])} values of {key} for {steps} steps"
                    for row in rows for key in BANDS[kind] if len(row.get(key) or []) != steps)

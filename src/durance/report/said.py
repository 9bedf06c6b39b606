"""Two languages, one number: every sentence of an answer is a pair `{en, fr}` made from the same rounded figures.

Rounding is that of `words`, the verbal scale that of `analysis.words`; French has its comma, its thin spaces and the terms of
the French edition of the IPCC's guidance. Text of a pack (claims, disputes, names) is told in the pack's own language in both.
"""

import re
from typing import Any

import numpy as np

from durance.analysis import words as scale
from durance.analysis.words import counted
from durance.report import units
from durance.report import words as w

T = dict[str, str]
THIN, WIDE = "\u202f", "\u00a0"      # French: before ; ! ? %, and before a colon
FRENCH = {"virtually certain": "quasiment certain", "very likely": "très probable", "likely": "probable",
          "about as likely as not": "à peu près aussi probable qu'improbable", "unlikely": "improbable",
          "very unlikely": "très improbable", "exceptionally unlikely": "exceptionnellement improbable",
          scale.NEVER: "jamais observé dans ces futurs", scale.ALWAYS: "observé dans tous ces futurs",
          scale.UNSCORED: "jamais évalué"}
UNSCORED = {"en": scale.UNSCORED, "fr": FRENCH[scale.UNSCORED]}
OPEN, SHUT = "\u2068", "\u2069"      # round text of a pack in a French sentence: the page marks it as another language


def t(en: str, fr: str) -> T:
    """A text in both languages; the French gets its thin spaces."""
    return {"en": en, "fr": fine(fr)}


def same(text: object) -> T:
    """What has no translation: names and ids."""
    return {"en": str(text), "fr": str(text)}


def own(text: object) -> T:
    """Text of a pack in the pack's own language, marked in French as what it is (see `clean`)."""
    return {"en": str(text), "fr": f"{OPEN}{text}{SHUT}" if str(text) else ""}


def clean(text: str) -> str:
    """A text without the marks of `own`."""
    return text.replace(OPEN, "").replace(SHUT, "")


def fine(text: str) -> str:
    """French spacing: thin before ; ! ? % and inside guillemets, unbreakable before a colon."""
    text = re.sub(r" ([;!?%»])", THIN + r"\1", text).replace("« ", "«" + THIN)
    return text.replace(" :", WIDE + ":")


def fill(en: str, fr: str, **parts: Any) -> T:
    """A template of each language filled with parts that are pairs, or the same in both."""
    def filled(lang: str) -> dict[str, str]:
        return {k: v[lang] if isinstance(v, dict) else str(v) for k, v in parts.items()}

    return {"en": en.format(**filled("en")), "fr": fine(fr).format(**filled("fr"))}


def joined(parts: list[T], between: str = "; ", end: str = ".") -> T:
    """Clauses as one sentence with a capital first letter."""
    def whole(lang: str) -> str:
        text = (fine(between.replace("; ", " ; ")) if lang == "fr" else between).join(p[lang] for p in parts)
        return text[:1].upper() + text[1:] + end

    return {"en": whole("en"), "fr": whole("fr")}


def chain(parts: list[T]) -> T:
    """"a; b; c"."""
    return {"en": "; ".join(p["en"] for p in parts), "fr": f"{THIN}; ".join(p["fr"] for p in parts)}


def listed(names: list[T]) -> T:
    """"a, b and c"."""
    return {"en": w.listing([n["en"] for n in names]), "fr": w.listing([n["fr"] for n in names]).replace(" and ", " et ")}


def french(number: str) -> str:
    """A number of `words` with a decimal comma and thin spaces."""
    return number.replace(",", THIN).replace(".", ",")


def unit_words(unit: str, text: str, million: bool) -> T:
    """The word behind a number as written."""
    if unit in w.SHARES:
        return {"en": "%", "fr": "%"}
    en, many, fr, viele = units.forms(unit)
    digits = re.sub(r"[^\d.]", "", text)
    size = float(digits) if digits else 2.0
    if million:
        return {"en": f"million {many}".strip(), "fr": f"million{'s' if size >= 2 else ''} de {viele}".removesuffix(" de ")}
    return {"en": en if size == 1 else many, "fr": fr if size < 2 else viele}


def interval(low: w.Number, middle: w.Number, high: w.Number, unit: str = "", signed: bool = False) -> T:
    """A middle with its range: "43 days (19 to 120)"; a missing end lies beyond the run; `signed` puts a plus before rises."""
    (a, b, c), million = w.alike([low, middle, high], unit)
    never = t("beyond the end of the run", "au-delà de la période simulée")
    if a is None and b is None and c is None:
        return never
    if signed:
        a, b, c = (plus(x) for x in (a, b, c))
    word = unit_words(unit, b or "", bool(million))
    gap = {"en": " ", "fr": THIN if unit in w.SHARES else " "}

    def one(lang: str, text: str | None, full: bool) -> str:
        if text is None:
            return never[lang]
        shown = french(text) if lang == "fr" else text
        return f"{shown}{gap[lang]}{word[lang]}".strip() if full else shown

    return {lang: f"{one(lang, b, True)} ({one(lang, a, False)} {to} {one(lang, c, False)})"
            for lang, to in (("en", "to"), ("fr", "à"))}


def span(low: float, high: float, unit: str) -> T:
    """A range without a middle: "20 to 50 %"."""
    (a, b), million = w.alike([low, high], unit)
    word = unit_words(unit, b or "", bool(million))
    gap = THIN if unit in w.SHARES else " "
    return {"en": f"{a} to {b} {word['en']}".strip(), "fr": f"{french(a or '')} à {french(b or '')}{gap}{word['fr']}".strip()}


def ends(low: float, high: float, unit: str, digits: int = 3) -> T:
    """What a number is drawn from: "0.2 to 3 days", each end with its own digits."""
    factor, (_, many, _, viele) = (100.0 if unit in w.SHARES else 1.0), units.forms(unit)
    word = {"en": " %", "fr": THIN + "%"} if unit in w.SHARES else {"en": f" {many}" if many else "", "fr": f" {viele}" if viele
                                                                       else ""}
    return fill("{a} to {b}{word}", "{a} à {b}{word}", a=plain(factor * low, digits), b=plain(factor * high, digits), word=word)


def quantity(value: float, unit: str) -> T:
    """One end of an interval with its unit."""
    (text, *_), million = w.alike([value], unit)
    word = unit_words(unit, text or "", bool(million))
    return {"en": f"{text} {word['en']}".strip(), "fr": f"{french(text or '')} {word['fr']}".strip()}


def plain(x: float, digits: int = 3) -> T:
    """A bare number with so many digits."""
    return {"en": w.number(x, digits), "fr": french(w.number(x, digits))}


def plus(text: str | None) -> str | None:
    """The number with a plus when it is above nothing."""
    return f"+{text}" if text and text[0] not in "−-" and any(x in "123456789" for x in text) else text


def of(row: dict[str, Any], unit: str, signed: bool = False) -> T:
    """The interval of a row of quantiles; changes of shares are told in points."""
    factor = 1.0
    if signed and unit in (*w.SHARES, "share of people"):
        factor, unit = 100.0, "points"
    low, middle, high = (factor * row[k] if row.get(k) is not None else None for k in ("q05", "q50", "q95"))
    return interval(low, middle, high, unit, signed)


def count(n: int, one: T, many: T) -> T:
    """"1 dispute", "3 disputes"."""
    return {"en": f"{n:,} {(one if n == 1 else many)['en']}", "fr": f"{french(f'{n:,}')} {(one if n < 2 else many)['fr']}"}


def share(p: float) -> T:
    """A share in per cent; never 0 % for something seen."""
    en = scale.percent(p)
    return {"en": en, "fr": fine(en.replace("under", "moins de").replace("over", "plus de"))}


def word(p: float) -> T:
    """A probability's word on the fixed scale."""
    return {"en": scale.verbal(p), "fr": FRENCH[scale.verbal(p)]}


def chance(happened: np.ndarray, scored: T | None = None) -> T:
    """"unlikely (12 %, 9 to 16 %; never scored)": word, share of futures `(member,)` and Wilson's 95 % interval of it.

    `scored` is what scores say of such a chance; None: it was never scored. Where the ends of the interval have other words,
    these are told too, as `analysis.words.said` does.
    """
    p, (low, high) = counted(happened)
    span = scale.span(low, high)
    could = scale.said(p, (low, high), True).partition(" (")[0].partition(", could be ")[2]
    other = could.split(" or ") if could else []
    label = fill("; {what}", " ; {what}", what=scored or UNSCORED)
    doubt = t(f", could be {' or '.join(other)}" if other else "",
              f", peut-être {' ou '.join(FRENCH[x] for x in other)}" if other else "")
    return fill("{word}{doubt} ({share}, {span}{label})", "{word}{doubt} ({share}, {span}{label})", word=word(p), doubt=doubt,
                share=share(p), span=t(span, span.replace(" to ", " à ")), label=label)


def verbal_scale() -> list[dict[str, Any]]:
    """`[{low, high, word}]`: the fixed scale, surest first."""
    rows, high = [], 1.0
    for low, name in scale.VERBAL:
        rows.append({"low": low, "high": high, "word": {"en": name, "fr": FRENCH[name]}})
        high = low
    return rows

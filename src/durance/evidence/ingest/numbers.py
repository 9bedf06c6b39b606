"""Numbers as a text writes them, in digits or words of English and French: 1,000, 1 000, 1,5 million, une centaine.

An indefinite number keeps what it says and no more: `dozens` is at least 24, `tens of thousands` at least 20,000.
"""

import re
from typing import NamedTuple

SMALL = {w: n for n, words in {
    1: "one", 2: "two deux", 3: "three trois", 4: "four quatre", 5: "five cinq", 6: "six", 7: "seven sept", 8: "eight huit",
    9: "nine neuf", 10: "ten dix", 11: "eleven onze", 12: "twelve douze", 13: "thirteen treize",
    14: "fourteen quatorze", 15: "fifteen quinze",
    16: "sixteen seize", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty vingt vingts", 30: "thirty trente",
    40: "forty quarante", 50: "fifty cinquante", 60: "sixty soixante", 70: "seventy", 80: "eighty", 90: "ninety"}.items()
    for w in words.split()}
_LARGE = {"hundred": 1e2, "cent": 1e2, "cents": 1e2, "thousand": 1e3, "mille": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6,
          "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "milliard": 1e9, "milliards": 1e9, "trillion": 1e12}
_ABOUT = {"dozen": 12, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}
_MANY = {"dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
         "dizaines": 10, "douzaines": 12, "centaines": 100, "milliers": 1e3, "milliards": 1e9}
_SHARES = {"half": 50.0, "third": 100 / 3, "thirds": 200 / 3, "quarter": 25.0, "quarters": 75.0, "moitié": 50.0,
           "tiers": 100 / 3, "quart": 25.0, "quarts": 75.0}
_PARTS = {"half": 2, "halves": 2, "third": 3, "tiers": 3, "quarter": 4, "quart": 4, "fifth": 5, "cinquième": 5, "sixth": 6,
          "sixième": 6, "seventh": 7, "septième": 7, "eighth": 8, "huitième": 8, "ninth": 9, "neuvième": 9, "tenth": 10,
          "dixième": 10}
_OVER = re.compile(rf"(?P<n>{'|'.join(w for w, n in SMALL.items() if n < 10)}|an?|une?)[\s-]"
                   r"(?P<w>thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|tiers|quarts?|cinquièmes?|"
                   r"sixièmes?|septièmes?|huitièmes?|neuvièmes?|dixièmes?)(?![^\W_]|-)"
                   r"(?=\s+(?:of|the|its|their|all|d[eu’']|des)\b|\s+[a-z]+ed\b|[.,;])", re.IGNORECASE)
_OF_EVERY = re.compile(r"(?P<n>[^\W\d_]+|\d{1,2})\s(?:in|out of|sur)\s(?:every\s)?(?P<of>[^\W\d_]+|\d{1,3})(?=\s|[.,;)])",
                       re.IGNORECASE)
_DIGITS = {False: re.compile(r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3}(?!\d)){1,5}|\d{1,15})(?:\.\d{1,6}(?!\d))?"),
           True: re.compile(r"(?:\d{1,3}(?:[.,\u00a0\u202f ]\d{3}(?!\d)){1,5}|\d{1,15})(?:[.,]\d{1,6}(?!\d))?")}
_TIMES = re.compile(r"[\s\u00a0-]?(thousand|millions?|billions?|trillion|bn|mn|mille|milliers?|"
                    r"milliards?)(?![^\W_])", re.IGNORECASE)
_SIGNED = re.compile(r"(m)(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_HOLD = re.compile(r"[\s-](?:et |and )?", re.IGNORECASE)
_VAGUE = re.compile(r"(?:(?:several|a few|many|plusieurs|quelques|des|les) )?(?P<a>dozens?|scores|tens|hundreds?|"
                    r"thousands?|dizaines|douzaines|"
                    r"centaines|milliers|millions|billions|milliards)(?: (?:of|de) (?P<b>thousands|millions|billions|"
                    r"milliers|millions|"
                    r"milliards))?(?![^\W_])", re.IGNORECASE)
_ROUND = re.compile(r"(?:(?P<n>an?|une?|half an?|deux|two|three|trois|four|six|demi-)[\s-]?(?P<w>dozen|dizaine|douzaine|"
                    r"quinzaine|vingtaine|"
                    r"trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier)(?: de (?P<m>milliers|millions|"
                    r"milliards))?|"
                    r"(?P<n2>an?|une?|half an?|demi-)[\s-]?(?P<w2>hundred|thousand|million|billion|"
                    r"milliard)(?! and [a-z]+t|[ -]deux|[ -]cinq))"
                    r"(?![^\W_])", re.IGNORECASE)
_SHARE = re.compile(r"(?:(?P<n>an?|one|two|three|un|deux|trois|la|le)[\s-])?(?P<w>half|thirds?|quarters?|moitié|tiers|"
                    r"quarts?)(?![^\W_])"
                    r"(?!-)(?! (?:a|an) )(?=\s+(?:of|the|its|their|all|d[eu’']|des)\b)", re.IGNORECASE)
_BY = re.compile(r"(?P<n>an?|two|un|deux)[\s-](?P<w>thirds?|quarters?|half|tiers|quarts?)(?![^\W_])", re.IGNORECASE)
_CHANGED = re.compile(r"\bby $|\bd['’]$", re.IGNORECASE)
_FIRST = sorted({*SMALL, *_LARGE, *_MANY, *_SHARES, "a", "an", "un", "une", "la", "le", "several", "many", "plusieurs",
                 "quelques", "des", "les", "demi", "dozen"}, key=len, reverse=True)
STARTS = re.compile(rf"(?<![\w.,/$€£-])(?:\d|(?:{'|'.join(_FIRST)})(?![^\W_]))|(?<=[$€£])\d", re.IGNORECASE)


class Number(NamedTuple):
    """A number of the text: its end, its value, its least value if the value is open, and how it was written."""

    end: int
    value: float | None
    low: float | None
    form: str  # digits | word | about | many | share


def number(text: str, at: int, french: bool) -> Number | None:
    """The number that begins at a character; None where there is none."""
    if (every := _of_every(text, at)) is not None:
        return every
    if text[at].isdigit():
        return _digits(text, at, french)
    return _fraction(text, at) or _share(text, at) or _round(text, at) or _many(text, at) or _words(text, at)


def _digits(text: str, at: int, french: bool) -> Number | None:
    match = _DIGITS[french].match(text, at)
    if match is None or re.match(r"[.,]?\d", text[match.end():match.end() + 2]):
        return None
    written = re.sub(r"[\s\u00a0\u202f]", "", match[0])
    point = re.search(r"[.,](\d{1,6})$", written)
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written) and not written.startswith("0")
    if (point and not grouped) or (point and not french and "." in written):
        value = float(re.sub(r"[.,]", "", written[:point.start()]) + "." + point[1])
    else:
        value = float(re.sub(r"[.,]", "", written))
    signed = text[at - 1:at] in ("$", "€", "£")
    times = _TIMES.match(text, match.end()) or (_SIGNED.match(text, match.end()) if signed else None)
    if times is None:
        return Number(match.end(), value, None, "digits")
    word = times[1].lower().rstrip("s")
    return Number(times.end(), value * _LARGE.get(word, 1e3), None, "digits")


def _of_every(text: str, at: int) -> Number | None:
    """A share as `one in five`, `9 out of 10`, `deux sur trois`: both numbers below 101, the first the smaller."""
    match = _OF_EVERY.match(text, at)
    if match is None:
        return None
    n, of = (float(w) if w.isdigit() else float(SMALL.get(w.lower(), 1 if w.lower() in ("un", "une") else 0))
             for w in (match["n"], match["of"]))
    small = 0 < n < of <= 100 and of >= 3 and not (match["n"].isdigit() and match["of"].isdigit() and " in " in match[0])
    return Number(match.end(), 100 * n / of, None, "share") if small else None


def _fraction(text: str, at: int) -> Number | None:
    """A share in words: four-fifths, trois quarts, a tenth."""
    match = _OVER.match(text, at)
    if match is None:
        return None
    word, n = match["w"].lower(), match["n"].lower()
    parts = _PARTS.get(word) or _PARTS[word.rstrip("s")]
    count = SMALL.get(n, 1)
    return Number(match.end(), 100 * count / parts, None, "share") if count < parts else None


def _share(text: str, at: int) -> Number | None:
    match = _SHARE.match(text, at) or (_BY.match(text, at) if _CHANGED.search(text[max(0, at - 4):at]) else None)
    if match is None:
        return None
    word, many = match["w"].lower(), (match["n"] or "").lower() in ("two", "deux")
    value = 200 / 3 if word == "tiers" and many else _SHARES[word]
    return Number(match.end(), value, None, "share")


def _round(text: str, at: int) -> Number | None:
    match = _ROUND.match(text, at)
    if match is None:
        return None
    first, word = (match["n"] or match["n2"]).lower(), (match["w"] or match["w2"]).lower()
    count = 0.5 if first.startswith(("half", "demi")) else float(SMALL.get(first, 1))
    value = count * _ABOUT.get(word, _LARGE.get(word, 1)) * (_MANY[match["m"].lower()] if match["m"] else 1)
    return Number(match.end(), value, None, "about" if word.endswith(("aine", "ier")) else "word")


def _many(text: str, at: int) -> Number | None:
    match = _VAGUE.match(text, at)
    if match is None:
        return None
    word = match["a"].lower()
    if word not in _MANY and " " not in match[0]:
        return None
    size = _MANY.get(word) or _MANY[word + "s"]
    return Number(match.end(), None, 2 * size * (_MANY[match["b"].lower()] if match["b"] else 1), "many")


def _words(text: str, at: int) -> Number | None:
    """Number words put together: two hundred and fifty thousand, quatre-vingt-dix, deux mille cinq cents."""
    whole, group, end = 0.0, 0.0, at
    for _ in range(10):
        word = _WORD.match(text, at)
        low = word[0].lower() if word else ""
        if low in SMALL or (low == "un" and group + whole):
            n = SMALL.get(low, 1)
            group = group * 20 if group == 4 and n == 20 and low.startswith("vingt") else group + n
        elif low in _LARGE and len(low) > 3:
            size = _LARGE[low]
            if size == 1e2:
                group = max(group, 1) * size
            else:
                whole, group = whole + max(group, 1) * size, 0.0
        else:
            break
        end = word.end() if word else end
        hold = _HOLD.match(text, end)
        if hold is None:
            break
        at = hold.end()
    return Number(end, whole + group, None, "word") if whole + group else None

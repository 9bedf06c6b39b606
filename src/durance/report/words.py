"""Numbers, intervals, dates and probabilities in words: one place, so that every sentence is rounded alike.

The verbal scale of probabilities is fixed and partitions 0..1 (terms after the IPCC's guidance on uncertainty, cut so
that each probability has one word):

    0            never seen in these futures          above 0      exceptionally unlikely
    from 0.01    very unlikely                        from 0.10    unlikely
    from 0.33    about as likely as not               from 0.66    likely
    from 0.90    very likely                          from 0.99    virtually certain
    1            seen in every one of these futures
"""

from __future__ import annotations

import math
from datetime import date, datetime

from durance.analysis.words import ALWAYS, NEVER, VERBAL

Number = float | int | None

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")
UNKNOWN = "not known"
SHARES = ("share", "probability")
MILLION = 1_000_000
PLAIN = ("", "1", "0..1", "-1..1", "0 or 1", "ratio", "ratio to normal")
COUNTED = ("day", "truck", "convoy", "fighter", "hour", "place", "member", "week", "month", "attack")


def known(value: object) -> bool:
    """Whether a value is a finite number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def number(value: Number, digits: int = 2) -> str:
    """A number with so many significant digits, no trailing zeros; digits before the point stay below 10,000."""
    if not known(value):
        return UNKNOWN
    assert value is not None
    if value == 0:
        return "0"
    lead = math.floor(math.log10(abs(value)))
    if abs(value) < 10_000:
        return bare(fixed(value, max(0, digits - 1 - lead)))
    if abs(value) >= MILLION:
        return number(value / MILLION, max(2, digits)) + " million"
    return fixed(round(value, digits - 1 - lead), 0)


def bare(text: str) -> str:
    """A number without zeros at the end of its decimals."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def tick(value: float, unit: str = "") -> str:
    """A round number on an axis."""
    if unit in SHARES:
        return bare(fixed(100 * value, 1)) + " %"
    return number(value, 4) if abs(value) >= MILLION else bare(fixed(value, 6))


def fixed(value: float, decimals: int) -> str:
    """A number with a fixed count of decimals, thousands set apart, a true minus sign and no minus zero."""
    text = f"{value:,.{decimals}f}"
    if not any(c in "123456789" for c in text):
        text = text.lstrip("-")
    return text.replace("-", "−")


def unit_word(unit: str, amount: Number) -> str:
    """The unit as written after an amount: day or days; nothing for plain numbers."""
    if unit in PLAIN:
        return ""
    if unit in SHARES:
        return "%"
    if unit.endswith("s") and unit[:-1] in COUNTED:
        unit = unit[:-1]
    head, slash, tail = unit.partition("/")
    if head == "1" and slash:
        return f"a {tail}"
    if head in COUNTED:
        head = head if amount == 1 else head + "s"
    return head + (" a " + tail if slash and head.rstrip("s") in COUNTED else slash + tail)


def quantity(value: Number, unit: str = "", digits: int = 2) -> str:
    """A number with its unit: "1 day", "12 days", "44 %"."""
    if not known(value):
        return UNKNOWN
    assert value is not None
    if unit in SHARES:
        return share(value)
    text = number(value, digits)
    return f"{text} {unit_word(unit, 1 if text in ('1', '1.0') else 2)}".strip()


def days(value: Number) -> str:
    """A count of whole days: "1 day", "12 days"."""
    return f"{round(float(value)):,} {'day' if round(float(value)) == 1 else 'days'}" if (
        known(value) and value is not None) else UNKNOWN


def share(value: Number) -> str:
    """A share as per cent; never "0 %" for something seen, never "100 %" for something missing."""
    if not known(value):
        return UNKNOWN
    assert value is not None
    if 0 < value <= 0.005:
        return "under 1 %"
    if 0.995 <= value < 1:
        return "over 99 %"
    return f"{fixed(100 * value, 0)} %"


def verbal(p: Number) -> str:
    """A probability in words, after the fixed scale above."""
    if not known(p):
        return UNKNOWN
    assert p is not None
    if not 0 <= p <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {p}")
    if p in (0, 1):
        return ALWAYS if p else NEVER
    return next(word for floor, word in VERBAL if p >= floor)


def alike(values: list[Number], unit: str) -> tuple[list[str | None], str]:
    """Numbers rounded alike, about one twentieth of their width being the last digit kept, and the word behind them.

    Per cents and counts of things are whole as soon as their range is wider than two; from a million on, millions.
    """
    given = [float(v) for v in values if known(v) and v is not None]
    million = unit not in SHARES and max((abs(v) for v in given), default=0) >= MILLION
    factor = 100 if unit in SHARES else 1 / MILLION if million else 1
    given = [factor * v for v in given]
    width = (max(given) - min(given) if given else 0) or max((abs(v) for v in given), default=0)
    decimals = -math.floor(math.log10(width / 20)) if width > 0 else 0
    whole = unit in SHARES or (not million and unit.partition("/")[0].rstrip("s") in COUNTED and "/" not in unit)
    if whole and width >= 2:
        decimals = min(0, decimals)
    texts = [fixed(round(factor * v, decimals), max(0, decimals)) if known(v) and v is not None else None
             for v in values]
    if all(t is None or bare(t) == t.partition(".")[0] for t in texts):
        texts = [t and t.partition(".")[0] for t in texts]
    if unit in SHARES:
        texts = [t and honest(float(v or 0), t) for v, t in zip(values, texts, strict=True)]
    return texts, ("million " if million else "")


def honest(share: float, text: str) -> str:
    """A share's per cent, never 0 for something seen nor 100 for something missing."""
    if 0 < share < 1 and bare(text) in ("0", "100"):
        return "<1" if text.startswith("0") else ">99"
    return text


def interval(low: Number, mid: Number, high: Number, unit: str = "", beyond: str = "no known end") -> str:
    """A middle with its range, all rounded alike: "43 days (19 to 120)"; a missing end is said to be `beyond`."""
    (a, b, c), million = alike([low, mid, high], unit)
    if a is None and b is None and c is None:
        return UNKNOWN
    word = (million + unit_word(unit, 1 if b == "1" and not million else 2)).strip()
    middle = f"{b} {word}".strip() if b is not None else beyond
    return middle if a is None and c is None else f"{middle} ({a or beyond} to {c or beyond})"


def span(low: Number, high: Number, unit: str = "") -> str:
    """A range without a middle: "20 to 30 %", "at least 5 days", "at most 5 days"."""
    if known(low) and known(high):
        if low == high:
            return quantity(low, unit)
        (a, b), million = alike([low, high], unit)
        return f"{a} to {b} {million}{unit_word(unit, 2)}".strip()
    if known(low):
        return f"at least {quantity(low, unit)}"
    return f"at most {quantity(high, unit)}" if known(high) else UNKNOWN


def day(text: str | None) -> date | None:
    """An ISO date or time as a date; None when it is none (or only a month or a year)."""
    try:
        return datetime.fromisoformat(str(text).replace("Z", "+00:00")).date()
    except ValueError:
        return None


def date_text(text: str | None, short: bool = False) -> str:
    """"3 September 2025" (short: "3 Sep 2025"); a month or a year alone stays one; anything else is left as it is."""
    parts = str(text or "")[:10].split("-")
    if not all(p.isdigit() for p in parts) or not 1 <= len(parts) <= 3:
        return str(text or "")
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return str(text or "")
    month = MONTHS[int(parts[1]) - 1] if len(parts) > 1 else ""
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    return " ".join([*words, month[:3] if short else month, parts[0]]).replace("  ", " ").strip()


def dates(first: str | None, last: str | None, short: bool = True) -> str:
    """A span of dates: "3 Sep 2025" or "3 Sep 2025 to 5 Oct 2025"."""
    if not last or last == first:
        return date_text(first, short)
    return f"{date_text(first, short)} to {date_text(last, short)}"


def count(n: int, one: str, many: str | None = None) -> str:
    """"1 pattern", "3 patterns"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listing(words: list[str]) -> str:
    """"a", "a and b", "a, b and c"."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""

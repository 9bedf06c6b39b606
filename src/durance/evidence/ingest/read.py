"""A file of any of four kinds becomes plain text: text, HTML, PDF or DOCX, and the day the document says it is of.

A document is a stranger's file. Markup is opened in a process of its own with limits on time and memory (`formats`), so
that a hostile or broken file costs one sentence and not the session. Offsets of all later steps count characters of
`Document.text`, which `durance ingest` writes beside the proposals.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from durance.core.calendar import parse

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 5_000_000
SECONDS = 60      # for one file of HTML, PDF or DOCX
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")      # may steer a terminal
MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
HTML = re.compile(rb"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
MONTHS = {name: n for n, names in enumerate((
    "january janvier jan", "february février fevrier feb", "march mars mar", "april avril apr", "may mai", "june juin jun",
    "july juillet jul", "august août aout aug", "september septembre sept sep", "october octobre oct",
    "november novembre nov", "december décembre decembre dec"), 1) for name in names.split()}
WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
DAYLINE = re.compile(rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
                     rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?P<m1>{WORD})\.?,?\s+(?P<y1>\d{{4}})"
                     rf"|(?P<m2>{WORD})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))\b", re.I)
FIRST_LINES, LONGEST_DATELINE = 8, 80
BESIDE = re.compile(r"(?:(?:by|par) (?-i:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})|published|updated|posted|issued|released|"
                    r"dated?|publié|mis à jour|posté|le|on|at|à|by|par|as of|"
                    r"\w{3,9}day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:situation )?(?:report|update)|bulletin|"
                    r"sitrep|press release|communiqué|rapport|(?:no\.?|n°|#) ?\d{1,4}|\d{1,2}[:hH]\d\d(?: ?[ap]m)?|gmt|utc|"
                    r"(?-i:[(\[]?[A-Z]{2,7}[)\]]?)|[-–—|,;:./•·()]|"
                    r"(?-i:[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+)?(?=,| \(| [-–—]|$)))+", re.I)


class Unreadable(ValueError):
    """A document cannot be used; the message is one sentence that names the file and how to mend it."""


@dataclass(frozen=True)
class Document:
    """What was read: text, the day it is dated to (None if nobody says), who says so, and what the reader should know."""

    path: Path
    text: str
    kind: str
    dated: date | None
    dated_by: str
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.name


def read(path: Path, dated: date | None = None) -> Document:
    """The document in a file. `dated` overrules what the document says of its own date. Raises Unreadable."""
    data = _bytes(path)
    kind = _kind(path, data)
    if kind == "text":
        text, notes = decode(data, path)
        told: dict[str, str] = {}
    else:
        found = opened(path, kind)
        text, notes, told = found["text"], found["notes"], found["dates"]
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise Unreadable(f"{path}: there is no text in it; {_mend(kind)}")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(f"{path}: {len(text):,} characters are more than the {MOST_CHARACTERS:,} read at once; split it")
    when, by = document_date(text, told) if dated is None else (dated, "--dated")
    if when is None and (made := _day(told.get("file", ""))):
        notes = [*notes, f"the file was made on {made}, which may not be when it was written; if it is, say --dated {made}"]
    return Document(path, text, kind, when, by, tuple(notes))


def _mend(kind: str) -> str:
    return {"pdf": "a scan needs OCR first (e.g. ocrmypdf)", "text": "give a file that is not empty"}.get(
        kind, "save the page or document again with its text")


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Unreadable(f"{path}: this is a folder; name the files in it")
    if not path.exists():
        raise Unreadable(f"{path}: there is no such file; check the name")
    if not path.is_file():
        raise Unreadable(f"{path}: this is no regular file; copy its content into one")
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            raise Unreadable(f"{path}: {size / 1e6:,.0f} MB are more than the {MOST_BYTES / 1e6:.0f} MB read at once; split it")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror or error}); check its permissions") from None


def _kind(path: Path, data: bytes) -> str:
    """text, html, pdf or docx: by what is inside, and by the name only where the inside leaves it open."""
    suffix = path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data or suffix == ".docx":
            return "docx"
        raise Unreadable(f"{path}: this is a zip archive, not a document; unpack it and name the files")
    if suffix in (".pdf", ".docx") and data:
        raise Unreadable(f"{path}: named {suffix} but is none inside; save it again or give it its true ending")
    return "html" if suffix in (".html", ".htm", ".xhtml") or HTML.match(data[:4096].replace(b"\x00", b"")) else "text"


def decode(data: bytes, path: Path) -> tuple[str, list[str]]:
    """Text of these bytes and notes on what was mended. Raises Unreadable for what is no text."""
    text, notes = _guess(data)
    controls = len(CONTROL.findall(text))
    if controls > max(8, len(text) // 50):
        raise Unreadable(f"{path}: neither text nor HTML, PDF or DOCX ({controls:,} control characters); convert it to one")
    if controls:
        text = CONTROL.sub("", text)
        notes.append(f"{controls} control characters dropped")
    if len(MOJIBAKE.findall(text)) > 2:
        try:
            text = text.encode("cp1252").decode("utf-8")
            notes.append("letters garbled by a wrong encoding (Ã©) were mended")
        except UnicodeError:
            notes.append("some letters are garbled (Ã©): names with accents may be missed; save the file as UTF-8")
    return text, notes


def _guess(data: bytes) -> tuple[str, list[str]]:
    for mark, coding in MARKS:
        if data.startswith(mark):
            return data.decode(coding, errors="replace"), []
    if (odd := data[:4096][1::2].count(0)) + (even := data[:4096][::2].count(0)) > len(data[:4096]) // 4:
        return data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace"), ["read as UTF-16 without a mark"]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    best = _likeliest(data[:200_000])
    return data.decode(best, errors="replace"), [f"not UTF-8; read as {best}"]


def _likeliest(data: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "cp1252"
    western = from_bytes(data, cp_isolation=["cp1252", "latin_1", "utf_8", "mac_roman", "cp850"]).best()
    return "cp1252" if western is None or western.encoding in ("latin_1", "utf_8") else western.encoding


def opened(path: Path, kind: str) -> dict:
    """`{text, notes, dates}` of a marked-up file, read in a process of its own. Raises Unreadable."""
    command = [sys.executable, "-m", "durance.evidence.ingest.formats", kind, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{path}: not read within {SECONDS} s; split it, or convert it to text by other means") from None
    try:
        found = json.loads(done.stdout.decode("utf-8"))
    except ValueError:
        raise Unreadable(f"{path}: the reader of {kind.upper()} broke down over it; convert it to text elsewhere") from None
    if why := found.get("fault"):
        raise Unreadable(f"{path}: {why}")
    return found


def document_date(text: str, told: dict[str, str]) -> tuple[date | None, str]:
    """The document's day and who says so: its markup, else a line with a date alone among its first; (None, "") for neither."""
    if (day := _day(told.get("page", ""))) is not None:
        return day, "the page's own mark-up"
    for line in [line.strip() for line in text.split("\n") if line.strip()][:FIRST_LINES]:
        found = DAYLINE.search(line) if len(line) <= LONGEST_DATELINE else None
        if found and _alone(line, found) and (day := _day(_iso(found))) is not None:
            return day, "a date in its first lines"
    return None, ""


def _alone(line: str, found: re.Match[str]) -> bool:
    """Whether a line holds a date and no statement: what stands beside is a town, an agency, `published on`, a time."""
    rest = f"{line[:found.start()].strip()} {line[found.end():].strip()}"
    return not BESIDE.sub("", rest).strip()


def _iso(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    day, month, year = (found["d1"], found["m1"], found["y1"]) if found["d1"] else (found["d2"], found["m2"], found["y2"])
    return f"{year}-{MONTHS[month.lower()]:02d}-{int(day):02d}"


def _day(text: str) -> date | None:
    """The day of an ISO date or time; None for what is none, lies ahead of today or before 1950."""
    try:
        day = parse(text.strip()[:10])
    except ValueError:
        return None
    return day if date(1950, 1, 1) <= day <= date.today() else None

"""HTML, PDF and DOCX to text: `python -m durance.evidence.ingest.formats KIND FILE` prints one JSON document.

Run as a process of its own by `read.opened`, which kills it after a while; memory is limited here. Prints
`{text, notes, dates: {page, file}}`, or `{fault}` with one sentence.
"""

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

MEMORY = 3 << 30      # bytes of address space
MOST_UNPACKED = 200_000_000      # bytes of a DOCX once unpacked
DROPPED = ("script", "style", "nav", "footer", "aside", "form", "noscript", "iframe", "template", "svg", "button", "select")
INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "img", "ins", "label", "mark", "q", "s",
                    "small", "span", "strong", "sub", "sup", "td", "th", "time", "u", "wbr", "br"))      # all else: a paragraph
PAGE_NUMBER = re.compile(r"\s*\d+(?:\s*/\s*\d+)?$")
HEADING = 6      # lines of a running head or foot that are looked at, blank ones too
DATED = ('meta[property="article:published_time"]', 'meta[name="date"]', 'meta[name="dc.date"]', 'meta[name="DC.date"]',
         'meta[name="DC.date.issued"]', 'meta[itemprop="datePublished"]', 'meta[name="pubdate"]', 'time[datetime]')
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
ENOUGH = 400      # characters an <article> or <main> needs to be taken for the main text
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\xad\u2010]\n(?=[a-zà-öø-ÿœ])")
SIZE, GAP = 0.12, 2.2      # difference of type size, and distance of lines in sizes, from which text is another block
NUMBER_LINE = re.compile(r"\s*(page\s*)?\d+(\s*(/|of|sur)\s*\d+)?\s*", re.I)


class Fault(ValueError):
    """One sentence on why the file cannot be read."""


def html(path: Path) -> dict[str, Any]:
    """Main text of a page, one paragraph a block; scripts, styles, menus and forms left out."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise Fault("reading HTML needs the package selectolax; pip install selectolax, or save the page as text") from None
    from durance.evidence.ingest.read import decode

    source, notes = decode(path.read_bytes(), path)
    tree = LexborHTMLParser(source)
    dates = [n.attributes.get("content") or n.attributes.get("datetime") or "" for s in DATED for n in tree.css(s)]
    for tag in DROPPED:
        for node in tree.css(tag):
            node.decompose()
    mains = [text for s in ("article", "main", '[role="main"]') for n in tree.css(s)[:50] if len(text := blocks(n)) >= ENOUGH]
    text = max(mains, key=len) if mains else blocks(tree.body) if tree.body is not None else ""
    return {"text": text, "notes": notes, "dates": {"page": next((d for d in dates if d), "")}}


def hidden(node: Any) -> bool:
    """Whether an element is not shown to a reader by its own mark-up; style sheets are not read."""
    if node.tag in ("-text", "html", "body"):
        return False
    told = node.attributes
    return "hidden" in told or told.get("aria-hidden") == "true" or HIDDEN.search(told.get("style") or "") is not None


def blocks(root: Any) -> str:
    """Text below a node: runs of text with one nearest block are a paragraph, cells of a row are parted by a bar."""
    parts: list[tuple[int | None, str]] = []
    block: dict[int | None, int | None] = {}
    unseen: set[int | None] = set()
    for node in root.traverse(include_text=True):
        above = node.parent
        inside = block.get(above.mem_id, above.mem_id) if above is not None else 0
        if (above is not None and above.mem_id in unseen) or hidden(node):
            unseen.add(node.mem_id)
        elif node.tag == "-text":
            parts.append((inside, node.text_content or ""))
        elif node.tag not in INLINE:
            block[node.mem_id] = node.mem_id
        else:
            block[node.mem_id] = inside
            if node.tag in ("td", "th", "br"):
                parts.append((inside, "\n" if node.tag == "br" else " | "))
    lines, last = [""], None
    for inside, text in parts:
        if inside != last and lines[-1].strip():
            lines.append("")
        lines[-1], last = lines[-1] + text, inside
    return "\n\n".join(clean for line in lines if (clean := " ".join(line.split()).strip("| ")))


def pdf(path: Path) -> dict[str, Any]:
    """Text of a PDF: words broken at line ends joined, lines put together to paragraphs, page numbers left out."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise Fault("reading PDF needs the package pypdf; pip install pypdf, or convert it to text") from None
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Fault("it is encrypted; take the password off first")
        pages = [laid_out(page) for page in reader.pages]
        made = reader.metadata.creation_date if reader.metadata else None
    except Fault:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError,
            AssertionError, NotImplementedError) as error:
        raise Fault(f"the PDF is damaged ({' '.join(str(error).split())[:80] or type(error).__name__}); "
                    "print it to a new PDF or convert it to text") from None
    return {"text": paragraphs(pages), "notes": [], "dates": {"file": made.date().isoformat() if made else ""}}


def laid_out(page: Any) -> str:
    """Text of a page with a blank line where a line is set in another size or stands further off than lines do."""
    parts: list[str] = []
    last: list[float] = []      # height on the page and size of the line before

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        height, scale = tm[4] * cm[1] + tm[5] * cm[3] + cm[5], abs(size * tm[3] * cm[3]) or abs(size)
        if text.strip() and scale:
            apart = last and abs(last[0] - height) > 1.0
            if apart and (abs(last[1] - scale) > SIZE * scale or abs(last[0] - height) > GAP * max(last[1], scale)):
                parts.append("\n\n")
            last[:] = [height, scale]
        parts.append(text)

    page.extract_text(visitor_text=take)
    return re.sub(r"\n{3,}", "\n\n", "".join(parts))


def paragraphs(pages: list[str]) -> str:
    """Pages of lines as paragraphs: a blank line ends one, and so does a short line that ends a sentence."""
    whole = "\n".join(_body(page.replace("\r\n", "\n"), pages) for page in pages)
    lines = HYPHEN.sub("", whole).split("\n")
    width = sorted(len(line) for line in lines if line.strip())
    usual = width[int(0.8 * (len(width) - 1))] if width else 0
    made = [""]
    for line in lines:
        plain = " ".join(line.split())
        if plain:
            made[-1] = f"{made[-1]} {plain}".strip()
        if not plain or (len(line) < 0.75 * usual and plain[-1] in ".!?:”»\""):
            made.append("")
    return "\n\n".join(text for text in made if text)


def _body(page: str, pages: list[str]) -> str:
    """A page without its number and without first and last lines, up to HEADING, that stand on most pages."""
    lines = page.strip().split("\n")
    for end in (0, -1):
        for _ in range(HEADING):
            if lines and (not lines[end].strip() or NUMBER_LINE.fullmatch(lines[end]) or _repeated(lines[end], pages)):
                lines.pop(end)
    return "\n".join(lines)


def _repeated(line: str, pages: list[str]) -> bool:
    """Whether a short line that ends no sentence stands on most of three or more pages, whatever number it ends with."""
    plain = PAGE_NUMBER.sub("", line.strip())
    short = 3 < len(plain) < 120 and plain[-1] not in ".!?"
    return short and len(pages) > 2 and sum(plain in page for page in pages) > len(pages) / 2


def docx(path: Path) -> dict[str, Any]:
    """Paragraphs and tables of a DOCX in their order; a row of a table is a line with bars."""
    try:
        from docx import Document
        from docx.table import Table
    except ImportError:
        raise Fault("reading DOCX needs the package python-docx; pip install python-docx, or save it as text") from None
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise Fault(f"unpacked it would take {unpacked / 1e6:,.0f} MB; save its text alone")
        document = Document(str(path))
        lines = []
        for item in document.iter_inner_content():
            rows = [" | ".join(" ".join(cell.text.split()) for cell in {id(c._tc): c for c in row.cells}.values())
                    for row in item.rows] \
                if isinstance(item, Table) else [" ".join(item.text.split())]
            lines += [row for row in rows if row.strip("| ")]
        made = document.core_properties.created
    except Fault:
        raise
    except Exception as error:      # python-docx and lxml raise whatever they meet; here it is a stranger's file
        raise Fault(f"the DOCX is damaged ({' '.join(str(error).split())[:80] or type(error).__name__}); "
                    "open it in a word processor and save it again") from None
    return {"text": "\n\n".join(lines), "notes": ["footnotes and headers of a DOCX are not read"],
            "dates": {"file": made.date().isoformat() if made else ""}}


def main(kind: str, name: str) -> dict[str, Any]:
    """What the file holds, or a fault in one sentence."""
    try:
        return {"html": html, "pdf": pdf, "docx": docx}[kind](Path(name))
    except MemoryError:
        return {"fault": "reading it takes too much memory; split it or convert it to text"}
    except ValueError as error:
        return {"fault": str(error).removeprefix(f"{name}: ")}


def limit_memory() -> None:
    """No more than MEMORY for this process, where the system can promise that."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    limit_memory()
    print(json.dumps(main(*sys.argv[1:3])))

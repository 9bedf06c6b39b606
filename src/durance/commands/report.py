"""What `durance report` does: the answers of runs as a page, as Markdown or as a table, in English or French."""

from pathlib import Path

from durance.ensemble.store import Run, open_run
from durance.report.bundle import WEB, write_html
from durance.report.given import kept
from durance.report.page import write_report
from durance.report.plain import markdown, refuse, table
from durance.report.questions import questions

FORMATS = {"html": "report.html", "md": "report.md", "csv": "report.csv"}
SUFFIXES = {"html": (".html", ".htm"), "md": (".md",), "csv": (".csv",)}
STYLES = ("answers", "classic")


def report(names: list[str], target: Path | None, out: Path, lang: str = "en", form: str = "html",
           style: str = "answers") -> None:
    """Write the report of these runs and print its path. Raises ValueError for what cannot be written."""
    if not names:
        raise ValueError("name at least one run; `durance runs` lists them")
    refuse(lang)
    if form not in FORMATS:
        raise ValueError(f"a report is written as {', '.join(FORMATS)}, not as {form!r}")
    if style not in STYLES:
        raise ValueError(f"a page has the style {' or '.join(STYLES)}, not {style!r}")
    target = target or Path(FORMATS[form])
    if target.suffix and target.suffix.lower() not in SUFFIXES[form]:
        raise ValueError(f"{target.name} would hold {form}: end its name in {' or '.join(SUFFIXES[form])}, "
                         "or choose html, md or csv by --format")
    if not target.resolve().parent.is_dir():
        raise ValueError(f"the folder {target.resolve().parent} does not exist; make it, or name another file after --output")
    print(written([open_run(name, out) for name in names], target, out, lang, form, style))


def written(runs: list[Run], target: Path, out: Path, lang: str, form: str, style: str) -> Path:
    """The file, written."""
    if form == "html" and (style == "classic" or not (WEB / "report.js").exists()):
        if lang != "en":
            raise ValueError("the classic page is in English only; leave out --lang or --style classic")
        return write_report(runs, target)
    payload = questions(runs, extras=kept(runs, out))
    if form == "html":
        return write_html(payload, target, lang)
    target.write_text(markdown(payload, lang) if form == "md" else table(payload, lang), encoding="utf-8", newline="")
    return target

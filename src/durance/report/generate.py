"""Write the generated documents anew: `python -m durance.report.generate` (or `make docs`)."""

from pathlib import Path

from durance.pack.load import load
from durance.report.ablated import document
from durance.report.odd import glossary, odd

ROOT = Path(__file__).parents[3]


def documents() -> dict[str, str]:
    """Path below the repository -> text of every generated document."""
    return {"GLOSSARY.md": glossary()} | {f"docs/model/odd-{name}.md": odd(load(name)) for name in ("lakeland", "mali")}


ABLATION = "docs/model/ablation.md"      # takes a minute to make: a test compares the digests it was made from

if __name__ == "__main__":
    for path, text in (documents() | {ABLATION: document()}).items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(path)

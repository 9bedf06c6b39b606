"""Write the generated documents anew: `python -m durance.report.generate` (or `make docs`)."""

from pathlib import Path

from durance.pack.load import load
from durance.report import ablated, calibrated, disputes, trial, validation
from durance.report.odd import glossary, odd
from durance.report.wiring import graph

ROOT = Path(__file__).parents[3]


def documents() -> dict[str, str]:
    """Path below the repository -> text of every generated document."""
    return {"GLOSSARY.md": glossary(), "docs/model/influence.svg": graph()} | {
        f"docs/model/odd-{name}.md": odd(load(name)) for name in ("lakeland", "mali")} | validation.documents()


# minutes to make: tests compare the digests they were made from
SLOW = {"docs/model/ablation.md": ablated, disputes.PATH: disputes, trial.PATH: trial, calibrated.PATH: calibrated}

if __name__ == "__main__":
    for path, text in (documents() | {name: made.document() for name, made in SLOW.items()}).items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(path)

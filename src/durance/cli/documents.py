"""Commands that read documents."""

from pathlib import Path

from durance.cli.app import Json, app


@app.command
def ingest(*file: Path, pack: str | None = None, dated: str | None = None, language: str | None = None, out: Path | None = None,
           review: Path | None = None, accept: Path | None = None, source: str | None = None, score: bool = False,
           json: Json = False) -> int:
    """Read documents and propose claims for a person to review. Example: durance ingest report.pdf --pack mali --out p.csv

    Parameters
    ----------
    pack
        folder or name of the pack, mali where left out; --accept wants it named, for it writes there.
    dated
        day of the documents, YYYY-MM-DD or YYYY-MM, against which `last month` is told.
    review
        a CSV of proposals to go through in the terminal.
    accept
        a reviewed CSV whose accepted rows enter the pack's ledger; needs --source and --pack.
    source
        id of the source in the pack's ledger from which accepted claims come.
    score
        measure the reader on the five essays (a checkout with the source data beside it).
    """
    from durance.commands import ingest

    return ingest.ingest(list(file), pack, dated, language, out, accept, review, source, score, json)

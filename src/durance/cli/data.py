"""Commands that make files of data providers tidy."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from durance.cli.app import Json, app

data = App(name="data", help="Tidy tables of files you downloaded. Example: durance data import-ged GEDEvent_v25_1.csv")
app.command(data)
To = Annotated[Path | None, Parameter(name="--out", help="The CSV file or folder to write; else imported/KIND.csv.")]
Within = Annotated[float, Parameter(help="km from a place of the pack within which an event counts as there.")]
Replace = Annotated[bool, Parameter(help="Write over a table that exists.", negative="")]


@data.command
def import_ged(file: Path, *, pack: str = "mali", out: To = None, within: Within = 120, replace: Replace = False,
               json: Json = False) -> None:
    """UCDP events, a release or a candidate release (CSV). Example: durance data import-ged GEDEvent_v25_1.csv"""
    from durance.commands.data import import_file

    import_file("ged", file, pack, out, within, replace, json)


@data.command
def import_acled(file: Path, *, pack: str = "mali", out: To = None, within: Within = 120, replace: Replace = False,
                 json: Json = False) -> None:
    """An ACLED export (CSV); its terms bind you. Example: durance data import-acled export.csv --out mine.csv"""
    from durance.commands.data import import_file

    import_file("acled", file, pack, out, within, replace, json)


@data.command
def import_unhcr(file: Path, *, pack: str = "mali", out: To = None, replace: Replace = False, json: Json = False) -> None:
    """UNHCR population figures (CSV). Example: durance data import-unhcr population.csv"""
    from durance.commands.data import import_file

    import_file("unhcr", file, pack, out, 120, replace, json)


@data.command
def import_dtm(file: Path, *, pack: str = "mali", out: To = None, replace: Replace = False, json: Json = False) -> None:
    """IOM displacement rounds (a sheet saved as CSV). Example: durance data import-dtm baseline.csv"""
    from durance.commands.data import import_file

    import_file("dtm", file, pack, out, 120, replace, json)


@data.command
def import_prices(file: Path, *, pack: str = "mali", out: To = None, within: Within = 120, replace: Replace = False,
                  json: Json = False) -> None:
    """WFP food prices from HDX (CSV). Example: durance data import-prices wfp_food_prices_mli.csv"""
    from durance.commands.data import import_file

    import_file("prices", file, pack, out, within, replace, json)


@data.command
def import_cadre(file: Path, *, pack: str = "mali", out: To = None, replace: Replace = False, json: Json = False) -> None:
    """Cadre Harmonisé phases of food insecurity (CSV). Example: durance data import-cadre cadre_harmonise.csv"""
    from durance.commands.data import import_file

    import_file("cadre", file, pack, out, 120, replace, json)

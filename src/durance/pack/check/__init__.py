"""Every fault of a pack, with file and line. Reads text only: neither NumPy nor Numba is imported."""

from collections.abc import Callable
from pathlib import Path

from durance.pack.check.actors import check_actors
from durance.pack.check.contradictions import check_contradictions
from durance.pack.check.corridors import check_ways
from durance.pack.check.disputes import check_disputes
from durance.pack.check.events import check_events, check_measures
from durance.pack.check.evidence import check_evidence
from durance.pack.check.figures import check_figures
from durance.pack.check.files import Folder
from durance.pack.check.numbers import check_numbers
from durance.pack.check.observed import check_observed
from durance.pack.check.parameters import check_parameters
from durance.pack.check.powers import check_powers
from durance.pack.check.scenarios import check_scenarios
from durance.pack.check.second import check_second
from durance.pack.check.states import check_states
from durance.pack.check.tables import check_tables
from durance.pack.check.theses import check_theses
from durance.pack.check.unused import check_unused
from durance.pack.rows import Fault

RUNNING: tuple[Callable[[Folder], None], ...] = (
    check_tables, check_ways, check_actors, check_powers, check_numbers, check_parameters, check_states,
    check_events, check_measures,    check_disputes, check_scenarios)
LEDGER: tuple[Callable[[Folder], None], ...] = (
    check_evidence, check_figures, check_unused, check_observed, check_contradictions, check_theses, check_second)


def check(folder: Path, fast: bool = False) -> list[Fault]:
    """All faults of the pack in `folder`, in the order of files and lines; none means it is sound.

    `fast` leaves out the ledger and what was observed: what remains is what a run needs.
    """
    pack = Folder(Path(folder))
    if not pack.root.is_dir():
        return [Fault(".", 1, "The pack's folder does not exist; name a folder with a pack.toml.")]
    for part in RUNNING if fast else RUNNING + LEDGER:
        try:
            part(pack)
        except Exception as error:  # a broken pack must give a list of faults, never a traceback
            pack.fault(".", 1, f"`{part.__name__}` stumbled over an unexpected form "
                               f"({type(error).__name__}: {error}); mend the other faults first, then report this one.")
    return sorted(set(pack.faults))

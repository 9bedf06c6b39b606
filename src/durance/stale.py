"""Fits made by other equations: said before a run that carries one."""

import sys

from durance.core.kernel import digest
from durance.report.hindsight import made_with
from durance.scenario import Scenario


def stale_fit(made: Scenario) -> str:
    """One sentence when the scenario's fit was made by other equations than these or by none it names; else empty."""
    told, now = made_with(made.pack, made.fit)["equations"] if made.fit else digest(), digest()
    if told == now:
        return ""
    return (f"the fit {made.fit} was made with equations {told or 'that its file does not name'}, these are {now}: it may not "
            f"fit this model; `durance calibrate` makes it anew")


def warn_of_stale_fit(made: Scenario) -> None:
    """Say so on stderr."""
    if text := stale_fit(made):
        print(f"durance: {text}", file=sys.stderr)

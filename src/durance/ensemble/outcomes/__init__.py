"""All outcomes of a run; importing this package registers them in the order of the files below."""

from durance.ensemble.outcomes import bargains, force, people, state, supply
from durance.ensemble.outcomes.registry import OUTCOMES, Context, Outcome, get, outcome, watched_variables

__all__ = ["OUTCOMES", "Context", "Outcome", "bargains", "force", "get", "outcome", "people", "state", "supply",
           "watched_variables"]

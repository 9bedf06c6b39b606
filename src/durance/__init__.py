"""durance: a laboratory for a state under siege. `import durance as du`; names load when they are first used."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from durance.api import causes, load, open_run, patterns, report, run, survival, trial, why_pair

__version__ = "0.1.0"

__all__ = ["causes", "load", "open_run", "patterns", "report", "run", "survival", "trial", "why_pair"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from durance import api

        return getattr(api, name)
    raise AttributeError(f"module 'durance' has no attribute {name!r}; it has {', '.join(__all__)}")

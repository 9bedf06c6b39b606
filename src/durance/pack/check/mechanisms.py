"""What the mechanisms take, read from their source as text (nothing is imported or compiled)."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from durance.pack.check.files import HOME, Folder

START = {"normal_flow": "trucks/day", "stock_factor": "1", "insurgent_factor": "1", "elite_start": "0..1",
         "days_since_coup": "day", "treasury_days": "day", "arrears_start": "Mcur",
         "population_factor": "1", "morale_start": "0..1", "loyalty_start": "0..1", "funds_start": "Mcur/fighter",
         "blame_start": "share", "reform_start": "0..1",
         "clash_floor": "clashes/day", "establishment_factor": "1", "thin_days": "day"}  # taken by the starting state
_UNIT = re.compile(r"((?:\w+\s*,\s*)*\w+) \[([^\]]+)\]")
_SECTION = re.compile(r"^Parameters\b(.*?)(?=^(?:[A-Z][\w ]*?(?:\s{2,}|:|$))|\Z)", re.MULTILINE | re.DOTALL)


class Taken(NamedTuple):
    """The parameters a mechanism's function takes, the units its docstring gives them, and the variables it writes."""

    arguments: tuple[str, ...]
    units: dict[str, str]
    writes: frozenset[str] = frozenset()


def mechanisms(pack: Folder) -> dict[str, Taken]:
    """Mechanisms of the standing schedule, by file name."""
    return _read(HOME / "mechanisms", frozenset(pack.variables) | frozenset(pack.geography) | {"key"})


def rivals(pack: Folder) -> dict[str, Taken]:
    return _read(HOME / "mechanisms" / "rivals", frozenset(pack.variables) | frozenset(pack.geography) | {"key"})


@cache
def _read(folder: Path, wired: frozenset[str]) -> dict[str, Taken]:
    found = {}
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        arguments = [argument.arg for node in tree.body if isinstance(node, ast.FunctionDef) and _declared(node)
                     for argument in (*node.args.args, *node.args.kwonlyargs) if argument.arg not in wired]
        if any(isinstance(node, ast.FunctionDef) and _declared(node) for node in tree.body):
            found[path.stem] = Taken(tuple(arguments), _units(ast.get_docstring(tree) or ""), _written(tree))
    return found


def _written(tree: ast.Module) -> frozenset[str]:
    """The variables named in @mechanism(writes="...")."""
    calls = [item for node in tree.body if isinstance(node, ast.FunctionDef) for item in node.decorator_list
             if isinstance(item, ast.Call)]
    return frozenset(name for call in calls for given in call.keywords if given.arg == "writes"
                     for name in str(getattr(given.value, "value", "")).split())


def _declared(node: ast.FunctionDef) -> bool:
    """Whether a function is decorated with @mechanism(...)."""
    heads = [item.func if isinstance(item, ast.Call) else item for item in node.decorator_list]
    return any(isinstance(head, ast.Name) and head.id == "mechanism" for head in heads)


def _units(doc: str) -> dict[str, str]:
    section = _SECTION.search(doc)
    return {name.strip(): unit for names, unit in _UNIT.findall(section[1] if section else "")
            for name in names.split(",")}

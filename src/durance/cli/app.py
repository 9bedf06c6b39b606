"""The application to which every command belongs, and the options that many of them share."""

from typing import Annotated

from cyclopts import App, Parameter

import durance

HELP = """A laboratory for a state under siege.

Example: durance run mali/blockade-2025 --members 500"""
app = App(name="durance", version=durance.__version__, suppress_keyboard_interrupt=False, help=HELP)
Json = Annotated[bool, Parameter(help="Print one JSON document on stdout and nothing else.")]
Many = Annotated[list[str] | None, Parameter(consume_multiple=True)]

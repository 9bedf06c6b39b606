"""The command line: one file a kind of command; each imports what it needs when it is called."""

from durance.cli import answers, data, decisions, documents, packs, runs
from durance.cli.app import app
from durance.cli.main import main

__all__ = ["answers", "app", "data", "decisions", "documents", "main", "packs", "runs"]

"""The report: one HTML file that opens offline, drawn from a JSON payload (payload.md)."""

from durance.report.html import render

__all__ = ["render"]

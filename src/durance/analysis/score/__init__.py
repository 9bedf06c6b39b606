"""Scores of forecasts, benchmarks on the same rows, and the protocols under which both are made."""

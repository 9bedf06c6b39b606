"""Forecasts of monthly deaths: the model run from the state of each origin, tied to what was counted up to it."""

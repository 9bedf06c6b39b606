"""Analyses: functions of runs. Nothing here is read by a run."""

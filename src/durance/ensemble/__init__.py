"""Ensembles: members sampled, run in blocks, recorded. No mechanism knows any of this."""

"""Evidence: who says so, since when, and who disagrees."""

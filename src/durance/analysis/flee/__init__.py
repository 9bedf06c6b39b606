"""The 2012 displacement case on three sets of information, beside the Flee model and naive predictors (case E)."""

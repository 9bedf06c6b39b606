"""The model: one file is one causal claim. A mechanism imports core only."""

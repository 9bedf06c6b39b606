"""Country packs: plain files in, one immutable value out."""

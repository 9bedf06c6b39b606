"""Reading documents: text in, proposals out; no proposal becomes evidence without a person."""

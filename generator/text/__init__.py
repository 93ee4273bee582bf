"""Vietnamese administrative text: folding, passages, citations, dates, numbers, names."""

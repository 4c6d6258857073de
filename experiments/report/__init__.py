"""The report of a comparison: one self-contained page, in English or Japanese."""

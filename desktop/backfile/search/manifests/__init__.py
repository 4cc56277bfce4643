"""The corpus of a paper as one file, and whether a library still gives the same."""

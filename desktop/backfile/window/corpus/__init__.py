"""The corpus of a paper: written down as a manifest, and whether this library still gives what one says."""

"""How words are used in what was found: in their contexts, beside other words, and how often over time."""

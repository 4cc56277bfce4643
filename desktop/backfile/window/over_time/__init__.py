"""How often the words of one question or of several occur over time."""

"""The sidebar: the library's name, places, and facets of the current results with their counts."""

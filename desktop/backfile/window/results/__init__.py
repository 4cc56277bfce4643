"""The list of results, and what stands round it: sort bar, new results above, and the page where nothing matches."""

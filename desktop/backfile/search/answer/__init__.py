"""What is made of the items that were found: their order, their versions as one row, facets, the timeline, rows."""

"""The timeline: how many articles a span of time has, and a brush that narrows the query to it."""

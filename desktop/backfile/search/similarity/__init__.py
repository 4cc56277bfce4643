"""The articles that are most like one, and how versions of one differ: how much, and in which words."""

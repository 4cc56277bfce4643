"""Searches that are kept: how they are named and changed, and what is new since somebody looked."""

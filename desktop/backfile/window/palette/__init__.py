"""Ctrl+K: every command by its name."""

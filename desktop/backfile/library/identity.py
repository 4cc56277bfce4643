"""By what a library file is known. Apart from `schema`, which loads sqlite-utils (0.1 s) to make one."""

APPLICATION_ID = 0x4261636B  # "Back"; `file` and SQLite's own header show it
VERSION = 2
"""How many migrations `schema` has; a test counts them."""

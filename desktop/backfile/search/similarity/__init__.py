"""The articles that are most like one."""

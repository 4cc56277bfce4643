"""The program's help: a page for the query language, each of whose examples can be tried."""

from backfile.window.help.page import HelpPage

__all__ = ["HelpPage"]

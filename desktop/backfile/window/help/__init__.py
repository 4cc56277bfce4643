"""The program's help: a page for the query language, each of whose examples can be tried."""

from backfile.window.help.helping import Helping

__all__ = ["Helping"]

"""The one line of a terminal that tells how far something is."""

from io import StringIO

from backfile.commands.progress_line import ProgressLine
from backfile.importer.messages import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def progress(dump: str) -> Progress:
    return Progress(dump, 1, None, 50, 200, 1, 3, 3, 0, 0, 0, 0, 1_204.0, 150.0, False, 3)


def test_it_says_how_much_is_done_how_fast_and_how_long_it_takes() -> None:
    terminal = Terminal()
    ProgressLine(terminal).tell(progress("march.zip"))
    assert terminal.getvalue().endswith("march.zip  25 %  3 articles  1,204/s  2 min left")


def test_where_nobody_looks_nothing_is_written() -> None:
    pipe = StringIO()
    line = ProgressLine(pipe)
    line.tell(progress("march.zip"))
    line.clear()
    assert pipe.getvalue() == ""


def test_the_name_of_a_dump_never_steers_the_terminal() -> None:
    terminal = Terminal()
    ProgressLine(terminal).tell(progress("\x1b]0;owned\x07.zip"))
    written = terminal.getvalue().removeprefix("\r\x1b[K")
    assert "owned" in written
    assert not {"\x1b", "\x07"} & set(written)

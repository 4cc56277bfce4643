"""Which commands are meant by what is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from backfile.window.palette.command import Command, begun, meant
from backfile.window.palette.model import CommandsModel, Role

NAMES = ("Go to the search field", "Sort by date, newest first", "Show or hide the sidebar", "Stern öffnen", "Star it")
COMMANDS = tuple(Command(name, "list", lambda: None) for name in NAMES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", list(NAMES)),
        ("so da", ["Sort by date, newest first"]),
        ("st", ["Stern öffnen", "Star it"]),
        ("s", ["Sort by date, newest first", "Show or hide the sidebar", "Stern öffnen", "Star it", NAMES[0]]),
        ("SIDE", ["Show or hide the sidebar"]),
        ("off", ["Stern öffnen"]),
        ("star it now", []),
    ],
)
def test_the_beginnings_of_words_name_a_command(typed: str, found: list[str]) -> None:
    assert [command.words for command in meant(COMMANDS, typed)] == found


def test_what_was_typed_is_marked_in_the_name() -> None:
    name = "Sort by date, newest first"
    assert [name[start:end] for start, end in begun(name, "so ne")] == ["So", "ne"]
    assert begun(name, "") == []


def test_the_model_hands_out_whole_commands(qapp) -> None:
    model = CommandsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show([Command("Star it", "star", lambda: None, "S")])
    index = model.index(0, 0)
    assert isinstance(index.data(Role.COMMAND), Command)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Star it, S"


def test_a_command_is_found_by_what_else_it_is_called_after_those_of_that_name() -> None:
    help_ = Command("What can be searched", "list", lambda: None, "F1", "help syntax")
    keys = Command("Keyboard shortcuts", "list", lambda: None, "?", "help keys hotkeys")
    named = Command("Key of the day", "list", lambda: None)
    offered = (help_, keys, named)
    assert meant(offered, "help") == [help_, keys]
    assert meant(offered, "key") == [keys, named]
    assert meant(offered, "hotkeys") == [keys]
    assert meant(offered, "keys") == [keys]
    assert meant(offered, "what syntax") == [help_]


def test_a_key_means_its_command() -> None:
    keys = Command("Keyboard shortcuts", "list", lambda: None, "?")
    assert meant((*COMMANDS, keys), "?") == [keys]

"""What is told over the panes, and how long it stands there."""

import pytest
from pytestqt.qtbot import QtBot

from backfile.window.notice import Notice


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def test_what_went_wrong_stays_until_it_is_closed(notice: Notice) -> None:
    notice.tell("The disk is full.")
    notice.move_on()
    notice.move_on(asked=True)
    assert not notice.isHidden()


def test_what_is_said_by_the_way_goes_when_something_else_is_read_or_asked(notice: Notice) -> None:
    notice.say("Written to lines.csv.")
    notice.move_on()
    assert notice.isHidden()
    notice.say("Written to lines.csv.")
    notice.move_on(asked=True)
    assert notice.isHidden()


def test_a_way_back_stays_while_one_reads_and_goes_by_asking(notice: Notice) -> None:
    notice.say("These are others.", lambda: None)
    notice.move_on()
    assert not notice.isHidden()
    notice.move_on(asked=True)
    assert notice.isHidden()

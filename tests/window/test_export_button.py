"""A button that offers tables, as it is read out."""

from pytestqt.qtbot import QtBot

from backfile.window.export_button import ExportButton


def test_its_name_begins_with_its_first_letter_whatever_it_says(qtbot: QtBot) -> None:
    button = ExportButton(lambda: None)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Export"
    button.set_brief(True)
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Export", "Export")
    button.show_progress(7)
    assert button.accessibleName() == "Stop, 7 %"
    button.show_rest()
    assert button.accessibleName() == "Export"

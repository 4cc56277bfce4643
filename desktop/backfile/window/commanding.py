"""What a window can be told to do: by its menus, by keys, and by the palette, which all call the same."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backfile.window import dialogs, menus
from backfile.window.appearance import Choice, appearance
from backfile.window.keyboard import focus_next
from backfile.window.top_bar import View
from backfile.window.widening import KEY as WIDEN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from backfile.window.main import MainWindow


class Commanding(QObject):
    """Made when all parts are there: each command is a part's own."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands = self._made_commands()
        self._ticked = ticked = menus.Ticked(
            menus.gentle_action(commands, window),
            menus.folding_action(commands, window),
            window.widening.action,
            menus.pictures_menu(commands, window.importing.runner.largest_picture, window),
            menus.appearance_menu(commands, appearance().choice, window),
        )
        window.inquiry.folding_changed.connect(ticked.folding.setChecked)
        window.setMenuBar(menus.menu_bar(commands, ticked, window.library.menu(), window))
        window.top.set_menus(menus.import_menu(commands, ticked, window), menus.main_menu(commands, ticked, window))
        menus.add_keys(window, self._keys())

    def show_gentleness(self, on: bool) -> None:
        """Whether imports use less of this computer."""
        self._ticked.gentle.setChecked(on)

    def show_picture_size(self, megabytes: float) -> None:
        """Up to which size pictures are kept."""
        menus.tick(self._ticked.pictures, megabytes)

    def toggle_menu_bar(self) -> None:
        """Show the menu bar, the keyboard in it, or hide it."""
        bar = self._window.menuBar()
        bar.setVisible(not bar.isVisible())
        if bar.isVisible():
            bar.setActiveAction(bar.actions()[0])

    def _made_commands(self) -> menus.Commands:
        window = self._window
        importing, asking, article = window.importing, window.asking, window.article
        return menus.Commands(
            search=window.focus_field,
            save_search=window.saved.keep,
            copy_query=asking.telling.copy_query,
            search_list=window.lists.edit,
            save_manifest=window.manifests.save,
            verify_manifest=window.manifests.verify,
            copy_sentence=asking.telling.copy_sentence,
            export_results=window.exporting.export_results,
            export_article=window.exporting.export_article,
            import_files=importing.import_files,
            import_folder=importing.import_folder,
            import_with_options=importing.import_with_options,
            watch_folder=importing.watch_folder,
            be_gentle=importing.be_gentle,
            keep_pictures=importing.keep_pictures,
            new_library=window.library.make_new,
            open_library=window.library.choose,
            choose_appearance=self._choose_appearance,
            show_keys=partial(dialogs.show_keys, window),
            show_about=partial(dialogs.show_about, window),
            show_help=window.help.show_language,
            show_palette=self._show_palette,
            toggle_sidebar=window.panes.toggle_sidebar,
            show_view=window.pages.show_view,
            fold=window.inquiry.fold,
            turn_folding=window.results.sort_bar.folding.turn,
            toggle_versions=window.results.list.toggle_current,
            compare_versions=article.compare_versions,
            search_similar=article.search_similar,
            forget_searched=asking.completing.forget_searched,
            leave=window.close,
        )

    def _keys(self) -> dict[str, Callable[[], object]]:
        window, commands = self._window, self._commands
        return {
            "Ctrl+F": commands.search,
            "/": commands.search,
            "Ctrl+K": commands.show_palette,
            "Ctrl+1": partial(commands.show_view, View.ARTICLES),
            "Ctrl+2": partial(commands.show_view, View.CONCORDANCE),
            "Ctrl+3": partial(commands.show_view, View.OVER_TIME),
            "Ctrl+4": window.lists.show_table,
            menus.SEARCH_LIST: commands.search_list,
            "J": partial(self._step, 1),
            "K": partial(self._step, -1),
            "N": window.article.next_hit,
            "P": window.article.previous_hit,
            "S": window.article.toggle_star,
            "D": commands.compare_versions,
            WIDEN: window.widening.toggle,
            "M": commands.search_similar,
            "V": commands.toggle_versions,
            "Shift+V": commands.turn_folding,
            "F6": self._focus_next_pane,
            "Ctrl+B": commands.toggle_sidebar,
            "Ctrl+D": commands.save_search,
            menus.COPY_QUERY: commands.copy_query,
            menus.EXPORT: commands.export_results,
            "Ctrl+I": commands.import_files,
            "Ctrl+Shift+I": commands.import_folder,
            "Ctrl+Alt+I": commands.import_with_options,
            "Ctrl+O": commands.open_library,
            "Ctrl+Q": commands.leave,
            "?": commands.show_keys,
            "F1": commands.show_help,
            "F10": self.toggle_menu_bar,
        }

    def _step(self, by: int) -> None:
        """Down or up in what is looked at."""
        match self._window.pages.view:
            case View.LINES:
                self._window.lines().table.step(by)
            case View.CONCORDANCE:
                self._window.concordance().list.step(by)
            case _:
                self._window.results.list.step(by)

    def _focus_next_pane(self) -> None:
        window = self._window
        panes: list[QWidget] = [window.top.field, window.sidebar.tree, window.results.list, window.article.page]
        if (concordance := window.concordance.made) is not None:
            panes += [concordance.list, concordance.words]
        if (lines := window.lines.made) is not None:
            panes.append(lines.table)
        focus_next(panes)

    def _choose_appearance(self, choice: Choice) -> None:
        appearance().choose(choice)
        self._window.appearance_chosen.emit(choice.value)

    def _show_palette(self) -> None:
        from backfile.window.palette.offered import offered  # the first paint does not wait for it
        from backfile.window.palette.palette import Palette
        from backfile.window.palette.views import view_commands

        window = self._window
        own = (
            *window.widening.commands(),
            *window.saved.commands(),
            *view_commands(window.pages, window.concordance, window.over_time),
        )
        Palette(offered(self._commands, window.inquiry, window.article, window.paging.go_to, own), window).open()

"""A scroll bar that lies over a view's edge: no row moves when it comes or goes, and hairlines reach the edge."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle

from backfile.window.appearance import theme

WIDTH = 12


class OverlayBar(QScrollBar):
    """Shows and moves the view's own vertical bar, which is hidden."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self._soon = QTimer(self, interval=0, singleShot=True)  # a view sets its range before its page
        self._soon.timeout.connect(self._follow)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.installEventFilter(self)
        self._bar.rangeChanged.connect(self._soon.start)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            self._place()
            self._soon.start()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        value = self._bar.value()
        self.setRange(self._bar.minimum(), self._bar.maximum())
        self.setPageStep(self._bar.pageStep())
        self.setSingleStep(self._bar.singleStep())
        self.setValue(value)
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self._place()

    def _place(self) -> None:
        room = self._view.rect()
        box = QRect(room.width() - theme().px(WIDTH), 0, theme().px(WIDTH), room.height())
        self.setGeometry(QStyle.visualRect(self._view.layoutDirection(), room, box))
        self.raise_()

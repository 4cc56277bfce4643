"""Pause, resume and cancel, from another thread or from the standard input of the importing process."""

import threading
from typing import TextIO


class Control:
    """What the user wants of a running import. Every method may be called from any thread, or from a signal handler."""

    def __init__(self) -> None:
        self._go_on = threading.Event()
        self._go_on.set()
        self._cancelled = False
        self.gentle = False  # whether to use less of the computer

    @property
    def cancelled(self) -> bool:
        """Whether the import shall end with what it has."""
        return self._cancelled

    @property
    def paused(self) -> bool:
        """Whether the import shall wait."""
        return not self._go_on.is_set() and not self._cancelled

    def pause(self) -> None:
        """Let the import wait."""
        self._go_on.clear()

    def resume(self) -> None:
        """Let it go on."""
        self._go_on.set()

    def cancel(self) -> None:
        """Let it end with what it has, also while it waits."""
        self._cancelled = True
        self._go_on.set()

    def be_gentle(self) -> None:
        """Use less of the computer."""
        self.gentle = True

    def be_brisk(self) -> None:
        """Use all of the computer again."""
        self.gentle = False

    def wait(self, seconds: float) -> None:
        """Sleep while it is paused, at most so long."""
        self._go_on.wait(seconds)


def follow(control: Control, lines: TextIO) -> threading.Thread:
    """Obey the lines "pause", "resume", "cancel", "gently" and "briskly" in a thread of its own.

    The end of the lines cancels: whoever wanted the import has gone.
    """

    def obey() -> None:
        orders = {
            "pause": control.pause,
            "resume": control.resume,
            "cancel": control.cancel,
            "gently": control.be_gentle,
            "briskly": control.be_brisk,
        }
        for line in lines:
            order = orders.get(line.strip())
            if order is not None:
                order()
        control.cancel()

    thread = threading.Thread(target=obey, name="import-control", daemon=True)
    thread.start()
    return thread

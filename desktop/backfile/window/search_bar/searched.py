"""What was searched before in a library, the latest first."""

from collections.abc import Iterable

MOST = 200


class Searched:
    """Queries as one line each, each once.

    They are kept with the window's state, not in the library: who gives a library away does not give away what was
    looked for in it.
    """

    def __init__(self, texts: Iterable[object] = ()) -> None:
        self._texts = [text for text in texts if isinstance(text, str)][:MOST]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._texts)

    def remember(self, text: str) -> None:
        """Put a query first. What was the beginning of it a moment ago was only on the way to it."""
        text = " ".join(text.split())
        if not text:
            return
        if self._texts and text.startswith(self._texts[0]):
            self._texts.pop(0)
        self.forget(text)
        self._texts.insert(0, text)
        del self._texts[MOST:]

    def forget(self, text: str) -> None:
        """Leave a query out."""
        self._texts = [each for each in self._texts if each.casefold() != text.casefold()]

    def clear(self) -> None:
        """Forget all."""
        self._texts.clear()

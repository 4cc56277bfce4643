"""Lexemes made a whole: every bracket closed, an operator between any two operands, and none that joins nothing."""

from backfile.search.language.lexemes import FieldMark, Leaf, Lexeme, Mark, Near, Same, Weight, Wrap

DEEPEST = 40
"""Brackets that are nested deeper are left out."""


def tidied(lexemes: list[Lexeme], warnings: list[str]) -> list[Lexeme]:
    """What a grammar can read without a fault; what was left out is told."""
    tidy = _Tidier(warnings)
    for lexeme in lexemes:
        tidy.take(lexeme)
    return tidy.finish()


class _Tidier:
    def __init__(self, warnings: list[str]) -> None:
        self._out: list[Lexeme] = []
        self._open: list[bool] = []  # of each open bracket, whether it counts
        self._warnings = warnings

    def take(self, lexeme: Lexeme) -> None:
        match lexeme:
            case Leaf():  # most are
                self._begin_operand()
                self._out.append(lexeme)
            case Mark.AND | Mark.OR:
                if self._expects_operand():
                    self._warnings.append(_dangling(lexeme))
                else:
                    self._out.append(lexeme)
            case Near() | Same() if self._out and self._out[-1] is Mark.NOT:
                self._out.pop()
                self._warnings.append(
                    f"“NOT {lexeme.raw}” was left out. Write -(this {lexeme.raw} that) beside a word."
                )
            case Near() | Same() if self._expects_operand() or (lexeme.raw.startswith("/") and self._after_number()):
                self.take(Leaf(lexeme.raw))  # “SAME OLD STORY”, “9 /11”
            case Near() | Same():
                self._out.append(lexeme)
            case Weight():
                if self._out and (isinstance(self._out[-1], Leaf) or self._out[-1] is Mark.CLOSE):
                    self._out.append(lexeme)
            case Mark.CLOSE:
                self._close()
            case Mark.OPEN:
                self._begin()
            case Mark.NOT:
                self._negate()
            case FieldMark() | Wrap():
                self._begin_operand()
                if isinstance(lexeme, FieldMark) and self._out and isinstance(self._out[-1], FieldMark):
                    self._out.pop()
                self._out.append(lexeme)

    def finish(self) -> list[Lexeme]:
        if self._open:
            self._warnings.append("A bracket is not closed.")
        while self._open:
            self._close()
        self._drop_dangling()
        return self._out

    def _expects_operand(self) -> bool:
        last = self._out[-1] if self._out else Mark.OPEN
        return isinstance(last, FieldMark | Wrap | Near | Same) or (isinstance(last, Mark) and last is not Mark.CLOSE)

    def _after_number(self) -> bool:
        last = self._out[-1]
        return isinstance(last, Leaf) and last.text.isdecimal()

    def _begin_operand(self) -> None:
        if not self._expects_operand():
            self._out.append(Mark.AND)

    def _begin(self) -> None:
        self._begin_operand()
        counts = len(self._open) < DEEPEST
        self._open.append(counts)
        if counts:
            self._out.append(Mark.OPEN)
        else:
            self._warnings.append("Brackets nested that deep were left out.")

    def _negate(self) -> None:
        self._begin_operand()
        at = len(self._out) - (bool(self._out) and isinstance(self._out[-1], FieldMark))
        if at and self._out[at - 1] is Mark.NOT:
            del self._out[at - 1]  # twice is not at all
        else:
            self._out.insert(at, Mark.NOT)

    def _close(self) -> None:
        if not self._open:
            self._warnings.append("A closing bracket without an opening one was left out.")
            return
        if not self._open.pop():
            return
        self._drop_dangling()
        if self._out[-1] is Mark.OPEN:
            self._out.pop()
            self._drop_dangling()
        else:
            self._out.append(Mark.CLOSE)

    def _drop_dangling(self) -> None:
        while self._out and self._expects_operand() and self._out[-1] is not Mark.OPEN:
            dropped = self._out.pop()
            if dropped is Mark.NOT and self._out and self._out[-1] is Mark.AND:
                self._out.pop()  # perhaps nobody typed it
            if isinstance(dropped, FieldMark | Wrap):
                self._warnings.append(f"“{dropped.name}:” has nothing after it.")
            elif isinstance(dropped, Mark | Near | Same):
                self._warnings.append(_dangling(dropped))


def _dangling(operator: Mark | Near | Same) -> str:
    if operator is Mark.NOT:
        return "NOT was left out: it has nothing after it."
    name = operator.name if isinstance(operator, Mark) else f"“{operator.raw}”"
    return f"{name} was left out: it has nothing to join."

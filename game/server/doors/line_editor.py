"""What a client types before it has a board: bytes in, lines of clean text out."""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator

from rich.cells import cell_len

from game.core.clean import clean

LONGEST = 200
"""Characters of a line; what is typed beyond them is not taken."""
_LEAVE = "\x03\x04"
_BACK = "\x7f\x08"


class LineEditor:
    """Lines as they are typed, shown by `show`; ``left`` once Ctrl-C or Ctrl-D was typed.

    A new line is a carriage return, a line feed or both; keys that send sequences do nothing.
    """

    def __init__(self, show: Callable[[str], None]) -> None:
        self.left = False
        self._show = show
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._line = ""
        self._before = ""
        self._sequence = ""

    def take(self, data: bytes) -> Iterator[str]:
        """Yield the lines that `data` ends; nothing more after `left`."""
        for sign in self._decode(data):
            before, self._before = self._before, sign
            if self._sequence or sign == "\x1b":
                self._sequence = _rest(self._sequence, sign)
            elif sign in _LEAVE:
                self.left = True
                return
            elif sign in "\r\n":
                if (before, sign) != ("\r", "\n"):
                    self._show("\r\n")
                    yield self.rest()
            else:
                self._edit(sign)

    def rest(self) -> str:
        """Return and forget what was typed since the last line."""
        line, self._line = self._line, ""
        return clean(line)

    def _edit(self, sign: str) -> None:
        if sign in _BACK:
            self._line, gone = self._line[:-1], self._line[-1:]
            self._show("\b \b" * cell_len(gone))
        elif sign.isprintable() and clean(sign) and len(self._line) < LONGEST:
            self._line += sign
            self._show(sign)


def _rest(sequence: str, sign: str) -> str:
    """Return the kind of sequence still going on after `sign`: escape, ``[``, ``O`` or none."""
    if sign == "\x1b":
        return sign
    if sequence == "\x1b":
        return sign if sign in "[O" else ""
    return sequence if sequence == "[" and not "@" <= sign <= "~" else ""

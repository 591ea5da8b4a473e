"""What a terminal sends, as keys, clicks and pastes; whatever it sends, nothing ends a board.

A paste is text: Textual takes long sequences inside one for keys. Bytes that are no UTF-8 become
the sign for that, and control characters of eight bits are left out.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key, Paste
from textual.message import Message

LONGEST_PASTE = 64 * 1024
"""Letters of a paste that are taken; the rest is left out."""
_CONTROLS_8_BIT = re.compile("[\x80-\x9f]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n?")


class OwnParser(XTermParser):
    """A parser whose cache of keys does not keep every closed board alive."""

    _parse_extended_key = XTermParser._parse_extended_key.__wrapped__  # type: ignore[assignment]


class Keystrokes:
    """Takes bytes in pieces; `rest` is to be called when nothing came for a moment."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = OwnParser()
        self._held = ""
        self._paste: str | None = None

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield what the bytes mean, as far as it is known yet."""
        text, self._held = self._held + self._decode(data), ""
        while text:
            if self._paste is None:
                text = yield from self._typed(text)
            else:
                text = yield from self._pasted(text)

    def rest(self) -> Iterator[Message]:
        """Yield what is meant if nothing follows: a lone Esc is the key."""
        held, self._held = self._held, ""
        if self._paste is not None:
            self._held = held  # a paste goes on, however slowly it comes
        elif held == "\x1b":
            yield Key("escape", "\x1b")
        elif held:
            yield from self._parser.feed(held)
            self._parser._timeout_time = 0.0  # it was waited for already
        yield from self._parser.tick()

    @property
    def unread(self) -> int:
        """How many letters have come that mean nothing yet."""
        return len(self._held) + len(self._paste or "")

    def _typed(self, text: str) -> Generator[Message, None, str]:
        """Take keys up to where a paste begins; returns what follows."""
        typed, mark, rest = text.partition(BRACKETED_PASTE_START)
        if mark:
            self._paste = ""
        else:
            typed, self._held = _without_begun(typed, BRACKETED_PASTE_START)
        if typed := _CONTROLS_8_BIT.sub("", typed):
            yield from self._parser.feed(typed)
        return rest

    def _pasted(self, text: str) -> Generator[Message, None, str]:
        """Take a paste up to its end; returns what follows."""
        pasted, mark, rest = text.partition(BRACKETED_PASTE_END)
        if not mark:
            pasted, self._held = _without_begun(pasted, BRACKETED_PASTE_END)
        self._paste = ((self._paste or "") + pasted)[:LONGEST_PASTE]
        if mark:
            yield Paste(_NOT_TEXT.sub("", _LINE_END.sub("\n", self._paste)))
            self._paste = None
        return rest


def _without_begun(text: str, mark: str) -> tuple[str, str]:
    """Return the text without what may be the beginning of a mark at its end, and that."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""

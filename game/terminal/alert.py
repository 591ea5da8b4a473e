"""Calling somebody who looks elsewhere: a bell, a notice of the desktop, and the window's title."""

from typing import Any

from textual.app import App

from game.core.clean import clean

_KEEP_TITLE, _TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"


class Caller:
    """Calls through one app's terminal; what a terminal does not know of it, it leaves out."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._titled = False

    def call(self, words: str) -> None:
        """Ring, and tell the desktop (OSC 9)."""
        self._app.bell()
        self._write(f"\x1b]9;{_line(words)}\x07")

    def title(self, words: str) -> None:
        """Name the window; its own name is kept for later."""
        kept = "" if self._titled else _KEEP_TITLE
        self._titled = True
        self._write(f"{kept}\x1b]2;{_line(words)}\x07")

    def leave(self) -> None:
        """Give the window its name back."""
        if self._titled:
            self._titled = False
            self._write(_TITLE_BACK)

    def _write(self, codes: str) -> None:
        if self._app._driver is not None and not self._app._driver.is_headless:
            self._app._driver.write(codes)


def _line(words: str) -> str:
    return " ".join(clean(words).split())

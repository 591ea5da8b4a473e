"""An app that ends at a fault without a traceback: nothing of what it knew is printed."""

from pathlib import Path

from textual.app import App


class CalmApp(App[int]):
    """``crash`` is the kind and place of the fault that ended it, if one did."""

    crash: str | None = None

    def _handle_exception(self, error: Exception) -> None:
        """Note the first fault and end; a sentence can be printed when the terminal is back."""
        if self.crash is None:
            self.crash = f"{type(error).__name__}{_place(error)}"
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _place(error: Exception) -> str:
    """Return the file and line in which a fault arose."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return ""
    return f" ({Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno})"

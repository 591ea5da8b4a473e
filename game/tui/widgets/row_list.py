"""A list of rows with a cursor: arrows or the mouse move it, and it says so upwards."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from game.tui.ink.frame import Frame, ink
from game.tui.ink.rows import ListRow, draw_row, first_choice, window
from game.tui.widgets.panel import Panel

LIT, DIM = "$words on $chosen", "$words on $raised"
"""How the chosen row looks where keys go, and where they do not."""


class RowList(Panel, can_focus=True):
    """Shows `rows`; posts `Moved` when the cursor stands elsewhere and `Picked` on a click."""

    DEFAULT_CSS = "RowList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up", tooltip="Go up one line"),
        Binding(
            "down,j", "move(1)", "Down", show=False, id="list.down", tooltip="Go down one line"
        ),
        Binding(
            "pageup", "move(-8)", "Up a page", show=False, id="list.page-up", tooltip="Go up a page"
        ),
        Binding(
            "pagedown",
            "move(8)",
            "Down a page",
            show=False,
            id="list.page-down",
            tooltip="Go down a page",
        ),
        Binding(
            "home",
            "move(-999)",
            "First",
            show=False,
            id="list.first",
            tooltip="Go to the first line",
        ),
        Binding(
            "end", "move(999)", "Last", show=False, id="list.last", tooltip="Go to the last line"
        ),
    ]

    class Moved(Message):
        """The cursor stands on another row, or the rows have changed under it."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            """The list whose cursor moved."""
            return self.rows

    class Picked(Message):
        """The row under the cursor was clicked: act on it."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            """The list that was clicked."""
            return self.rows

    def __init__(
        self, *, title: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(title=title, id=id, classes=classes)
        self.rows: tuple[ListRow, ...] = ()
        self.cursor = 0
        self.first = 0
        self._drawn: dict[tuple[ListRow, str, Frame], Content] = {}

    @property
    def row(self) -> ListRow | None:
        """The row under the cursor, if it can be chosen."""
        if 0 <= self.cursor < len(self.rows) and not self.rows[self.cursor].heading:
            return self.rows[self.cursor]
        return None

    def list_rows(self, rows: tuple[ListRow, ...], at: str | None = None) -> None:
        """Show other rows; the cursor stays on the same row (or `at`) if it is still there."""
        wanted = at or (self.row.id if self.row else None)
        places = [place for place, row in enumerate(rows) if row.id == wanted and not row.heading]
        kept = min(self.cursor, max(len(rows) - 1, 0))
        self.rows = rows
        self.cursor = places[0] if places else kept
        if self.row is None:
            self.cursor = first_choice(rows)
        self._redraw()

    def mark_rows(self, rows: tuple[ListRow, ...]) -> None:
        """Show the same rows with other marks; the cursor stays, and nobody is told."""
        self.rows = rows
        self.redraw()

    def go_to(self, row_id: str) -> None:
        """Put the cursor on a row."""
        self.list_rows(self.rows, row_id)

    def action_move(self, by: int) -> None:
        """Move the cursor over what can be chosen, stopping at the ends."""
        choices = [place for place, row in enumerate(self.rows) if not row.heading]
        if not choices:
            self.first = max(self.first + by, 0)
            self._redraw()
            return
        here = min(range(len(choices)), key=lambda place: abs(choices[place] - self.cursor))
        self.cursor = choices[min(max(here + by, 0), len(choices) - 1)]
        self._redraw()

    def _redraw(self) -> None:
        self.redraw()
        self.post_message(self.Moved(self))

    def lines(self, frame: Frame) -> list[Content]:
        """The rows in sight; small marks say that there are more."""
        self.first = window(self.cursor, self.first, len(self.rows), frame.height)
        if self.cursor == first_choice(self.rows):
            self.first = 0
        whole = len(self.rows) <= frame.height
        lines = self._lines(frame if whole else frame.narrowed(frame.width - 1))
        if self.first > 0:
            lines[0] = ink(lines[0], (frame.glyphs.up, "$muted"))
        if len(self.rows) - self.first > frame.height > 0:
            lines[-1] = ink(lines[-1], (frame.glyphs.down, "$muted"))
        return lines

    def _lines(self, frame: Frame) -> list[Content]:
        """The rows in sight, each drawn only if it was not drawn just so before."""
        light = LIT if self.has_focus else DIM
        sight = self.rows[self.first : self.first + frame.height]
        drawings = [
            (row, light if place == self.cursor and not row.heading else "", frame)
            for place, row in enumerate(sight, self.first)
        ]
        self._drawn = {one: self._drawn.get(one) or draw_row(*one) for one in drawings}
        return [self._drawn[one] for one in drawings]

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor shows more strongly where the keys go."""
        super().watch_has_focus(has_focus)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Choose a row; a click on the chosen one acts on it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        place = self.first + offset.y
        if not 0 <= place < len(self.rows) or self.rows[place].heading:
            return
        if place == self.cursor:
            self.post_message(self.Picked(self))
        self.cursor = place
        self._redraw()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the cursor."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the cursor."""
        self.action_move(-1)

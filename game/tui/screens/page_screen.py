"""A screen with a title line, something long to read, and perhaps a list beside it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer

from game.tui.ink.frame import Drawing, Frame, ink
from game.tui.ink.rows import ListRow
from game.tui.screens.place import Place
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList


class PageScreen(Place[None]):
    """One long page; arrows and page keys scroll it."""

    CSS_PATH = "page_screen.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Back", show=False, id="list.back", tooltip="Go back"),
    ]
    page_title: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Title line, page, keys."""
        yield Panel(id="heading", classes="bar")
        with VerticalScroll(id="page", classes="page"):
            yield Panel(id="words")
        yield Footer(compact=True, show_command_palette=True)

    def show_page(self, title: Content, drawing: Drawing) -> None:
        """Show a page from its top."""
        self.query_one("#heading", Panel).show(lambda frame: ink(" ", title))
        self.query_one("#words", Panel).show(drawing)


class ListScreen(Place[None]):
    """A list on the left; what it says about the chosen row on the right (below, if narrow)."""

    CSS_PATH = "page_screen.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "back", "Back", show=False, id="list.back", tooltip="Go back"),
        Binding(
            "right",
            "read_on(1)",
            "Read on",
            key_display="←→",
            id="list.read-on",
            tooltip="Scroll the text on",
        ),
        Binding(
            "left",
            "read_on(-1)",
            "Read back",
            show=False,
            id="list.read-back",
            tooltip="Scroll the text back",
        ),
    ]

    read = ""
    """The row whose words are shown."""

    def compose(self) -> ComposeResult:
        """Title line, list and page, keys."""
        yield Panel(id="heading", classes="bar")
        with Horizontal(id="halves"):
            yield RowList(id="list", classes="box")
            with VerticalScroll(id="detail", classes="box page", can_focus=False):
                yield Panel(id="words")
        yield Footer(compact=True, show_command_palette=True)

    def show_list(self, title: Content, rows: tuple[ListRow, ...], at: str | None = None) -> None:
        """Show rows under a title; the cursor stays where it was, or goes to the row `at`."""
        self.query_one("#heading", Panel).show(lambda frame: ink(" ", title))
        self.query_one("#list", RowList).list_rows(rows, at)

    def on_row_list_moved(self) -> None:
        """Say more about the row under the cursor, from its top when it is another row."""
        row = self.query_one("#list", RowList).row
        self.query_one("#words", Panel).show(lambda frame: _about(row, frame))
        if row is None or row.id != self.read:
            self.query_one("#detail", VerticalScroll).scroll_home(animate=False)
        self.read = row.id if row is not None else ""

    def action_read_on(self, by: int) -> None:
        """Scroll the text by some lines."""
        self.query_one("#detail", VerticalScroll).scroll_relative(y=by * 5, animate=False)


def _about(row: ListRow | None, frame: Frame) -> Content:
    return row.about(frame) if row is not None else Content("")

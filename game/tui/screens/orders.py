"""All orders on one screen: levers, stances, cards and estimates in one list, beside the draft."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.cards import card_rows
from game.tui.ink.crisis import crisis_rows
from game.tui.ink.draft import draw_draft
from game.tui.ink.estimates import estimate_rows
from game.tui.ink.frame import Frame, ink, spread
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.levers import lever_rows, own_stance_rows
from game.tui.ink.paint import painted
from game.tui.ink.prompt import draw_prompt
from game.tui.ink.rows import ListRow
from game.tui.ink.sharing import suggestion_rows
from game.tui.ink.topline import draw_purse
from game.tui.screens.ordering import OrderingScreen
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.cells import heading
from game.view.next_step import decisions
from game.view.titles import quarter_title


def all_order_rows(observation: Observation, company: Company) -> tuple[ListRow, ...]:
    """What others suggest, then everything that can be ordered, under headings."""
    return (
        *suggestion_rows(observation, company),
        *crisis_rows(observation),
        painted(heading("Levers")),
        *lever_rows(observation),
        painted(heading("Stances")),
        *own_stance_rows(observation),
        painted(heading("Cards")),
        *card_rows(observation),
        painted(heading("Estimates")),
        *estimate_rows(observation),
    )


class OrdersScreen(OrderingScreen):
    """The same verbs as on the board, with everything in one list."""

    CSS_PATH = "orders.tcss"

    def compose(self) -> ComposeResult:
        """Title line, list, what the row is, the draft, prompt, keys."""
        yield Panel(id="heading", classes="bar")
        with Horizontal(id="halves"):
            yield RowList(id="desk", classes="box")
            with Vertical(id="beside"):
                yield Panel(id="about", classes="box", title="What it is")
                yield Panel(id="draft", classes="box", title="Your draft")
        yield Panel(id="prompt", classes="bar")
        yield Footer(compact=True, show_command_palette=True)

    def observe(self, observation: Observation) -> None:
        """Show the draft as it stands."""
        still, step, company = decisions(observation), self.step, self.host.company()

        def draw_heading(frame: Frame) -> Content:
            title = ink((" Orders ", TITLE), (f" {quarter_title(observation.quarter)}", MUTED))
            return spread(title, ink(draw_purse(observation, frame), " "), frame)

        self.query_one("#heading", Panel).show(draw_heading)
        self.query_one("#draft", Panel).show(lambda frame: draw_draft(observation, company, frame))
        self.query_one("#prompt", Panel).show(
            lambda frame: draw_prompt(step, still, observation, frame)
        )
        rows = all_order_rows(observation, company)
        self.desk.list_rows(self.shared(rows, observation))

    def on_row_list_moved(self) -> None:
        """Say what the row is, here and to the others of the faction."""
        self.touch()
        row = self.desk.row
        self.query_one("#about", Panel).show(
            lambda frame: row.about(frame) if row is not None else Content("")
        )

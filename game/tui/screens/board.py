"""The board: how the fronts stand, what changed and why, what I can do, what others do."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Footer

from game.core.observation import Observation
from game.tui.ink.cards import card_rows
from game.tui.ink.clock import clock_parts
from game.tui.ink.context import draw_brief_context, draw_context
from game.tui.ink.deals import deal_rows
from game.tui.ink.frame import Drawing, Frame, Part, fit, stack
from game.tui.ink.fronts import draw_front, draw_thresholds
from game.tui.ink.news import draw_headlines
from game.tui.ink.prompt import draw_prompt
from game.tui.ink.receipts import draw_lead_receipt
from game.tui.ink.rows import ListRow
from game.tui.ink.supply import draw_supply
from game.tui.ink.tabs import ROWS, draw_tabs
from game.tui.ink.topline import draw_purse, draw_topline
from game.tui.screens.ordering import OrderingScreen
from game.tui.widgets.box import Box
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.next_step import Tab, decisions

FRONTS = ("intelligence", "adoption", "distribution", "resilience")


def _tab_key(key: str, letter: str, tab: Tab, words: str) -> Binding:
    return Binding(
        f"{key},{letter}",
        f"tab('{tab}')",
        words,
        show=False,
        id=f"view.{tab}",
        tooltip=f"Show {words.lower()}",
    )


class BoardScreen(OrderingScreen):
    """Fronts above, the desk with its tabs below; more beside it where there is room."""

    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "next_decision",
            "Next open",
            show=False,
            id="board.next-decision",
            tooltip="Go to the next thing that still needs a decision",
        ),
        Binding(
            "shift+tab",
            "next_decision(-1)",
            "Previous open",
            show=False,
            id="board.previous-decision",
            tooltip="Go to the previous thing that still needs a decision",
        ),
        _tab_key("1", "l", "levers", "Levers"),
        _tab_key("2", "t", "stances", "Stances"),
        _tab_key("3", "c", "cards", "Cards"),
        _tab_key("4", "d", "deals", "Deals"),
        _tab_key("5", "e", "estimates", "Estimates"),
        _tab_key("6", "n", "news", "News"),
        _tab_key("7", "a", "aims", "Aims and figures"),
        Binding(
            "w",
            "app.open('why')",
            "Why",
            id="view.why",
            tooltip="See why every figure moved, cause by cause",
        ),
        Binding(
            "s",
            "app.open('story')",
            "Story",
            show=False,
            id="view.story",
            tooltip="Read what happened in the last quarter, front by front",
        ),
        Binding(
            "m",
            "app.open('press')",
            "Press",
            show=False,
            id="board.press",
            tooltip="Messages between and inside factions",
        ),
        Binding(
            "v",
            "app.open('people')",
            "People",
            show=False,
            id="board.people",
            tooltip="Who is at the table; suggestions and signatures",
        ),
        Binding(
            "z",
            "app.open('cell')",
            "White cell",
            show=False,
            id="board.cell",
            tooltip="For the white cell: steer the table",
        ),
        Binding(
            "escape",
            "app.leave",
            "Leave",
            show=False,
            id="view.leave",
            tooltip="Leave the match; it is saved and can be resumed",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.tab: Tab = "levers"
        self.rows: tuple[ListRow, ...] = ()
        self.decision = -1
        self.counted: list[Part] = []

    def compose(self) -> ComposeResult:
        """Lay out the zones; the style sheet says which show at which size."""
        yield Panel(id="topline")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                with Grid(id="fronts"):
                    for front in FRONTS:
                        yield Panel(id=front, classes="box front")
                yield Panel(id="supply")
                with Horizontal(id="work"):
                    with Box(id="desk-box", classes="box"):
                        yield RowList(id="desk")
                        yield Panel(id="brief")
                    yield Panel(id="context", classes="box", title="What, why, how")
                yield Panel(id="receipt", classes="box", title="Why the lead moved")
            with Vertical(id="side"):
                yield Panel(id="hand", classes="box", title="Your cards")
                yield Panel(id="pacts", classes="box", title="Deals")
                yield Panel(id="headlines", classes="box", title="News")
        yield Panel(id="prompt")
        yield Footer(compact=True, show_command_palette=True)

    def on_resize(self) -> None:
        """The tabs and thresholds are fitted to the width."""
        if self.is_mounted:
            self.call_after_refresh(self.observe, self.host.observation)

    def observe(self, observation: Observation) -> None:
        """Redraw every zone from a new observation."""
        show = self._show
        self._show_topline()
        for front in observation.fronts:
            panel = self.query_one(f"#{front.id}", Panel)
            panel.show(partial(draw_front, observation, front))
            marks = draw_thresholds(front, panel.frame().narrowed(panel.size.width - 6))
            panel.name_it(Content(front.title), marks)
        show("#supply", lambda frame: draw_supply(observation, frame))
        show("#receipt", lambda frame: draw_lead_receipt(observation, frame))
        show("#hand", lambda frame: _listed(card_rows(observation), frame))
        show("#pacts", lambda frame: _listed(deal_rows(observation), frame))
        show("#headlines", lambda frame: draw_headlines(observation, frame))
        self._show_desk(observation)

    def meet(self) -> None:
        """Who is there and at which line stands in two zones only; all else stays as it is."""
        self._show_topline()
        self.desk.mark_rows(self.shared(self.rows, self.host.observation))

    def on_mount(self) -> None:
        """Count the clock down, where there is one."""
        super().on_mount()
        self.set_interval(1.0, self._count)

    def _count(self) -> None:
        host = self.host
        parts = clock_parts(host.observation.clock, host.now())
        if parts != self.counted:
            self.counted = parts
            self._show_topline()

    def _show_topline(self) -> None:
        host = self.host
        observation, now, here = host.observation, host.now(), host.company().reachable
        self._show("#topline", lambda frame: draw_topline(observation, frame, now, here))

    def _show(self, selector: str, drawing: Drawing) -> None:
        self.query_one(selector, Panel).show(drawing)

    def _show_desk(self, observation: Observation) -> None:
        still = decisions(observation)
        desk = self.desk
        self.rows = ROWS[self.tab](observation)
        desk.list_rows(self.shared(self.rows, observation))
        purse = draw_purse(observation, desk.frame()) if observation.budget else None
        self.query_one("#desk-box", Box).name_it(draw_tabs(self.tab, still, desk.size.width), purse)
        step = self.step
        self._show("#prompt", lambda frame: draw_prompt(step, still, observation, frame))

    def on_row_list_moved(self) -> None:
        """The context follows the cursor, and so do the others of the faction."""
        self.touch()
        observation, row = self.host.observation, self.desk.row
        tab = self.tab
        self._show("#context", lambda frame: draw_context(observation, tab, row, frame))
        self._show("#brief", lambda frame: draw_brief_context(row, frame))

    def action_tab(self, tab: Tab) -> None:
        """Show another tab of the desk."""
        self.tab = tab
        self.desk.focus()
        self._show_desk(self.host.observation)

    def action_next_decision(self, by: int = 1) -> None:
        """Go round what is still undecided."""
        still = decisions(self.host.observation)
        if not still:
            self.notify("Nothing is left to decide: press Enter.", markup=False)
            return
        self.decision = (self.decision + by) % len(still)
        self.action_tab(still[self.decision].tab)
        self.desk.go_to(still[self.decision].row)

    def open_row(self, row_id: str) -> None:
        """Open what belongs to the tab."""
        self.host.open({"news": "news", "aims": "why"}.get(self.tab, "orders"))


def _listed(rows: tuple[ListRow, ...], frame: Frame) -> Content:
    shown = rows[: max(frame.height, 0)]
    return stack([fit(row.draw(frame), frame.width, frame.glyphs) for row in shown])

"""The replay: step through a record by quarter, from any side's eyes, with the fog on or off."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal
from textual.content import Content
from textual.widgets import Footer

from game.core.observation import Observation, Role
from game.tui.ink.aims import aim_rows, figure_row
from game.tui.ink.frame import Frame, Part, ink, spread
from game.tui.ink.fronts import draw_front, draw_thresholds
from game.tui.ink.inks import FAINT, KEY, MUTED, TITLE, faction_ink
from game.tui.ink.news import draw_headlines
from game.tui.ink.receipts import draw_waterfall
from game.tui.ink.rows import ListRow
from game.tui.ink.supply import draw_supply
from game.tui.screens.place import Place
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.lookup import receipt_of
from game.view.roles import NAMES
from game.view.titles import quarter_title

FRONTS = ("intelligence", "adoption", "distribution", "resilience")


class ReplayPlayer(Protocol):
    """The app as the replay screen sees it."""

    place: int
    role: Role
    revealed: bool
    positions: Sequence[str]

    def move(self, by: int) -> None:
        """Go forwards or back by positions."""

    def look_as(self, role: Role) -> None:
        """Take another side's eyes."""

    def reveal(self) -> None:
        """Lift the fog, or let it fall again."""


def draw_where(player: ReplayPlayer, observation: Observation, frame: Frame) -> Content:
    """Where in the record, through whose eyes, and a strip of all positions."""
    here = quarter_title(player.positions[player.place])
    parts: list[Part] = [(" REPLAY ", "bold $ground on $labs"), " ", (here, TITLE), "  "]
    glyphs = frame.glyphs
    for place in range(len(player.positions)):
        mark = glyphs.knob if place == player.place else glyphs.track
        parts.append((mark, KEY if place == player.place else FAINT))
    return spread(ink(*parts), draw_eyes(player), frame)


def draw_eyes(player: ReplayPlayer) -> Content:
    """Through whose eyes one looks, and how to look through others'."""
    if player.revealed:
        return ink(("all there was to see  ", TITLE), ("v", KEY), (" only what one saw ", MUTED))
    whose: list[Part] = [("what ", MUTED), (NAMES[player.role], faction_ink(player.role))]
    return ink(
        *whose, (" saw  ", MUTED), ("Tab", KEY), (" others  ", MUTED), ("v", KEY), (" all ", MUTED)
    )


def draw_figure_story(observation: Observation, row: ListRow | None, frame: Frame) -> Content:
    """Why the figure under the cursor moved, or what it is."""
    if row is None:
        return Content("")
    receipt = receipt_of(observation, row.id)
    return draw_waterfall(receipt, frame) if receipt is not None else row.about(frame)


class ReplayScreen(Place[None]):
    """Left and right step through the quarters; nothing here can be changed."""

    CSS_PATH = "replay.tcss"
    AUTO_FOCUS = "#desk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,space",
            "move(1)",
            "Quarter",
            key_display="←→",
            id="replay.next",
            tooltip="The next quarter",
        ),
        Binding(
            "left",
            "move(-1)",
            "Back",
            show=False,
            id="replay.previous",
            tooltip="The quarter before",
        ),
        Binding(
            "u,1",
            "look_as('us')",
            "As US",
            show=False,
            id="replay.us",
            tooltip="See what the United States saw",
        ),
        Binding(
            "a,2",
            "look_as('allies')",
            "As allies",
            show=False,
            id="replay.allies",
            tooltip="See what the allies saw",
        ),
        Binding(
            "c,3",
            "look_as('china')",
            "As China",
            show=False,
            id="replay.china",
            tooltip="See what China saw",
        ),
        Binding(
            "l,4",
            "look_as('labs')",
            "As labs",
            show=False,
            id="replay.labs",
            tooltip="See what the labs saw",
        ),
        Binding(
            "tab",
            "next_role",
            "Eyes",
            id="replay.eyes",
            tooltip="See it through the next faction's eyes",
        ),
        Binding(
            "v",
            "reveal",
            "Lift fog",
            id="replay.reveal",
            tooltip="Show everything that was hidden, or hide it again",
        ),
        Binding(
            "enter",
            "app.open('end')",
            "Ending",
            show=False,
            id="replay.end",
            tooltip="See the ending and the scores, at the end of a match",
        ),
        Binding(
            "w",
            "app.open('why')",
            "Why",
            id="replay.why",
            tooltip="See why every figure moved, cause by cause",
        ),
        Binding(
            "s",
            "app.open('story')",
            "Story",
            show=False,
            id="replay.story",
            tooltip="Read the quarter's story",
        ),
        Binding(
            "escape,q",
            "app.leave_now",
            "Leave",
            show=False,
            id="replay.leave",
            tooltip="Leave the replay",
        ),
    ]

    @property
    def player(self) -> ReplayPlayer:
        """The app, as far as this screen knows it."""
        return cast(ReplayPlayer, self.app)

    def compose(self) -> ComposeResult:
        """Where we are, the fronts, and what moved."""
        yield Panel(id="where", classes="bar")
        with Grid(id="fronts"):
            for front in FRONTS:
                yield Panel(id=front, classes="box front")
        yield Panel(id="supply")
        with Horizontal(id="work"):
            yield RowList(id="desk", classes="box", title="Figures")
            yield Panel(id="moved", classes="box", title="Why it moved")
            yield Panel(id="headlines", classes="box", title="News")
        yield Footer(compact=True, show_command_palette=True)

    def observe(self, observation: Observation) -> None:
        """Show a position."""
        self.query_one("#where", Panel).show(partial(draw_where, self.player, observation))
        for front in observation.fronts:
            panel = self.query_one(f"#{front.id}", Panel)
            panel.show(partial(draw_front, observation, front))
            marks = draw_thresholds(front, panel.frame().narrowed(panel.size.width - 6))
            panel.name_it(Content(front.title), marks)
        self.query_one("#supply", Panel).show(partial(draw_supply, observation))
        self.query_one("#headlines", Panel).show(partial(draw_headlines, observation))
        self.query_one("#desk", RowList).list_rows(front_rows(observation))

    def on_resize(self) -> None:
        """Thresholds are fitted to the width."""
        self.call_after_refresh(self.observe, self.host.observation)

    def on_row_list_moved(self) -> None:
        """Why the figure under the cursor moved."""
        row = self.query_one("#desk", RowList).row
        story = partial(draw_figure_story, self.host.observation, row)
        self.query_one("#moved", Panel).show(story)

    def action_move(self, by: int) -> None:
        """Step through the quarters."""
        self.player.move(by)

    def action_look_as(self, role: Role) -> None:
        """Take a side's eyes."""
        self.player.look_as(role)

    def action_next_role(self) -> None:
        """Take the next side's eyes."""
        roles: tuple[Role, ...] = ("us", "allies", "china", "labs")
        here = roles.index(self.player.role) if self.player.role in roles else -1
        self.player.look_as(roles[(here + 1) % len(roles)])

    def action_reveal(self) -> None:
        """Lift the fog."""
        self.player.reveal()


def front_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The fronts' own figures first, then aims and the rest."""
    heads = [figure_row(f) for front in observation.fronts for f in front.figures[:3]]
    known = {row.id for row in heads}
    rest = [row for row in aim_rows(observation) if row.id not in known]
    return (*heads, *rest)

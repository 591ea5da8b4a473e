"""Writing down an estimate: low, central and high, with the arrow keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.core.observation import Figure, Observation
from game.core.orders.vocabulary import Estimate
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS
from game.tui.ink.numbers import figure_words, number
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.estimates import drafted
from game.view.lookup import figures_by_name
from game.view.numbers import is_share

Guess = tuple[float, float, float]
ENDS = ("low", "central", "high")
ENDS_WORDS = {"low": "At least", "central": "Most likely", "high": "At most"}


def step_of(figure: Figure) -> float:
    """How much one key press moves an estimate: the figure's last shown digit, times five."""
    decimals = max(figure.decimals, 2) if is_share(figure.unit) else figure.decimals
    base = 10.0 ** -min(decimals, 2)
    return base if is_share(figure.unit) else base * 5


def first_guess(figure: Figure) -> Guess:
    """Where it stands now, give or take four steps."""
    step = step_of(figure)
    low = min(figure.low, figure.value - 4 * step)
    high = max(figure.high, figure.value + 4 * step)
    return (round(low, 4), round(figure.value, 4), round(high, 4))


def moved(guess: Guess, end: str, by: float) -> Guess:
    """Move one of the three; the others give way so that they stay in order."""
    low, central, high = guess
    if end == "central":
        return (round(low + by, 4), round(central + by, 4), round(high + by, 4))
    if end == "low":
        low = round(low + by, 4)
        return (low, max(central, low), max(high, low))
    high = round(high + by, 4)
    return (min(low, high), min(central, high), high)


def _row(end: str, value: float, figure: Figure) -> ListRow:
    def draw(frame: Frame) -> Content:
        words = number(value, figure.unit, figure.decimals, frame.glyphs)
        return ink(
            fit(ink((ENDS_WORDS[end], MUTED)), 14),
            ("< ", KEY),
            right(ink((words, TITLE)), 10),
            (" >", KEY),
        )

    return ListRow(end, draw)


class EstimateSlip(Slip[None]):
    """Enter writes the estimate into the draft."""

    CSS_PATH = "estimate.tcss"
    AUTO_FOCUS = "#numbers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,minus,h",
            "change(-1)",
            "Less",
            show=False,
            id="estimate.less",
            tooltip="A step less",
        ),
        Binding(
            "right,plus,l",
            "change(1)",
            "Change",
            key_display="←→",
            id="estimate.more",
            tooltip="A step more",
        ),
        Binding(
            "enter",
            "write",
            "Write it down",
            id="estimate.write",
            tooltip="Put the estimate into your orders",
        ),
        Binding(
            "x",
            "erase",
            "Erase",
            id="estimate.erase",
            tooltip="Take the estimate out of your orders",
        ),
    ]

    def __init__(self, figure: str) -> None:
        super().__init__()
        self.figure_name = figure
        self.guess: Guess | None = None

    def compose(self) -> ComposeResult:
        """Three numbers and what they mean."""
        with Vertical(classes="slip", id="estimate"):
            yield Panel(id="asked")
            yield RowList(id="numbers")
            yield Panel(id="meaning")

    @property
    def figure(self) -> Figure | None:
        """The figure that is estimated, as this seat knows it now."""
        return figures_by_name(self.host.observation).get(self.figure_name)

    def observe(self, observation: Observation) -> None:
        """Start from what was written, or from where the figure stands."""
        figure = self.figure
        if figure is None or self.figure_name not in observation.options.estimates:
            self.dismiss(None)
            return
        if self.guess is None:
            written = drafted(observation, self.figure_name)
            self.guess = (
                (written.low, written.central, written.high) if written else first_guess(figure)
            )
        box = self.query_one("#estimate", Vertical)
        box.border_title = Content(f"Estimate: {clean(figure.title)}")
        box.border_subtitle = Content("Enter writes it down   Esc leaves")
        self._redraw(figure)

    def _redraw(self, figure: Figure) -> None:
        guess = self.guess or first_guess(figure)

        def asked(frame: Frame) -> Content:
            now = figure_words(figure, frame.glyphs)
            return ink(("Now ", MUTED), (now, TITLE), (f"  ({clean(figure.unit)})", MUTED))

        def meaning(frame: Frame) -> Content:
            words = (
                "Where will it stand after this quarter? The range is meant to hold the truth "
                "nine times in ten; the report shows how often it did."
            )
            return stack(wrap(ink((words, WORDS)), frame.width))

        self.query_one("#asked", Panel).show(asked)
        self.query_one("#meaning", Panel).show(meaning)
        self.query_one(RowList).list_rows(
            tuple(_row(end, value, figure) for end, value in zip(ENDS, guess, strict=True))
        )

    def action_change(self, by: int) -> None:
        """Move the number under the cursor."""
        row, figure = self.query_one(RowList).row, self.figure
        if row is not None and figure is not None and self.guess is not None:
            self.guess = moved(self.guess, row.id, by * step_of(figure))
            self._redraw(figure)

    async def action_write(self) -> None:
        """Put it into the draft."""
        if self.guess is None:
            return
        low, central, high = self.guess
        order = Estimate(figure=self.figure_name, low=low, central=central, high=high)
        if await self.host.drafting.write(order):
            self.dismiss(None)

    async def action_erase(self) -> None:
        """Take it out of the draft."""
        written = drafted(self.host.observation, self.figure_name)
        if written is not None:
            await self.host.drafting.erase(written.key)
        self.dismiss(None)

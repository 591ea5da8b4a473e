"""Looking over the orders before they are sealed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from game.core.acts.standing import Standing
from game.core.observation import Observation
from game.tui.app.evenly import spend_the_rest
from game.tui.ink.draft import draw_draft
from game.tui.ink.frame import Frame, ink, stack
from game.tui.ink.inks import KEY, MUTED
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel


def draw_choice(observation: Observation, frame: Frame) -> Content:
    """What the keys do: with points unspent, Enter spends them first."""
    unspent = bool(spend_the_rest(observation))
    spend = ("Enter ", "spend the rest evenly"), ("y     ", "seal them as they are")
    seal = ("y     ", "seal these orders"), ("s     ", "also keep them as standing orders")
    (first, does), (second, also) = spend if unspent else seal
    return stack(
        [
            Content(""),
            ink((first, KEY), (does, "$words")),
            ink((second, KEY), (also, MUTED)),
            ink(("Esc   ", KEY), ("go back and change them", MUTED)),
        ]
    )


class CommitSlip(Slip[bool]):
    """y seals: the result says whether to. Enter, which leads here, spends what is left only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "spend",
            "Spend the rest",
            id="commit.spend",
            tooltip="Spend what is left evenly; it seals nothing",
        ),
        Binding("y", "seal", "Seal", id="commit.seal", tooltip="Seal the orders as they are"),
        Binding(
            "s",
            "standing",
            "Standing orders",
            id="commit.standing",
            tooltip="Keep these as standing orders: what applies when none come",
        ),
    ]

    def compose(self) -> ComposeResult:
        """The draft, and the choice."""
        with VerticalScroll(id="look-over", classes="slip"):
            yield Panel(id="draft")
            yield Panel(id="choice")

    def observe(self, observation: Observation) -> None:
        """Show the draft as it stands."""
        if observation.committed or not observation.options.may_commit:
            self.dismiss(None)
            return
        company = self.host.company()
        self.query_one("#draft", Panel).show(lambda frame: draw_draft(observation, company, frame))
        self.query_one("#choice", Panel).show(lambda frame: draw_choice(observation, frame))
        box = self.query_one("#look-over", VerticalScroll)
        quarter = observation.quarter
        title = f"Your orders for {quarter[:4]} {quarter[4:]}"
        box.border_title = Content(title)

    async def action_spend(self) -> None:
        """Spend the rest; where there is none, say what seals."""
        rest = spend_the_rest(self.host.observation)
        if not rest:
            self.notify("All points are spent: y seals your orders.", markup=False)
            return
        await self.host.drafting.draft(*rest)

    def action_seal(self) -> None:
        """Leave, for the orders to be sealed."""
        self.dismiss(True)

    async def action_standing(self) -> None:
        """Make the draft the standing orders."""
        if await self.host.say(Standing()):
            self.notify("These are now your standing orders.", markup=False)

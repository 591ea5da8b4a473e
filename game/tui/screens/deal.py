"""Deals: reading and answering one, and writing a new one with the arrow keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.core.acts.answer import Answer
from game.core.acts.propose import Propose
from game.core.acts.withdraw import Withdraw
from game.core.observation import DealView, Observation
from game.tui.ink.deals import deal_body
from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, WORDS
from game.tui.proposal import (
    Sketch,
    change,
    first_sketch,
    proposal_of,
    sketch_rows,
    sketch_sentence,
)
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.roles import SHORT_NAMES


class DealSlip(Slip[None]):
    """One deal in words; y accepts, n refuses, t takes an own offer back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Accept", id="deal.accept", tooltip="Accept this deal"),
        Binding("n", "answer(False)", "Refuse", id="deal.refuse", tooltip="Refuse this deal"),
        Binding(
            "t",
            "take_back",
            "Take back",
            id="deal.take-back",
            tooltip="Take back your own offer while nobody has answered it",
        ),
        Binding("enter", "back", "Back", show=False, id="deal.back", tooltip="Leave the deal"),
    ]

    def __init__(self, deal: str) -> None:
        super().__init__()
        self.deal_id = deal
        self.view: DealView | None = None

    def compose(self) -> ComposeResult:
        """The deal."""
        yield Panel(id="deal", classes="slip")

    def observe(self, observation: Observation) -> None:
        """Show the deal as it stands."""
        self.view = next((v for v in observation.deals if v.deal.id == self.deal_id), None)
        if self.view is None:
            self.dismiss(None)
            return
        view, panel = self.view, self.query_one("#deal", Panel)
        panel.show(lambda frame: stack([*deal_body(view, frame), Content(""), _verbs(view)]))
        deal = view.deal
        sides = f"{SHORT_NAMES[deal.proposer]} and {SHORT_NAMES[deal.proposal.partner]}"
        panel.name_it(Content(f"Deal: {sides}"), Content(deal.state))

    async def action_answer(self, accept: bool) -> None:
        """Accept or refuse."""
        if self.view is not None and self.view.may_answer:
            if await self.host.say(Answer(deal=self.deal_id, accept=accept)):
                self.dismiss(None)
        else:
            self.notify("This deal is not yours to answer now.", markup=False)

    async def action_take_back(self) -> None:
        """Withdraw an own offer."""
        if self.view is not None and self.view.may_withdraw:
            if await self.host.say(Withdraw(deal=self.deal_id)):
                self.dismiss(None)
        else:
            self.notify("There is no offer of yours to take back here.", markup=False)


def _verbs(view: DealView) -> Content:
    parts: list[str | Content | tuple[str, str]] = []
    if view.may_answer:
        parts += [("y", KEY), (" accept    ", MUTED), ("n", KEY), (" refuse    ", MUTED)]
    if view.may_withdraw:
        parts += [("t", KEY), (" take back    ", MUTED)]
    return ink(*parts, ("Esc", KEY), (" leave", MUTED))


class ProposeSlip(Slip[None]):
    """Arrows choose a field and change it; Enter offers the deal."""

    CSS_PATH = "deal.tcss"
    AUTO_FOCUS = "#fields"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,minus,h",
            "change(-1)",
            "Less",
            show=False,
            id="propose.less",
            tooltip="The field's previous value",
        ),
        Binding(
            "right,plus,l",
            "change(1)",
            "Change",
            key_display="←→",
            id="propose.more",
            tooltip="The field's next value",
        ),
        Binding("enter", "offer", "Offer it", id="propose.offer", tooltip="Offer this deal"),
    ]

    sketch: Sketch | None = None

    def compose(self) -> ComposeResult:
        """The fields, the deal in a sentence, and what the field means."""
        with Vertical(classes="slip", id="propose"):
            yield RowList(id="fields")
            yield Panel(id="sentence")

    def observe(self, observation: Observation) -> None:
        """Start a sketch; leave if deals may no longer be offered."""
        if self.sketch is None:
            self.sketch = first_sketch(observation)
        if self.sketch is None or not observation.options.may_deal:
            self.dismiss(None)
            return
        box = self.query_one("#propose", Vertical)
        box.border_title = Content("A new deal")
        verbs = "arrows change   Enter offers   Esc leaves"
        box.border_subtitle = Content(verbs)
        self.query_one(RowList).list_rows(sketch_rows(self.sketch, observation))

    def on_row_list_moved(self) -> None:
        """Say what the field means under the deal's sentence."""
        sketch, row, observation = self.sketch, self.query_one(RowList).row, self.host.observation
        if sketch is None:
            return

        def draw(frame: Frame) -> Content:
            words = sketch_sentence(sketch, observation)
            about = row.about(frame) if row else Content("")
            return stack([*wrap(ink((words, WORDS)), frame.width), Content(""), about])

        self.query_one("#sentence", Panel).show(draw)

    def action_change(self, by: int) -> None:
        """Change the field under the cursor."""
        row = self.query_one(RowList).row
        if row is not None and self.sketch is not None:
            self.sketch = change(self.sketch, row.id, by, self.host.observation)
            self.query_one(RowList).list_rows(sketch_rows(self.sketch, self.host.observation))

    async def action_offer(self) -> None:
        """Offer it."""
        if self.sketch is None:
            return
        proposal = proposal_of(self.sketch, self.host.observation)
        if await self.host.say(Propose(proposal=proposal)):
            self.dismiss(None)
            self.notify("Offered.", markup=False)

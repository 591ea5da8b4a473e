"""One card, whole, with what may be done with it."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.observation import CardView, Observation
from game.core.orders.vocabulary import PlayCard, React
from game.tui.ink.cards import draw_card
from game.tui.ink.player_text import PlayerText
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.view.roles import NAMES


class CardSlip(Slip[None]):
    """Enter plays the card or takes it back, and leaves.

    A reaction is not taken back (G4.7), so it takes y: → and Space lead here, and → is held down.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,p,right",
            "play",
            "Play or take back",
            id="card.play",
            tooltip="Put the card into your orders, or take it out again",
        ),
        Binding(
            "y",
            "react",
            "React",
            show=False,
            id="card.react",
            tooltip="Play a reactive card, at once and for good",
        ),
        Binding("left", "back", "Back", show=False, id="card.back", tooltip="Leave the card"),
    ]

    def __init__(self, card: str) -> None:
        super().__init__()
        self.card_id = card
        self.card: CardView | None = None

    def compose(self) -> ComposeResult:
        """The card."""
        yield Panel(id="card", classes="slip")

    def observe(self, observation: Observation) -> None:
        """Show the card as it stands now; leave if it has gone."""
        self.card = next((c for c in observation.hand if c.id == self.card_id), None)
        if self.card is None:
            self.dismiss(None)
            return
        card, panel = self.card, self.query_one("#card", Panel)
        panel.show(lambda frame: draw_card(card, frame))
        deck = card.id.split("/")[0]
        kept = "Enter leaves it played" if card.reactive else "Enter takes it back"
        plays = "y plays it, for good" if self.reacting else "Enter plays it"
        verb = kept if card.ordered else plays
        if card.refusal is not None and not card.ordered:
            verb = "It can't be played now"
        title = Content.assemble(
            PlayerText(card.title).content("bold"), (f"  {NAMES.get(deck, deck)}", "$muted")
        )
        panel.name_it(title, Content(f"{verb}   Esc leaves"))

    @property
    def reacting(self) -> bool:
        """Whether to play the card now is to react with it."""
        reactive = self.card is not None and self.card.reactive
        return reactive and self.host.observation.options.may_react

    async def action_play(self) -> None:
        """Play it, or take it back; a reaction is only told what plays it."""
        card = self.card
        if card is None or self._refused(card):
            return
        if card.ordered and card.reactive:
            self.dismiss(None)
        elif self.reacting:
            self.notify("A reaction is not taken back: y plays it.", markup=False)
        else:
            order = PlayCard(card=card.id)
            drafting = self.host.drafting
            await self._leave_after(
                drafting.erase(order.key) if card.ordered else drafting.write(order)
            )

    async def action_react(self) -> None:
        """Play a reaction."""
        card = self.card
        if card is None or card.ordered or self._refused(card):
            return
        if self.reacting:
            await self._leave_after(self.host.drafting.write(React(card=card.id)))

    def _refused(self, card: CardView) -> bool:
        """Whether the card can't be played now; if so, say why."""
        if card.refusal is None or card.ordered:
            return False
        words = f"{card.refusal.message} (rule {card.refusal.rule})"
        self.notify(PlayerText(words).content().plain, severity="warning", markup=False)
        return True

    async def _leave_after(self, saying: Awaitable[bool]) -> None:
        if await saying and self.is_current:
            self.dismiss(None)

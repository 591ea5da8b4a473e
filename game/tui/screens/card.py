"""One card, whole, with what may be done with it."""

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
    """Enter plays the card or takes it back, and leaves; a reaction is not taken back (G4.7)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,p,right",
            "play",
            "Play or take back",
            id="card.play",
            tooltip="Put the card into your orders, or take it out again",
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
        verb = kept if card.ordered else "Enter plays it"
        if card.refusal is not None and not card.ordered:
            verb = "It can't be played now"
        title = Content.assemble(
            PlayerText(card.title).content("bold"), (f"  {NAMES.get(deck, deck)}", "$muted")
        )
        panel.name_it(title, Content(f"{verb}   Esc leaves"))

    async def action_play(self) -> None:
        """Play it, or take it back."""
        card = self.card
        if card is None:
            return
        if card.refusal is not None and not card.ordered:
            words = f"{card.refusal.message} (rule {card.refusal.rule})"
            self.notify(PlayerText(words).content().plain, severity="warning", markup=False)
            return
        if card.ordered and card.reactive:
            self.dismiss(None)
            return
        reacting = self.host.observation.options.may_react and card.reactive
        order = React(card=card.id) if reacting else PlayCard(card=card.id)
        pen = self.host.pen
        said = await (pen.erase(order.key) if card.ordered else pen.write(order))
        if said and self.is_current:
            self.dismiss(None)

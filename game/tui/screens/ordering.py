"""What the board and the orders screen share: a desk of rows, and the verbs that change them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.acts.commit import Commit
from game.core.acts.reopen import Reopen
from game.core.crises import ANSWERS, UNSAID
from game.core.observation import CardView, LeverView, StanceView
from game.core.orders.vocabulary import Allocate, PlayCard, Respond, SetStance
from game.core.unanswered import unanswered
from game.tui.app.evenly import spend_the_rest
from game.tui.ink.prompt import draw_sealing
from game.tui.screens.card import CardSlip
from game.tui.screens.commit import CommitSlip
from game.tui.screens.crisis import CrisisSlip
from game.tui.screens.deal import DealSlip, ProposeSlip
from game.tui.screens.estimate import EstimateSlip
from game.tui.screens.sharing import SharingScreen
from game.tui.screens.sure import SureSlip
from game.tui.widgets.panel import Panel
from game.view.crisis import ROW, asked
from game.view.deals import NEW_DEAL


class OrderingScreen(SharingScreen):
    """Every key ends as a command to the port; what is shown comes back as an observation."""

    AUTO_FOCUS = "#desk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "go_on",
            "Go on",
            key_display="Enter",
            id="board.go-on",
            tooltip="Do the next thing: go on, or look over and commit your orders",
        ),
        Binding(
            "left,minus,h",
            "change(-1)",
            "Less",
            show=False,
            id="orders.less",
            tooltip="A point less on the lever, a step down on the dial, keep the card",
        ),
        Binding(
            "right,plus",
            "change(1)",
            "Change",
            key_display="←→",
            id="orders.more",
            tooltip="A point more on the lever, a step up on the dial, play the card",
        ),
        Binding(
            "space,o",
            "act",
            "Open",
            key_display="Space",
            id="board.open",
            tooltip="Open what the cursor is on: card, deal, estimate, news",
        ),
        Binding(
            "f",
            "fill",
            "Spend the rest",
            show=False,
            id="orders.fill",
            tooltip="Spend the points that are left evenly over your levers",
        ),
        Binding(
            "x",
            "clear",
            "Take all back",
            show=False,
            id="orders.clear",
            tooltip="Take every order out of the draft",
        ),
        Binding(
            "b",
            "undo",
            "Undo",
            show=False,
            id="orders.undo",
            tooltip="Take back your last change of the draft",
        ),
        Binding(
            "full_stop",
            "redo",
            "Redo",
            key_display=".",
            show=False,
            id="orders.redo",
            tooltip="Make the change again that you took back",
        ),
        Binding(
            "p", "propose", "Propose", show=False, id="deals.propose", tooltip="Propose a new deal"
        ),
        Binding(
            "r",
            "reopen",
            "Reopen",
            show=False,
            id="orders.reopen",
            tooltip="Unseal your orders while others are still deciding",
        ),
    ]

    async def on_row_list_picked(self) -> None:
        """A click on the chosen row acts on it."""
        await self.action_act()

    async def action_go_on(self) -> None:
        """Do what the prompt says."""
        step = self.step
        if step.action == "commit":
            self.app.push_screen(CommitSlip(), self.seal)
        elif step.action == "ready":
            await self._go_on()
        elif step.action == "end":
            self.host.open("end")
        else:
            self.notify(step.words, markup=False)

    async def _go_on(self) -> None:
        """To the next phase; where something would be left unanswered for good, ask before."""
        left = unanswered(self.host.observation)
        if not left:
            await self.host.ready()
            return

        async def go(wanted: bool | None) -> None:
            if wanted:
                await self.host.ready()

        self.app.push_screen(SureSlip(f"{left} Go on all the same?"), go)

    def seal(self, wanted: bool | None) -> None:
        """Seal the orders, and say so before: bots may think for some seconds."""
        if wanted:
            self.query_one("#prompt", Panel).show(draw_sealing)
            self.call_after_refresh(self.host.say, Commit())

    async def action_change(self, by: int) -> None:
        """Change what the cursor is on: points, dial, card."""
        row, observation = self.desk.row, self.host.observation
        if row is None:
            return
        if row.id == ROW and asked(observation):
            await self._respond(by)
        for lever in observation.levers:
            if lever.name == row.id:
                await self._allocate(lever, by)
        for stance in observation.stances:
            if stance.name == row.id:
                await self._turn(stance, by)
        for card in observation.hand:
            if card.id == row.id and (card.ordered != (by > 0) or self.host.drafting.suggesting):
                await self._play(card, wanted=by > 0)

    async def _respond(self, by: int) -> None:
        """Move the answer to the crisis towards pressing or yielding."""
        crisis, drafting = self.host.observation.crisis, self.host.drafting
        if crisis is None:
            return
        stands = drafting.stands(Respond(crisis=crisis.id, answer=crisis.answer or UNSAID))
        place = ANSWERS.index(stands.answer) + (by if crisis.answer else 0)
        if 0 <= place < len(ANSWERS):
            await drafting.write(stands.model_copy(update={"answer": ANSWERS[place]}))

    async def _allocate(self, lever: LeverView, by: int) -> None:
        drafting = self.host.drafting
        stands = drafting.stands(Allocate(lever=lever.name, points=lever.points))
        order = stands.model_copy(update={"points": stands.points + by})
        if order.points == 0 and not drafting.suggesting:
            await drafting.erase(order.key)
        elif 0 <= order.points <= lever.cap:
            await drafting.write(order)

    async def _turn(self, stance: StanceView, by: int) -> None:
        drafting = self.host.drafting
        if not stance.own:
            self.notify("Only its own faction turns this dial.", markup=False)
            return
        stands = drafting.stands(SetStance(stance=stance.name, level=stance.ordered))
        level = min(max(stands.level + by, 0), len(stance.levels) - 1)
        order = stands.model_copy(update={"level": level})
        if order == stands:
            return
        await (drafting.erase(order.key) if order.level == stance.level else drafting.write(order))

    async def _play(self, card: CardView, *, wanted: bool) -> None:
        if card.reactive and card.ordered:
            self.notify("A reaction is played at once and not taken back.", markup=False)
            return
        if wanted and card.reactive and self.host.observation.options.may_react:
            self.app.push_screen(CardSlip(card.id))
            return
        order = PlayCard(card=card.id)
        drafting = self.host.drafting
        await (drafting.write(order) if wanted else drafting.erase(order.key))

    async def action_act(self) -> None:
        """Open what the cursor is on."""
        row, observation = self.desk.row, self.host.observation
        if row is None:
            return
        if any(card.id == row.id for card in observation.hand):
            self.app.push_screen(CardSlip(row.id))
        elif row.id == ROW:
            self.app.push_screen(CrisisSlip())
        elif row.id == NEW_DEAL:
            self.action_propose()
        elif any(view.deal.id == row.id for view in observation.deals):
            self.app.push_screen(DealSlip(row.id))
        elif row.id in observation.options.estimates:
            self.app.push_screen(EstimateSlip(row.id))
        else:
            self.open_row(row.id)

    def open_row(self, row_id: str) -> None:
        """Open a row that is no card, deal or estimate."""

    def action_propose(self) -> None:
        """Write a new deal."""
        if self.host.observation.options.may_deal:
            self.app.push_screen(ProposeSlip())
        else:
            self.notify("Deals are proposed in the negotiation phase.", markup=False)

    async def action_fill(self) -> None:
        """Spend what is left evenly."""
        await self.host.drafting.write(*spend_the_rest(self.host.observation))

    async def action_clear(self) -> None:
        """Take every order back."""
        keys = [order.key for order in self.host.observation.draft if order.kind != "react"]
        if await self.host.drafting.erase(*keys) and keys:
            self.notify("All orders are taken back; b brings them back.", markup=False)

    async def action_undo(self) -> None:
        """Take the last change of the draft back."""
        if not await self.host.drafting.undo():
            self.notify("Nothing of yours to take back in this phase.", markup=False)

    async def action_redo(self) -> None:
        """Make the change again that was taken back."""
        if not await self.host.drafting.redo():
            self.notify("Nothing was taken back that could be done again.", markup=False)

    async def action_reopen(self) -> None:
        """Unseal the orders."""
        if self.host.observation.options.may_reopen:
            await self.host.say(Reopen())
        else:
            self.notify("There are no sealed orders to reopen.", markup=False)

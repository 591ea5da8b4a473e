"""What to do next, in words and as an action: the board is never a dead end.

Everything is read from the observation's options, so no rule is known here.
"""

from dataclasses import dataclass
from typing import Literal

from game.core.observation import Observation
from game.core.plurals import counted
from game.view.crisis import ROW, unsaid
from game.view.lookup import subject
from game.view.roles import LETTERS

Tab = Literal["levers", "stances", "cards", "deals", "estimates", "news", "aims"]
TABS: tuple[Tab, ...] = ("levers", "stances", "cards", "deals", "estimates", "news", "aims")
TAB_OF: dict[str, Tab] = {
    "allocate": "levers",
    "stance": "stances",
    "play": "cards",
    "react": "cards",
    "estimate": "estimates",
    "respond": "levers",
}
"""Where an order of a kind is given."""
Action = Literal["ready", "commit", "end", "wait"]


@dataclass(frozen=True)
class NextStep:
    """``words`` say what this is about, ``key`` what Enter does; ``action`` is what it does."""

    action: Action
    words: str
    key: str


@dataclass(frozen=True)
class Undecided:
    """Something that still wants the player's mind: the tab and row where it is made."""

    tab: Tab
    row: str
    words: str


PHASE_STEPS = {
    "briefing": ("Look at the fronts and the news.", "go on to negotiation"),
    "negotiation": ("Offer and answer deals (d).", "go on to orders"),
    "consequences": ("See what happened (s) and why (w).", "go on"),
    "debrief": ("Look back at the quarter.", "go on"),
    "resolution": ("The quarter is being resolved.", "go on"),
    "orders": ("Spend your points.", "commit"),
}


def next_step(observation: Observation) -> NextStep:
    """The one thing Enter does now on the board; in the grace period it says so first."""
    step = _step(observation)
    return _in_grace(step, observation) if observation.clock.grace else step


def _in_grace(step: NextStep, observation: Observation) -> NextStep:
    """The same step where the time of the phase is up and what is done still counts."""
    if step.action == "commit":
        words = "Seal in grace, or your draft counts." if observation.draft else "Seal in grace."
        return NextStep("commit", f"TIME IS UP. {words}", "commit")
    if step.action == "ready":
        return NextStep("ready", "TIME IS UP. The phase ends with the grace.", step.key)
    return NextStep(step.action, f"TIME IS UP, grace runs. {step.words}", step.key)


def _step(observation: Observation) -> NextStep:
    options = observation.options
    if observation.close is not None or observation.phase == "over":
        return NextStep("end", "The match is over.", "see the ending")
    if options.may_commit and not observation.committed:
        return NextStep("commit", _orders_words(observation), "look over and commit")
    if options.may_ready:
        words, key = PHASE_STEPS.get(observation.phase, ("", "go on"))
        if options.may_react and any(card.reactive for card in observation.hand):
            words = "You may answer with a reactive card (c)."
        return NextStep("ready", words, key)
    return NextStep("wait", _waiting_words(observation), "")


def _orders_words(observation: Observation) -> str:
    left = observation.budget - observation.spent
    if left > 0 and observation.spent == 0:
        return f"Spend your {counted(left, 'point')}."
    if left > 0:
        return f"{left} of {counted(observation.budget, 'point')} left."
    return "All points are spent."


def _waiting_words(observation: Observation) -> str:
    waiting = [
        LETTERS[seat.faction]
        for seat in observation.seats
        if not seat.ready and seat.faction != observation.role
    ]
    told = observation.committed and not observation.clock.grace
    sealed = "Your orders are sealed. " if told else ""
    if waiting:
        reopen = " Press r to change your orders." if observation.options.may_reopen else ""
        return f"{sealed}Waiting for {', '.join(waiting)}.{reopen}"
    return f"{sealed}Waiting for the table."


def wants_player(observation: Observation) -> bool:
    """Whether this seat has something to do before the match goes on."""
    return next_step(observation).action in ("ready", "commit")


def decisions(observation: Observation) -> tuple[Undecided, ...]:
    """What is still undecided, most pressing first; Tab goes round them."""
    found = [
        Undecided("deals", view.deal.id, "a deal to answer")
        for view in observation.deals
        if view.may_answer
    ]
    found += [
        Undecided(TAB_OF[one.order.kind], subject(one.order.key), "a suggestion")
        for one in observation.suggestions
    ]
    options = observation.options
    if options.may_order and not observation.committed:
        if unsaid(observation):
            found.append(Undecided("levers", ROW, "a crisis that asks you"))
        left = observation.budget - observation.spent
        open_lever = next((v.name for v in observation.levers if v.points < v.cap), None)
        if left > 0 and open_lever is not None:
            found.append(Undecided("levers", open_lever, f"{counted(left, 'point')} to spend"))
        playable = [c for c in observation.hand if c.refusal is None and not c.ordered]
        if options.plays_left > 0 and playable:
            found.append(Undecided("cards", playable[0].id, "a card to play"))
        written = {order.figure for order in observation.draft if order.kind == "estimate"}
        if options.estimates and not written:
            found.append(Undecided("estimates", options.estimates[0], "estimates to write down"))
    if options.may_react:
        found += [
            Undecided("cards", card.id, "a reactive card")
            for card in observation.hand
            if card.reactive and card.refusal is None and not card.ordered
        ][:1]
    return tuple(found)

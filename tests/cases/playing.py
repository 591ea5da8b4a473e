"""What is *done*: acts of the factions and the white cell, orders, and quarters played out.

An act is ``{faction: us, order: …}`` or another of the verbs in `VERBS`; the white cell's is
``{white: {ruling: …}}`` or another of `CELL_VERBS`. An act on the way that is not allowed says so:
``refused: not-yours``. ``orders`` are given in the first quarter;
points on levers are given again in each quarter as long as they can be paid. Everybody commits,
but for the factions under ``unsealed``.
"""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from game.core import act
from game.core.conduct import cell, press, together
from game.core.deals import Proposal
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.orders.vocabulary import ORDER
from game.core.progress import carried_on, next_events
from game.table.port import Command, Continue, Extend, Pause
from game.table.timer import Timer
from game.world.chance import Chance
from game.world.vocabulary import FACTIONS

Verb = Callable[[Match, Any, Any], act.Outcome]
VERBS: dict[str, Verb] = {
    "order": lambda match, who, what: act.draft(match, who, ORDER.validate_python(what)),
    "retract": act.retract,
    "commit": lambda match, who, _: act.commit(match, who),
    "reopen": lambda match, who, _: act.reopen(match, who),
    "ready": lambda match, who, _: act.ready(match, who),
    "standing": lambda match, who, _: act.keep_standing(match, who),
    "propose": lambda match, who, what: act.propose(match, who, Proposal.model_validate(what)),
    "answer": lambda match, who, what: act.answer(match, who, what, accept=True),
    "refuse": lambda match, who, what: act.answer(match, who, what, accept=False),
    "withdraw": act.withdraw,
    "write": lambda match, who, what: press.send(match, who, "", what.get("to", ()), what["text"]),
}
MEMBERS_VERBS: dict[str, Callable[[Match, Any, str, Any], act.Outcome]] = {
    "suggest": lambda match, who, by, what: together.suggest(
        match, who, by, ORDER.validate_python(what)
    ),
    "adopt": together.adopt,
    "file": lambda match, who, by, what: together.redraft(
        match, who, by, tuple(ORDER.validate_python(one) for one in what), sealed=False
    ),
    "sign": lambda match, who, by, _: together.sign(match, who, by),
    "seal": lambda match, who, by, _: together.seal(match, who, by),
}
"""Verbs of a member, who is named under ``by``."""
TIMER = Timer(lambda: 0.0, lambda: 0.0)
"""A clock that stands at nought."""


def steered(match: Match, command: Command) -> act.Outcome:
    """What a command of the white cell does to the clock."""
    outcome = TIMER.steer(match, command)
    assert outcome is not None, f"{command} does not steer the clock"
    return outcome


CELL_VERBS: dict[str, Callable[[Match, Any], act.Outcome]] = {
    "ruling": lambda match, what: cell.rule(match, **what),
    "inject": cell.bring,
    "advance": cell.advance,
    "undo": cell.undo,
    "appoint": lambda match, what: cell.appoint(match, **{"bot": "", **what}),
    "begin": lambda match, _: TIMER.wind(match),
    "time is up": lambda match, _: TIMER.ended(match),
    "pause": lambda match, why: steered(match, Pause(reason=why)),
    "continue": lambda match, why: steered(match, Continue(reason=why)),
    "extend": lambda match, what: steered(match, Extend(**what)),
}
"""Verbs of the white cell, and of the clock, which begins and comes to its end."""


def acted(match: Match, step: dict[str, Any]) -> tuple[Match, Refusal | None]:
    """The match after one act, and the refusal if there was one."""
    if "white" in step:
        ((verb, what),) = step["white"].items()
        return after(match, CELL_VERBS[verb](match, what))
    verb = next(verb for verb in step if verb in VERBS or verb in MEMBERS_VERBS)
    assert set(step) <= {"faction", "by", verb, "refused"}, f"unknown words in {step}"
    try:
        if verb in VERBS:
            outcome = VERBS[verb](match, step["faction"], step[verb])
        else:
            outcome = MEMBERS_VERBS[verb](match, step["faction"], step["by"], step[verb])
    except ValidationError as wrong:
        return match, Refusal(code="malformed", message=str(wrong), rule="")
    return after(match, outcome)


def after(match: Match, outcome: act.Outcome) -> tuple[Match, Refusal | None]:
    """The match after what an act makes, or the refusal."""
    if isinstance(outcome, Refusal):
        return match, outcome
    for event in outcome:
        match = evolve(match, event)
    return match, None


def all_acted(match: Match, steps: list[dict[str, Any]]) -> tuple[Match, Refusal | None]:
    """The match after several acts; only the last may be refused, and those that say they are."""
    refusal = None
    for step in steps:
        assert refusal is None, refusal
        match, refusal = acted(match, step)
        if "refused" in step:
            assert refusal is not None and refusal.code == step["refused"], f"{step}: {refusal}"
            refusal = None
    return match, refusal


def moved_on(match: Match, phase: str, chance: Chance) -> Match:
    """The match in the next such phase, moving through those between."""
    for _ in range(12):
        if match.phase == phase:
            return match
        if match.phase == "over":
            break
        moves = carried_on(match, chance)[1] or next_events(match, chance, "secret")
        for event in moves:
            match = evolve(match, event)
    raise AssertionError(f"the match never comes to {phase}")


def played(match: Match, case: dict[str, Any], chance: Chance) -> Match:
    """The match after the turns of the case: as many as ``quarters`` says, one with orders."""
    for number in range(case.get("quarters", 1 if "orders" in case else 0)):
        match = moved_on(match, "orders", chance)
        for faction, orders in case.get("orders", {}).items():
            for order in orders:
                if number == 0 or order["kind"] == "allocate":
                    match, refusal = acted(match, {"faction": faction, "order": order})
                    assert number or refusal is None, refusal
        for faction in FACTIONS:
            if faction not in case.get("unsealed", []) and faction not in match.sealed:
                match, _ = acted(match, {"faction": faction, "commit": True})
        match = moved_on(match, "consequences", chance)
    return moved_on(match, case["until"], chance) if "until" in case else match

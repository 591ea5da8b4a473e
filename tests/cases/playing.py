"""What is *done*: acts of the factions and the white cell, orders, and quarters played out.

An act is ``{faction: us, order: …}`` or another of the verbs in `VERBS`, with the member who does
it under ``by``; the white cell's is ``{white: {ruling: …}}`` or another of `CELL_VERBS`. An act on
the way that is not allowed says so: ``refused: not-yours``. ``orders`` are given in the first
quarter; points on levers are given again in each quarter as long as they can be paid. Everybody
commits, but for the factions under ``unsealed``.
"""

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.core.acts import COMMANDS
from game.core.acts.adopt import Adopt
from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.redraft import Redraft
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.rule import Rule
from game.core.acts.send import Send
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.sign import Sign
from game.core.acts.standing import Standing
from game.core.acts.suggest import Suggest
from game.core.acts.undo import Undo
from game.core.acts.withdraw import Withdraw
from game.core.command import Command, Outcome, carry_out
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.progress import carried_on, next_events
from game.table.timer import Timer
from game.world.chance import Chance
from game.world.vocabulary import FACTIONS

Says = tuple[type[Command], Callable[[Any], dict[str, Any]]]
"""A command, and the words of a case as its fields."""


def _nothing(_: Any) -> dict[str, Any]:
    return {}


VERBS: dict[str, Says] = {
    "order": (Draft, lambda what: {"order": what}),
    "retract": (Retract, lambda what: {"key": what}),
    "file": (Redraft, lambda what: {"orders": what}),
    "commit": (Commit, _nothing),
    "reopen": (Reopen, _nothing),
    "ready": (Ready, _nothing),
    "standing": (Standing, _nothing),
    "propose": (Propose, lambda what: {"proposal": what}),
    "answer": (Answer, lambda what: {"deal": what, "accept": True}),
    "refuse": (Answer, lambda what: {"deal": what, "accept": False}),
    "withdraw": (Withdraw, lambda what: {"deal": what}),
    "write": (Send, lambda what: what),
    "suggest": (Suggest, lambda what: {"order": what}),
    "adopt": (Adopt, lambda what: what),
    "dismiss": (Dismiss, lambda what: what),
    "sign": (Sign, _nothing),
}
CELL_VERBS: dict[str, Says] = {
    "ruling": (Rule, lambda what: what),
    "inject": (Bring, lambda what: {"inject": what}),
    "advance": (Advance, lambda what: {"reason": what}),
    "undo": (Undo, lambda what: {"reason": what}),
    "appoint": (Appoint, lambda what: what),
    "pause": (Pause, lambda what: {"reason": what}),
    "continue": (Continue, lambda what: {"reason": what}),
    "extend": (Extend, lambda what: what),
}
TIMER = Timer(lambda: 0.0, lambda: 0.0)
"""A clock that stands at nought."""
CLOCKS_VERBS: dict[str, Callable[[Match], Outcome]] = {
    "begin": TIMER.wind,
    "time is up": TIMER.ended,
}
"""What the clock does of itself; it stands with the white cell's."""


def _by_its_own_word(verb: str) -> Says:
    """A command that has no other word in the cases than its own, with its fields."""
    kind = next(command for command in COMMANDS if command.model_fields["say"].default == verb)
    return kind, lambda what: what if isinstance(what, dict) else {}


def acted(match: Match, step: dict[str, Any]) -> tuple[Match, Refusal | None]:
    """The match after one act, and the refusal if there was one."""
    who, by = step.get("faction", "white"), step.get("by", "")
    said = {word: what for word, what in step.items() if word not in ("faction", "by", "refused")}
    ((verb, what),) = said["white"].items() if "white" in said else said.items()
    if verb in CLOCKS_VERBS:
        return after(match, CLOCKS_VERBS[verb](match))
    kind, fields = {**VERBS, **CELL_VERBS}.get(verb) or _by_its_own_word(verb)
    try:
        command = TypeAdapter(kind).validate_python(fields(what), strict=False)
    except ValidationError as wrong:
        return match, Refusal(code="malformed", message=str(wrong), rule="")
    return after(match, carry_out(match, who, command, by))


def after(match: Match, outcome: Outcome) -> tuple[Match, Refusal | None]:
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

"""The acts are complete: nothing that can be said lacks a case, help, a verb or a place."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import game.core.acts as package
from game.core.acts import ACTS, COMMANDS, EVENTS
from game.core.acts.adopt import Adopt
from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.look_back import LookBack
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
from game.core.acts.touch import Touch
from game.core.acts.undo import Undo
from game.core.acts.withdraw import Withdraw
from game.core.command import Command, Roomwide, TableCommand, carry_out
from game.core.conduct.steering import STEERED
from game.core.conduct.words import Clock, Suggestion
from game.core.deals import Deal, Proposal, Terms
from game.core.errors import Refusal
from game.core.event import Event
from game.core.match import Match
from game.core.orders.vocabulary import Allocate, React
from game.core.phase import PHASES, Phase
from game.core.rulebook import Rulebook
from tests.cases.playing import CELL_VERBS, VERBS
from tests.cases.setting import given

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
UNTYPED: dict[type[Command], str] = {
    Redraft: "a file of orders says it, not a line",
    Touch: "the line mode has no cursor to be at an order with",
    LookBack: "`why` asks it, and shows what comes back",
}
"""Commands without a verb in the line mode, and why."""
OFF_THE_BOARD: dict[type[Command], str] = {
    Redraft: "a file of orders says it",
}
"""Commands the board never says, and why."""
SEEN_BY_SOME = {
    "orders_drafted",
    "standing_orders_set",
    "order_suggested",
    "suggestion_closed",
    "draft_signed",
    "message_sent",
}
"""Events that not everybody can see a difference by."""


def word(command: type[Command]) -> str:
    """What a command is called on the wire."""
    return str(command.model_fields["say"].default)


def modules() -> Iterator[Any]:
    """Every module of an act."""
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


def written() -> set[type]:
    """Every command and event that is written in a module of an act."""
    return {
        kind
        for module in modules()
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, Command | Event)
        and kind.__module__ == module.__name__
    }


def on_the_board() -> set[str]:
    """The names of all that the board's code makes or calls."""
    return {
        node.id
        for path in (ROOT / "game" / "tui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }


def in_cases() -> set[type[Command]]:
    """Every command that some case says."""
    known = {**VERBS, **CELL_VERBS}
    words = {word(command): command for command in COMMANDS}
    found: set[type[Command]] = set()
    for path in CASES.glob("*.yaml"):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for step in [*case.get("acts", []), *case.get("then", [])]:
            for verb in (*step, *step.get("white", {})):
                if verb in known:
                    found.add(known[verb][0])
                elif verb in words:
                    found.add(words[verb])
    return found


def test_every_act_is_in_the_list_once() -> None:
    assert len(set(ACTS)) == len(ACTS)
    assert written() == set(ACTS)
    assert len({kind.model_fields["event"].default for kind in EVENTS}) == len(EVENTS)
    assert len({word(command) for command in COMMANDS}) == len(COMMANDS)


def test_nothing_that_can_be_said_lacks_anything() -> None:
    missing = []
    cases, board = in_cases(), on_the_board()
    for command in COMMANDS:
        lines = " ".join(
            line
            for other in COMMANDS
            if other.circle == command.circle
            for line in other.verbs.values()
        )
        untold = [v for v in command.verbs if not re.search(rf"\b{v}\b", lines) and v != "ready"]
        missing += [f"{word(command)}: a line of help that names {verb!r}" for verb in untold]
        if bool(command.verbs) == (command in UNTYPED):
            missing.append(f"{word(command)}: a verb in the line mode, or why not")
        if issubclass(command, TableCommand) and command not in cases:
            missing.append(f"{word(command)}: a case")
        if (command.__name__ in board) == (command in OFF_THE_BOARD):
            missing.append(f"{word(command)}: a place on the board, or why not")
        if not command.sayers or not command.phases or not command.__doc__:
            missing.append(f"{word(command)}: who says it, when, and what it is")
    for event in EVENTS:
        some = event.audience is not Event.audience
        if some != (event.model_fields["event"].default in SEEN_BY_SOME):
            missing.append(f"{event.__name__}: whose view it changes")
    assert missing == []


# One thing to say of each, which nothing but the phase is in the way of.
ENERGY = Allocate(lever="us.energy", points=2)
WHY = "It has to be"
OFFER = Proposal(partner="labs", give=Terms(points=1), get=Terms(), until="2027Q4")
REACTION = React(card="us/answer")
SAMPLES: tuple[TableCommand, ...] = (
    Draft(order=Allocate(lever="us.workforce", points=1)),
    Draft(order=REACTION),
    Retract(key=ENERGY.key),
    Redraft(orders=(ENERGY,)),
    Commit(),
    Reopen(),
    Ready(),
    Standing(),
    Propose(proposal=OFFER),
    Answer(deal="uc1", accept=True),
    Withdraw(deal="uc2"),
    Send(text="Hello"),
    Suggest(order=ENERGY),
    Suggest(order=REACTION),
    Adopt(by="us-1", key=ENERGY.key),
    Adopt(by="us-1", key=REACTION.key),
    Dismiss(by="us-1", key=ENERGY.key),
    Sign(),
    Pause(reason=WHY),
    Continue(),
    Extend(seconds=9.0, reason=WHY),
    Advance(reason=WHY),
    Undo(reason=WHY),
    Bring(inject="inject/help"),
    Rule(variable="trust.us", amount=1.0, reason=WHY),
    Appoint(faction="labs", player="nobody", reason=WHY),
)


def set_for(rulebook: Rulebook, command: TableCommand, phase: Phase) -> Match:
    """A match in a phase with all that the command needs but the right phase."""
    effects = [{"kind": "add", "target": "talks", "by": 1.0}]
    cards = [
        {"id": "us/answer", "timing": "reactive", "effects": effects},
        {"id": "inject/help", "effects": effects},
    ]
    members = {"us-1": "member", "us-2": "lead"}
    match = given(rulebook, {"phase": phase, "cards": cards, "members": members})
    sign = isinstance(command, Sign)
    settings = match.settings.model_copy(update={"sign_off": sign})
    offers = (("uc1", "china", "us"), ("uc2", "us", "china"))
    # A clock begins anew in every phase, and none runs where nothing is steered.
    state = "paused" if isinstance(command, Continue) else "running"
    return replace(
        match,
        settings=settings,
        drafts={"us": (ENERGY,)},
        sealed={"us": (ENERGY,)} if isinstance(command, Reopen) else {},
        suggestions=tuple(
            Suggestion(faction="us", by="us-1", order=order) for order in (ENERGY, REACTION)
        ),
        deals=tuple(
            Deal(
                id=name,
                proposer=one,
                state="offered",
                since="2026Q3",
                proposal=Proposal(partner=two, give=Terms(points=1), get=Terms(), until="2027Q4"),
            )
            for name, one, two in offers
        ),
        clock=Clock(state=state, left=60.0) if phase in STEERED else Clock(),
        back=match,
    )


@pytest.mark.parametrize("phase", [*PHASES, "over"])
def test_each_is_said_in_its_phases_and_in_no_other(rulebook: Rulebook, phase: Phase) -> None:
    assert {type(sample) for sample in SAMPLES} == {
        command for command in COMMANDS if issubclass(command, TableCommand)
    }
    said = {}
    for sample in SAMPLES:
        role = "us" if "faction" in sample.sayers else "white"
        outcome = carry_out(set_for(rulebook, sample, phase), role, sample, "us-2")
        done = not isinstance(outcome, Refusal)
        said[word(type(sample))] = said.get(word(type(sample)), False) or done
    told = {word(type(sample)): phase in sample.phases for sample in SAMPLES}
    assert said == told


def test_what_the_room_does_itself_a_table_refuses(rulebook: Rulebook) -> None:
    match = given(rulebook, {})
    for command in COMMANDS:
        if issubclass(command, Roomwide | LookBack):
            for role in ("us", "white", "observer"):
                assert isinstance(carry_out(match, role, command.model_construct()), Refusal)

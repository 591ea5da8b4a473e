"""The white cell in the line mode: what its verbs mean."""

from collections.abc import Callable, Sequence

from game.core import meant
from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.rule import Rule
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.undo import Undo
from game.core.command import Command
from game.core.observation import Cell, Observation
from game.core.suggest import called, did_you_mean
from game.lines.printing import wrap
from game.lines.words import Unclear
from game.view.desk import brought as told_of
from game.world.vocabulary import FACTIONS

MINUTE = 60.0


CELL_ACTIONS = {
    "pause": "pause REASON: stop the clock",
    "continue": "continue: let the clock run; begin before all are there",
    "extend": "extend MINUTES REASON: more time for this phase, or less (extend -1 …)",
    "advance": "advance REASON: end this phase for everybody",
    "undo": "undo REASON: go back to the phase before",
    "inject": "inject NUMBER: bring it in; it works in the coming quarter",
    "rule": "rule FIGURE AMOUNT REASON: a figure moves when the quarter is resolved",
    "appoint": "appoint FACTION people, nobody or BOT, REASON: who plays it from now on",
}


def read_cell(seen: Observation, verb: str, words: Sequence[str]) -> Command:
    """Return the command a line of the white cell stands for; `Unclear` says how to write it."""
    return _READERS[verb](seen, words)


def brought(seen: Observation, command: Bring) -> list[str]:
    """Return which inject was brought in, as only its number may have been typed."""
    inject = next(i for i in _cell(seen).injects if i.id == command.inject)
    return wrap(told_of(inject))


def _cell(seen: Observation) -> Cell:
    if seen.cell is None:
        raise Unclear("Only the white cell has this page.")
    return seen.cell


def _why(words: Sequence[str], verb: str) -> str:
    if not words:
        raise Unclear(f"Say why; the reason goes on the record: {CELL_ACTIONS[verb]}.")
    return " ".join(words)


def _extend(seen: Observation, words: Sequence[str]) -> Command:
    if not words:
        raise Unclear("Say how many minutes, and why: extend 2 a hard question.")
    seconds = _number(words[0]) * MINUTE
    return Extend(seconds=seconds, reason=_why(words[1:], "extend"))


def _inject(seen: Observation, words: Sequence[str]) -> Command:
    known = _cell(seen).injects
    word = " ".join(words)
    if word.isdecimal() and 1 <= int(word) <= len(known):
        return Bring(inject=known[int(word) - 1].id)
    name = called(word, {inject.id: inject.title for inject in known}) if word else None
    if name is None:
        raise Unclear(f"Say which inject, by its number from 1 to {len(known)} on page `injects`.")
    return Bring(inject=name)


def _rule(seen: Observation, words: Sequence[str]) -> Command:
    if len(words) < 2:
        raise Unclear("Say which figure, by how much and why: rule trust.us 3 a good answer.")
    name = words[0]
    if name not in _cell(seen).rulings:
        near = did_you_mean(name, _cell(seen).rulings)
        raise Unclear(f"There is no ruling on {name!r}.{near} Say `figures` for their names.")
    amount = _number(words[1])
    return Rule(variable=name, amount=amount, reason=_why(words[2:], "rule"))


def _appoint(seen: Observation, words: Sequence[str]) -> Command:
    faction = meant.faction(words[0]) if len(words) > 1 else None
    if faction is None:
        raise Unclear(f"Say {CELL_ACTIONS['appoint']}. Factions: {', '.join(FACTIONS)}.")
    reason = _why(words[2:], "appoint")
    if words[1] in ("people", "person"):
        return Appoint(faction=faction, player="person", reason=reason)
    if words[1] == "nobody":
        return Appoint(faction=faction, player="nobody", reason=reason)
    return Appoint(faction=faction, player="bot", bot=words[1], reason=reason)


def _number(word: str) -> float:
    try:
        return meant.number(word)
    except meant.NotMeant as why:
        raise Unclear(str(why)) from None


_READERS: dict[str, Callable[[Observation, Sequence[str]], Command]] = {
    "pause": lambda seen, words: Pause(reason=_why(words, "pause")),
    "continue": lambda seen, words: Continue(reason=" ".join(words)),
    "extend": _extend,
    "advance": lambda seen, words: Advance(reason=_why(words, "advance")),
    "undo": lambda seen, words: Undo(reason=_why(words, "undo")),
    "inject": _inject,
    "rule": _rule,
    "appoint": _appoint,
}

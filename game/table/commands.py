"""From a command to what it does: who may say it, and which act of the core carries it out."""

from collections.abc import Callable
from typing import Any

from game.core import act
from game.core.conduct import cell, press, together
from game.core.errors import Refusal
from game.core.match import Match
from game.core.observation import Role
from game.table import port
from game.table.port import Command
from game.world.vocabulary import FACTIONS, Faction

FactionAct = Callable[[Match, Faction, str, Any], act.Outcome]
CellAct = Callable[[Match, Any], act.Outcome]

FACTION_ACTS: dict[type, FactionAct] = {
    port.Draft: lambda match, faction, by, said: act.draft(match, faction, said.order),
    port.Retract: lambda match, faction, by, said: act.retract(match, faction, said.key),
    port.Redraft: lambda match, faction, by, said: together.redraft(
        match, faction, by, said.orders, said.seal
    ),
    port.Commit: lambda match, faction, by, said: together.seal(match, faction, by),
    port.Reopen: lambda match, faction, by, said: act.reopen(match, faction),
    port.Ready: lambda match, faction, by, said: act.ready(match, faction),
    port.Propose: lambda match, faction, by, said: act.propose(match, faction, said.proposal),
    port.Answer: lambda match, faction, by, said: act.answer(
        match, faction, said.deal, said.accept
    ),
    port.Withdraw: lambda match, faction, by, said: act.withdraw(match, faction, said.deal),
    port.Standing: lambda match, faction, by, said: act.keep_standing(match, faction),
    port.Send: lambda match, faction, by, said: press.send(match, faction, by, said.to, said.text),
    port.Suggest: lambda match, faction, by, said: together.suggest(match, faction, by, said.order),
    port.Adopt: lambda match, faction, by, said: together.adopt(match, faction, said.by, said.key),
    port.Dismiss: lambda match, faction, by, said: together.dismiss(
        match, faction, said.by, said.key
    ),
    port.Sign: lambda match, faction, by, said: together.sign(match, faction, by),
}
"""What the people of a faction may say."""

CELL_ACTS: dict[type, CellAct] = {
    port.Send: lambda match, said: press.send(match, "white", "", said.to, said.text),
    port.Advance: lambda match, said: cell.advance(match, said.reason),
    port.Undo: lambda match, said: cell.undo(match, said.reason),
    port.Bring: lambda match, said: cell.bring(match, said.inject),
    port.Rule: lambda match, said: cell.rule(match, said.variable, said.amount, said.reason),
    port.Appoint: lambda match, said: cell.appoint(
        match, said.faction, said.player, said.bot, said.reason
    ),
}
"""What the white cell may say, but for the clock, which the table keeps."""


def carry_out(match: Match, role: Role, by: str, command: Command) -> act.Outcome:
    """Return the events a command makes, each with who made it, or why it is refused."""
    kind = type(command)
    if role == "white" and kind in CELL_ACTS:
        return CELL_ACTS[kind](match, command)
    if role in FACTIONS and kind in FACTION_ACTS:
        if not together.may_speak(match, role, by):
            message = "You have no seat in this faction any more."
            return Refusal(code="unseated", message=message, rule="G18.1")
        return _signed(FACTION_ACTS[kind](match, role, by, command), by)
    return _not_yours(role)


def _signed(outcome: act.Outcome, by: str) -> act.Outcome:
    """Write into each event who made it, where it keeps that."""
    if isinstance(outcome, Refusal) or not by:
        return outcome
    return tuple(
        event.model_copy(update={"by": by}) if getattr(event, "by", None) == "" else event
        for event in outcome
    )


def _not_yours(role: Role) -> Refusal:
    if role == "white":
        message, rule = "The white cell runs the table and gives no orders.", "G10.1"
    elif role in FACTIONS:
        message, rule = "Only the white cell may do that.", "G10.1"
    else:
        message, rule = "Watching seats give no orders.", "G2.1"
    return Refusal(
        code="watcher" if role not in FACTIONS else "cell-only", message=message, rule=rule
    )

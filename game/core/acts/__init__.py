"""All that can be said or can happen at a table, one file each."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter

from game.core.acts import (
    adopt,
    advance,
    answer,
    appoint,
    begin_phase,
    bring,
    change_behaviour,
    commit,
    dismiss,
    draft,
    end_match,
    look_back,
    open_match,
    propose,
    react,
    ready,
    redraft,
    remove,
    reopen,
    reseat,
    resolve_quarter,
    retract,
    rule,
    send,
    set_clock,
    show_codes,
    sign,
    standing,
    substitute,
    suggest,
    touch,
    undo,
    visit,
    withdraw,
)
from game.core.command import Command
from game.core.event import Event

ACTS: tuple[type[Command] | type[Event], ...] = (
    draft.Draft,
    draft.OrdersDrafted,
    retract.Retract,
    redraft.Redraft,
    commit.Commit,
    commit.OrdersSealed,
    reopen.Reopen,
    reopen.OrdersReopened,
    ready.Ready,
    ready.SeatReadied,
    propose.Propose,
    propose.DealOffered,
    answer.Answer,
    answer.DealAnswered,
    withdraw.Withdraw,
    withdraw.DealWithdrawn,
    standing.Standing,
    standing.StandingOrdersSet,
    send.Send,
    send.MessageSent,
    suggest.Suggest,
    suggest.OrderSuggested,
    adopt.Adopt,
    dismiss.Dismiss,
    dismiss.SuggestionClosed,
    sign.Sign,
    sign.DraftSigned,
    set_clock.Pause,
    set_clock.Continue,
    set_clock.Extend,
    set_clock.ClockSet,
    advance.Advance,
    advance.PhaseClosed,
    undo.Undo,
    undo.PhaseUndone,
    bring.Bring,
    bring.InjectDelivered,
    rule.Rule,
    rule.RulingMade,
    appoint.Appoint,
    appoint.PlayerChanged,
    touch.Touch,
    reseat.Reseat,
    reseat.MemberSeated,
    remove.Remove,
    remove.MemberLeft,
    visit.Visit,
    show_codes.ShowCodes,
    look_back.LookBack,
    react.ReactionPlayed,
    open_match.MatchOpened,
    begin_phase.PhaseBegan,
    substitute.Substituted,
    resolve_quarter.QuarterResolved,
    end_match.MatchEnded,
    change_behaviour.BehaviourChanged,
)
"""Commands and events in the order in which help and protocol name them."""

COMMANDS = tuple(kind for kind in ACTS if issubclass(kind, Command))
EVENTS = tuple(kind for kind in ACTS if issubclass(kind, Event))

if TYPE_CHECKING:  # a checker knows a command by its base, pydantic by its word
    AnyCommand = Command
    AnyEvent = Event
else:
    AnyCommand = Annotated[reduce(or_, COMMANDS), Field(discriminator="say")]
    AnyEvent = Annotated[reduce(or_, EVENTS), Field(discriminator="event")]

COMMAND: TypeAdapter[Command] = TypeAdapter(AnyCommand)
EVENT: TypeAdapter[Event] = TypeAdapter(AnyEvent)

"""All that can be said or can happen at a table, one file each.

A file holds a command (what is said), its event (what happened then, and is kept), or both. The
command says who may say it and in which phases, which words people type for it, whether it may be
done now (`may`: a `Refusal` with its rule, or nothing) and what it does (`do`: events). The event
says how it is folded into the match, what all are told of it, whose view it can change, and how it
is done again when a record is verified. What is read from `ACTS`: the commands of the wire and its
protocol, the events of a save, the line mode's verbs and help, and the table of who may say what
in which phase. Nothing of an act is told in a second place.

Five machines share a table, and only here do they touch:

The **phase** (`Match.phase`, moved by `progress`): briefing, negotiation, orders, resolution,
consequences, debrief, and round again until the match is over. The table moves on by itself
(`begin_phase`) once every faction led by people is done: `ready` says so, in the orders phase
`commit` does. What the table makes of itself (`open_match`, `begin_phase`, `resolve_quarter`,
`end_match`, `substitute`, a scenario's `bring`) nobody says and nobody may come between.

The **clock** (`Match.clock`, rules in `conduct.clock`): off, waiting, running, grace, paused. A
phase begins with it off; the table winds it up, the white cell steers it (`set_clock`). It touches
the phase in one place: at its end the phase is closed for those still deciding (`advance`), and
what stands in for their orders is written down (`substitute`).

The **seats** (`Match.members`, rules in `conduct.members`): who sits in which faction with which
post (`reseat`, `remove`), what they lay before each other (`suggest`, `adopt`, `dismiss`, `sign`)
and write (`send`). Seats touch the orders where a draft needs signatures before `commit`. Who plays
a faction at all, people or a bot, is the white cell's to change (`appoint`).

The **orders** of a faction: a draft (`draft`, `retract`, `redraft`), sealed (`commit`), taken back
(`reopen`), kept for later (`standing`). A changed draft takes its signatures off; a resolution
takes what is sealed, else the draft, else the standing orders. Outside the draft are a reaction
(`react`) and the white cell's injects and rulings (`bring`, `rule`), which the next resolution
takes too.

The **deals** between two factions: offered (`propose`), then withdrawn (`withdraw`) or answered
(`answer`): refused, or active until a resolution ends it as expired or breached. An offer that
nobody answered expires with the quarter.

`undo` goes one phase back: orders in the making, press, seats and notices stay, the rest is as it
was when that phase was left.
"""

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

"""Par: what a named bot makes of each seat of a finished match, with the same luck and rivals.

One seat at a time is given to the bot; the three others do what the record says they did. Deals
stay as they were agreed, also those of the seat: its partners kept to them or broke them as they
did. What the seat's people made beyond par is theirs; what par made is the deal of the cards.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from game.analysis.lenses import Recorded, resolve_again
from game.bots.policy import Policy
from game.bots.registry import ADAPTIVE, policy_for
from game.core.check import lawful
from game.core.knowledge import decision_orders, see
from game.core.match import Match
from game.core.orders import react
from game.core.orders.vocabulary import Orders, React
from game.core.record import Given
from game.core.rulebook import Doctrine
from game.world.vocabulary import FACTIONS, Faction, Words

Doctrines = Callable[[], Mapping[str, Doctrine]]


class SeatPar(Words):
    """A seat beside its par, in points of score; ``player`` says who led it at the end."""

    faction: Faction
    player: str
    score: float
    par: float

    @property
    def beyond(self) -> float:
        """Points beyond par; fewer than par below nought."""
        return self.score - self.par


class ParTable(Words):
    """Every seat of a match beside its par, under the lens that was drawn."""

    path: str
    match: str
    lens: str
    bot: str
    seats: list[SeatPar]
    notice: str | None = None


def par_of(path: Path, today: Doctrines, bot: str = ADAPTIVE) -> ParTable:
    """Give each seat of the finished match at `path` to `bot`; the save is only read.

    The bot is the record's own; `today` has the doctrines of now, for records that keep none.
    """
    record = Recorded.of(path)
    settings, doctrines = record.header.settings, record.header.doctrines or today()
    match = replace(record.header.blank(), rulebook=record.rulebook)
    score = {faction: record.end.value(f"score.{faction}") for faction in FACTIONS}
    seats = []
    for faction in FACTIONS:
        policy = policy_for(bot, faction, record.rulebook, doctrines)
        led = settings.players[faction]
        player = settings.bots.get(faction, led) if led == "bot" else led
        seats.append(
            SeatPar(
                faction=faction,
                player=player,
                score=score[faction],
                par=_played_by(policy, record, match, faction),
            )
        )
    return ParTable(
        path=str(path),
        match=settings.match,
        lens=record.header.lens,
        bot=bot,
        seats=seats,
        notice=record.notice,
    )


def _played_by(policy: Policy, record: Recorded, match: Match, faction: Faction) -> float:
    """The score a seat comes to where a policy orders for it."""
    chance = record.header.chance()

    def instead(here: Match, given: list[Given]) -> tuple[Match, list[Given]]:
        seen = see(here.world, here.rules, chance, faction)
        orders = decision_orders(policy.decide(seen), seen, here.rules)
        here = _reacting(here, faction, orders)
        own = list(lawful(here, faction, tuple(o for o in orders if o.kind != "react")))
        new = Given(faction=faction, orders=own, source="sealed")
        return here, [new if one.faction == faction else one for one in given]

    *_, last = resolve_again(record, match, instead)
    return replace(match, world=last).value(f"score.{faction}")


def _reacting(match: Match, faction: Faction, orders: Orders) -> Match:
    """The match with the bot's own reaction to the quarter before in place of the recorded one."""
    others = {one: card for one, card in match.reactions.items() if one != faction}
    match = replace(match, reactions=others)
    for order in orders:
        if isinstance(order, React) and react.check(order, match, faction, ()) is None:
            return replace(match, reactions={**others, faction: order.card})
    return match

"""A quarter is played: what counted, what came of it, and the world's fingerprint (G1.5)."""

from typing import Literal

from game.core.deals import Deal
from game.core.event import TableEvent
from game.core.match import Match, changed
from game.core.news import told
from game.core.record import (
    Given,
    ReceiptRecord,
    Sighting,
    Told,
    WorldRecord,
    by_name,
    read_world,
    write_world,
)
from game.core.resolution import deals_after, given_orders, inputs_of, receipt_records, sightings
from game.world.chance import Chance
from game.world.digest import digest
from game.world.quarters import parse_quarter, quarter_words
from game.world.receipts import Ledger
from game.world.resolve import resolve
from game.world.vocabulary import FACTIONS, Faction


class QuarterResolved(TableEvent):
    """A quarter was played: what counted, what came of it, and the world's fingerprint."""

    event: Literal["quarter_resolved"] = "quarter_resolved"
    quarter: str
    given: list[Given]
    world: WorldRecord
    receipts: list[ReceiptRecord]
    sightings: dict[Faction, list[Sighting]]
    deals: list[Deal]
    news: list[Told]
    digest: str

    def fold(self, match: Match) -> Match:
        """Take the results over; what counted stays to be looked at until the next briefing."""
        quarter = parse_quarter(self.quarter)
        values = dict(zip(match.rules.layout.names, self.world.values, strict=True))
        estimates = tuple(
            (given.faction, quarter, order)
            for given in self.given
            for order in given.orders
            if order.kind == "estimate"
        )
        return changed(
            match,
            world=read_world(self.world),
            sightings=by_name(self.sightings),
            history={name: (*match.history[name], value) for name, value in values.items()},
            receipts={**match.receipts, quarter: tuple(self.receipts)},
            deals=tuple(self.deals),
            news=(*match.news, *self.news),
            estimates=match.estimates + estimates,
            drafts={given.faction: tuple(given.orders) for given in self.given},
            sealed={},
            reactions={},
            injects=(),
            rulings=(),
            digest=self.digest,
        )


def resolve_quarter(match: Match, chance: Chance) -> QuarterResolved:
    """Resolve the quarter that is due and return it as a fact; the match is unchanged."""
    given = [given_orders(match, faction) for faction in FACTIONS]
    ledger = Ledger()
    world = resolve(match.world, inputs_of(match, given), match.rules, chance, ledger)
    deals = deals_after(match, world)
    return QuarterResolved(
        quarter=quarter_words(match.world.quarter),
        given=given,
        world=write_world(world),
        receipts=receipt_records(ledger, match.rules),
        sightings=sightings(world, match.rules, chance),
        deals=deals,
        news=told(match, world, deals, given),
        digest=digest(world, match.rules),
    )

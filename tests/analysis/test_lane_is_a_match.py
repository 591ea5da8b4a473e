"""A game of a batch and a match at the table, played by the same doctrines, are the same bytes."""

from collections.abc import Iterator

import pytest

from game.analysis.batch import Request, play_game, policies_for
from game.bots.policy import Policy
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.beginning import new_match
from game.core.command import Outcome, carry_out
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.knowledge import decision_orders, see
from game.core.match import Match
from game.core.progress import next_events
from game.core.seeds import seed_from
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.digest import digest
from game.world.vocabulary import FACTIONS

ALL = {name: dict.fromkeys(FACTIONS, name) for name in ("status-quo", "adaptive", "paced", "race")}
ORDERS = {
    **ALL,
    "random": dict.fromkeys(FACTIONS, "random"),
    "essay": {**dict.fromkeys(FACTIONS, "essay"), "china": "adaptive"},
    "open-door": {**dict.fromkeys(FACTIONS, "open-door"), "china": "adaptive"},
}


class Table:
    """A match without people, its bots moving through the core's own doors."""

    def __init__(self, request: Request, policies: dict[str, Policy]) -> None:
        self.chance = Chance.single(seed_from(request.seed))
        self.policies = policies
        self.put: set[str] = set()
        settings = Settings(
            match="m",
            scenario=request.scenario,
            format="full",
            lens=request.lens,
            players=dict.fromkeys(FACTIONS, "bot"),
        )
        self.match, _ = new_match(settings, request.rulebook, self.chance)

    def quarters(self) -> Iterator[tuple[str, Match]]:
        while self.match.phase != "over":
            if self.match.phase == "negotiation":
                self._deal()
            elif self.match.phase == "orders":
                self._order()
            elif self.match.phase == "consequences" and not self.match.finished:
                self._order(kinds=("react",))
            for event in next_events(self.match, self.chance, "seed"):
                self.match = evolve(self.match, event)
                if isinstance(event, QuarterResolved):
                    yield event.digest, self.match

    def _seen(self, faction):
        return see(self.match.world, self.match.rules, self.chance, faction)

    def _do(self, outcome: Outcome) -> None:
        assert not isinstance(outcome, Refusal), outcome
        for event in outcome:
            self.match = evolve(self.match, event)

    def _order(self, kinds=("stance", "respond", "play", "allocate")) -> None:
        for faction in FACTIONS:
            seen = self._seen(faction)
            decision = self.policies[faction].decide(seen)
            for order in decision_orders(decision, seen, self.match.rules):
                if order.kind in kinds:
                    self._do(carry_out(self.match, faction, Draft(order=order)))
            if "allocate" in kinds:
                self._do(carry_out(self.match, faction, Commit()))

    def _deal(self) -> None:
        bids = {f: self.policies[f].offers(self._seen(f)) for f in FACTIONS}
        for faction in FACTIONS:
            for bid in bids[faction]:
                offer = bid.proposal
                key = str(sorted([str((faction, offer.give)), str((offer.partner, offer.get))]))
                if not bid.wanted[0] or key in self.put:
                    continue
                self.put.add(key)
                self._do(carry_out(self.match, faction, Propose(proposal=offer)))
                partner = self.policies[offer.partner]
                yes = bool(partner.answer(self._seen(offer.partner), faction, offer).willing[0])
                self._do(
                    carry_out(
                        self.match, offer.partner, Answer(deal=self.match.deals[-1].id, accept=yes)
                    )
                )


@pytest.mark.parametrize("lens", ["A", "B", "F", "mixture"])
@pytest.mark.parametrize("name", ORDERS)
def test_game_nought_of_a_batch_is_the_match_of_the_same_seed(
    rulebook, doctrines, name, lens
) -> None:
    """And so every order of every doctrine is legal: the core's own checks let it in."""
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens=lens,
        orders=ORDERS[name],
        seed=11,
        games=1,
    )
    table = Table(request, policies_for(request))
    rules = table.match.rules
    batch = [digest(played.world, rules) for played in play_game(request, 0)]
    assert [mark for mark, _ in table.quarters()] == batch


def test_a_searching_bot_plays_legal_orders_that_are_the_same_alone_and_in_a_batch(
    rulebook, doctrines
) -> None:
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="mixture",
        orders={**dict.fromkeys(FACTIONS, "search@easy"), "labs": "adaptive"},
        seed=11,
        games=1,
    )
    table = Table(request, policies_for(request))
    rules = table.match.rules
    batch = [digest(played.world, rules) for played in play_game(request, 0)]
    assert [mark for mark, _ in table.quarters()] == batch


def test_bots_really_make_deals_at_the_table_and_in_a_batch(rulebook, doctrines) -> None:
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="A",
        orders=dict.fromkeys(FACTIONS, "paced"),
        seed=11,
        games=1,
    )
    first = next(play_game(request, 0))
    assert int(first.deals.active.sum()) == 2

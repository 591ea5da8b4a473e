"""What two factions do between themselves leaves no trace with anybody else.

`test_secrecy` compares matches made to differ; here the matches differ because two factions
really acted: they offered, took back and accepted deals and drafted, sealed and kept orders.
The others do the same things in both matches, and must see, and be refused, the same.
100 pairs by default; ``FOURFRONTS_LONG`` plays 10,000.
"""

import os
from random import Random

import pytest

from game.core.acts import propose
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.propose import Propose
from game.core.acts.standing import Standing
from game.core.acts.withdraw import Withdraw
from game.core.command import Outcome, carry_out
from game.core.deals import Proposal, Terms
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Role
from game.core.observe import observe
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, moved_on, ordered, some_orders

PAIRS = 10_000 if os.environ.get("FOURFRONTS_LONG") else 100
LAST = "2027Q4"


def told(match: Match, outcome: Outcome) -> tuple[Match, str]:
    """The match after an act, and what the one who acted hears of it."""
    if isinstance(outcome, Refusal):
        return match, outcome.model_dump_json()
    for event in outcome:
        match = evolve(match, event)
    return match, "done"


def offer(partner: Faction, points: int) -> Proposal:
    """A small deal."""
    return Proposal(partner=partner, give=Terms(points=points), get=Terms(), until=LAST)


def bargained(match: Match, one: Faction, other: Faction, random: Random) -> Match:
    """The match after the two have bargained with each other only."""
    for _ in range(random.randint(1, 5)):
        proposer, partner = random.sample((one, other), 2)
        match, _ = told(
            match,
            carry_out(match, proposer, Propose(proposal=offer(partner, random.randint(1, 6)))),
        )
        name = match.deals[-1].id if match.deals else ""
        if random.random() < 0.7:
            match, _ = told(
                match, carry_out(match, partner, Answer(deal=name, accept=random.random() < 0.7))
            )
        elif random.random() < 0.5:
            match, _ = told(match, carry_out(match, proposer, Withdraw(deal=name)))
    return match


def tried(match: Match, watchers: list[Faction]) -> tuple[Match, list[str]]:
    """What the others do, the same in both matches, and what each of them hears."""
    heard = []
    first, second = watchers
    for proposer, partner in ((first, second), (second, first), (first, second)):
        match, words = told(match, carry_out(match, proposer, Propose(proposal=offer(partner, 1))))
        heard.append(words)
    match, words = told(
        match, carry_out(match, second, Answer(deal=match.deals[-1].id, accept=True))
    )
    heard.append(words)
    for watcher in watchers:
        for name in [deal.id for deal in match.deals] + ["uc1", "al2", "d1"]:
            if watcher in _parties(match, name):
                continue
            for outcome in (
                carry_out(match, watcher, Answer(deal=name, accept=True)),
                carry_out(match, watcher, Withdraw(deal=name)),
            ):
                assert isinstance(outcome, Refusal)
                assert outcome.message.replace(name, "?") in (
                    "You have no deal ? to answer.",
                    "You have no deal ? to withdraw.",
                )
    return match, heard


def _parties(match: Match, name: str) -> set[Faction]:
    return {f for d in match.deals if d.id == name for f in (d.proposer, d.proposal.partner)}


def seen(match: Match, roles: list[Role]) -> list[str]:
    """What the roles see, as bytes on the wire."""
    return [observe(match, role).model_dump_json() for role in roles]


def prepared(match: Match, secretive: list[Faction], random: Random) -> Match:
    """The match after the two have written, kept and sealed orders."""
    for faction in secretive:
        match = ordered(match, faction, some_orders(match, faction, random), seal=False)
        match, _ = told(match, carry_out(match, faction, Standing()))
        match, _ = told(match, carry_out(match, faction, Commit()))
    return match


@pytest.fixture(scope="module")
def stages() -> dict[int, Match]:
    return {}


def negotiation(stages: dict[int, Match], opened: NewMatch, number: int) -> Match:
    """One of four matches in negotiation, two of them a quarter on."""
    seed = number % 4
    if seed not in stages:
        match = moved_on(opened(seed), seed, "negotiation")
        if seed >= 2:
            match = moved_on(moved_on(match, seed, "debrief"), seed, "negotiation")
        stages[seed] = match
    return stages[seed]


def test_what_two_factions_do_leaves_no_trace_with_the_others(
    opened: NewMatch, stages: dict[int, Match]
) -> None:
    for number in range(PAIRS):
        random = Random(number)
        secretive = random.sample(FACTIONS, 2)
        watchers = [faction for faction in FACTIONS if faction not in secretive]
        roles: list[Role] = [*watchers, "observer", "projector"]
        quiet = negotiation(stages, opened, number)
        busy = bargained(quiet, secretive[0], secretive[1], random)
        quiet, heard = tried(quiet, watchers)
        busy, heard_too = tried(busy, watchers)
        assert heard == heard_too, (number, secretive)
        assert seen(quiet, roles) == seen(busy, roles), (number, secretive)
        quiet, busy = moved_on(quiet, number, "orders"), moved_on(busy, number, "orders")
        quiet = prepared(quiet, secretive, Random(number))
        busy = prepared(busy, secretive, Random(-number - 1))
        assert seen(quiet, roles) == seen(busy, roles), (number, secretive)


def test_the_two_themselves_do_see_it(opened: NewMatch) -> None:
    quiet = moved_on(opened(), 1, "negotiation")
    busy = bargained(quiet, "us", "china", Random(1))
    assert seen(quiet, ["us", "china"]) != seen(busy, ["us", "china"])


def test_a_number_over_all_deals_would_be_found(
    opened: NewMatch, stages: dict[int, Match], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(propose, "new_name", lambda match, *_: f"d{len(match.deals) + 1}")
    with pytest.raises(AssertionError):
        test_what_two_factions_do_leaves_no_trace_with_the_others(opened, stages)

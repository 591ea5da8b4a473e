"""Two matches that differ only in a rival's secrets look the same, byte for byte.

300 pairs by default; ``FOURFRONTS_LONG`` plays 10,000.
"""

import os
from dataclasses import replace
from random import Random

import pytest

from game.core.deals import Deal, Proposal, Terms
from game.core.match import Match
from game.core.observation import Role
from game.core.observe import observe
from game.core.orders.vocabulary import Estimate
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, moved_on, ordered, some_orders

PAIRS = 10_000 if os.environ.get("FOURFRONTS_LONG") else 300
WATCHERS: tuple[Role, ...] = (*FACTIONS, "observer", "projector")


def with_other_secrets(match: Match, owner: Faction, random: Random) -> Match:
    """The same match with everything changed that only `owner` may know."""
    orders = some_orders(match, owner, random)
    match = ordered(match, owner, orders, seal=False)
    match = replace(match, standing={**match.standing, owner: orders[:2]})
    belief = Estimate(figure="lead", low=-1.0, central=random.random(), high=3.0)
    match = replace(match, estimates=(*match.estimates, (owner, match.rules.first - 1, belief)))
    match = replace(match, rules=replace(match.rules, lens="Z"))
    rank, drawn = match.world.rank.copy(), match.world.drawn.copy()
    for number, card in enumerate(match.rules.cards):
        if card.owner == FACTIONS.index(owner):
            rank[number] = random.randint(0, 9)
    drawn[FACTIONS.index(owner)] = random.randint(1, 9)
    world = replace(match.world, rank=rank, drawn=drawn)
    return with_other_figures(replace(match, world=world), owner, random)


def with_other_figures(match: Match, owner: Faction, random: Random) -> Match:
    """Other true values for what only `owner` knows: others have their recorded estimates."""
    values, history = match.world.values.copy(), dict(match.history)
    for variable in match.rulebook.variables:
        if variable.known.to == [owner]:
            value = random.uniform(variable.low, variable.high)
            values[match.rules.layout.row(variable.name)] = value
            history[variable.name] = (*history[variable.name][:-1], value)
    return replace(match, world=replace(match.world, values=values), history=history)


def with_private_deal(match: Match, owner: Faction, random: Random) -> tuple[Match, Faction]:
    """A deal between `owner` and another, which nobody else may know of."""
    partner = random.choice([f for f in FACTIONS if f != owner])
    proposal = Proposal(
        partner=partner, give=Terms(points=random.randint(1, 6)), get=Terms(), until="2027Q4"
    )
    deal = Deal(id="d1", proposer=owner, proposal=proposal, state="active", since="2027Q1", row=0)
    return replace(match, deals=(deal,)), partner


def leaks(match: Match, other: Match, knowing: set[Role]) -> list[Role]:
    """The roles outside `knowing` that can tell the two matches apart."""
    return [
        role
        for role in WATCHERS
        if role not in knowing
        and observe(match, role).model_dump_json() != observe(other, role).model_dump_json()
    ]


def test_nobody_can_tell_a_rivals_secrets_apart(opened: NewMatch) -> None:
    stages = [moved_on(opened(seed), seed, "orders") for seed in range(3)]
    later = moved_on(moved_on(stages[-1], 2, "debrief"), 2, "briefing")
    stages.append(moved_on(later, 2, "orders"))
    for number in range(PAIRS):
        random = Random(number)
        owner = random.choice(FACTIONS)
        match = random.choice(stages)
        other, partner = with_private_deal(with_other_secrets(match, owner, random), owner, random)
        assert leaks(match, other, {owner, partner}) == [], (number, owner)


def test_the_owner_does_see_a_difference(opened: NewMatch) -> None:
    match = moved_on(opened(), 1, "orders")
    other = with_other_secrets(match, "china", Random(3))
    assert leaks(match, other, set()) == ["china"]


def test_a_planted_leak_is_found(opened: NewMatch, monkeypatch: pytest.MonkeyPatch) -> None:
    match = moved_on(opened(), 1, "orders")
    other = with_other_secrets(match, "china", Random(3))
    honest = observe

    def leaky(match: Match, role: Role):  # type: ignore[no-untyped-def]
        pending = sum(len(orders) for orders in match.drafts.values())
        return honest(match, role).model_copy(update={"prompt": f"{pending} orders waiting"})

    monkeypatch.setattr("tests.core.test_secrecy.observe", leaky)
    assert set(leaks(match, other, {"china"})) == set(WATCHERS) - {"china"}


def test_lens_and_seed_are_told_to_nobody_before_the_end(opened: NewMatch) -> None:
    match = moved_on(opened(lens="mixture"), 1, "debrief")
    titles = [lens.title for lens in match.rulebook.lenses]
    for role in (*WATCHERS, "white"):
        told = observe(match, role).model_dump_json()
        assert "secret seed" not in told
        assert not [title for title in titles if title in told]

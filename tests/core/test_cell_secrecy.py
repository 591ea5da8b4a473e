"""What only the white cell sees: no other role can tell two tables apart that differ in it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.conduct.words import Seated, Suggestion
from game.core.match import Match
from game.core.observation import Role
from game.core.observe import observe
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, moved_on, ordered, some_orders
from tests.core.test_secrecy import with_private_deal

OTHERS: tuple[Role, ...] = (*FACTIONS, "observer", "projector")
PHASES = ("briefing", "negotiation", "orders", "consequences", "debrief")


@pytest.fixture(scope="module")
def stages(rulebook) -> dict[str, Match]:  # type: ignore[no-untyped-def]
    """A match in each phase."""
    from game.core.beginning import new_match
    from game.core.settings import Settings
    from tests.core.conftest import luck

    opened = new_match(
        Settings(
            match="cell",
            scenario="crunch-2027",
            format="full",
            lens="A",
            players=dict.fromkeys(FACTIONS, "person"),
        ),
        rulebook,
        luck(1),
    )[0]
    members = tuple(Seated(member=f"{f}-1", faction=f, post="lead") for f in FACTIONS)
    opened = replace(opened, members=members)
    return {phase: moved_on(opened, 1, phase) for phase in PHASES}


def with_other_desk(match: Match, owner: Faction, random: Random) -> tuple[Match, set[Role]]:
    """The same table with another desk of `owner`, and all that only the white cell is told."""
    knowing: set[Role] = {owner}
    orders = some_orders(replace(match, phase="orders"), owner, random)
    drafted = ordered(replace(match, phase="orders"), owner, orders, seal=False)
    match = replace(match, drafts=drafted.drafts, authors={owner: {orders[0].key: f"{owner}-1"}})
    match = replace(match, standing={owner: orders[:2]}, signed={owner: frozenset({f"{owner}-1"})})
    suggested = Suggestion(faction=owner, by=f"{owner}-1", order=orders[0])
    match = replace(match, suggestions=(suggested,))
    match, partner = with_private_deal(match, owner, random)
    knowing.add(partner)
    injects = tuple(random.sample([i.id for i in match.rulebook.injects], k=2))
    chosen = match.settings.model_copy(update={"bots": {owner: random.choice(["essay", "random"])}})
    rulings = (("trust.us", random.uniform(-5, 5), "Not yet told"),)
    match = replace(match, injects=injects, rulings=rulings, settings=chosen)
    return replace(match, back=random.choice([None, match])), knowing


def told_apart(match: Match, other: Match, roles: tuple[Role, ...]) -> list[Role]:
    """The roles that see a difference."""
    return [
        role
        for role in roles
        if observe(match, role).model_dump_json() != observe(other, role).model_dump_json()
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(phase=st.sampled_from(PHASES), owner=st.sampled_from(FACTIONS), seed=st.integers(0, 10**6))
def test_no_other_role_can_tell_what_only_the_white_cell_sees(
    stages: dict[str, Match], phase: str, owner: Faction, seed: int
) -> None:
    match = stages[phase]
    other, knowing = with_other_desk(match, owner, Random(seed))
    assert told_apart(match, other, tuple(r for r in OTHERS if r not in knowing)) == []
    assert told_apart(match, other, ("white",)) == ["white"]


def test_the_white_cell_sees_every_desk_and_nobody_else_has_such_a_view(
    opened: NewMatch,
) -> None:
    match = moved_on(opened(), 1, "orders")
    kept = {}
    for faction in FACTIONS:
        kept[faction] = some_orders(match, faction, Random(3))
        match = ordered(match, faction, kept[faction], seal=faction == "us")
    cell = observe(match, "white").cell
    assert cell is not None
    assert {desk.faction: desk.draft for desk in cell.desks} == kept
    assert {desk.faction: desk.sealed for desk in cell.desks}["us"]
    assert cell.may_undo
    assert all(observe(match, role).cell is None for role in OTHERS)


def test_all_roles_see_the_same_clock(opened: NewMatch) -> None:
    match = opened()
    match = replace(match, clock=match.clock.model_copy(update={"state": "paused", "left": 9.0}))
    for role in (*OTHERS, "white"):
        assert observe(match, role).clock == match.clock

"""A match is the fold of its events: read back from their text, it is the match that was played."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.acts import EVENT
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.standing import Standing
from game.core.acts.withdraw import Withdraw
from game.core.beginning import blank_match, new_match
from game.core.command import Outcome, carry_out
from game.core.deals import Promise, Proposal, Terms
from game.core.errors import Refusal
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Observation, Role
from game.core.observe import observe
from game.core.orders.cost import capital_spent, points_spent
from game.core.orders.vocabulary import Allocate, Estimate, Order, PlayCard, React, SetStance
from game.core.phase import PHASES
from game.core.progress import next_events
from game.core.record import write_world
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, luck, moved_on, ordered, some_orders

ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector", "white")
FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SETTINGS = Settings(
    match="record",
    scenario="crunch-2027",
    format="full",
    lens="mixture",
    players=dict.fromkeys(FACTIONS, "person"),
)


def acts(match: Match, random: Random) -> list[Outcome]:
    """Something each faction might do now."""
    if match.phase == "negotiation" and random.random() < 0.7:
        one, other = random.sample(FACTIONS, 2)
        proposal = Proposal(
            partner=other,
            give=Terms(points=random.randint(1, 3)),
            get=Terms(),
            monitoring=2,
            escrow=1,
            until="2027Q3",
        )
        return [carry_out(match, one, Propose(proposal=proposal))]
    if match.phase == "orders":
        return [
            carry_out(match, faction, Commit()) for faction in FACTIONS if random.random() < 0.5
        ]
    return []


def whole_match(rulebook: Rulebook, seed: int) -> tuple[Match, list[Event]]:
    """A random match played to its end, and everything that happened."""
    random = Random(seed)
    match, opening = new_match(SETTINGS, rulebook, luck(seed))
    events = list(opening)
    while match.phase != "over":
        fresh: list[Event] = []
        for outcome in acts(match, random):
            fresh += [] if isinstance(outcome, Refusal) else outcome
        if match.phase == "negotiation" and random.random() < 0.7:
            fresh += [e for d in match.deals for e in _answered(match, d.id, d.proposal.partner)]
        fresh += next_events(match, luck(seed), "secret seed") if not fresh else []
        for event in fresh:
            match = evolve(match, event)
        events += fresh
    return match, events


def _answered(match: Match, deal: str, partner: Faction) -> tuple[Event, ...]:
    outcome = carry_out(match, partner, Answer(deal=deal, accept=True))
    return () if isinstance(outcome, Refusal) else outcome


@FEW
@given(seed=st.integers(0, 10**6))
def test_events_read_back_from_their_text_make_the_same_match(
    rulebook: Rulebook, seed: int
) -> None:
    match, events = whole_match(rulebook, seed)
    lines = [EVENT.dump_json(event) for event in events]
    again = blank_match(SETTINGS, rulebook, match.rules.lens, luck(seed))
    for line in lines:
        again = evolve(again, EVENT.validate_json(line, strict=False))
    assert write_world(again.world) == write_world(match.world)
    assert (again.phase, again.digest, again.deals) == (match.phase, match.digest, match.deals)
    for role in ROLES:
        assert observe(again, role) == observe(match, role)


@pytest.mark.parametrize("phase", [*PHASES, "over"])
@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_sees_in_any_phase_survives_the_wire(
    opened: NewMatch, phase: str, role: Role
) -> None:
    match = moved_on(opened(), 5, "orders")
    for faction in FACTIONS:
        match = ordered(match, faction, some_orders(match, faction, Random(5)), seal=False)
    match = moved_on(match, 5, phase) if phase != "resolution" else match
    seen = observe(match, role)
    assert Observation.model_validate_json(seen.model_dump_json()) == seen


def any_orders(rulebook: Rulebook) -> st.SearchStrategy[Order]:
    """Orders of the right form with names that exist and names that do not."""
    number = st.floats(-1e6, 1e6)
    levers = st.sampled_from([lever.name for lever in rulebook.levers] + ["us.moon_base"])
    dials = st.sampled_from([s.name for s in rulebook.stances] + ["china.mood"])
    cards = st.sampled_from([card.id for card in rulebook.cards] + ["us/none", "world/none"])
    figures = st.sampled_from([v.name for v in rulebook.variables] + ["luck"])
    return st.one_of(
        st.builds(Allocate, lever=levers, points=st.integers(0, 12)),
        st.builds(SetStance, stance=dials, level=st.integers(0, 3)),
        st.builds(PlayCard, card=cards),
        st.builds(React, card=cards),
        st.builds(Estimate, figure=figures, low=number, central=number, high=number),
    )


@pytest.mark.parametrize("phase", ["briefing", "negotiation", "orders", "consequences", "over"])
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_order_at_any_time_is_taken_or_refused_by_a_rule(
    opened: NewMatch, rulebook: Rulebook, data: st.DataObject, phase: str
) -> None:
    match = moved_on(opened(), 2, phase)
    one = st.tuples(st.sampled_from(FACTIONS), any_orders(rulebook))
    for faction, order in data.draw(st.lists(one, max_size=25)):
        outcome = carry_out(match, faction, Draft(order=order))
        if isinstance(outcome, Refusal):
            assert outcome.rule.startswith("G")
            assert outcome.message.endswith((".", "?"))
            continue
        for event in outcome:
            match = evolve(match, event)
    for faction in FACTIONS if phase == "orders" else ():
        draft = match.drafts.get(faction, ())
        assert points_spent(draft, match) <= match.budget(faction)
        assert capital_spent(draft, match) <= match.capital(faction)


NAMES = st.one_of(st.sampled_from(["uc1", "al1", "d1", ""]), st.text(max_size=30))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    phase=st.sampled_from(["briefing", "negotiation", "orders", "consequences", "over"]),
    faction=st.sampled_from(FACTIONS),
    name=NAMES,
    yes=st.booleans(),
)
def test_any_other_act_at_any_time_is_taken_or_refused_by_a_rule(
    opened: NewMatch, phase: str, faction: Faction, name: str, yes: bool
) -> None:
    match = moved_on(opened(), 2, phase)
    promise = Promise(pledge="us.no_remote_cutoff", limit=-5.0)
    wild = Proposal(partner="china", give=Terms(promise=promise), get=Terms(), until="1999Q1")
    for outcome in (
        carry_out(match, faction, Retract(key=name)),
        carry_out(match, faction, Answer(deal=name, accept=yes)),
        carry_out(match, faction, Withdraw(deal=name)),
        carry_out(match, faction, Propose(proposal=wild)),
        carry_out(match, faction, Commit()),
        carry_out(match, faction, Reopen()),
        carry_out(match, faction, Ready()),
        carry_out(match, faction, Standing()),
    ):
        if isinstance(outcome, Refusal):
            assert outcome.rule.startswith("G")
        else:
            for event in outcome:
                evolve(match, event)

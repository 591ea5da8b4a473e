"""Nothing comes from nowhere: stocks, shares, points and cards are kept account of."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.compile import compile_rules
from game.core.rulebook import Rulebook
from game.world.resolve import resolve
from game.world.rules import CRISIS_DECK, OUTCOME_DECK, Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import DEALS, NEVER, PAIRS, ROOM, DealRows, World

from .conftest import LENSES
from .worlds import LANES, SALTS, lived, luck, orders

REGIONS = ("europe", "gulf", "south_asia", "south_east_asia", "africa", "latin_america")
TRIALS = settings(max_examples=25, deadline=None)
QUARTERS = st.integers(0, 9)


@pytest.fixture(scope="session")
def plain(rulebook: Rulebook) -> Callable[[str], Rules]:
    """The rules under a lens, without cards, events, injects and crises."""
    book = rulebook.model_copy(update={"cards": [], "events": [], "injects": [], "crises": []})
    made = {lens: compile_rules(book, lens, "2026q3") for lens in LENSES}
    return lambda lens: made[lens]


def within(rules: Rules, name: str, value: np.ndarray) -> np.ndarray:
    """A value held in the range of its row."""
    row = rules.layout.row(name)
    return np.clip(value, rules.low[row], rules.high[row])


@TRIALS
@given(lens=st.sampled_from(LENSES), salt=SALTS, quarters=QUARTERS)
def test_a_compute_stock_is_what_it_was_less_wear_and_what_came_in(
    plain: Callable[[str], Rules], lens: str, salt: int, quarters: int
) -> None:
    rules = plain(lens)
    before = lived(rules, salt, quarters)
    after = resolve(before, orders(before, rules, salt), rules, luck(salt))
    kept = 1 - rules.p["compute.wear"]
    inflow = {
        "compute.china_owned": (kept, ("flow.china_domestic", "flow.china_legal")),
        "compute.china_grey": (kept, ("flow.china_grey",)),
        "compute.china_rented": (1, ("flow.china_rented",)),
    }
    for name, (part, flows) in inflow.items():
        expected = part * before.get(rules, name)
        for flow in flows:
            expected = expected + after.get(rules, flow)
        assert np.allclose(after.get(rules, name), within(rules, name, expected), rtol=1e-9), name
    parts = [after.get(rules, name) for name in inflow]
    assert np.allclose(after.get(rules, "compute.china"), parts[0] + parts[1] + parts[2])
    for bloc in ("us", "allies"):
        row, ordered = f"compute.{bloc}", after.get(rules, f"flow.{bloc}")
        power = before.get(rules, f"power.{bloc}")
        half = rules.p["compute.power_half"]
        found = (1 + half) * power / (power + half)
        fabs, place = after.get(rules, "supply.allied_fabs"), rules.layout.row("supply.allied_fabs")
        scarcest = rules.p["compute.scarcest"]
        held = scarcest * np.minimum(found, fabs) + (1 - scarcest) * 0.5 * (found + fabs)
        expected = kept * before.get(rules, row) + ordered * held
        # Fabs are held in range after they were used: only there may the two differ.
        free = (fabs > rules.low[place]) & (fabs < rules.high[place])
        assert np.allclose(after.get(rules, row)[free], within(rules, row, expected)[free]), row


@TRIALS
@given(lens=st.sampled_from(LENSES), salt=SALTS, quarters=st.integers(1, 10))
def test_the_shares_of_a_region_and_of_the_front_add_up_to_one(
    rules_under: Callable[[str], Rules], lens: str, salt: int, quarters: int
) -> None:
    rules = rules_under(lens)
    world = lived(rules, salt, quarters)
    for region in REGIONS:
        sides = [world.get(rules, f"share.{region}.{side}") for side in ("us", "china")]
        own = 1 - sides[0] - sides[1]
        assert (own >= 0).all() and (own <= 1).all(), (region, own.min())
    front = [world.get(rules, f"distribution.{side}") for side in ("us", "china", "own")]
    assert np.allclose(front[0] + front[1] + front[2], 1)


def test_the_weights_of_sectors_and_the_sizes_of_regions_add_up_to_one(
    rules_under: Callable[[str], Rules],
) -> None:
    for lens in LENSES:
        tables = rules_under(lens).tables
        assert np.isclose(tables["adoption.weight"].sum(), 1)
        assert np.isclose(tables["distribution.size"].sum(), 1)


def dealt(size: int, quarter: int, random: np.random.Generator, pledges: int) -> DealRows:
    """Random deals in random places, in force for a while."""
    deals = DealRows.none(size)
    for row in range(DEALS):
        one, other = PAIRS[row // ROOM]
        deals.active[row] = random.random(size) < 0.5
        deals.a[row], deals.b[row] = (one, other) if random.random() < 0.5 else (other, one)
        deals.pledge_a[row] = random.integers(NEVER, pledges, size)
        deals.pledge_b[row] = random.integers(NEVER, pledges, size)
        deals.limit_a[row], deals.limit_b[row] = random.random((2, size)) * 4
        deals.points[row] = random.integers(-1, 2, size)
        deals.monitoring[row] = 0
        deals.escrow[row] = random.integers(0, 2, size)
        deals.until[row] = quarter + random.integers(0, 3)
    return deals


def budgets(world: World, rules: Rules) -> np.ndarray:
    """All points of the four factions."""
    total = world.get(rules, f"points.{FACTIONS[0]}")
    for faction in FACTIONS[1:]:
        total = total + world.get(rules, f"points.{faction}")
    return total


@TRIALS
@given(lens=st.sampled_from(LENSES), salt=SALTS, watch=st.integers(0, 1))
def test_deals_move_points_and_make_none(
    plain: Callable[[str], Rules], lens: str, salt: int, watch: int
) -> None:
    rules = plain(lens)
    world = lived(rules, salt, 1)
    # Budgets nobody's breach or promise changes, and far from the ends of their range.
    still = {f"income.response_{faction}": np.array(0.0) for faction in FACTIONS}
    rich = {f"income.base_{faction}": np.array(20.0) for faction in FACTIONS}
    rules = replace(rules, p=rules.p | still | rich)
    random = np.random.default_rng(salt)
    deals = dealt(LANES.size, world.quarter, random, len(rules.pledges))
    deals.monitoring[:] = watch
    given_orders = orders(world, rules, salt)
    with_deals = resolve(world, replace(given_orders, deals=deals), rules, luck(salt))
    without = resolve(
        world, replace(given_orders, deals=DealRows.none(LANES.size)), rules, luck(salt)
    )
    watched = 2 * watch * deals.active.sum(axis=0)
    assert (budgets(with_deals, rules) == budgets(without, rules) - watched).all()
    moved = with_deals.get(rules, "points.us") != without.get(rules, "points.us")
    assert moved.any()


def hands(world: World, rules: Rules) -> np.ndarray:
    """Which cards are in a hand, bool[cards, B]."""
    return np.stack([world.in_hand(rules, number) for number in range(len(rules.cards))])


@TRIALS
@given(lens=st.sampled_from(LENSES), salt=SALTS)
def test_every_card_is_in_one_place_and_moves_one_way(
    rules_under: Callable[[str], Rules], lens: str, salt: int
) -> None:
    rules = rules_under(lens)
    chance = luck(salt)
    world = start(rules, chance)
    for owner in range(len(FACTIONS)):
        own = [n for n, card in enumerate(rules.cards) if card.owner == owner]
        assert (np.sort(world.rank[own], axis=0) == np.arange(len(own))[:, None]).all()
        assert (hands(world, rules)[own].sum(axis=0) == rules.hand).all()
    for _ in range(rules.length):
        given_orders = orders(world, rules, salt)
        after = resolve(world, given_orders, rules, chance)
        held, holds = hands(world, rules), hands(after, rules)
        played = after.played != NEVER
        # From the deck to the hand, from the hand or the deck to the table, and never back.
        assert not (holds & played).any()
        assert (holds | played)[held].all()
        assert played[world.played != NEVER].all()
        assert (after.played == world.played)[world.played != NEVER].all()
        assert (after.drawn >= world.drawn + rules.p["politics.cards_a_quarter"]).all()
        world = after


@TRIALS
@given(lens=st.sampled_from(LENSES), salt=SALTS)
def test_nothing_is_laid_down_that_was_not_played_or_did_not_happen(
    rules_under: Callable[[str], Rules], lens: str, salt: int
) -> None:
    rules = rules_under(lens)
    world = lived(rules, salt, 1)
    given_orders = orders(world, rules, salt)
    after = resolve(world, given_orders, rules, luck(salt))
    fresh = (after.played != NEVER) & (world.played == NEVER)
    for card, lane in zip(*np.nonzero(fresh), strict=True):
        of_crises = rules.cards[card].owner in (CRISIS_DECK, OUTCOME_DECK)
        assert card in given_orders.plays[:, lane] or card in rules.events or of_crises

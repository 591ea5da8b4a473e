"""Every kind of effect does what its paragraph says, where and when it says."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from game.core.cards import Card, WorldEvent
from game.core.compile import compile_rules
from game.core.rulebook import Rulebook
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.receipts import Ledger, receipts
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.sight import sight
from game.world.start import start
from game.world.world import World

CARD: TypeAdapter[Card] = TypeAdapter(Card)
SEED = b"e" * 32


def card(name: str, *effects: dict[str, Any], **more: Any) -> Card:
    return CARD.validate_python(
        {
            "id": f"us/{name}",
            "title": name,
            "deck": "us",
            "text": name,
            "cost": 1,
            "effects": list(effects),
            "hypothetical": True,
            **more,
        }
    )


def rules_with(rulebook: Rulebook, *cards: Card, events: tuple[WorldEvent, ...] = ()) -> Rules:
    book = rulebook.model_copy(update={"cards": list(cards), "events": list(events), "injects": []})
    return compile_rules(book, "A", "2026q3")


def run(rules: Rules, play: bool, quarters: int = 1, lanes: int = 4) -> list[World]:
    """Worlds after each quarter; card 0 is played in the first quarter in odd lanes."""
    chance = Chance(SEED, np.arange(lanes, dtype=np.uint64))
    worlds = [start(rules, chance)]
    for quarter in range(quarters):
        idle = Inputs.idle(worlds[-1], rules)
        if play and quarter == 0:
            idle.plays[0, 1::2] = 0
        worlds.append(resolve(worlds[-1], idle, rules, chance))
    return worlds


def difference(rules: Rules, variable: str, quarters: int = 1) -> list[np.ndarray]:
    row = rules.layout.row(variable)
    with_card, without = run(rules, True, quarters), run(rules, False, quarters)
    return [a.values[row] - b.values[row] for a, b in zip(with_card, without, strict=True)][1:]


def test_add_moves_a_stock_only_where_it_is_played(rulebook: Rulebook) -> None:
    rules = rules_with(rulebook, card("more", {"kind": "add", "target": "talks", "by": 5.0}))
    (moved,) = difference(rules, "talks")
    assert (moved[::2] == 0).all() and (moved[1::2] > 3).all()


def test_add_to_a_figure_comes_on_top(rulebook: Rulebook) -> None:
    effect = {"kind": "add", "target": "finance.us", "by": 0.25}
    (moved,) = difference(rules_with(rulebook, card("credit", effect)), "finance.us")
    assert np.allclose(moved[1::2], 0.25) and (moved[::2] == 0).all()


def test_an_effect_waits_and_ends(rulebook: Rulebook) -> None:
    effect = {"kind": "scale", "target": "rate.grey", "by": 0.5, "after": 1, "lasts": 2}
    moved = difference(rules_with(rulebook, card("bust", effect)), "rate.grey", 4)
    assert [bool((quarter[1::2] == -0.5).all()) for quarter in moved] == [False, True, True, False]


def test_scale_of_a_capacity_works_without_being_kept(rulebook: Rulebook) -> None:
    effect = {"kind": "scale", "target": "capacity.us.export_programme", "by": 0.0}
    rules = rules_with(rulebook, card("strike", effect))
    (finance,) = difference(rules, "finance.us")
    (stored,) = difference(rules, "capacity.us.export_programme")
    assert (finance[1::2] < 0).all() and (stored == 0).all()


def test_set_gives_a_stock_a_value(rulebook: Rulebook) -> None:
    effect = {"kind": "set", "target": "incidents.major", "to": 7.0}
    rules = rules_with(rulebook, card("count", effect))
    after = run(rules, True)[-1].values[rules.layout.row("incidents.major")]
    assert (after[1::2] >= 7).all() and (after[::2] < 7).all()


def test_cap_holds_a_stock_down(rulebook: Rulebook) -> None:
    effect = {"kind": "cap", "target": "compute.us", "at": 30.0, "lasts": 2}
    rules = rules_with(rulebook, card("halt", effect))
    row = rules.layout.row("compute.us")
    after = run(rules, True, 2)[-1].values[row]
    assert (after[1::2] == 30).all() and (after[::2] > 36).all()


def test_delay_lets_a_capacity_fall_but_not_rise(rulebook: Rulebook) -> None:
    effect = {"kind": "delay", "target": "us.enforcement", "lasts": 3}
    rules = rules_with(rulebook, card("stall", effect))
    chance = Chance(SEED, np.arange(2, dtype=np.uint64))
    world = start(rules, chance)
    idle = Inputs.idle(world, rules)
    idle.plays[0, 1] = 0
    idle.points[rules.lever_index["us.enforcement"]] = 6
    row = rules.layout.row("capacity.us.enforcement")
    after = resolve(world, idle, rules, chance).values[row]
    assert after[0] > world.values[row, 0] and after[1] == world.values[row, 1]


def test_draw_deals_more_cards(rulebook: Rulebook) -> None:
    rules = rules_with(rulebook, card("deal", {"kind": "draw", "to": "china", "cards": 2}))
    before, after = run(rules, True)
    assert (after.drawn[2] - before.drawn[2]).tolist() == [1, 3, 1, 3]
    assert (after.drawn[0] - before.drawn[0]).tolist() == [1, 1, 1, 1]


def test_unlock_puts_a_named_card_into_the_hand(rulebook: Rulebook) -> None:
    others = [
        card(f"other-{n:02}", {"kind": "add", "target": "talks", "by": 1.0}) for n in range(20)
    ]
    key = card("key", {"kind": "unlock", "card": "us/other-07"})
    rules = rules_with(rulebook, key, *others)
    number = rules.card_index["us/other-07"]
    after = run(rules, True, lanes=40)[-1]
    assert after.in_hand(rules, number)[1::2].all()
    assert not after.in_hand(rules, number)[::2].all()


def test_reveal_narrows_an_estimate(rulebook: Rulebook) -> None:
    effect = {"kind": "reveal", "to": "us", "target": "compute.china", "narrows": 10.0}
    rules = rules_with(rulebook, card("look", effect))
    chance = Chance(SEED, np.arange(4, dtype=np.uint64))
    after = run(rules, True)[-1]
    _, error = sight(after, rules, chance, "us", "compute.china")
    assert (error[1::2] < error[::2] / 5).all()


def test_a_gate_is_drawn_once_when_the_card_is_played(rulebook: Rulebook) -> None:
    gate = {
        "kind": "chance",
        "name": "luck",
        "odds": 0.5,
        "then": [{"kind": "add", "target": "talks", "by": 4.0, "lasts": 3}],
        "otherwise": [{"kind": "add", "target": "tension", "by": 4.0, "lasts": 3}],
    }
    rules = rules_with(rulebook, card("gamble", gate))
    worlds = run(rules, True, 3, lanes=200)
    fell = worlds[-1].gates[0][1::2]
    assert 30 < fell.sum() < 70
    for world in worlds[1:]:
        assert (world.gates[0][1::2] == fell).all() and not world.gates[0][::2].any()


def test_a_card_works_once_even_if_played_again(rulebook: Rulebook) -> None:
    rules = rules_with(rulebook, card("once", {"kind": "add", "target": "talks", "by": 5.0}))
    chance = Chance.single(SEED)
    world = start(rules, chance)
    for _ in range(2):
        idle = Inputs.idle(world, rules)
        idle.plays[0] = 0
        world = resolve(world, idle, rules, chance)
    assert world.played[0, 0] == 0


def test_a_quarter_played_twice_over_forgets_the_first_try(rulebook: Rulebook) -> None:
    """What was found out about one future of a world says nothing of another."""
    rules = rules_with(
        rulebook, card("long", {"kind": "add", "target": "talks", "by": 5.0, "lasts": 3})
    )
    chance = Chance(SEED, np.arange(4, dtype=np.uint64))
    begun = start(rules, chance)
    for lanes in ([0, 1], [2], []):
        idle = Inputs.idle(begun, rules)
        idle.plays[0, lanes] = 0
        world = resolve(begun, idle, rules, chance)
        after = resolve(world, Inputs.idle(world, rules), rules, chance)
        fresh = resolve(replace(world), Inputs.idle(world, rules), rules, chance)
        assert after.values.tobytes() == fresh.values.tobytes()
        assert [int(lane) for lane in after.laid(0, 0)] == lanes


def test_effects_are_named_in_the_receipt(rulebook: Rulebook) -> None:
    rules = rules_with(rulebook, card("more", {"kind": "add", "target": "talks", "by": 5.0}))
    chance = Chance.single(SEED)
    world = start(rules, chance)
    idle = Inputs.idle(world, rules)
    idle.plays[0] = 0
    ledger = Ledger()
    resolve(world, idle, rules, chance, ledger)
    terms = receipts(ledger, rules.layout)["talks"].terms
    assert [t.amount[0] for t in terms if t.cause == "card us/more"] == [5.0]


@pytest.mark.parametrize(("odds", "grows", "share"), [(0.25, None, 0.25), (0.25, "tension", 0.12)])
def test_events_happen_with_their_odds_and_once(
    rulebook: Rulebook, odds: float, grows: str | None, share: float
) -> None:
    event = WorldEvent.model_validate(
        {
            "id": "world/storm",
            "title": "Storm",
            "deck": "world",
            "text": "x",
            "odds": odds,
            "grows_with": grows,
            "per": 100.0 if grows else None,
            "hypothetical": True,
            "effects": [{"kind": "add", "target": "talks", "by": 1.0}],
        }
    )
    rules = rules_with(rulebook, events=(event,))
    worlds = run(rules, False, 6, lanes=4000)
    first = (worlds[1].played[0] == 0).mean()
    assert abs(first - share) < 0.03
    happened = worlds[2].played[0] >= 0
    assert (worlds[-1].played[0][happened] == worlds[2].played[0][happened]).all()


def test_adding_a_card_or_event_shifts_no_luck(rulebook: Rulebook) -> None:
    plain = run(rules_with(rulebook), False, 3)[-1]
    more = rules_with(rulebook, card("more", {"kind": "add", "target": "talks", "by": 5.0}))
    assert run(more, False, 3)[-1].values.tobytes() == plain.values.tobytes()

"""Lines of text tell a seat nothing that its role may not see, whatever it asks."""

from dataclasses import replace

import numpy as np
import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.standing import Standing
from game.core.deals import Proposal, Terms
from game.core.orders.vocabulary import Allocate, Estimate
from game.core.views.sight import sees_exactly
from game.table.table import Table
from game.view.pages import PAGES
from game.world.vocabulary import FACTIONS
from tests.conftest import SetTable

QUESTIONS = [
    *PAGES,
    "figures",
    "figures china",
    "why",
    "why a",
    "why e",
    "help",
    "spend china.research 2",
    "spend us.energy 99",
    "play china/anything",
    "accept uc1",
    "withdraw uc2",
    "drop 9",
    "estimate x 1 2 3",
    "offer china give 99 get 1",
    "stance 1 3",
    "reopen",
    "react 1",
    "standing",
    "commit uc1",
]


def hear(talk, table: Table, role: str = "us") -> str:
    """Ask everything as one faction, without moving the match on."""
    seats = [f for f in table.people if f == role]
    whole = Table.people
    try:
        Table.people = property(lambda _: tuple(seats))  # type: ignore[assignment]
        return talk(table, QUESTIONS).replace(str(table.path), "SAVE")
    finally:
        Table.people = whole  # type: ignore[method-assign]


def everybody(table: Table, command: object) -> None:
    for faction in table.people:
        table.say(faction, command)  # type: ignore[arg-type]


@pytest.mark.parametrize("rival", ["allies", "china", "labs"])
def test_what_a_rival_drafts_believes_and_keeps_standing_changes_no_byte(
    set_table: SetTable, talk, rival: str
) -> None:
    heard = []
    for points in (1, 3):
        table = set_table(people=("us", rival), seed="pair")
        everybody(table, Ready())
        others = tuple(f for f in FACTIONS if f not in ("us", rival))
        if points == 3:
            secret = Proposal(
                partner=others[0], give=Terms(points=1), get=Terms(points=2), until="2027Q2"
            )
            assert table.say(rival, Propose(proposal=secret)).ok
        everybody(table, Ready())
        lever = table.observe(rival).levers[points].name
        assert table.say(rival, Draft(order=Allocate(lever=lever, points=points))).ok
        belief = Estimate(figure="lead", low=0, central=points, high=9)
        assert table.say(rival, Draft(order=belief)).ok
        assert table.say(rival, Standing()).ok
        heard.append(hear(talk, table))
    assert heard[0] == heard[1]


@pytest.mark.parametrize("faction", FACTIONS)
def test_hidden_figures_and_decks_change_no_byte(set_table: SetTable, talk, faction: str) -> None:
    heard = []
    for other in (False, True):
        table = set_table(people=(faction,), seed="pair")
        everybody(table, Ready())
        everybody(table, Ready())
        everybody(table, Commit())
        if other:
            _change_what_is_hidden(table, faction)
        heard.append(hear(talk, table, faction))
    assert heard[0] == heard[1]


def _change_what_is_hidden(table: Table, faction: str) -> None:
    match = table._match
    world = match.world
    values, rank, names = world.values.copy(), world.rank.copy(), match.rules.layout.names
    history = dict(match.history)
    for row, name in enumerate(names):
        if not sees_exactly(match, faction, name):  # type: ignore[arg-type]
            values[row] = values[row] * 1.5 + 0.25
            history[name] = tuple(value + 0.25 for value in history[name])
    for number, card in enumerate(match.rules.cards):
        if card.owner != FACTIONS.index(faction):
            rank[number] = (rank[number] + 3) % 8
    assert not np.array_equal(values, world.values)
    changed = replace(world, values=values, rank=rank)
    table._match = replace(match, world=changed, history=history)


def test_seed_lens_and_a_rivals_hand_are_told_only_at_the_end(set_table: SetTable, talk) -> None:
    table = set_table(seed="a secret seed", lens="mixture")
    header = table._header
    heard = talk(table, [*QUESTIONS, "go", *QUESTIONS, "go", *QUESTIONS, "go", *QUESTIONS])
    rivals = [c.id for c in table._match.rulebook.cards if c.deck != "us"]
    for secret in (header.seed, header.salt, header.seed[:16], f"lens {header.lens}", *rivals):
        assert secret not in heard
    assert header.seed in talk(table, ["go"] * 60)


def test_the_save_is_its_owners_alone(set_table: SetTable) -> None:
    assert set_table().path.stat().st_mode & 0o077 == 0

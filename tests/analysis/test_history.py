"""History as data: every order and event has its date and source, and is carried out as dated."""

from collections.abc import Iterator, Mapping

import numpy as np
import pytest

from game.analysis.batch import Request, rules_for
from game.analysis.lanes import play, scenario_injects
from game.bots.doctrine import DoctrinePolicy
from game.content.load import load_hindcast
from game.core.games import Played
from game.core.history import Hindcast
from game.core.rulebook import Doctrine, PlanLine, Rulebook
from game.world.quarters import parse_quarter, quarter_words
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER


@pytest.fixture(scope="module")
def past() -> Hindcast:
    return load_hindcast("hindcast-2023")


@pytest.fixture(scope="module")
def history(doctrines: Mapping[str, Doctrine], past: Hindcast) -> Doctrine:
    return doctrines[past.doctrine]


@pytest.fixture(scope="module")
def played(
    rulebook: Rulebook, doctrines: Mapping[str, Doctrine], past: Hindcast
) -> tuple[Rules, list[tuple[str, Played, np.ndarray]]]:
    """One game under lens A: for each quarter what was done, and the figures it led to."""
    request = Request(
        rulebook=rulebook.model_copy(update={"scenarios": [past]}),
        doctrines=doctrines,
        scenario=past.id,
        lens="A",
        orders=dict.fromkeys(FACTIONS, past.doctrine),
        seed=1,
        games=1,
    )
    rules = rules_for(request, "A")
    policies = {
        faction: DoctrinePolicy(doctrines[past.doctrine], faction, rulebook) for faction in FACTIONS
    }
    chance = request.chance(np.zeros(1, np.uint64))
    injects = scenario_injects(request.rulebook, past.id, rules)
    found = [
        (quarter_words(rules.first + number), one, one.world.values[:, 0].copy())
        for number, one in enumerate(play(rules, policies, chance, injects))
    ]
    return rules, found


def open_in(line: PlanLine, quarter: str) -> bool:
    return (line.window.first or quarter) <= quarter <= (line.window.last or quarter)


def dated(doctrine: Doctrine) -> Iterator[PlanLine]:
    """The lines that change something in the course of history."""
    for plan in doctrine.plans.values():
        yield from plan.dials
        yield from (line for line in plan.spend if line.window.first is not None)


def test_every_turn_of_a_dial_has_a_date_and_every_change_a_source(history: Doctrine) -> None:
    turns = [line for plan in history.plans.values() for line in plan.dials]
    assert all(line.window.first is not None for line in turns)
    assert all(line.source for line in dated(history))


def test_every_event_is_real_sourced_and_named_by_its_year(
    rulebook: Rulebook, past: Hindcast
) -> None:
    injects = {inject.id: inject for inject in rulebook.injects}
    brought = [(quarter, name) for quarter, names in past.injects.items() for name in names]
    assert len(brought) >= 10
    assert past.first not in past.injects, "nothing is brought in before the first quarter"
    for quarter, name in brought:
        assert not injects[name].hypothetical, name
        assert injects[name].source, name
        assert name.startswith(f"inject/{quarter[:4]}-"), name


def test_no_other_scenario_brings_in_history(rulebook: Rulebook, past: Hindcast) -> None:
    own = {name for names in past.injects.values() for name in names}
    for scenario in rulebook.scenarios:
        assert own.isdisjoint(name for names in scenario.injects.values() for name in names)


def test_dials_stand_where_history_put_them(
    played: tuple[Rules, list[tuple[str, Played, np.ndarray]]],
) -> None:
    rules, quarters = played
    levels = {
        name: "".join(
            str(int(values[rules.layout.row(f"stance.{name}")])) for _, _, values in quarters
        )
        for name in ("us.chip_controls", "china.import_stance", "us.remote_rule")
    }
    assert levels == {
        "us.chip_controls": "00011111121111",
        "china.import_stance": "33333333221000",
        "us.remote_rule": "00000000000001",
    }


def test_every_line_of_every_quarter_is_paid_in_full_and_no_more(
    history: Doctrine, played: tuple[Rules, list[tuple[str, Played, np.ndarray]]]
) -> None:
    rules, quarters = played
    for quarter, one, _ in quarters:
        for faction in FACTIONS:
            wanted = np.zeros(len(rules.levers))
            for line in history.plans[faction].spend:
                if open_in(line, quarter):
                    wanted[rules.lever_index[line.lever]] += line.points
            spent = one.decisions[faction].points[:, 0]
            assert spent.tolist() == wanted.tolist(), (quarter, faction)
            assert (one.decisions[faction].plays == NEVER).all()


def test_every_event_happens_in_its_quarter(
    past: Hindcast, played: tuple[Rules, list[tuple[str, Played, np.ndarray]]]
) -> None:
    rules, quarters = played
    laid = quarters[-1][1].world.played[:, 0]
    for quarter, names in past.injects.items():
        for name in names:
            assert laid[rules.card_index[name]] == parse_quarter(quarter) - rules.first, name

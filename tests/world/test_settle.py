"""R14.7 What follows from a scenario's stocks is worked out before the first quarter."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from game.core.compile import compile_rules, without_lens
from game.core.rulebook import Rulebook, Start
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.settle import settled
from game.world.start import start
from game.world.turn import Turn

from .conftest import LENSES


def figures(rulebook: Rulebook, rules: Rules) -> list[int]:
    return [rules.layout.row(v.name) for v in rulebook.variables if v.kind == "figure"]


@pytest.mark.parametrize("scenario", ["2026q3", "crunch-2027"])
def test_settling_again_changes_nothing(rulebook: Rulebook, scenario: str) -> None:
    rules = without_lens(compile_rules(rulebook, "A", scenario), rulebook)
    again = settled(rules, figures(rulebook, rules))
    assert np.allclose(again, rules.starts, rtol=1e-9, atol=1e-12)


def test_the_start_is_the_same_under_every_lens(rules_under: Callable[[str], Rules]) -> None:
    first, *others = (rules_under(lens).starts for lens in LENSES)
    assert all(other.tobytes() == first.tobytes() for other in others)


def test_sums_add_up_and_what_moves_has_a_speed(rules: Rules) -> None:
    def at(name: str) -> float:
        return float(rules.starts[rules.layout.row(name)])

    parts = at("compute.china_owned") + at("compute.china_grey") + at("compute.china_rented")
    assert at("compute.china") == pytest.approx(parts)
    assert at("lead") == at("capability.us") - at("capability.china")
    assert at("distribution.us") + at("distribution.china") + at("distribution.own") == 1
    assert min(at("pace"), at("hazard"), at("shock.us")) > 0
    assert at("score.labs") < 20


def test_figures_are_put_and_stocks_are_added_to(
    rulebook: Rulebook, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: dict[str, set[str]] = {"add": set(), "put": set()}

    def heard(verb: str) -> None:
        plain = getattr(Turn, verb)

        def hears(turn: Turn, name: str, *rest: object) -> None:
            touched[verb].add(name)
            plain(turn, name, *rest)

        monkeypatch.setattr(Turn, verb, hears)

    heard("add")
    heard("put")
    world = start(rules, Chance.single(bytes(32)))
    resolve(world, Inputs.idle(world, rules), rules, Chance.single(bytes(32)))
    kinds = {variable.name: variable.kind for variable in rulebook.variables}
    assert {name for name in touched["add"] if kinds.get(name) == "figure"} == set()
    put = {name for name in touched["put"] if kinds.get(name) == "stock"}
    assert put == {"crisis.asked"}, "what asks next is chosen, and no sum of what was"


def test_what_an_old_scenario_states_of_figures_stands(rulebook: Rulebook) -> None:
    more = Start(
        variable="control.enforcement", low=0, central=0.9, high=1, kind="judgement", source="old"
    )
    old = rulebook.scenarios[0]
    old = old.model_copy(update={"starts": [*old.starts, more]})
    book = rulebook.model_copy(update={"scenarios": [old]})
    rules = compile_rules(book, "A", old.id)
    assert rules.starts[rules.layout.row("control.enforcement")] == 0.9
    plain = compile_rules(rulebook, "A", old.id)
    assert rules.starts[rules.layout.row("lead")] == plain.starts[plain.layout.row("lead")]


def test_games_may_start_each_from_stocks_of_its_own(rulebook: Rulebook, rules: Rules) -> None:
    even = without_lens(rules, rulebook)
    starts = np.repeat(even.starts[:, None], 3, axis=1)
    starts[even.layout.row("compute.us")] *= np.array([1.0, 2.0, 0.5])
    found = settled(replace(even, starts=starts), figures(rulebook, even))
    ratio = found[even.layout.row("compute.ratio")]
    assert ratio[0] == even.starts[even.layout.row("compute.ratio")]
    assert ratio[1] == pytest.approx(2 * ratio[0])
    assert ratio[2] == pytest.approx(0.5 * ratio[0])

"""A faction sees its own and public figures exactly, and others with a stated error."""

import numpy as np
import pytest

from game.core.errors import ContentError
from game.world.chance import Chance
from game.world.rules import Rules
from game.world.sight import estimates, sight
from game.world.start import start


@pytest.fixture
def chance() -> Chance:
    return Chance(b"v" * 32, np.arange(3000, dtype=np.uint64))


def test_own_and_public_figures_are_exact(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    for faction, variable in (("china", "compute.china"), ("us", "lead"), ("china", "lead")):
        value, error = sight(world, rules, chance, faction, variable)
        assert (value == world.get(rules, variable)).all() and (error == 0).all()


def test_an_estimate_errs_as_much_as_it_says(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    value, error = sight(world, rules, chance, "us", "compute.china")
    miss = (value - world.get(rules, "compute.china")) / error
    assert abs(miss.mean()) < 0.2 and 0.8 < miss.std() < 1.2
    again, _ = sight(world, rules, chance, "us", "compute.china")
    assert (again == value).all()


def test_the_stated_error_does_not_give_the_truth_away(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    value, error = sight(world, rules, chance, "us", "compute.china")
    assert np.allclose(error / value, (error / value)[0])


def test_insight_narrows_the_error(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    row = rules.layout.row("insight.us")
    world.values[row, ::2] = 100
    _, error = sight(world, rules, chance, "us", "flow.china_grey")
    assert error[::2].mean() < 0.7 * error[1::2].mean()


def test_what_is_not_known_is_not_estimated(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    with pytest.raises(KeyError, match="knows nothing"):
        sight(world, rules, chance, "us", "capacity.china.distillation")
    with pytest.raises(ContentError, match=r"variable compute\.mars"):
        sight(world, rules, chance, "us", "compute.mars")


def test_figures_estimated_together_are_what_each_is_alone(rules: Rules, chance: Chance) -> None:
    world = start(rules, chance)
    names = [name for name, known in rules.known.items() if known.error is not None]
    names = [name for name in names if "us" not in rules.known[name].to]
    assert len(names) > 1
    values, errors = estimates(world, rules, chance, "us", names)
    for name, value, error in zip(names, values, errors, strict=True):
        alone = sight(world, rules, chance, "us", name)
        assert (value == alone[0]).all() and (error == alone[1]).all()
    nothing, _ = estimates(world, rules, chance, "us", ())
    assert nothing.shape == (0, world.size)

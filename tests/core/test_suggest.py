"""The name that was meant, when another was typed."""

import pytest

from game.core.near_names import did_you_mean, nearest

NAMES = ("us.enforcement", "us.energy", "china.grey_market", "labs/open-weights-push", "lead")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("enforcment", "us.enforcement"),
        ("Enegry", "us.energy"),
        ("grey_markt", "china.grey_market"),
        ("weigths", "labs/open-weights-push"),
        ("laed", "lead"),
        ("xylophone", None),
        ("", None),
    ],
)
def test_the_nearest_is_found_by_a_part_of_a_name_too(typed: str, name: str | None) -> None:
    assert nearest(typed, NAMES) == name
    assert did_you_mean(typed, NAMES) == (f" Did you mean {name}?" if name else "")

"""Who may give posts and who has to sign: one rule, for the table and for what clients show."""

import pytest

from game.core.acts.reseat import may_reseat
from game.core.conduct.members import sealer, still_to_sign
from game.core.conduct.words import Seated

LEAD = Seated(member="us-1", faction="us", post="lead")
OTHERS = tuple(Seated(member=f"us-{n}", faction="us", post="member") for n in (2, 3))


@pytest.mark.parametrize(
    ("role", "post", "faction", "may"),
    [
        ("white", "member", "china", True),
        ("us", "lead", "us", True),
        ("us", "lead", "china", False),
        ("us", "treasurer", "us", False),
        ("white", "member", "observer", False),
        ("observer", "lead", "observer", False),
    ],
)
def test_posts_are_given_by_a_lead_at_home_and_by_the_white_cell(
    role: str, post: str, faction: str, may: bool
) -> None:
    assert may_reseat(role, post, faction) is may  # type: ignore[arg-type]


def test_the_lead_seals_where_there_is_one_and_else_who_asks() -> None:
    assert sealer((LEAD, *OTHERS), "us-3") == "us-1"
    assert sealer((LEAD, *OTHERS), "us-1") == "us-1"
    assert sealer(OTHERS, "us-3") == "us-3"


def test_who_seals_need_not_sign_and_who_signed_is_not_waited_for() -> None:
    seated = (LEAD, *OTHERS)
    assert [one.member for one in still_to_sign(seated, {"us-2"}, "us-1")] == ["us-3"]
    assert still_to_sign(seated, {"us-2", "us-3"}, "us-1") == ()

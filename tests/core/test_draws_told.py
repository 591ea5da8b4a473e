"""Who is told what luck did: nobody can work out from it what is a rival's to know (G9.5)."""

import pytest

from game.core.match import Match
from game.core.observation import Role
from game.core.rule_titles import titles_of
from game.core.views.receipts import receipts
from game.core.views.sight import sees_exactly
from game.world.vocabulary import FACTIONS
from tests.core.conftest import NewMatch, moved_on

ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector")


@pytest.fixture(params=range(4))
def played(opened: NewMatch, request: pytest.FixtureRequest) -> Match:
    return moved_on(opened(request.param), request.param, "debrief")


@pytest.mark.parametrize("role", [*ROLES, "white"])
def test_what_a_role_reads_adds_up_exactly(played: Match, role: Role) -> None:
    for receipt in receipts(played, role):
        running = receipt.before
        for cause in receipt.causes:
            running += cause.amount
        assert running == receipt.after, receipt.variable


@pytest.mark.parametrize("role", ROLES)
def test_a_draw_is_told_only_to_those_who_know_all_that_it_scaled(
    played: Match, role: Role
) -> None:
    words = titles_of(played.rulebook).causes
    for receipt in receipts(played, role):
        for key in (cause.key for cause in receipt.causes if cause.kind == "chance"):
            assert all(sees_exactly(played, role, row) for row in words[key].draw)


def test_a_draw_kept_from_a_role_stays_in_the_line_it_scaled(played: Match) -> None:
    record = next(r for r in played.receipts[max(played.receipts)] if r.variable == "market.us")
    whole = sum(term.amount for term in record.terms)
    for role in ("us", "observer"):
        told = next(r for r in receipts(played, role) if r.variable == "market.us")
        titles = [cause.key for cause in told.causes if abs(cause.amount) > 1e-12]
        assert titles == ["coupling sales"]
        assert told.causes[0].amount == pytest.approx(whole)


def test_the_odds_of_a_draw_are_told_and_how_far_it_might_have_gone(played: Match) -> None:
    receipt = next(r for r in receipts(played, "us") if r.variable == "algo.us")
    luck = next(cause for cause in receipt.causes if cause.kind == "chance")
    draw = next(
        term.draw
        for record in played.receipts[max(played.receipts)]
        for term in record.terms
        if term.cause == luck.key
    )
    assert draw is not None
    assert f"The draw was {draw:.2f} of 0 to 1" in luck.says
    most = abs(luck.amount / (2 * draw - 1))
    assert f"by up to {most:.3g} months either way" in luck.says

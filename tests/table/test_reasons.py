"""Bots say why they offer, take and refuse deals, and the other side reads it."""

import pytest

from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.deals import Promise, Proposal, Terms


def offer(partner, **terms) -> Proposal:
    return Proposal(partner=partner, until="2027Q2", **{"give": Terms(), "get": Terms(), **terms})


@pytest.mark.parametrize("bot", ["adaptive", "search@easy"])
def test_a_refusal_says_why_to_the_proposer(set_table, bot) -> None:
    table = set_table(people=("us",), bots=bot)
    _to_negotiation(table)
    assert not table.say("us", Propose(proposal=offer("china", get=Terms(points=5)))).refusal
    view = table.observe("us").deals[-1]
    assert view.deal.state == "refused"
    assert "Tension is" in view.deal.answer
    assert view.deal.answer in view.sentence
    assert not table.observe("labs").deals


@pytest.mark.parametrize("bot", ["adaptive", "search@easy"])
def test_a_gift_is_taken_with_thanks(set_table, bot) -> None:
    table = set_table(people=("us",), bots=bot)
    _to_negotiation(table)
    gift = offer("allies", give=Terms(points=5), monitoring=0)
    assert not table.say("us", Propose(proposal=gift)).refusal
    deal = table.observe("us").deals[-1].deal
    assert deal.state == "active", deal
    assert deal.answer


def test_a_plan_with_a_free_hand_makes_no_promise(set_table) -> None:
    table = set_table(people=("us",), bots="adaptive")
    _to_negotiation(table)
    asked = Terms(promise=Promise(pledge="china.research_limit", limit=4.0))
    assert not table.say("us", Propose(proposal=offer("china", get=asked))).refusal
    assert "free hand" in table.observe("us").deals[-1].deal.answer


def _to_negotiation(table) -> None:
    while table.observe("us").phase != "negotiation":
        assert not table.say("us", Ready()).refusal

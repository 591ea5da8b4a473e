"""Bots say why in words of the table: whoever is asked for whatever, no dotted name is said."""

import re

import numpy as np
import pytest

from game.bots.doctrine import DoctrinePolicy
from game.bots.registry import RANDOM, policy_for
from game.core.compile import compile_rules
from game.core.deals import Promise, Proposal, Terms
from game.core.knowledge import see
from game.core.rulebook import Doctrine, Offer, Plan
from game.world.chance import Chance
from game.world.start import start
from game.world.vocabulary import FACTIONS, Condition

RAW = re.compile(r"\b[a-z_]+[./][a-z_]+\b|[a-z]_[a-z]")
"""``tension.us``, ``us/hotline``, ``at_most``: names of the files, not of the table."""


@pytest.fixture(scope="module")
def looks(rulebook):
    """What each faction sees of the first quarter."""
    rules = compile_rules(rulebook, "A", "2026q3")
    chance = Chance(bytes(32), np.arange(1, dtype=np.uint64))
    world = start(rules, chance)
    return {faction: see(world, rules, chance, faction) for faction in FACTIONS}


def asked(rulebook, proposer, partner):
    """Every pledge of the partner asked for points, every own pledge offered for points."""
    for pledge in rulebook.pledges:
        promise = Terms(promise=Promise(pledge=pledge.name, limit=pledge.low))
        sides = {partner: (Terms(points=1), promise), proposer: (promise, Terms(points=1))}
        if pledge.faction in sides:
            give, get = sides[pledge.faction]
            yield Proposal(partner=partner, give=give, get=get, until="2027Q2")


def named(doctrines):
    return [*doctrines, RANDOM, "search@easy"]


@pytest.mark.parametrize("partner", FACTIONS)
def test_no_answer_to_any_pledge_says_a_raw_name(rulebook, doctrines, looks, partner) -> None:
    for name in named(doctrines):
        if name in doctrines and partner not in doctrines[name].plans:
            continue
        bot = policy_for(name, partner, rulebook, doctrines, "A")
        proposers = [faction for faction in FACTIONS if faction != partner]
        offers = [(one, offer) for one in proposers for offer in asked(rulebook, one, partner)]
        for proposer, offer in offers[:: 12 if "search" in name else 1]:
            said = bot.answer(looks[partner], proposer, offer).reason
            assert said, (name, offer)
            assert not RAW.search(said), (name, said)


@pytest.mark.parametrize("faction", FACTIONS)
def test_no_offer_of_any_bot_says_a_raw_name(rulebook, doctrines, looks, faction) -> None:
    for name in named(doctrines):
        if name in doctrines and faction not in doctrines[name].plans:
            continue
        for bid in policy_for(name, faction, rulebook, doctrines, "A").offers(looks[faction]):
            assert bid.reason
            assert not RAW.search(bid.reason), (name, bid.reason)


def test_an_offer_names_whatever_it_hangs_on_by_its_title(rulebook, looks) -> None:
    """Every variable, dial and card that a line might test."""
    tests = [
        Condition(variable=one.name, at_least=one.low)
        for one in rulebook.variables
        if one.known and one.known.public
    ]
    tests += [Condition(variable=f"stance.{one.name}", at_most=3.0) for one in rulebook.stances]
    tests += [Condition(card=card.id) for card in rulebook.cards]
    for test in tests:
        offer = Offer(partner="china", theirs="china.no_distillation", when=[test])
        plan = Plan(spend=[], offers=[offer])
        doctrine = Doctrine(id="test", title="A test", text="A test", plans={"us": plan})
        bid = DoctrinePolicy(doctrine, "us", rulebook).offers(looks["us"])[0]
        assert not RAW.search(bid.reason), bid.reason


def test_an_offer_says_its_own_reason_and_its_condition_with_the_unit(rulebook, looks) -> None:
    offer = Offer(
        partner="china",
        theirs="china.no_distillation",
        why="Copies cost us markets.",
        when=[
            Condition(variable="lead", at_most=8.0),
            Condition(variable="distribution.china", at_least=0.25),
        ],
    )
    plan = Plan(spend=[], offers=[offer])
    doctrine = Doctrine(id="test", title="A test", text="A test", plans={"us": plan})
    bid = DoctrinePolicy(doctrine, "us", rulebook).offers(looks["us"])[0]
    assert bid.reason == (
        "Copies cost us markets. “A test” stands by this deal while we see US lead at most"
        " 8 months and Chinese stack abroad at least 25%."
    )

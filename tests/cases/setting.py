"""What is *given*: the match a case begins with.

A case is played with the rules as shipped but with its own cards only, so that no shipped card,
event, inject or crisis disturbs it. ``crises`` keeps some of the shipped ones, and ``crisis`` is
the one of them that asks. Cards are written short: ``{id: us/raid, effects: […]}``; the deck is
in the name, `world/…` makes an event and `inject/…` an inject, and what is left out is filled in.
A faction's card is in its hand unless ``hand: false``; an inject with ``arrives: 2026Q4`` comes by
itself in that quarter.

``set`` changes figures, ``parameters`` puts other numbers in place of the rulebook's (luck of
nought, say), ``quarter`` moves the calendar, ``played`` names cards that came before.
``table`` are more of the match's settings, ``members`` name who sits where, by post.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from game.core.beginning import new_match
from game.core.cards import Card, Inject, WorldEvent
from game.core.conduct.words import Seated
from game.core.match import Match
from game.core.rulebook import Rulebook
from game.core.seeds import seed_from
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.quarters import parse_quarter
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER

WORDS = {
    "scenario",
    "lens",
    "format",
    "people",
    "phase",
    "quarter",
    "set",
    "parameters",
    "cards",
    "crises",
    "crisis",
    "played",
    "luck",
    "table",
    "members",
}
DEEP = 99
"""A place in the deck that no deal reaches."""
DECKS = {"world": "events", "inject": "injects"}


def luck_of(setting: dict[str, Any]) -> Chance:
    """The luck of a case; ``luck`` picks another one."""
    return Chance(seed_from(setting.get("luck", 2028)), np.array([0], np.uint64))


def given(rulebook: Rulebook, setting: dict[str, Any]) -> Match:
    """The match a case begins with."""
    assert set(setting) <= WORDS, f"unknown words {set(setting) - WORDS}"
    people = setting.get("people", FACTIONS)
    settings = Settings(
        match="case",
        scenario=setting.get("scenario", "2026q3"),
        format=setting.get("format", "full"),
        lens=setting.get("lens", "A"),
        players={faction: "person" if faction in people else "bot" for faction in FACTIONS},
        **setting.get("table", {}),
    )
    kept = {*setting.get("crises", ()), setting.get("crisis")}
    crises = [crisis for crisis in rulebook.crises if crisis.id in kept]
    assert {crisis.id for crisis in crises} == kept - {None}, f"unknown among {kept}"
    book = with_cards(rulebook, setting.get("cards", [])).model_copy(update={"crises": crises})
    match, _ = new_match(settings, book, luck_of(setting))
    return changed(match, setting)


def with_cards(rulebook: Rulebook, short: list[dict[str, Any]]) -> Rulebook:
    """The rulebook with these cards and no others; scenarios bring in no injects of their own."""
    found: dict[str, list[Any]] = {"cards": [], "events": [], "injects": []}
    for words in short:
        deck, _, name = words["id"].partition("/")
        whole = {"deck": deck, "title": name.replace("-", " ").capitalize(), "text": name}
        whole |= {"hypothetical": True, **words}
        whole = {word: value for word, value in whole.items() if word not in ("hand", "arrives")}
        if deck == "inject":
            card: Any = Inject.model_validate({"objective": name, "expected": name, **whole})
        elif deck == "world":
            card = WorldEvent.model_validate(whole)
        else:
            card = Card.model_validate({"cost": 0, **whole})
        found[DECKS.get(deck, "cards")].append(card)
    scenarios = [s.model_copy(update={"injects": arriving(short)}) for s in rulebook.scenarios]
    return rulebook.model_copy(update={**found, "scenarios": scenarios})


def arriving(short: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The injects that a scenario brings in by itself, by quarter."""
    when: dict[str, list[str]] = {}
    for words in short:
        if "arrives" in words:
            when.setdefault(words["arrives"], []).append(words["id"])
    return when


def changed(match: Match, setting: dict[str, Any]) -> Match:
    """The match with figures, parameters, cards and the calendar as the case says."""
    rules, world = match.rules, match.world
    values, played, rank = world.values.copy(), world.played.copy(), world.rank.copy()
    for name, value in setting.get("set", {}).items():
        values[rules.layout.row(name)] = value
    if "crisis" in setting:
        asked = [crisis.id for crisis in match.rulebook.crises].index(setting["crisis"])
        values[rules.layout.row("crisis.asked")] = asked + 1
    for words in setting.get("cards", []):
        rank[rules.card_index[words["id"]]] = 0 if words.get("hand", True) else DEEP
    for card in setting.get("played", []):
        assert played[rules.card_index[card]] == NEVER, f"{card} is named twice"
        played[rules.card_index[card]] = 0
    parameters = setting.get("parameters", {})
    assert set(parameters) <= set(rules.p), f"unknown {set(parameters) - set(rules.p)}"
    p = rules.p | {name: np.array(float(value)) for name, value in parameters.items()}
    quarter = setting.get("quarter")
    return replace(
        match,
        rules=replace(rules, p=p),
        world=replace(
            world,
            values=values,
            played=played,
            rank=rank,
            quarter=parse_quarter(quarter) if quarter else world.quarter,
        ),
        history={
            name: (*past[:-1], float(values[rules.layout.row(name), 0]))
            for name, past in match.history.items()
        },
        phase=setting.get("phase", "orders"),
        members=tuple(
            Seated(member=member, faction=member.split("-")[0], post=post)
            for member, post in setting.get("members", {}).items()
        ),
    )

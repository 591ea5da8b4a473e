"""Older rules are made fit for today's behaviour, and say what they lack where they are not."""

from dataclasses import replace

import pytest

from game.core.acts.change_behaviour import BehaviourChanged
from game.core.acts.resolve_quarter import resolve_quarter
from game.core.beginning import new_match
from game.core.behaviour import BEHAVIOUR, fit, keeps
from game.core.compile import compile_rules
from game.core.errors import ContentError
from game.core.evolve import evolve
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.vocabulary import FACTIONS


def older(rulebook: Rulebook) -> Rulebook:
    """The rules without a parameter, some rows of the world, a lever and a list of today's."""
    gone = {"skills.us", "us.energy", "politics.fade", "rate.us_compute", "capacity.us.energy"}
    lists = {
        name: [item for item in getattr(rulebook, name) if item.name not in gone]
        for name in ("parameters", "variables", "levers")
    }
    scenarios = [
        one.model_copy(update={"starts": [s for s in one.starts if s.variable not in gone]})
        for one in rulebook.scenarios
    ]
    return rulebook.model_copy(update={**lists, "scenarios": scenarios, "formats": []})


def settings() -> Settings:
    """A match of bots."""
    bots = dict.fromkeys(FACTIONS, "random")
    return Settings(
        match="old",
        scenario="crunch-2027",
        format="full",
        lens="A",
        players=dict.fromkeys(FACTIONS, "bot"),
        bots=bots,
    )


def bare(rulebook: Rulebook) -> Rulebook:
    """The rules without anything that names rows."""
    return rulebook.model_copy(
        update={
            "cards": [],
            "events": [],
            "injects": [],
            "endings": [],
            "sources": [],
            "crises": [],
        }
    )


def test_older_rules_get_what_todays_behaviour_reads_and_keep_their_own(rulebook: Rulebook) -> None:
    own = older(rulebook)
    trust = own.parameters[0].model_copy(update={"central": own.parameters[0].low})
    own = own.model_copy(update={"parameters": [trust, *own.parameters[1:]]})
    found = fit(own, "2026q3", rulebook)
    assert found.parameters[0] == trust
    for name in ("variables", "levers", "stances", "formats"):
        assert getattr(found, name) == getattr(rulebook, name)
    assert (
        compile_rules(found, "A", "2026q3").layout == compile_rules(rulebook, "A", "2026q3").layout
    )
    assert keeps(own, found)
    assert not keeps(own, rulebook)


def test_rules_that_lack_nothing_stay_as_they_are(rulebook: Rulebook) -> None:
    assert fit(rulebook, "2026q3", rulebook) == rulebook


def test_a_rule_that_reads_what_older_rules_lack_says_so(rulebook: Rulebook) -> None:
    rules = compile_rules(bare(older(rulebook)), "A", "2026q3")
    for ask, words in (
        (lambda: rules.layout.row("skills.us"), "variable skills.us"),
        (lambda: rules.p["politics.fade"], "parameter politics.fade"),
        (lambda: rules.lever_index["us.energy"], "lever us.energy"),
    ):
        with pytest.raises(ContentError, match=words):
            ask()


def test_a_match_that_goes_over_keeps_its_figures_and_can_be_resolved(rulebook: Rulebook) -> None:
    own = bare(older(rulebook)).model_copy(update={"formats": rulebook.formats})
    chance = Chance.single(bytes(32))
    before, _ = new_match(settings(), own, chance)
    before = replace(before, behaviour=BEHAVIOUR - 1, back=before)
    rules = fit(own, "crunch-2027", bare(rulebook))
    event = BehaviourChanged(behaviour=BEHAVIOUR, engine="9", python="3", numpy="2", rulebook=rules)
    after = evolve(before, event)
    assert after.behaviour == BEHAVIOUR
    assert after.back is None
    assert "skills.us" not in before.rules.layout.index
    assert after.history["skills.us"] == (after.value("skills.us"),)
    for name in before.rules.layout.names:
        assert after.value(name) == before.value(name)
        assert after.history[name] == before.history[name]
    assert resolve_quarter(replace(after, phase="orders"), chance).digest
    assert "behaviour" in after.news[-1].item.title

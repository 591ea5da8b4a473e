"""Whole games of a scenario played by policies, many lanes at once."""

from collections.abc import Iterator, Mapping

from game.analysis.bargains import Bargains
from game.analysis.machine_code import loops
from game.bots.policy import Policy
from game.core.games import Injects, Played, play_on
from game.core.rulebook import Rulebook
from game.core.seeds import MIXTURE
from game.world.chance import Chance
from game.world.quarters import quarter_words
from game.world.rules import Rules
from game.world.start import start
from game.world.step import ONE_BY_ONE, Run
from game.world.vocabulary import Faction

Policies = Mapping[Faction, Policy]


def play(
    rules: Rules,
    policies: Policies,
    chance: Chance,
    injects: Injects | None = None,
    fleeting: bool = False,
    run: Run | None = None,
) -> Iterator[Played]:
    """Play from the start to the last quarter, yielding each quarter as it is done.

    ``injects`` are the scenario's own, card numbers by quarter (see `scenario_injects`). With
    ``fleeting`` a world may be looked at only until the next one is asked for. Without a ``run``
    it is loops where they can be had, which are made for games of one lens.
    """
    if run is None:
        run = ONE_BY_ONE if rules.lens == MIXTURE else loops()
    agree = Bargains(rules, policies).strike
    return play_on(start(rules, chance), rules, chance, policies, agree, injects, fleeting, run)


def scenario_injects(rulebook: Rulebook, scenario: str, rules: Rules) -> Injects:
    """The injects a scenario brings in by itself, as card numbers by quarter.

    As at the table, they come with the briefing of every quarter but the first.
    """
    found = next(one for one in rulebook.scenarios if one.id == scenario)
    return {
        quarter: tuple(rules.card_index[card] for card in found.injects[quarter_words(quarter)])
        for quarter in range(rules.first + 1, rules.last + 1)
        if quarter_words(quarter) in found.injects
    }

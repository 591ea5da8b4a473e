"""What a table does with a match that another behaviour has played so far."""

import platform

import numpy as np

from game import __version__
from game.content.load import load_rulebook
from game.core.acts.change_behaviour import BehaviourChanged
from game.core.behaviour import BEHAVIOUR, UNCOUNTED, fit
from game.core.errors import ContentError, SaveError
from game.core.evolve import evolve
from game.core.match import Match
from game.core.rulebook import Rulebook
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve


def named(behaviour: int) -> str:
    """Return how a behaviour is called in a sentence."""
    older = " (from before they were counted)" if behaviour == UNCOUNTED else ""
    return f"behaviour {behaviour}{older}"


def went_over(match: Match) -> str:
    """Return the notice for people whose match goes on by today's behaviour."""
    return (
        f"This match was played by {named(match.behaviour)} of the game; from here on its quarters"
        f" follow {named(BEHAVIOUR)}, and what came before can't be undone."
    )


def change_of(match: Match, chance: Chance) -> BehaviourChanged | None:
    """Return the event by which a match goes on under today's behaviour, if another played it.

    `SaveError` where today's behaviour can't go on with its rules.
    """
    if match.behaviour == BEHAVIOUR or match.phase == "over":
        return None
    try:
        rulebook = fitted(match)
        event = BehaviourChanged(
            behaviour=BEHAVIOUR,
            engine=__version__,
            python=platform.python_version(),
            numpy=np.__version__,
            rulebook=None if rulebook == match.rulebook else rulebook,
        )
        _try(evolve(match, event), chance)
    except ContentError as fault:
        raise SaveError(
            f"This match was played by {named(match.behaviour)}, and {named(BEHAVIOUR)} can't go on"
            f" with it: {fault}."
        ) from fault
    return event


def fitted(match: Match) -> Rulebook:
    """Return the match's rules made fit for today's behaviour, or as they are without today's."""
    try:
        today = load_rulebook()
    except ContentError:
        return match.rulebook
    return fit(match.rulebook, match.settings.scenario, today)


def _try(match: Match, chance: Chance) -> None:
    """Resolve a quarter in which nobody orders anything, to see that all it reads is there."""
    if not match.finished:
        resolve(match.world, Inputs.idle(match.world, match.rules), match.rules, chance)

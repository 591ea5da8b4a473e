"""A match goes over to this program's behaviour, which is not the one of the quarters before."""

from typing import Annotated, Literal

from pydantic import Field

from game.core.behaviour import laid_anew, longer
from game.core.compile import compile_rules
from game.core.event import Event, Notice
from game.core.match import Match, changed
from game.core.rulebook import Rulebook


class BehaviourChanged(Event):
    """From here on another behaviour counts than the one of the quarters before.

    ``rulebook`` is the match's own made fit for it; nothing where it was fit as it stood.
    """

    event: Literal["behaviour_changed"] = "behaviour_changed"
    behaviour: Annotated[int, Field(ge=0)]
    engine: str
    python: str
    numpy: str
    rulebook: Rulebook | None = None

    def fold(self, match: Match) -> Match:
        """Lay the world out by the rules from here on; what came before can't be undone."""
        match = changed(match, behaviour=self.behaviour, back=None)
        if self.rulebook is None:
            return match
        rules = compile_rules(self.rulebook, match.rules.lens, match.settings.scenario)
        world = laid_anew(match.world, match.rules.layout, rules)
        history = longer(match.history, rules.layout.names, world)
        return changed(match, rulebook=self.rulebook, rules=rules, world=world, history=history)

    def notice(self, match: Match) -> Notice:
        """Tell all from where another behaviour counts."""
        title = f"From here on behaviour {self.behaviour} of the game counts"
        return title, "The quarters before were played by another one; they stay as they were."

"""How a match begins: the lens drawn, the decks shuffled, the world set up."""

from game.core.compile import compile_rules
from game.core.event import Event
from game.core.match import Match
from game.core.progress import carried_on
from game.core.rulebook import Format, Rulebook
from game.core.seeds import MIXTURE, draw_lens
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.start import start


def lens_of(settings: Settings, rulebook: Rulebook, chance: Chance) -> str:
    """Return the lens a match is played under: the one asked for, or the secret draw."""
    if settings.lens != MIXTURE:
        return settings.lens
    return rulebook.lenses[int(draw_lens(rulebook.lenses, chance)[0])].id


def blank_match(settings: Settings, rulebook: Rulebook, lens: str, chance: Chance) -> Match:
    """Return the match before its first event; what a save is folded onto."""
    rules = compile_rules(rulebook, lens, settings.scenario)
    return Match(
        settings=settings,
        rulebook=rulebook,
        rules=rules,
        format=_format(settings, rulebook),
        world=start(rules, chance),
    )


def _format(settings: Settings, rulebook: Rulebook) -> Format:
    return next(form for form in rulebook.formats if form.id == settings.format)


def new_match(
    settings: Settings, rulebook: Rulebook, chance: Chance
) -> tuple[Match, tuple[Event, ...]]:
    """Return a new match and the events that made it. `chance` is of one lane."""
    match = blank_match(settings, rulebook, lens_of(settings, rulebook, chance), chance)
    return carried_on(match, chance)

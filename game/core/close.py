"""How a match ended: the named ending, everybody's score, and what was hidden."""

from game.core.match import Match
from game.core.observation import AimView, Close, Score
from game.world.endings import ending
from game.world.vocabulary import FACTIONS, Faction


def aims_of(match: Match, faction: Faction) -> tuple[AimView, ...]:
    """Return a faction's aims with how much of each is reached (R13.2)."""
    return tuple(
        AimView(
            title=aim.title,
            variable=aim.variable,
            value=match.value(aim.variable),
            zero=aim.zero,
            full=aim.full,
            weight=aim.weight,
            reached=_reached(match.value(aim.variable), aim.zero, aim.full),
        )
        for aim in match.rulebook.aims_in(match.settings.scenario)
        if aim.faction == faction
    )


def _reached(value: float, zero: float, full: float) -> float:
    return min(max((value - zero) / (full - zero), 0.0), 1.0)


def close_of(match: Match, seed: str) -> Close:
    """Return the end of a finished match; the lens and the seed are no longer secret."""
    named = match.rules.endings[int(ending(match.world, match.rules)[0])]
    lens = next(lens for lens in match.rulebook.lenses if lens.id == match.rules.lens)
    return Close(
        ending=named.name,
        text=named.text,
        shared_loss=named.shared_loss,
        scores=tuple(_score(match, faction) for faction in FACTIONS),
        lens=lens.id,
        lens_title=lens.title,
        seed=seed,
    )


def _score(match: Match, faction: Faction) -> Score:
    score = match.value(f"score.{faction}")
    enough = float(match.rules.p["fronts.aims_met"])
    # R13.2 At the end the lens is no secret: these are the weights that counted under it.
    counted = match.rules.aims[FACTIONS.index(faction)]
    aims = tuple(
        view.model_copy(update={"weight": float(rule.weight)})
        for view, rule in zip(aims_of(match, faction), counted, strict=True)
    )
    return Score(faction=faction, score=score, met_aims=score >= enough, aims=aims)

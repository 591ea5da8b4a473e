"""How far games in worlds of their own lie apart, and what that owes to each thing not known."""

import numpy as np
from pydantic import BaseModel, ConfigDict

from game.analysis.batch import Request, check_request
from game.analysis.results import LeadSpread
from game.analysis.summary import lead_spread
from game.analysis.unsure.paired import Turns, turns
from game.analysis.unsure.worlds import play_drawn


class Unsure(BaseModel):
    """The lead at the end over games in which ``drawn`` differs, and the numbers it turns on."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    games: int
    drawn: list[str]
    lead_months: LeadSpread
    turns_on: list[Turns]

    def said(self) -> str:
        """The spread as a few lines to read."""
        lead = self.lead_months
        lines = [
            f"{self.games} games; drawn for each: {', '.join(self.drawn)}",
            f"US lead at the end: {lead.p50:.1f} months (5% {lead.p5:.1f}, 95% {lead.p95:.1f})",
        ]
        for one in self.turns_on:
            lines.append(f"  it turns on {one.number} ({one.correlation:+.2f})")
        return "\n".join(lines)


def spread(request: Request, sources: frozenset[str]) -> Unsure:
    """Play the request's games with ``sources`` drawn; errors as in `play_drawn`."""
    check_request(request)
    found = play_drawn(request, sources)
    lead = found.kept.path[-1]
    return Unsure(
        games=request.games,
        drawn=sorted(sources),
        lead_months=lead_spread(lead),
        turns_on=turns(found, lead.astype(np.float64)),
    )

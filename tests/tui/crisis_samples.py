"""A crisis as an observation shows it."""

from typing import Any

from game.content.load import load_rulebook
from game.core.observation import CrisisView
from game.core.rule_titles import titles_of
from game.core.views.crisis import outcome_views


def crisis(name: str = "two-ships", **update: Any) -> CrisisView:
    """A shipped crisis at a calm ladder; nobody has answered."""
    book = load_rulebook()
    found = next(one for one in book.crises if one.id == name)
    view = CrisisView(
        id=found.id,
        title=found.title,
        text=found.text,
        asks=tuple(found.asks),
        answers=found.answers,
        press_cost=1,
        outcomes=outcome_views(found, titles_of(book)),
        ladder=0.0,
        worse=1.0,
        hypothetical=found.hypothetical,
        source=found.source,
    )
    return view.model_copy(update=update)

"""Folds an event into a match, with what all are told of it."""

from game.core.event import Event
from game.core.match import Match, changed
from game.core.observation import NewsItem
from game.core.record import Told


def evolve(match: Match, event: Event) -> Match:
    """Return the match after `event`."""
    after = event.fold(match)
    notice = event.notice(match)
    if notice is None:
        return after
    title, text = notice
    item = NewsItem(quarter=match.quarter_words, title=title, text=text, kind=event.told_as)
    return changed(after, news=(*after.news, Told(item=item)))

"""The first words a player reads: what this is, and what it is not."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.large import draw_large
from game.view.roles import NAMES, WITH_ARTICLE
from game.view.titles import quarter_title
from game.world.vocabulary import FACTIONS

PARAGRAPHS = (
    (
        "The contest for leadership in AI, from 2026 to 2028, as a game for four factions. "
        "Each quarter you spend a budget; the world moves on four fronts; every change is "
        "shown with its causes."
    ),
    (
        "It is not a forecast. Its numbers are disputed, and so is the theory behind them: each "
        "match plays by one of several rival world-models, which is told only at the end."
    ),
    (
        "It began with one party's argument. Its author sells AI models; some of its critics sell "
        "chips. Test the argument, do not take it."
    ),
)


def draw_intro(observation: Observation, company: Company, frame: Frame) -> Content:
    """Banner, what this is, whose seat, and how to begin."""
    inks = ("bold $us", "bold $us", "bold $allies", "bold $china", "bold $labs")
    banner = draw_large("Four Fronts", "", frame.glyphs).split("\n")
    lines = [ink((row.plain, style)) for row, style in zip(banner, inks, strict=True)]
    lines.append(Content(""))
    for words in PARAGRAPHS:
        lines += [*wrap(ink((words, WORDS)), frame.width), Content("")]
    role = observation.role
    post = post_of(company)
    plays = "lead" if post == "lead" else "play in"
    seat = ink(
        (f"You {plays if role in FACTIONS else 'watch as'} ", MUTED),
        (WITH_ARTICLE.get(role, NAMES[role]), faction_ink(role)),
        ("   from ", MUTED),
        (quarter_title(observation.quarter), TITLE),
        ("   turn ", MUTED),
        (f"{observation.turn} of {observation.turns}", TITLE),
    )
    begin = ink(
        (" Enter ", "bold $ground on $key"), (" begin    ", WORDS), ("?", KEY), (" help", MUTED)
    )
    as_post = (
        [ink(("as ", MUTED), (post, TITLE))] if plays == "play in" and role in FACTIONS else []
    )
    return stack([*lines, seat, *as_post, Content(""), begin])


def post_of(company: Company) -> str:
    """What this player looks after; ``lead`` where one person is the faction."""
    you = next((person for person in company.people if person.member == company.you), None)
    return "lead" if you is None else you.post

"""Cards: as rows of a hand and as a whole card."""

from rich.cells import cell_len
from textual.content import Content

from game.core.counted import counted
from game.core.observation import CardView, Observation
from game.tui.ink.frame import Frame, as_many, fit, gist, ink, right, spread, stack, wrap
from game.tui.ink.inks import BAD, GOOD, KEY, MUTED, TITLE, WORDS
from game.tui.ink.player_text import clean
from game.tui.ink.rows import Row, note


def card_cost(card: CardView) -> str:
    """What a card costs, in words as short as possible."""
    words = f"{card.cost} pt"
    return f"{words} {card.capital} cap" if card.capital else words


def card_state(card: CardView) -> tuple[str, str]:
    """Whether a card is played, may be played, or not now."""
    if card.ordered:
        return "played", KEY
    if card.refusal is not None:
        return "not now", MUTED
    return ("reactive", "$labs") if card.reactive else ("ready", GOOD)


def card_row(card: CardView) -> Row:
    """One card of the hand."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        state, style = card_state(card)
        mark = glyphs.met if card.ordered else glyphs.unmet
        told = ink((state, style))
        tails = (
            ink(right(ink((card_cost(card), MUTED)), 12), "  ", fit(told, 8)),
            ink((f" {card_cost(card)} ", MUTED), told),
        )
        room = frame.width - 2 - cell_len(card.title)
        tail = next((one for one in tails if one.cell_length <= room), ink(" ", told))
        named = min(32, frame.width - 2 - tail.cell_length)
        title = ink((clean(card.title), TITLE if not card.refusal else MUTED))
        line = ink((f"{mark} ", style), fit(title, named, glyphs), tail)
        hint = as_many(
            map(clean, card.effects or (card.text,)), frame.width - line.cell_length - 2, "; "
        )
        return ink(line, (f"  {hint}" if hint else "", MUTED))

    def about(frame: Frame) -> Content:
        whole = card_body(card, frame)
        return stack(whole if len(whole) <= frame.height else card_gist(card, frame))

    return Row(card.id, draw, about)


def card_rows(observation: Observation) -> tuple[Row, ...]:
    """The hand."""
    rows = tuple(card_row(card) for card in observation.hand)
    return rows or (note("Your hand is empty; a card is dealt each quarter."),)


def card_body(card: CardView, frame: Frame) -> list[Content]:
    """What is printed on a card, line by line."""
    width, glyphs = frame.width, frame.glyphs
    lines = wrap(ink((clean(card.text), WORDS)), width)
    for effect in card.effects:
        wrapped = wrap(ink((clean(effect), WORDS)), width - 2)
        lines.append(ink((f"{glyphs.bullet} ", KEY), wrapped[0]))
        lines += [ink("  ", more) for more in wrapped[1:]]
    return lines + refused(card, frame)


def card_gist(card: CardView, frame: Frame) -> list[Content]:
    """A card where it has little room: what stands in its way and what it does come first."""
    does = f"{clean('; '.join(card.effects))}." if card.effects else ""
    lines = refused(card, frame) + (wrap(ink((does, WORDS)), frame.width) if does else [])
    return gist(lines + wrap(ink((clean(card.text), MUTED)), frame.width), frame)


def refused(card: CardView, frame: Frame) -> list[Content]:
    """Why a card can't be played now, if it can't."""
    if card.refusal is None or card.ordered:
        return []
    words = f"Not now: {clean(card.refusal.message)} ({card.refusal.rule})"
    return wrap(ink((words, BAD)), frame.width)


def draw_card(card: CardView, frame: Frame) -> Content:
    """The whole card, with cost, window, flavour and source."""
    width = frame.width
    state, style = card_state(card)
    cost = counted(card.cost, "point")
    cost += f", {card.capital} capital" if card.capital else ""
    lines = [
        spread(ink((cost, KEY)), ink((state, style)), frame),
        Content(""),
        *card_body(card, frame),
        Content(""),
    ]
    if card.flavour:
        lines += [*wrap(ink((clean(card.flavour), "italic $muted")), width), Content("")]
    kind = "Hypothetical" if card.hypothetical else "From the record"
    timing = "reactive" if card.reactive else "played with your orders"
    facts = f"{kind} · {timing} · {clean(card.window)}".replace("·", frame.glyphs.dot)
    lines += wrap(ink((facts.rstrip(" ·"), MUTED)), width)
    if card.source:
        lines += wrap(ink((f"Source: {clean(card.source)}", MUTED)), width)
    return stack(lines)

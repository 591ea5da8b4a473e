"""The lobby: who is here, how others come in, what the table waits for."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.clock import line_parts
from game.tui.ink.frame import Frame, Part, clip, ink, spread, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.large import draw_half, draw_large, is_large, widest
from game.tui.ink.paint import painted
from game.tui.ink.people import people_rows
from game.tui.ink.prompt import key_cap
from game.tui.ink.qr import draw_qr
from game.view.cells import heading
from game.view.roles import LETTERS, NAMES
from game.view.room import ways_in
from game.view.waiting import waiting_words


def draw_lobby_title(observation: Observation, company: Company, frame: Frame) -> Content:
    """``FOUR FRONTS  The room   table 2 of 6      you US``."""
    parts: list[Part] = [(" FOUR FRONTS ", "bold $ground on $key"), " ", ("Lobby", TITLE)]
    if company.tables > 1:
        parts.append((f"   table {company.table} of {company.tables}", MUTED))
    role = observation.role
    lost = line_parts(company.reachable)
    you = ink(*lost, ("you ", MUTED), (NAMES[role], faction_ink(role)), " ")
    return spread(ink(*parts), you, frame)


def draw_lobby_prompt(observation: Observation, company: Company, frame: Frame) -> Content:
    """What is waited for, and what Enter does."""
    enter = "begin now" if observation.role == "white" else "look at the board meanwhile"
    mark = ink((f"{frame.glyphs.cursor} ", KEY))
    first, *more = wrap(ink((waiting_words(observation, company), WORDS)), frame.width - 2)
    go_on = ink(key_cap("Enter"), (f" {enter}", WORDS))
    return stack([ink(mark, first), *(ink("  ", line) for line in (*more, go_on))])


def draw_doors(observation: Observation, company: Company, frame: Frame) -> Content:
    """How others come in, from here to the codes this seat may read out."""
    invitation = company.invitation
    lines: list[Content] = []
    for title, words in ways_in(invitation):
        lines += [ink((title, MUTED)), *_indented(words, frame)]
    if invitation.codes:
        lines += [Content(""), ink(("Codes" if len(invitation.codes) > 1 else "Code", MUTED))]
        lines += [_code(role, code) for role, code in invitation.codes.items()]
    if observation.role == "white":
        verb = "take the codes off the wall" if invitation.shown else "show the codes on the wall"
        lines += [Content(""), ink(("c ", KEY), (verb, MUTED))]
        lines += [ink(("t ", KEY), ("next table", MUTED))] if company.tables > 1 else []
    return stack(clip(lines, frame))


def _indented(words: str, frame: Frame) -> list[Content]:
    return [ink("  ", line) for line in wrap(ink((words, TITLE)), frame.width - 2)]


def _code(role: str, code: str) -> Content:
    name = "Watchers" if role == "observer" else NAMES[role]
    return ink(
        ("  ", MUTED), (f"{code}  ", KEY), (f"{LETTERS[role]} ", faction_ink(role)), (name, WORDS)
    )


def draw_wall_doors(company: Company, frame: Frame) -> Content:
    """The same for the last row: a QR code of the address; where it has no room, large type."""
    page, ssh = company.invitation.page, company.invitation.ssh
    if not page:
        return Content("")
    told = (" and type your code and a name.", WORDS)
    words = wrap(ink(("Open ", MUTED), (page, TITLE), told), frame.width)
    also = wrap(ink(("Or ", MUTED), (ssh, WORDS)), frame.width) if ssh else []
    square = draw_qr(page, Frame(frame.width, frame.height - len(words), frame.glyphs))
    if square:
        spare = frame.height - len(words) - len(square)
        return stack([*square, *words, *also[: max(spare, 0)]])
    return stack(clip([*_large_address(page, frame), *words, *also], frame))


def _large_address(page: str, frame: Frame) -> list[Content]:
    """The address in large type on a line, or host and port on two; nothing if too wide."""
    name = page.partition("//")[2] or page
    host, colon, port = name.rpartition(":")
    for parts in ((name,), (host, f"{colon}{port}")) if colon else ((name,),):
        wide = min(widest(part, frame.width) for part in parts)
        room = frame.height - 6 * len(parts) - 1
        if wide and all(is_large(part) for part in parts) and room >= 0:
            drawn = [draw_large(part, TITLE, frame.glyphs, wide).split("\n") for part in parts]
            return [line for part in drawn for line in (*part, Content(""))][:-1]
    return []


def draw_wall_people(observation: Observation, company: Company, frame: Frame) -> Content:
    """Who is here, faction by faction, each with its code while codes are shown."""
    codes = {f"faction {role}": code for role, code in company.invitation.codes.items()}
    codes["heading Watching"] = company.invitation.codes.get("observer", "")
    rows = list(people_rows(observation, company))
    if codes["heading Watching"] and not any(row.id == "heading Watching" for row in rows):
        rows.append(painted(heading("Watching")))
    large = frame.height - len(rows) >= 3 * len(codes) and not frame.glyphs.ascii
    lines: list[Content] = []
    for row in rows:
        code = codes.get(row.id, "")
        lines.append(spread(row.draw(frame).rstrip(), "" if large else ink((code, KEY)), frame))
        lines += [ink("   ", line) for line in draw_half(code, KEY)] if large and code else []
    return stack(clip(lines, frame))

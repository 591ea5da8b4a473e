"""The lobby: who is here, how others come in, what the table waits for."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company, Invitation
from game.tui.draw.frame import Frame, Part, clip, fit, ink, spread, stack, wrap
from game.tui.draw.inks import KEY, LETTERS, MUTED, NAMES, TITLE, WORDS, faction_ink
from game.tui.draw.prompt import key_cap
from game.tui.draw.qr import qr_lines
from game.tui.waiting import waiting_words

WATCHERS_CODE = "observer"
QR_INK = "#ffffff on #000000"


def draw_lobby_title(observation: Observation, company: Company, frame: Frame) -> Content:
    """``FOUR FRONTS  The room   table 2 of 6      you US``."""
    parts: list[Part] = [(" FOUR FRONTS ", "bold $ground on $key"), " ", ("Lobby", TITLE)]
    if company.tables > 1:
        parts.append((f"   table {company.table} of {company.tables}", MUTED))
    role = observation.role
    you = ink(("you ", MUTED), (NAMES[role], faction_ink(role)), " ")
    return spread(ink(*parts), you, frame)


def draw_lobby_prompt(observation: Observation, company: Company, frame: Frame) -> Content:
    """What is waited for, and what Enter does."""
    enter = "begin now" if observation.role == "white" else "look at the board meanwhile"
    mark = ink((f"{frame.glyphs.cursor} ", KEY))
    words = fit(ink((waiting_words(observation, company), WORDS)), frame.width - 2, frame.glyphs)
    return stack([ink(mark, words), ink("  ", key_cap("Enter"), (f" {enter}", WORDS))])


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


def ways_in(invitation: Invitation) -> tuple[tuple[str, str], ...]:
    """The doors that are open, each with what to type."""
    page = (
        ("In a browser", invitation.page),
        ("In a terminal", f"fourfronts join {invitation.page} CODE"),
    )
    ssh = (("By SSH", invitation.ssh),) if invitation.ssh else ()
    return (*(page if invitation.page else ()), *ssh)


def _indented(words: str, frame: Frame) -> list[Content]:
    return [ink("  ", line) for line in wrap(ink((words, TITLE)), frame.width - 2)]


def _code(role: str, code: str) -> Content:
    name = "Watchers" if role == WATCHERS_CODE else NAMES[role]
    return ink(
        ("  ", MUTED), (f"{code}  ", KEY), (f"{LETTERS[role]} ", faction_ink(role)), (name, WORDS)
    )


def draw_wall_doors(company: Company, frame: Frame) -> Content:
    """The same for the last row: the address, as a QR code too where there is room for one."""
    invitation = company.invitation
    if not invitation.page:
        return Content("")
    lines = [
        ink(("Open  ", MUTED), (invitation.page, TITLE)),
        ink(("and type your code and a name.", WORDS)),
    ]
    if invitation.ssh:
        lines += wrap(ink(("Or    ", MUTED), (invitation.ssh, WORDS)), frame.width)
    codes = [Content(""), *(_code(role, code) for role, code in invitation.codes.items())]
    square = [Content(""), *(ink((line, QR_INK)) for line in qr_lines(invitation.page))]
    fits = len(lines) + len(codes) + len(square) <= frame.height
    return stack(
        clip([*lines, *(square if fits and not frame.glyphs.ascii else []), *codes], frame)
    )

"""What a host prints when the room is open: addresses, codes, a QR code, one secret link.

The page fits a terminal of 80×24 with six tables, and a sheet of paper. The facilitator's link is
printed before it, so that what stays in sight may stand on the wall.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from game.cli.addresses import MOST_SHOWN, in_address
from game.core.observation import Role
from game.server.room.codes import shown
from game.server.room.room_files import Opens
from game.tui.ink.qr import qr_lines

COLUMNS: dict[Role, str] = {
    "us": "US",
    "allies": "Allies",
    "china": "China",
    "labs": "Labs",
    "observer": "Watchers",
}


class Address(NamedTuple):
    """Where a room is found: the page, the line for SSH and the print of its key, if it has one.

    ``more`` are the page's other addresses, for whom the first does not reach.
    """

    page: str
    ssh: str = ""
    fingerprint: str = ""
    more: tuple[str, ...] = ()


def named(name: str) -> str:
    """Return the machine's name in a name, or in the address people reach it by."""
    return (urlsplit(name).hostname or "") if "//" in name else name


def page_address(names: Sequence[str], place: str, port: int, *, tls: bool) -> str:
    """Return where the page is: at the address of a proxy if one is named, else at the own port."""
    if names and "//" in names[0]:
        return names[0].rstrip("/")
    return f"{'https' if tls else 'http'}://{in_address(place)}:{port}"


def private_lines(at: Address, secret: str) -> Iterator[str]:
    """Yield what only the facilitator should see."""
    yield "For the facilitator alone. This link works once; open it yourself:"
    yield f"{at.page}/#facilitator={secret}"
    yield ""


def page_lines(at: Address, codes: Mapping[str, Opens], *, square: bool) -> Iterator[str]:
    """Yield what everybody may see; with a QR code where the terminal can draw one."""
    beside = list(_ways_in(at))
    drawn = qr_lines(at.page) if square else []
    width = max((len(line) for line in drawn), default=-1) + 1
    for left, right in itertools.zip_longest(drawn, beside, fillvalue=""):
        yield f"{left:<{width}}{right}".rstrip()
    yield from _codes(codes)


def _ways_in(at: Address) -> Iterator[str]:
    yield "FOUR FRONTS: come in with a code and a name."
    yield ""
    yield "In a browser"
    yield f"  {at.page}"
    for other in at.more[: MOST_SHOWN - 1]:
        yield f"  or {other}"
    yield "In a terminal"
    yield f"  fourfronts join {at.page} CODE"
    if at.ssh:
        yield "By SSH, if the key has this print"
        yield f"  {at.ssh}"
        yield at.fingerprint
    yield ""
    yield "Enter shows this page again, Ctrl-C closes the"
    yield "room; nothing is lost."


def _codes(codes: Mapping[str, Opens]) -> Iterator[str]:
    """Yield a line a table, a column a role."""
    roles = [role for role in COLUMNS if any(opens.role == role for opens in codes.values())]
    tables = sorted({opens.table for opens in codes.values()})
    named = len(tables) > 1
    yield " " * 10 * named + "".join(f"{COLUMNS[role]:<13}" for role in roles).rstrip()
    for table in tables:
        row = {opens.role: shown(code) for code, opens in codes.items() if opens.table == table}
        first = f"Table {table:<4}" * named
        yield (first + "".join(f"{row.get(role, ''):<13}" for role in roles)).rstrip()

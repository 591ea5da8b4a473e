"""What a host prints when the room is open: addresses, codes, a QR code, one secret link."""

import io
import socket
from collections.abc import Iterator, Mapping

import segno

from game.server.codes import shown
from game.server.folder import Opens

_TITLES = {
    "us": "United States",
    "allies": "Allies",
    "china": "China",
    "labs": "Frontier labs",
    "observer": "Observers and projector",
}
_FAR = ("192.0.2.1", 9)
"""An address for documentation: a socket "connected" to it sends nothing, but knows its own end."""


def own_address(bind: str) -> str:
    """Return the address others reach this machine by, as far as it can tell."""
    if bind not in ("0.0.0.0", "::", ""):  # noqa: S104 - compared with, not bound to
        return bind
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_FAR)
        except OSError:
            return socket.gethostname()
        address: str = probe.getsockname()[0]
        return address


def welcome(address: str, codes: Mapping[str, Opens], secret: str, ssh: str = "") -> Iterator[str]:
    """Yield the lines. `address` is the page's, `ssh` the line to type with the key's print."""
    yield "Four Fronts is open."
    yield ""
    yield f"  Browser   {address}"
    yield f"  Terminal  fourfronts join {address} CODE"
    if ssh:
        yield f"  SSH       {ssh}"
    yield ""
    tables = sorted({opens.table for opens in codes.values()})
    for table in tables:
        if len(tables) > 1:
            yield f"  Table {table}"
        for code, opens in codes.items():
            if opens.table == table:
                yield f"    {_TITLES[opens.role]:<24} {shown(code)}"
    yield ""
    yield from (f"  {line}" for line in qr(address))
    yield "  Facilitator (works once; open it yourself, show it to nobody):"
    yield f"    {address}/#facilitator={secret}"
    yield ""
    yield "  Ctrl-C closes the room; nothing is lost."


def qr(text: str) -> list[str]:
    """Return a QR code as lines of half blocks, which phones read off a dark terminal."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue().splitlines()

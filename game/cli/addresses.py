"""By which addresses others reach this machine: those of real cards on a private network first."""

import ipaddress
import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

MOST_SHOWN = 3
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to
_FAR = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""A socket "connected" to one of these sends nothing, but knows its own end of the way there."""
_TUNNELS = ("tun", "tap", "utun", "ppp", "wg", "tailscale", "zt", "ipsec", "nordlynx", "vpn")
_INSIDE = ("lo", "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "podman", "cni", "lxc")
_SHARED = ipaddress.ip_network("100.64.0.0/10")
"""What providers and some private networks over the internet give out."""
_SIOCGIFADDR = 0x8915


class NetworkCard(NamedTuple):
    """An address of this machine, and its card's name where the system says one."""

    address: str
    name: str = ""


def own_addresses(bind: str) -> tuple[str, ...]:
    """Return the addresses others may reach this machine by, the likeliest first; at least one."""
    if bind not in _EVERYWHERE:
        return (bind,)
    return ranked(_cards()) or ("127.0.0.1",)


def ranked(cards: Iterable[NetworkCard]) -> tuple[str, ...]:
    """Return the addresses worth showing, the likeliest first, each once."""
    found = {card.address: card for card in sorted(cards, key=lambda card: card.name != "")}
    usable = [card for card in found.values() if _rank(card) is not None]
    return tuple(card.address for card in sorted(usable, key=lambda card: _rank(card) or 0))


def in_address(host: str) -> str:
    """Return a host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def _rank(card: NetworkCard) -> int | None:
    """Return how far down an address stands; nothing for one that nobody outside can use."""
    address = ipaddress.ip_address(card.address)
    if address.is_loopback or address.is_link_local or card.name.startswith(_INSIDE):
        return None
    if card.name.startswith(_TUNNELS) or address in _SHARED:
        return 3
    if address.version == 6:
        return 2
    return 0 if address.is_private else 1


def _cards() -> Iterator[NetworkCard]:
    """Yield the addresses this machine has, as far as it can tell without asking anybody."""
    yield from _named_cards()
    for far in _FAR:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            yield NetworkCard(probe.getsockname()[0])
    with suppress(OSError):
        for address in socket.gethostbyname_ex(socket.gethostname())[2]:
            yield NetworkCard(address)


def _named_cards() -> Iterator[NetworkCard]:
    """Yield cards by name where the system tells them (Linux)."""
    try:
        import fcntl
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):
                question = struct.pack("256s", name.encode()[:15])
                answer = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, question)
                yield NetworkCard(socket.inet_ntoa(answer[20:24]), name)

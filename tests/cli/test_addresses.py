"""Which addresses a host prints: those a class can use, never only a VPN's."""

import pytest

from game.cli import addresses
from game.cli.addresses import NetworkCard, in_address, own_addresses, ranked


def test_private_addresses_of_real_cards_come_first_and_tunnels_last() -> None:
    cards = [
        NetworkCard("127.0.0.1", "lo"),
        NetworkCard("10.8.0.2", "tun0"),
        NetworkCard("172.17.0.1", "docker0"),
        NetworkCard("8.8.4.4", "eth1"),
        NetworkCard("192.168.1.20", "wlan0"),
        NetworkCard("169.254.3.4", "eth2"),
        NetworkCard("100.101.1.2", "tailscale0"),
        NetworkCard("10.8.0.2"),  # what the route says has no name; the card's name counts
        NetworkCard("2001:db8::5", "eth1"),
    ]
    assert ranked(cards) == (
        "192.168.1.20",
        "8.8.4.4",
        "2001:db8::5",
        "10.8.0.2",
        "100.101.1.2",
    )


def test_without_a_card_and_a_route_an_address_is_shown_and_no_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "_cards", lambda: iter([NetworkCard("127.0.0.1", "lo")]))
    assert own_addresses("0.0.0.0") == ("127.0.0.1",)


def test_where_a_host_listens_on_one_address_that_is_the_one() -> None:
    assert own_addresses("10.0.0.5") == ("10.0.0.5",)


def test_this_machine_has_an_address() -> None:
    assert own_addresses("0.0.0.0")


@pytest.mark.parametrize(
    ("host", "written"), [("10.0.0.5", "10.0.0.5"), ("2001:db8::5", "[2001:db8::5]"), ("a", "a")]
)
def test_ipv6_stands_in_brackets_in_an_address(host: str, written: str) -> None:
    assert in_address(host) == written

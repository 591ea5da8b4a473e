"""What a call writes to a terminal: a bell, a notice and a title, and nothing that steers it."""

from textual.app import App

from game.terminal.alert import Caller
from tests.server.test_session import Client, Small, board


async def test_a_call_rings_and_the_title_is_given_back() -> None:
    client, apps = Client(), list[App[int]]()

    def make() -> Small:
        apps.append(Small())  # type: ignore[arg-type]
        return apps[-1]  # type: ignore[return-value]

    async with board(client, make=make):
        caller = Caller(apps[0])
        caller.call("your\x1b]0;turn\x07 now")
        caller.title("● your turn")
        caller.title("Four Fronts")
        caller.leave()
        caller.leave()
    written = client.data.decode()
    assert "\x07\x1b]9;your]0;turn now\x07" in written
    assert "\x1b[22;2t\x1b]2;● your turn\x07\x1b]2;Four Fronts\x07\x1b[23;2t" in written
    assert written.count("\x1b[23;2t") == 1

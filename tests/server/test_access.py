"""Who may use which route, from which page and name, and how much anybody may send."""

import json
import zlib

import aiohttp
import pytest

from game.cli.serving import make_board
from game.core.meant import code as meant
from game.core.meant import name_refused as refused
from game.server.doors.browser_door import browser_routes
from game.server.doors.web_door import make_app
from game.server.room.codes import find, new_code
from game.server.wire.messages import Hello, read_observation
from tests.server.conftest import Live, OpenRoom

ROLES = ("us", "allies", "china", "labs", "observer", "white")
NOBODY = ("nobody", "revoked")

# route -> how it answers those with a seat, and those without one
MATRIX = {
    ("GET", "/"): (200, 200),
    ("GET", "/static/{name}"): (200, 200),
    ("POST", "/enter"): (403, 403),  # a token is no code
    ("GET", "/play"): ("welcome", "turned_away"),
    ("GET", "/terminal"): ("frame", "message"),
    ("POST", "/poll/open"): (200, 403),
    ("POST", "/poll/send"): (410, 410),  # only the secret line of an open poll counts
    ("POST", "/poll/receive"): (410, 410),
}


def test_every_route_is_in_the_matrix(tmp_path: object) -> None:
    app = make_app(None, (), browser_routes(make_board))  # type: ignore[arg-type]
    routes = {(r.method, r.resource.canonical) for r in app.router.routes() if r.resource}
    assert {route for route in routes if route[0] != "HEAD"} == set(MATRIX)


async def tokens_of(live: Live) -> dict[str, str]:
    found = {}
    for role in ROLES:
        code = live.secret if role == "white" else live.code(role)
        found[role] = (await live.room.enter(code, f"P-{role}")).token
    gone = await live.room.enter(live.code("us"), "Gone")
    live.room._roster.remove(live.room._roster.holder(gone.token))  # type: ignore[arg-type]
    return found | {"nobody": "", "revoked": gone.token}


async def ask(web: aiohttp.ClientSession, live: Live, method: str, path: str, token: str) -> object:
    """How a route answers a token, as a status or the kind of its first frame."""
    address = live.address + path.replace("{name}", "page.css")
    if path in ("/play", "/terminal"):
        async with web.ws_connect(address) as socket:
            hello = Hello(token=token or "x", device="test-device").model_dump_json()
            screen = json.dumps({"token": token or "x"})
            await socket.send_str(hello if path == "/play" else screen)
            frame = await socket.receive(timeout=20)
            if frame.type is aiohttp.WSMsgType.BINARY:
                return "frame"
            words = json.loads(frame.data)
            return words.get("kind", "message")
    body = {"/enter": {"code": token, "name": "Ada"}}.get(path, {"token": token})
    async with web.request(method, address, json=body if method == "POST" else None) as answer:
        return answer.status


async def test_every_role_gets_what_the_matrix_says_on_every_route(open_room: OpenRoom) -> None:
    live = await open_room()
    tokens = await tokens_of(live)
    async with aiohttp.ClientSession() as web:
        for (method, path), (seated, stranger) in MATRIX.items():
            for role in (*ROLES, *NOBODY):
                wanted = stranger if role in NOBODY else seated
                got = await ask(web, live, method, path, tokens[role])
                assert got == wanted, (role, method, path)


async def test_no_token_or_code_is_told_to_the_hosts_terminal(open_room: OpenRoom) -> None:
    live = await open_room()
    port = await live.join("us", "Ada")
    await port.close()
    told = "\n".join(live.said)
    assert "Ada" in told
    secrets = [port.granted.token, live.secret, *live.room.codes]
    assert not [secret for secret in secrets if secret in told]
    kept = "".join(p.read_text() for p in live.folder.glob("*.json*"))
    assert port.granted.token not in kept
    assert live.secret not in kept
    journal = (live.folder / "table-1.jsonl").read_text()
    assert "Ada" not in journal


async def test_only_the_hosts_user_may_read_the_rooms_files(open_room: OpenRoom) -> None:
    live = await open_room()
    await live.room.enter(live.code("us"), "Ada")
    assert live.folder.stat().st_mode & 0o077 == 0
    assert [p.name for p in live.folder.iterdir() if p.stat().st_mode & 0o077] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example:80"}, 421),
        ({"Host": "localhost"}, 200),
        ({"Host": "10.1.2.3:8000"}, 200),
    ],
)
async def test_pages_of_other_sites_and_other_names_are_refused(
    open_room: OpenRoom, headers: dict[str, str], status: int
) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web, web.get(live.address, headers=headers) as answer:
        assert answer.status == status
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"] or status != 200


async def test_every_answer_carries_the_headers_that_lock_a_page_down(open_room: OpenRoom) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web:
        for path in ("/", "/static/page.js", "/static/nothing", "/nothing"):
            async with web.get(live.address + path) as answer:
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("frame", ["x" * 70_000, "not json", '{"kind":"hello"}', "[" * 50_000])
async def test_a_frame_that_is_too_long_or_no_hello_ends_the_line(
    open_room: OpenRoom, frame: str
) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web, web.ws_connect(f"{live.address}/play") as socket:
        await socket.send_str(frame)
        kinds = []
        while (got := await socket.receive(timeout=20)).type is aiohttp.WSMsgType.TEXT:
            kinds.append(json.loads(got.data)["kind"])
        assert kinds in ([], ["turned_away"])


async def test_a_body_that_is_too_long_is_refused(open_room: OpenRoom) -> None:
    live = await open_room()
    long, address = b"x" * 70_000, f"{live.address}/enter"
    async with aiohttp.ClientSession() as web, web.post(address, data=long) as answer:
        assert answer.status == 413


def test_a_deflated_bomb_is_no_observation() -> None:
    with pytest.raises(ValueError, match="too large"):
        read_observation(zlib.compress(b"[" * 50_000_000))


def test_codes_are_read_as_they_are_meant() -> None:
    code = new_code()
    assert meant(f" {code[:4].lower()}-{code[4:].lower()} ") == code
    assert meant("OIL0-1234") == "01101234"
    assert meant("short") == meant("x" * 1000) == meant("ÄÖÜß-1234") == ""
    assert find({code: "us"}, code) == "us"
    assert find({code: "us"}, "") is None


@pytest.mark.parametrize(
    "name",
    ["", " ", "x" * 25, "a\x1b[2J", "[bold]", "a‮b", "Z" + "̈" * 3, "a\nb", "🦊", "--", "<b>", "a​b"],
)
def test_names_that_could_mislead_are_refused(name: str) -> None:
    assert refused(name)


@pytest.mark.parametrize("name", ["Ada", "Jean-Luc O'Neil", "María 2", "张伟", "Ḥasan"])
def test_ordinary_names_are_good(name: str) -> None:
    assert refused(name) is None


def test_a_name_that_looks_like_anothers_is_refused() -> None:
    assert refused("ＡＤＡ", ["Ada"])
    assert refused("a da", ["ADA"])

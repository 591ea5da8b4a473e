"""Hostile words in a real browser: whatever people write, the page holds it as text and no more."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from textual.app import App

from game.cli.serving import make_board
from game.core.acts.advance import Advance
from game.core.acts.send import Send
from game.server.client.remote_port import LineError
from game.server.doors.browser_door import browser_routes
from game.server.doors.web_door import make_app, open_web
from game.table.port import Port
from game.tui.app.board_app import BoardApp
from tests.server.chromium import Page, chromium
from tests.server.conftest import Live, OpenRoom
from tests.tui.hostile_board import hostile_room
from tests.tui.payloads import BEL, ESC, ST

MARKUP: tuple[str, ...] = (
    "<img src=x onerror=ran=1>",
    "<script>ran=1</script>",
    "<svg onload=ran=1>",
    "<b id=made>x</b>",
    "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
    "'-ran=1-'",
    "</style><script>ran=1//",
    "</textarea><img src=x onerror=ran=1>",
    "&lt;script&gt;ran=1&lt;/script&gt;",
    "${ran=1}",
    "javascript:ran=1",
    "<a href=javascript:ran=1>x</a>",
    "<style>*{display:none}</style>",
    f"{ESC}]8;;javascript:ran=1{ST}x{ESC}]8;;{ST}",
    f"{ESC}]52;c;TkVFRExF{BEL}",
    f"{ESC}P1$r<img src=x onerror=ran=1>{ST}",
    "\x9d8;;http://needle.example\x9cx",
    "<!--",
    "]]>",
)
"""What could become an element, run, or leave the page, if anything took it for more than text."""
ROWS = "[...document.querySelectorAll('.xterm-rows > div')].map(row => row.textContent).join(' ')"
READ_ALOUD = "document.querySelector('.xterm-accessibility').textContent"
FOUND = """(() => {
  const all = [...document.querySelectorAll('#table, #table *')];
  return {
    ran: typeof ran, made: document.getElementById('made') !== null,
    tags: [...new Set(all.map(one => one.localName))],
    alive: all.flatMap(one => one.getAttributeNames()).filter(n => /^(on|src|href|action)/.test(n)),
    scripts: document.scripts.length, frames: frames.length,
  };
})()"""
TAGS = {"div", "span", "button", "textarea", "style"}
"""What the terminal and the bar above it are made of."""


@asynccontextmanager
async def on_the_page(live: Live, board: Any, profile: Path) -> AsyncIterator[Page]:
    """A browser in a room whose boards are `board`'s, come in and at the board."""
    web = await open_web(make_app(live.room, (), browser_routes(board)), "127.0.0.1", 0)
    try:
        async with chromium(profile) as tab:
            page = await tab()
            await page.open(f"http://127.0.0.1:{web.port}")
            await page.fill("#code", live.code("us"))
            await page.fill("#name", "Ada")
            await page.click("#go")
            await page.until(f"({ROWS}).trim().length > 40")
            yield page
    finally:
        await web.close()


async def unharmed(page: Page) -> None:
    """Nothing ran, no element came of words, and nobody but the host was asked for anything."""
    found = await page.value(FOUND)
    assert isinstance(found, dict)
    assert (found["ran"], found["made"], found["alive"]) == ("undefined", False, [])
    assert set(found["tags"]) <= TAGS
    assert (found["scripts"], found["frames"]) == (3, 0)
    known = {"", "enter", "terminal", "static"}
    asked = [address.split("/", 3) for address in page.asked if "//" in address]
    assert len({host for _, _, host, _ in asked}) == 1
    assert {path.partition("/")[0] for *_, path in asked} <= known


@pytest.mark.drives("chromium")
@pytest.mark.parametrize("aloud", [False, True], ids=["seen", "read aloud"])
@pytest.mark.parametrize("seat", ["faction", "lobby", "white", "projector"])
async def test_no_words_on_a_board_become_elements_of_the_page(
    open_room: OpenRoom, tmp_path: Path, seat: str, aloud: bool
) -> None:
    live = await open_room()
    every = iter(MARKUP * 1000)

    def board(_: Port) -> App[int]:
        port: Any = hostile_room(seat, lambda: next(every))
        return BoardApp([port], hotseat=False, saved_to="x", animate=False)

    async with on_the_page(live, board, tmp_path / "profile") as page:
        if aloud:
            await page.click("#reader")
            await page.until(f"({READ_ALOUD}).trim().length > 40")
        for key, code in (("Enter", 13), ("m", 77), ("Escape", 27), ("v", 86), ("Escape", 27)):
            await page.press(key, code)
            await unharmed(page)
        await page.until(f"/<(img|script|svg|b|a|iframe|style)/.test({ROWS})")
        await unharmed(page)


@pytest.mark.drives("chromium")
async def test_press_and_reasons_that_went_through_a_room_are_text_on_the_page(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    china, white = await live.join("china", "Chen"), await live.join("white", "Host")
    async with on_the_page(live, make_board, tmp_path / "profile") as page:
        assert (await white.say(Advance(reason=f"now {MARKUP[0]}"))).ok
        for text in MARKUP:
            assert (await china.say(Send(text=f"read {text}", to=("us",)))).ok
        await page.press("Enter", 13)
        await page.press("m", 77)
        await page.until(f"({ROWS}).includes('read ')")
        await page.until(f"({ROWS}).includes('<')")
        await unharmed(page)
    await china.close()
    await white.close()


@pytest.mark.drives("chromium")
async def test_a_name_kept_in_the_browser_and_what_the_host_answers_are_text(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await page.open(live.address)
        for name in MARKUP:
            seat = {"token": "x" * 43, "name": name, "role": "us", "table": name, "member": "us-1"}
            await page.value(f"sessionStorage.setItem('seat', {json.dumps(json.dumps(seat))})")
            await page.tell("Page.reload")
            await page.until("document.querySelector('#message').textContent.includes('no longer')")
            await page.fill("#code", live.code("us"))
            await page.fill("#name", name[:24])
            await page.click("#go")
            await page.until("document.querySelector('#message').textContent.includes('name ')")
            await unharmed(page)


@pytest.mark.parametrize("name", MARKUP)
async def test_no_markup_is_a_name_at_any_door(open_room: OpenRoom, name: str) -> None:
    live = await open_room()
    with pytest.raises(LineError) as refused:
        await live.join("us", name)
    assert "<" not in str(refused.value)
    async with aiohttp.ClientSession() as web:
        entry = {"code": live.code("us"), "name": name}
        async with web.post(f"{live.address}/enter", json=entry) as answer:
            assert answer.status == 403
            assert name not in await answer.text()
    assert not live.room.has_seat(live.code("us"), name)


@pytest.mark.drives("chromium")
async def test_the_pages_policy_lets_no_script_run_but_its_own(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    tries = {
        "element": "const made = document.createElement('script');"
        " made.append('ran=1'); document.body.append(made)",
        "handler": "document.body.setAttribute('onclick', 'ran=1'), document.body.click()",
        "markup": "document.body.insertAdjacentHTML('beforeend', '<b id=made>x</b>')",
        "link": "Object.assign(document.createElement('a'), {href: 'javascript:ran=1'}).click()",
        "timer": "setTimeout('ran=1', 0)",
    }
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await page.open(live.address)
        for kind, script in tries.items():
            await page.value(f"(() => {{ try {{ {script} }} catch {{}} }})()")
            await page.value("new Promise(done => setTimeout(done, 0))")
            assert await page.value("typeof ran") == "undefined", kind
            assert await page.value("document.getElementById('made')") is None, kind
        gone = "fetch('http://needle.example/').then(() => 'went', () => 'stayed')"
        assert await page.value(gone) == "stayed"
        assert not [address for address in page.asked if "needle" in address]

"""The browser door as a person meets it: headless Chromium types a code, a name, and plays."""

import asyncio
from pathlib import Path

import pytest

from tests.server.chromium import Page, chromium
from tests.server.conftest import Live, OpenRoom

ROWS = "[...document.querySelectorAll('.xterm-rows > div')]"
READ = f"{ROWS}.map(row => row.textContent).join(' ')"
pytestmark = pytest.mark.drives("chromium")


async def come_in(page: Page, live: Live, role: str, name: str) -> None:
    await page.open(live.address)
    await page.fill("#code", live.code(role).lower())
    await page.fill("#name", name)
    await page.click("#go")
    await page.until(f"({READ}).includes('begin')")


async def to_the_board(page: Page) -> None:
    await page.press("Enter", 13)
    await page.until(f"({READ}).includes('go on to negotiation')")


async def test_a_student_plays_in_a_browser_and_comes_back(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await come_in(page, live, "labs", "Lena")
        await to_the_board(page)
        await page.press("ArrowDown", 40)  # the same key again so soon would not be meant
        await page.press("Enter", 13)
        await page.until(f"({READ}).includes('Waiting for')")
        seats = live.room.tables[1].observe("labs").seats
        assert [s.ready for s in seats if s.faction == "labs"] == [True]
        await page.tell("Page.reload")
        await page.until(f"({READ}).includes('Waiting for')")
        assert [m.member for m in live.room.tables[1].observe("white").members] == ["labs-1"]
        hosts = {address.split("/")[2] for address in page.asked if "//" in address}
        assert hosts == {f"127.0.0.1:{live.port}"}
        assert not [address for address in page.asked if live.code("labs") in address.upper()]


async def test_ctrl_c_in_a_page_throws_nobody_out(open_room: OpenRoom, tmp_path: Path) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await come_in(page, live, "us", "Ada")
        await to_the_board(page)
        for kind in ("keyDown", "keyUp"):
            await page.tell(
                "Input.dispatchKeyEvent", type=kind, key="c", windowsVirtualKeyCode=67, modifiers=2
            )
        await page.press("w", 87)
        await page.until(f"({READ}).includes('Why it moved')")


async def test_where_websockets_are_blocked_the_page_asks_again_and_again(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        fails = "constructor() { setTimeout(() => this.onclose({}), 5); } close() {}"
        blocked = f"WebSocket = class {{ {fails} }}"
        await page.tell("Page.addScriptToEvaluateOnNewDocument", source=blocked)
        await come_in(page, live, "us", "Ada")
        await to_the_board(page)
        await page.press("ArrowDown", 40)  # the same key again so soon would not be meant
        await page.press("Enter", 13)
        await page.until(f"({READ}).includes('Waiting for')")
        assert [a for a in page.asked if a.endswith("/poll/receive")]


async def test_a_wrong_code_is_told_in_a_sentence_and_hostile_names_stay_text(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await page.open(live.address)
        for code, name, words in [
            ("AAAA-AAAA", "Ada", "opens nothing"),
            (live.code("us"), "<img src=x>", "letters, digits"),
        ]:
            await page.fill("#code", code)
            await page.fill("#name", name)
            await page.click("#go")
            await page.until(f"document.querySelector('#message').textContent.includes('{words}')")
        assert await page.value("document.images.length") == 0


async def test_the_facilitators_link_leaves_no_trace_in_the_address_bar(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await page.open(f"{live.address}/#facilitator={live.secret}")
        await page.until("document.querySelector('#table').hidden === false")
        assert await page.value("location.href") == f"{live.address}/"
        async with asyncio.timeout(30):
            while not any(
                port.role == "white" for ps in live.room._gathering._ports.values() for port in ps
            ):
                await asyncio.sleep(0.05)


async def test_a_facilitator_who_closed_the_tab_goes_on_in_the_same_browser(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        first = await tab()
        await first.open(f"{live.address}/#facilitator={live.secret}")
        await first.until("document.querySelector('#table').hidden === false")
        second = await tab()  # a new tab: nothing of the first one's session
        await second.open(live.address)
        await second.until("document.querySelector('#table').hidden === false")
        await second.until("document.querySelector('#state').textContent === 'facilitator'")
        await first.until("document.querySelector('#message').textContent.includes('another')")


async def test_the_facilitators_link_pasted_into_an_open_page_sits_down(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await come_in(page, live, "us", "Ada")
        await page.value(f"location.hash = 'facilitator={live.secret}'")
        await page.until("document.querySelector('#state').textContent === 'facilitator'")
        assert await page.value("location.href") == f"{live.address}/"


async def test_where_a_player_has_the_facilitators_name_another_is_asked_for(
    open_room: OpenRoom, tmp_path: Path
) -> None:
    live = await open_room()
    live.room._roster.seat(1, "us", "facilitator", "member")  # in a room of an older version
    async with chromium(tmp_path / "profile") as tab:
        page = await tab()
        await page.open(f"{live.address}/#facilitator={live.secret}")
        await page.until("document.querySelector('#message').textContent.includes('take another')")
        await page.fill("#name", "Teach")
        await page.click("#go")
        await page.until("document.querySelector('#table').hidden === false")


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [(500, 900, True), (900, 380, True), (1280, 800, False), (1024, 768, False)],
)
async def test_a_phone_is_told_kindly_what_to_play_on(
    open_room: OpenRoom, tmp_path: Path, width: int, height: int, said: bool
) -> None:
    live = await open_room()
    async with chromium(tmp_path / "profile", width, height) as tab:
        page = await tab()
        await page.open(live.address)
        note = "document.querySelector('#small')"
        assert await page.value(f"{note}.checkVisibility()") is said
        assert "a tablet with a keyboard" in str(await page.value(f"{note}.textContent"))
        assert await page.value("document.querySelector('#go').checkVisibility()")

"""A headless Chromium driven over its DevTools protocol: enough to use a page as a person does."""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
PATIENCE = 60.0


class Page:
    """One tab. ``asked`` are the addresses of all requests it made."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, object]]] = {}
        self.asked: list[str] = []

    async def hear(self) -> None:
        async for frame in self._socket:
            words = json.loads(frame.data)
            if words.get("method") == "Network.requestWillBeSent":
                self.asked.append(words["params"]["request"]["url"])
            if words.get("method") == "Network.webSocketCreated":
                self.asked.append(words["params"]["url"])
            if (answer := self._answers.pop(words.get("id"), None)) is not None:
                answer.set_result(words)

    async def tell(self, method: str, **params: object) -> dict[str, object]:
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({"id": number, "method": method, "params": params}))
        answer = await asyncio.wait_for(self._answers[number], PATIENCE)
        assert "error" not in answer, answer
        result = answer["result"]
        assert isinstance(result, dict)
        return result

    async def value(self, script: str) -> object:
        """What a script comes to."""
        told = await self.tell(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        result = told["result"]
        assert isinstance(result, dict)
        return result.get("value")

    async def until(self, script: str) -> object:
        """Wait until a script comes to something true; if it never does, say what is shown."""
        until = asyncio.get_running_loop().time() + PATIENCE
        while not (found := await self.value(script)):
            shown = "document.body.innerText"
            assert asyncio.get_running_loop().time() < until, (script, await self.value(shown))
            await asyncio.sleep(0.1)
        return found

    async def open(self, address: str) -> None:
        await self.tell("Page.navigate", url=address)
        await self.until("document.readyState === 'complete'")

    async def type(self, text: str) -> None:
        await self.tell("Input.insertText", text=text)

    async def press(self, key: str, code: int) -> None:
        """Press a key that has no text of its own, or Enter."""
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        for kind in ("keyDown", "keyUp"):
            extra = text if kind == "keyDown" else {}
            await self.tell(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **extra
            )

    async def click(self, selector: str) -> None:
        await self.value(f"document.querySelector({json.dumps(selector)}).click()")

    async def fill(self, selector: str, text: str) -> None:
        await self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        await self.value(f"document.querySelector({json.dumps(selector)}).value = ''")
        await self.type(text)

    async def picture(self, path: Path) -> None:
        told = await self.tell("Page.captureScreenshot")
        path.write_bytes(base64.b64decode(str(told["data"])))


@asynccontextmanager
async def chromium(profile: Path, width: int = 1280, height: int = 800) -> AsyncIterator[Callable]:
    """Run a browser; yields a coroutine function that opens a new tab."""
    program = shutil.which("chromium")
    assert program is not None
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        f"--user-data-dir={profile}",
        f"--window-size={width},{height}",
        "about:blank",
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    hearing: list[asyncio.Task[None]] = []
    try:
        address = await _address(process)
        async with aiohttp.ClientSession() as web:

            async def tab() -> Page:
                async with web.put(f"http://{address}/json/new?about:blank") as answer:
                    target = await answer.json(content_type=None)
                socket = await web.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0)
                page = Page(socket)
                hearing.append(asyncio.create_task(page.hear()))
                for domain in ("Page", "Runtime", "Network"):
                    await page.tell(f"{domain}.enable")
                return page

            yield tab
            for task in hearing:
                task.cancel()
    finally:
        process.terminate()
        await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        while line := (await process.stderr.readline()).decode():
            if "DevTools listening on ws://" in line:
                return line.split("ws://")[1].split("/")[0]
    raise AssertionError("Chromium did not start.")

"""What was written to a terminal: whether anything in it could steer one, but what a board may."""

import re

from game.core.clean import UNSAFE

SEQUENCE = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[P_^X].*?\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b.", re.S
)
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*H|\x1b\[\?(?:7|25|47|1049|1000|1002|1003|1004|1006|1015|1016|2004"
    rb"|2026|2031|2048)(?:[hl]|\$p)|\x1b\[[<>=][0-9;]*u|\x1b\[\?u|\x1b\[[0-9]* q"
    rb"|\x1b\[c|\x1b\[2J|\x1b\[K|\x1b\[0?J|\x1b\[\?996n|\x1b\[>0?q|\x1b\[16t|\x1b\]22;[a-z]+\x07"
)


def steering(written: bytes) -> set[object]:
    """Everything in it that no board has to write."""
    strange: set[object] = {s for s in SEQUENCE.findall(written) if not ALLOWED.fullmatch(s)}
    text = SEQUENCE.sub(b"", written).decode("utf-8").replace("\r\n", "\n")
    return strange | {hex(ord(c)) for c in UNSAFE.findall(text)}

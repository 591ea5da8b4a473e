"""What a device was answered last, so that a command sent twice is carried out once."""

import asyncio

from game.table.port import Reply


class LastAnswer:
    """What the last command of a device came to, so that it is not carried out twice."""

    def __init__(self) -> None:
        self.number = 0
        self.reply = Reply()
        self.one_at_a_time = asyncio.Lock()

"""What people mean by what they type: codes, names, numbers, quarters; pure.

Every door and every command asks here. What can mean one thing only is taken, however it was
typed, pasted or dictated; what could mean two things, or mislead a reader, is refused with a
`NotMeant`, a sentence that says how to write it.
"""

from game.core.meant.codes import code, secret
from game.core.meant.factions import faction
from game.core.meant.names import MOST_LETTERS, name, name_refused, same_name
from game.core.meant.numbers import number
from game.core.meant.quarters import quarter
from game.core.meant.signs import NotMeant

__all__ = [
    "MOST_LETTERS",
    "NotMeant",
    "code",
    "faction",
    "name",
    "name_refused",
    "number",
    "quarter",
    "same_name",
    "secret",
]

"""What people mean by what they type: codes, names, numbers, quarters; pure.

Every door and every command asks here. What can mean one thing only is taken, however it was
typed, pasted or dictated; what could mean two things, or mislead a reader, is refused with a
`NotMeant`, a sentence that says how to write it.
"""

from game.core.meant.lettering import NotMeant
from game.core.meant.typed_code import code, secret
from game.core.meant.typed_faction import faction
from game.core.meant.typed_name import MOST_LETTERS, name, name_refused, same_name
from game.core.meant.typed_number import number
from game.core.meant.typed_quarter import quarter

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

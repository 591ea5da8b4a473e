"""Run as a script by test_kills.py: appends to the save it is given and says so, until killed."""

import os
import sys
from pathlib import Path

from game.store.journal import Journal
from tests.store.matches import AT, body, kind

if __name__ == "__main__":
    with Journal.open(Path(sys.argv[1])) as journal:
        number = len(journal.records) - 1
        while True:
            journal.append(kind(number), body(number), AT)
            number += 1
            os.write(1, b"%d\n" % number)

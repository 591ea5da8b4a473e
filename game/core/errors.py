"""Every way Four Fronts can fail on purpose, in one tree.

Refusals (an order that may not be given) are values, not exceptions: see `Refusal`.
Exceptions are for bugs and for broken files:

    FourFrontsError                 one clear sentence; the command line prints it and exits
    ├── ContentError                a rule, card, scenario, lens or doctrine file is wrong
    ├── SaveError                   a save can't be used
    │   ├── DamagedSave             bytes changed or lost in the middle; offers `repair --to`
    │   ├── NewerSave               written by a newer version than this one
    │   ├── BusySave                another process is writing it
    │   └── DiskFailed              an I/O error: the journal stops, nothing more is accepted
    ├── UsageError                  the command was called with words that do not fit
    └── TerminalError               no terminal, or one that is too small

This module knows the names of failures only; it prints nothing.
"""

from pydantic import BaseModel, ConfigDict


class FourFrontsError(Exception):
    """A failure with one clear sentence: what, where, and what to do. `exit_code` is honest."""

    exit_code = 1


class ContentError(FourFrontsError):
    """A content file is wrong; the sentence names file, line and a suggestion."""

    exit_code = 3


class SaveError(FourFrontsError):
    """A save can't be opened, read or written."""

    exit_code = 4


class DamagedSave(SaveError):
    """A record in the middle of a save is missing or altered."""


class NewerSave(SaveError):
    """A save uses a format newer than this version can read."""


class BusySave(SaveError):
    """Another process holds the save open for writing."""


class DiskFailed(SaveError):
    """Writing failed; the journal is stopped so that nothing unsaved is acknowledged."""

    exit_code = 5


class UsageError(FourFrontsError):
    """A command was given words or options that do not fit."""

    exit_code = 2


class TerminalError(FourFrontsError):
    """There is no terminal, or it is too small for the board."""

    exit_code = 6


class Refusal(BaseModel):
    """Why an order may not be given. A value: it is shown, never raised.

    `rule` is the paragraph id in the rulebook that says so, e.g. ``G3.2``.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    code: str
    message: str
    rule: str

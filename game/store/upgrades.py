"""The record format and the way from every older format to it.

The frame of a line (`v` first, `sum` last, checksum and chain over the bytes) never changes;
`FORMAT` counts changes of what stands between. Old files are never rewritten: `upgraded` is
called by the one place that reads records, `game.store.records.decode`.
"""

from collections.abc import Callable

from pydantic import JsonValue

Fields = dict[str, JsonValue]
"""The fields of one record as they stand in the file: v, seq, kind, at, body, prev, sum."""

FORMAT = 1
"""The format this version writes. Raise it with every change of a record's fields or bodies."""

UPCASTS: dict[int, Callable[[Fields], Fields]] = {}
"""`UPCASTS[v]` turns the fields of a record of format `v` into those of `v + 1`. Pure functions."""


def upgraded(fields: Fields, version: int) -> Fields:
    """Return `fields`, written in format `version`, in the present format.

    A format that has no way up is a `KeyError`: a bug here, never the fault of a file.
    """
    for step in range(version, FORMAT):
        fields = {**UPCASTS[step](fields), "v": step + 1}
    return fields

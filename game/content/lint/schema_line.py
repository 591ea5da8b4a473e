"""L16: the first line of a file names its schema, so that editors help while writing."""

from collections.abc import Iterator

from game.content.content_files import Content, ContentFile
from game.content.kinds import BASE, BY_KEY, SCHEMAS, folder_of, kind_of
from game.content.problem import Problem

RULE = "L16"


def check(content: Content) -> Iterator[Problem]:
    """Yield files whose first line is not the right one."""
    for file in content.files:
        kinds = _kinds(file)
        if not kinds:
            continue
        wanted = schema_line(file.path, kinds[0])
        first = file.read.text.split("\n", 1)[0].rstrip()
        if first != wanted:
            why = "the first line does not name the file's schema"
            yield Problem(file.shown, 1, 1, RULE, why, f"write {wanted}")


def schema_line(path: str, schema: str) -> str:
    """The first line of a file at `path` (from the content root) of the kind `schema`."""
    parts, target = path.split("/")[:-1], f"{SCHEMAS}/{schema}.json".split("/")
    while parts and parts[0] == target[0]:
        parts, target = parts[1:], target[1:]
    return f"# yaml-language-server: $schema={'../' * len(parts)}{'/'.join(target)}"


def _kinds(file: ContentFile) -> list[str]:
    if folder_of(file.path) == BASE:
        lists = file.read.value if isinstance(file.read.value, dict) else {}
        return [BY_KEY[key].schema for key in lists if key in BY_KEY]
    kind = kind_of(file.path, file.read.value)
    return [kind.schema] if kind else []

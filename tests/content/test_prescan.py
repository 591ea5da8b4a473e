"""No text, however made, does harm: it is read as plain values or refused with its place."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.prescan import MOST_BYTES, MOST_DEPTH, MOST_NODES, read_yaml
from game.core.errors import ContentError

BOMB = "a: &a [x, x]\n" + "".join(
    f"{here}: &{here} [*{there}, *{there}]\n"
    for here, there in zip("bcdefg", "abcdef", strict=True)
)
MERGE = "base: &b {x: 1}\nmore:\n  <<: *b\n"

# name -> text, line:column, words of the refusal
REFUSED = {
    "alias bomb": (BOMB, "1:4", "anchors and aliases"),
    "alias alone": ("a: *b\n", "1:4", "anchors and aliases"),
    "merge bomb": (MERGE, "1:7", "anchors and aliases"),
    "merge key": ("a:\n  <<: {b: 1}\n", "2:3", "merge keys"),
    "python tag": ("a: !!python/object/apply:os.system [ls]\n", "1:4", "tags"),
    "plain tag": ("a: !!str 1\n", "1:4", "tags"),
    "own tag": ("--- !thing\na: 1\n", "1:5", "tags"),
    "directive": ("%TAG !e! tag:example.org:\n---\na: 1\n", "1:1", "directives"),
    "many directives": ("%TAG !a! x\n" * 80_000, "1:1", "directives"),
    "brackets": ("[" * 200_000, "1:129", "nested too deep"),
    "braces": ("a: " + "{" * 200_000, "1:132", "nested too deep"),
    "brackets behind closers": ("[']', " * 100_000, "1:194", "nested too deep"),
    "dashes": ("- " * 300_000, "1:67", "nested too deep"),
    "questions": ("? " * 300_000, "1:3", "a key that is not a word"),
    "steps": ("".join(" " * n + "a:\n" for n in range(900)), "33:33", "nested too deep"),
    "many entries": ("- 1\n" * (MOST_NODES + 9), f"{MOST_NODES}:3", "too many entries"),
    "large": ("#" * (MOST_BYTES + 1), "1:1", "larger than 1 MB"),
    "large in bytes": ("é" * (MOST_BYTES // 2 + 1), "1:1", "larger than 1 MB"),
    "two documents": ("a: 1\n---\nb: 2\n", "2:1", "a second document"),
    "double key": ("a: 1\nb: 2\na: 3\n", "3:1", "'a' stands twice"),
    "double key inside": ("a: {b: 1, b: 2}\n", "1:11", "'b' stands twice"),
    "list as key": ("? [a, b]\n: 1\n", "1:3", "not a word"),
    "escape byte": ("a: b\x1b[2J\n", "1:5", "U+001B"),
    "C1": ("a: b\x9b2J\n", "1:5", "U+009B"),
    "null byte": ("a: \x00\n", "1:4", "U+0000"),
    "bidi": ("a: b\nc: \u202eabc\n", "2:4", "U+202E"),
    "zero width": ("a\u200b: b\n", "1:2", "U+200B"),
    "tag character": ("a: \U000e0041\n", "1:4", "U+E0041"),
    "surrogate": ("a: \ud800\n", "1:4", "U+D800"),
    "escaped escape": ('a: "\\x1b]52;c;eA==\\a"\n', "1:4", "an escape for a hidden character"),
    "escaped bidi": ('a: "\\u202e"\n', "1:4", "an escape for a hidden character"),
    "escaped key": ('"\\x1b": a\n', "1:1", "an escape for a hidden character"),
    "tab as indent": ("a:\n\t- b\n", "2:1", "not YAML"),
    "open quote": ('a: "b\n', "2:1", "not YAML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_harmful_text_is_refused_with_its_place(name: str) -> None:
    text, place, words = REFUSED[name]
    with pytest.raises(ContentError) as refused:
        read_yaml(text, "cards/x.yaml")
    said = str(refused.value)
    assert said.startswith(f"cards/x.yaml:{place}: ")
    assert words in said


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory in use")
def test_the_worst_texts_need_no_memory() -> None:
    lines = (
        "import resource",
        "resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))",
        "from game.content.prescan import read_yaml",
        "from game.core.errors import ContentError",
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss",
        "for text in ('[' * 200_000, \"[']', \" * 150_000, '- ' * 450_000, '? ' * 450_000,",
        "             '%TAG !a! x\\n' * 80_000, '- 1\\n' * 240_000, '{' * 900_000):",
        "    try: read_yaml(text, 'x')",
        "    except ContentError: pass",
        "    else: raise SystemExit('read')",
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss",
        "raise SystemExit(0 if after - before < 50_000 else f'{after - before} kB')",
    )
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


PLAIN = [
    ("NO", "NO"),
    ("on", "on"),
    ("yes", "yes"),
    ("True", "True"),
    ("12:30:45", "12:30:45"),
    ("010", "010"),
    ("0x1F", "0x1F"),
    ("1_000", "1_000"),
    ("2026-07-01", "2026-07-01"),
    (".inf", ".inf"),
    (".nan", ".nan"),
    ("=", "="),
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("12", 12),
    ("-3", -3),
    ("0", 0),
    ("1.5", 1.5),
    (".5", 0.5),
    ("1e3", 1000.0),
    ("-2.5E-1", -0.25),
    ('"12"', "12"),
    ("'true'", "true"),
    ("1" * 41, "1" * 41),
]


@pytest.mark.parametrize(("word", "value"), PLAIN)
def test_a_bare_word_means_what_it_looks_like(word: str, value: object) -> None:
    read = read_yaml(f"a: {word}\n", "x").value["a"]
    assert (read, type(read)) == (value, type(value))


def test_what_stays_within_every_limit_is_read() -> None:
    deep = "[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1)
    assert read_yaml(deep, "x").value
    many = read_yaml("- 1\n" * (MOST_NODES - 1), "x").value
    assert len(many) == MOST_NODES - 1
    assert read_yaml("", "x").value is None


def test_windows_line_ends_and_prose_in_every_script_are_read() -> None:
    assert read_yaml("a: 1\r\nb: Größe 中国 – “so”\r\n", "x").value == {
        "a": 1,
        "b": "Größe 中国 – “so”",
    }


def test_every_part_of_a_text_has_its_place() -> None:
    read = read_yaml("a:\n  - b: 1\n    c: [2, 'x']\nd: e\n", "x")
    assert read.place(("a",)) == (2, 3)
    assert read.place(("a", 0, "b")) == (2, 8)
    assert read.key_place(("a", 0, "c")) == (3, 5)
    assert read.place(("a", 0, "c", 1)) == (3, 12)
    assert read.place(("a", 0, "absent", "deeper")) == (2, 5)
    assert read.place(("d",)) == (4, 4)


def refused_or_plain(text: str) -> None:
    try:
        value = read_yaml(text, "x").value
    except ContentError as fault:
        assert str(fault).startswith("x:")
    else:
        only_plain(value)


def only_plain(value: object) -> None:
    if isinstance(value, dict):
        assert all(type(key) is str for key in value)
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            only_plain(part)
    else:
        assert value is None or type(value) in (str, int, float, bool)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    refused_or_plain(text)


@given(st.text(alphabet="[]{}:,-?!&*#|>'\"%@` \n\tab01.<~\\"))
def test_any_heap_of_marks_is_read_or_refused(text: str) -> None:
    refused_or_plain(text)


words = st.text(alphabet="abcxyz ABC", min_size=1, max_size=8).map(str.strip).filter(bool)
trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-999, 999), words),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


@given(trees)
def test_what_is_written_plainly_is_read_back_and_stands_where_it_says(tree: object) -> None:
    text = "\n".join(written(tree, 0))
    read = read_yaml(text, "x")
    assert read.value == tree
    lines = text.split("\n")
    for steps, value in leaves(tree, ()):
        line, column = read.place(steps)
        assert lines[line - 1][column - 1 :].rstrip(",") == flow(value)


def written(tree: object, depth: int) -> list[str]:
    """A tree as block YAML, one leaf a line."""
    pad = "  " * depth
    if isinstance(tree, dict) and tree:
        return [
            line
            for key, value in tree.items()
            for line in (f"{pad}{flow(key)}:", *written(value, depth + 1))
        ]
    if isinstance(tree, list) and tree:
        return [line for value in tree for line in (f"{pad}-", *written(value, depth + 1))]
    return [f"{pad}{flow(tree)}"]


def flow(leaf: object) -> str:
    """A leaf as YAML writes it."""
    if leaf == [] or leaf == {}:
        return str(leaf)
    if isinstance(leaf, bool) or leaf is None:
        return {True: "true", False: "false", None: "null"}[leaf]
    return f'"{leaf}"' if isinstance(leaf, str) else str(leaf)


def leaves(
    tree: object, steps: tuple[str | int, ...]
) -> list[tuple[tuple[str | int, ...], object]]:
    """Every leaf with its steps."""
    if isinstance(tree, dict) and tree:
        return [leaf for key, part in tree.items() for leaf in leaves(part, (*steps, key))]
    if isinstance(tree, list) and tree:
        return [leaf for n, part in enumerate(tree) for leaf in leaves(part, (*steps, n))]
    return [(steps, tree)]

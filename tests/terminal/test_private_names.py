"""Private names of Textual and Rich are used in one package, and the version is pinned to them."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import textual
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
THE_ONE_PLACE = ROOT / "game" / "terminal"
TEXTUAL = Path(textual.__file__).parent
_OWN = re.compile(r"\bself\.(_[a-z]\w*)\s*(?::[^=\n]+)?=|^\s+(?:async )?def (_[a-z]\w*)", re.M)


def private_names() -> frozenset[str]:
    """What Textual's apps, screens, widgets and drivers keep to themselves."""
    kept = (
        "app",
        "screen",
        "widget",
        "dom",
        "driver",
        "message_pump",
        "_compositor",
        "_xterm_parser",
        "_parser",
        "widgets/_input",
        "drivers/linux_driver",
    )
    text = "\n".join((TEXTUAL / f"{name}.py").read_text(encoding="utf-8") for name in kept)
    return frozenset(name for found in _OWN.findall(text) for name in found if name)


def used(path: Path, private: frozenset[str]) -> Iterator[str]:
    """Places where a file imports a private module, or takes or makes a private name.

    A class that is built on nothing may call its own things as it likes.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    if not any((node.module or "").startswith(("textual", "rich")) for node in imports):
        return
    for node in imports:
        if re.match(r"(textual|rich)(\.\w+)*\._", node.module or ""):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.module}"
    own = {
        id(name)
        for kind in ast.walk(tree)
        if isinstance(kind, ast.ClassDef) and not kind.bases
        for name in ast.walk(kind)
        if is_own(name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in private and id(node) not in own:
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        if isinstance(node, ast.ClassDef) and node.bases:
            for made in node.body:
                if isinstance(made, ast.FunctionDef | ast.AsyncFunctionDef) and (
                    made.name in private
                ):
                    yield f"{path.relative_to(ROOT)}:{made.lineno} {made.name}"


def is_own(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    )


def test_private_names_of_textual_are_used_in_one_package() -> None:
    private = private_names()
    assert {"_driver", "_compositor", "_handle_exception", "_exception"} <= private
    files = [p for p in (ROOT / "game").rglob("*.py") if THE_ONE_PLACE not in p.parents]
    assert not [place for path in files for place in used(path, private)]


def test_the_one_package_is_found_out_by_the_same_search() -> None:
    private = private_names()
    found = {path.name for path in THE_ONE_PLACE.glob("*.py") if [*used(path, private)]}
    assert {"compositor.py", "guards.py", "keystrokes.py", "own_terminal.py"} <= found


def test_textual_is_pinned_to_the_version_whose_private_names_these_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (pinned,) = [r for r in map(Requirement, project["dependencies"]) if r.name == "textual"]
    assert str(pinned.specifier) == f"=={version('textual')}"

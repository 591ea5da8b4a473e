"""One lens as a page to read: the theory at its best, who holds it, and what it changes.

The lines are plain text that is also Markdown, for `fourfronts rules` and the printed rulebook.
"""

from collections.abc import Iterator

from game.core.rulebook import Change, Lens, Rulebook
from game.world.vocabulary import Parameter


def lens_page(lens: Lens, rulebook: Rulebook) -> list[str]:
    """Return the page of a lens, without a heading and without line breaks inside a paragraph."""
    against = [f"- Against it: {lens.dissent}"] if lens.dissent else []
    return [
        lens.claim,
        "",
        lens.argument,
        "",
        f"- Held by: {lens.proponents}",
        f"- Predicts: {lens.prediction}",
        *against,
        f"- Share in the mixture: {lens.weight:.0%}",
        "",
        "What it changes, from the base value to its own:",
        "",
        *_changes(lens, rulebook),
        "",
        "Sources:",
        "",
        *_sources(lens, rulebook),
    ]


def _changes(lens: Lens, rulebook: Rulebook) -> Iterator[str]:
    known = {parameter.name: parameter for parameter in rulebook.parameters}
    for change in lens.changes:
        yield f"- {_change(change, known[change.parameter])}"


def _change(change: Change, base: Parameter) -> str:
    return (
        f"{base.text} ({base.name}): {base.central:g} to {change.to:g} {base.unit}, "
        f"of a range from {base.low:g} to {base.high:g}; {change.why} ({base.rule})"
    )


def _sources(lens: Lens, rulebook: Rulebook) -> Iterator[str]:
    texts = {source.key: source.text for source in rulebook.sources}
    for key in lens.sources:
        yield f"- {key}: {texts[key]}" if key in texts else f"- {key}"

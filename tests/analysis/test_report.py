"""A match written up: everything is in it, nobody's secret is, and nothing in it runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from game.analysis.replay import Replay
from game.analysis.report.escaping import plain
from game.analysis.report.html import html
from game.analysis.report.markdown import markdown
from game.analysis.report.parts import Chart, Document, Grid, Points, Prose, Section
from game.analysis.report.sections import document
from game.analysis.report.telling import Telling
from game.analysis.report.turning import moments
from game.analysis.report.written_up import write_reports
from game.core.clean import clean
from game.core.errors import UsageError
from game.core.match import Match
from game.core.observation import Role
from game.core.orders.vocabulary import Allocate, Estimate
from game.core.record import Given
from tests.conftest import SetTable
from tests.core.test_secrecy import with_other_figures

EXAMPLES = Path("saves/examples")
ESSAY = EXAMPLES / "the-essay-under-lens-a.jsonl"
PERSON = EXAMPLES / "a-person-leads-china.jsonl"
PAYLOADS = (
    "<img src=x onerror=ran=1>",
    "</td></tr></table><script>ran=1</script>",
    '" onmouseover="ran=1',
    "</title><svg onload=ran=1>",
    "](javascript:ran=1) | `x` | **b**",
    "\x1b]0;title\x07",
)
SECTIONS = (
    "How it ended",
    "What was planned",
    "What happened",
    "Turning points",
    "Deals and breaches",
    "Beliefs and how they came out",
    "Injects and rulings",
    "Absence and substitutes",
    "The same orders under eight theories",
    "Limits of the model",
    "Questions",
)
_PAGE = "html head meta title style body header h1 h2 p nav ol ul li a main section figure"
_INSIDE = "table caption thead tbody tr th td figcaption svg desc rect line text polyline"
TAGS = {*_PAGE.split(), *_INSIDE.split()}


class Elements(HTMLParser):
    """The elements of a page, their attributes, and the text of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, set[str]] = {}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def report(path: Path, role: Role = "white", *, anonymous: bool = False) -> Document:
    return document(Telling.of(path, role), None, anonymous=anonymous)


def test_a_finished_match_has_every_section_in_both_forms(tmp_path: Path) -> None:
    page, text = write_reports(ESSAY, tmp_path, "white", anonymous=False)
    shown = Elements(page.read_text())
    assert re.findall(r"^## (.*)$", text.read_text(), re.MULTILINE) == list(SECTIONS)
    assert re.findall(r"<h2>(.*?)</h2>", page.read_text()) == list(SECTIONS)
    for words in ("commanding lead", "2027Q3", "Export enforcement"):
        assert words in shown.text
    assert shown.tags.count("svg") == 4


def test_the_page_asks_for_nothing_and_runs_nothing(tmp_path: Path) -> None:
    page, _ = write_reports(ESSAY, tmp_path, "white", anonymous=False)
    shown = Elements(page.read_text())
    assert set(shown.tags) <= TAGS
    assert all(link.startswith("#") for link in shown.attributes["href"])
    assert not {name for name in shown.attributes if name.startswith("on") or name == "src"}
    assert "url(" not in page.read_text() and "@import" not in page.read_text()
    assert any("default-src 'none'" in value for value in shown.attributes["content"])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_people_wrote_is_text(payload: str) -> None:
    chart = Chart(payload, payload, (payload, payload), ((payload, (1.0, 2.0)),))
    grid = Grid(payload, (payload, payload), ((payload, payload),))
    parts = (Prose(payload), Points((payload,)), grid, chart)
    page = Document(payload, payload, (Section(payload, parts),))
    shown = Elements(html(page))
    assert set(shown.tags) <= TAGS
    assert not {name for name in shown.attributes if name.startswith("on")}
    assert "ran" not in shown.attributes
    assert shown.text.count(clean(payload)) >= 10
    assert "\x1b" not in html(page)
    assert "\x1b" not in markdown(page)


def test_no_sign_is_markup_in_the_text() -> None:
    assert plain("a|b *c* <d>\n# e") == r"a\|b \*c\* \<d\> \# e"


def test_what_moved_is_told_with_its_receipt() -> None:
    told = Telling.of(ESSAY)
    found = moments(told.quarters)
    assert len(found) >= 5
    for moment in found:
        receipt = moment.receipt
        amounts = [cause.amount for cause in receipt.causes]
        assert moment.cause in receipt.causes
        assert sum(amounts) == pytest.approx(receipt.after - receipt.before)


def test_all_of_an_unfinished_match_is_not_told_but_one_side_of_it_is(
    set_table: SetTable, tmp_path: Path
) -> None:
    table = set_table(people=("us",))
    with pytest.raises(UsageError, match="is not over"):
        write_reports(table.path, tmp_path, "white", anonymous=False)
    page, _ = write_reports(table.path, tmp_path, "us", anonymous=False)
    assert "The match is not over" in page.read_text()


@pytest.mark.parametrize("number", range(20))
def test_a_sides_report_holds_nothing_that_only_another_knew(number: int) -> None:
    """Two records that differ in China's secrets alone make the same report for the others."""
    random = Random(number)
    record = Replay.of(ESSAY)
    matches = record._matches[:-2]  # at the end all is told
    others = [_other(match, Random(number)) for match in matches]
    words = record.positions[: len(matches)]
    same, other = Replay(matches, words, None), Replay(others, words, None)
    own = {"2027Q1": (Given(faction="us", orders=[], source="sealed"),)}
    spent = [Allocate(lever="china.research", points=random.randint(1, 5))]
    with_rival = {"2027Q1": (*own["2027Q1"], Given(faction="china", orders=spent, source="sealed"))}
    for role in ("us", "allies", "labs"):
        pages = [
            html(document(Telling.made(one, orders, role), None, anonymous=False))
            for one, orders in ((same, own), (other, with_rival))
        ]
        assert pages[0] == pages[1], role
    chinas = [document(Telling.made(x, {}, "china"), None, anonymous=False) for x in (same, other)]
    assert html(chinas[0]) != html(chinas[1])


def _other(match: Match, random: Random) -> Match:
    changed = with_other_figures(match, "china", random)
    belief = Estimate(figure="lead", low=-1.0, central=random.random(), high=3.0)
    guess = ("china", match.rules.first - 1, belief)
    return replace(changed, estimates=(*changed.estimates, guess))  # type: ignore[arg-type]


def test_without_names_nothing_that_people_wrote_is_left(
    set_table: SetTable, tmp_path: Path
) -> None:
    path = PERSON
    whole = markdown(report(path))
    left = markdown(report(path, anonymous=True))
    deals = [view.deal for view in Telling.of(path).last.deals]
    written = [plain(deal.why) for deal in deals if deal.why]
    assert written
    assert all(words in whole and words not in left for words in written)
    names = [one.name for one in write_reports(EXAMPLES, tmp_path, "white", anonymous=True)]
    assert not any("china" in name for name in names)


def test_a_folder_gives_a_report_a_table_and_one_that_compares(tmp_path: Path) -> None:
    written = write_reports(EXAMPLES, tmp_path, "white", anonymous=False)
    assert len(written) == 2 * (len(list(EXAMPLES.glob("*.jsonl"))) + 1)
    together = (tmp_path / "all-tables.md").read_text()
    for save in EXAMPLES.glob("*.jsonl"):
        assert plain(save.stem) in together
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="no match in"):
        write_reports(empty, tmp_path, "white", anonymous=False)

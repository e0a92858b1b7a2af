"""Interactive figures in a page's HTML: complete without a script, and every mistake in a fence told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from coursequiz.astray import REMEDY
from coursesite.interactive import FIGURES
from coursesite.interactive.extension import FiguresExtension
from coursesite.interactive.fence import find_figures
from coursesite.interactive.start import Start, read_start
from coursesite.numbers.measures import read_results

FENCE = """\
# A lesson

```figure
name: {name}
caption: "Figure 3. Not *this* again."
```

More text.
"""


def render(text: str) -> BeautifulSoup:
    return BeautifulSoup(Markdown(extensions=["fenced_code", FiguresExtension()]).convert(text), "html.parser")


def start_of(name: str) -> Start:
    start, problems = read_start(name)
    assert start is not None, problems
    return start


def find_figure(name: str) -> Tag:
    figure = render(FENCE.format(name=name)).select_one(f"course-{name}")
    assert figure is not None
    return figure


@pytest.mark.parametrize("name", FIGURES)
def test_every_part_shows_the_untouched_state(name: str) -> None:
    parts = start_of(name).parts
    for key, value in parts.items():
        part, _, attribute = key.partition(":")
        (element,) = find_figure(name).select(f'[data-part="{part}"]')
        assert (element[attribute] if attribute else element.get_text()) == value, key
    assert {str(element["data-part"]) for element in find_figure(name).select("[data-part]")} == {key.partition(":")[0] for key in parts}


@pytest.mark.parametrize("name", FIGURES)
def test_controls_have_the_values_that_the_view_knows_and_stand_as_it_starts(name: str) -> None:
    start, form = start_of(name), find_figure(name).form
    assert form is not None
    assert form.has_attr("hidden")
    found = {}
    for control in form.select("input[type=range]"):
        found[control["name"]] = [str(stop) for stop in range(int(str(control["max"])) + 1)]
        assert control["value"] == start.settings[str(control["name"])]
    for menu in form.select("select"):
        found[menu["name"]] = [str(option["value"]) for option in menu.select("option")]
        assert [option["value"] for option in menu.select("option[selected]")] == [start.settings[str(menu["name"])]]
    for radio in form.select("input[type=radio]"):
        found.setdefault(radio["name"], []).append(str(radio["value"]))
        assert radio.has_attr("checked") == (start.settings[str(radio["name"])] == radio["value"])
    assert found == start.values


@pytest.mark.parametrize("name", FIGURES)
def test_every_control_has_a_label(name: str) -> None:
    figure = find_figure(name)
    for control in figure.select("input, select"):
        assert control.find_parent("label") or figure.select_one(f'label[for="{control.get("id")}"]'), control
    for radio in figure.select("input[type=radio]"):
        group = radio.find_parent("fieldset")
        assert group is not None
        assert group.legend is not None


@pytest.mark.parametrize("name", FIGURES)
def test_picture_table_and_caption_are_there_without_a_script(name: str) -> None:
    figure = find_figure(name)
    assert figure.has_attr("data-search-exclude")
    picture = figure.select_one("svg[role=img] > title")
    assert picture is not None
    assert len(picture.get_text().split()) > 5
    assert len(figure.select("details table caption")) == 1
    assert len(figure.select("details tbody th[scope=row]")) == len(figure.select("details tbody tr")) >= 2
    assert all(cell.get_text() for cell in figure.select("td, th, caption"))
    assert str(figure.figcaption) == "<figcaption>Figure 3. Not <em>this</em> again.</figcaption>"
    assert [script["src"] for script in figure.select("script")] == ["assets/site/figures-later.js"]


def test_a_figure_stands_between_the_texts_around_it() -> None:
    html = render(FENCE.format(name="cadence"))
    assert [element.name for element in html.find_all(recursive=False)] == ["h1", "course-cadence", "p"]


def test_a_figure_in_a_code_block_is_code() -> None:
    html = render("~~~~\n```figure\nname: cadence\n```\n~~~~")
    assert not html.select("course-cadence")
    assert html.code is not None
    assert html.code.get_text() == "```figure\nname: cadence\n```\n"


def messages(text: str, folder: Path | None = None) -> list[str]:
    fences = find_figures(text, "docs/x.md", FIGURES, *([folder] if folder else []))
    return [str(problem) for fence in fences for problem in fence.problems]


def test_an_unknown_figure_is_told_with_a_near_one() -> None:
    assert messages(FENCE.format(name="cadense")) == ["docs/x.md:4:7: figure-unknown: there is no figure 'cadense' — did you mean 'cadence'?"]


def test_a_fence_without_a_caption_is_told() -> None:
    assert messages("```figure\nname: cadence\n```") == ["docs/x.md:2:1: missing-key: key 'caption' is missing — add 'caption:' here"]


def test_an_unknown_option_is_told() -> None:
    assert messages(FENCE.format(name="cadence\ntitel: x")) == ["docs/x.md:5:1: unknown-key: key 'titel' is not known here — use one of: caption, name"]


def test_an_empty_fence_and_an_open_one_are_told() -> None:
    assert messages("text\n\n```figure\n```") == ["docs/x.md:3:1: bad-fence: the figure fence is empty — write 'name:' and 'caption:' inside"]
    assert messages("```figure\nname: cadence") == ["docs/x.md:1:1: bad-fence: the figure fence is not closed — end it with a line of ```"]


def test_a_figure_without_data_is_told(tmp_path: Path) -> None:
    assert messages(FENCE.format(name="cadence"), tmp_path) == [
        f"{tmp_path}/cadence.json:1:1: figure-data: the figure has no data yet — run 'course labs', then 'npm run build'"
    ]


def test_damaged_data_is_told(tmp_path: Path) -> None:
    (tmp_path / "cadence.json").write_text('{"settings": {}, "parts": {"verdict": 3}}')
    assert messages(FENCE.format(name="cadence"), tmp_path) == [
        f"{tmp_path}/cadence.json:1:1: figure-data: the figure's data cannot be read ('Field required') — run 'npm run build'"
    ]


def test_a_page_shows_why_there_is_no_figure(caplog: pytest.LogCaptureFixture) -> None:
    html = render(FENCE.format(name="cadense"))
    assert [box.get_text() for box in html.select(".admonition.failure p")] == ["there is no figure 'cadense': did you mean 'cadence'?"]
    assert caplog.messages == ["page:4:7: figure-unknown: there is no figure 'cadense' — did you mean 'cadence'?"]


def test_the_days_without_a_fault_are_those_that_the_lab_noted() -> None:
    results, _ = read_results(Path(__file__).parents[2] / "docs")
    assert f"No fault: days of {results['monitoring']['desk_days'].text} with an alarm" in find_figure("desk").get_text()


def test_a_fence_where_no_block_is_read_is_shown_as_typed_and_told(caplog: pytest.LogCaptureFixture) -> None:
    fence = '```figure\nname: cadence\ncaption: "A"\n```'
    html = Markdown(extensions=[FiguresExtension()]).convert(f"<div>\n{fence}\n</div>\n")
    assert html == f"<div>\n\n{fence}\n\n</div>"
    assert caplog.messages == [f"page:2:1: bad-fence: the figure fence is read as text here — {REMEDY}"]

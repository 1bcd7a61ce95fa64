"""What a notebook shows of an object: markup that is escaped, whole and loads nothing."""

from __future__ import annotations

import html.parser
import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.notebook import markup

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXAMPLES = Path(__file__).parent.parent / "examples"
_READ = gd.read(_EXAMPLES / "yunzhou-2024-errors.txt")
_HOSTILE = "</style></div><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"
_VOID = {"br"}


class _Seen(html.parser.HTMLParser):
    """Collects tags, attributes and text, and holds that what is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = set[str]()
        self.attributes = set[str]()
        self.text = ""
        self.style = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            self.style += data
        else:
            self.text += data


_TAGS = {
    *("div", "style", "p", "b", "span", "br", "ol", "li", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_ATTRIBUTES = {"class", "lang", "colspan", "rowspan", "start"}


def _seen(shown: Any) -> _Seen:
    seen = _Seen(shown._repr_html_())
    assert seen.tags <= _TAGS
    assert seen.attributes <= _ATTRIBUTES
    assert not re.search(r"url\(|@import|http|//", seen.style)
    rules = re.sub(r"/\*.*?\*/|\{.*?\}", "", seen.style, flags=re.DOTALL).split("\n")
    assert all(line.startswith("div.gov-disclosure") for line in rules if line.strip())
    return seen


@given(strategies.reports(hostile=True))
def test_any_report_is_shown_whole_and_escaped(report: gd.AnnualReport) -> None:
    seen = _seen(gd.Extraction(report))
    if report.title is not None:
        assert "".join(report.title.split()) in "".join(seen.text.split())


def test_a_report_tells_whose_it_is_and_what_its_cells_hold() -> None:
    text = _seen(_READ.report).text
    assert "2024年" in text
    for words in ("数字 figures", "三、收到和处理政府信息公开申请情况", "报告全文"):
        assert words in text
    assert "单位、年度不明的报告" in _seen(gd.AnnualReport()).text
    assert "未列出该部分" in _seen(gd.AnnualReport()).text


def test_an_extraction_lists_what_could_not_be_read() -> None:
    text = _seen(_READ).text
    for problem in _READ.problems:
        assert problem.message in text
        assert problem.message_en in text
    assert "各处均已确定" in _seen(gd.Extraction(gd.blank())).text


def test_findings_are_listed_in_both_languages() -> None:
    findings = gd.check(_READ.report)
    text = _seen(findings).text
    for finding in findings:
        assert finding.message in text
        assert finding.message_en in text
        assert finding.rule in text
        assert finding.message in _seen(finding).text
    assert "核查结果 findings: 0" in _seen(gd.Findings()).text


def test_hostile_text_is_only_text() -> None:
    problem = gd.Problem(_HOSTILE, None, _HOSTILE, _HOSTILE)
    finding = gd.Finding(_HOSTILE, "error", "violated", [_HOSTILE], _HOSTILE, _HOSTILE)
    overview = gd.Narrative(
        _HOSTILE, [gd.Heading(_HOSTILE, 2), gd.Paragraph(_HOSTILE), gd.Table([[_HOSTILE]])]
    )
    report = gd.blank(
        title=_HOSTILE, publisher=gd.Publisher(_HOSTILE), overview=overview, signed_by=_HOSTILE
    )
    for shown in (gd.Extraction(report, problems=(problem,)), gd.Findings([finding]), finding):
        assert _HOSTILE in _seen(shown).text


def test_long_lists_unfold_and_long_texts_are_cut() -> None:
    finding = gd.Finding("own.rule", "info", "to_review", [], "长" * 100_000, "long" * 100_000)
    shown = gd.Findings([finding] * 60)._repr_html_()
    assert shown.count("<li") == 60
    assert '<ol start="51">' in shown
    assert len(shown) < 200_000


def test_findings_are_a_tuple_like_any_other() -> None:
    findings = gd.check(_READ.report)
    assert isinstance(findings, gd.Findings)
    assert findings == tuple(findings)
    assert hash(findings) == hash(tuple(findings))
    again = pickle.loads(pickle.dumps(findings))  # noqa: S301 - our own
    assert (again, type(again)) == (findings, gd.Findings)
    assert re.fullmatch(r"<Findings \d+: \d+ error, \d+ warning, \d+ info>", repr(findings))
    assert repr(gd.Findings()) == "<Findings 0: 0 error, 0 warning, 0 info>"


def test_what_has_no_picture_is_refused() -> None:
    with pytest.raises(TypeError, match="int"):
        markup(12)


def test_the_picture_of_a_report_says_what_it_holds_now() -> None:
    changed = attrs.evolve(_READ.report, requests=None)
    assert _READ.report._repr_html_() != changed._repr_html_()


def test_a_comparison_shows_its_changes_and_says_what_it_leaves_out() -> None:
    old, new = (
        gd.read(_EXAMPLES / name).report for name in ("qingxi-2022-mixed.txt", "qingxi-2023.md")
    )
    comparison = gd.compare(attrs.evolve(old, publisher=gd.Publisher(_HOSTILE)), new)
    seen = _Seen(markup(comparison))
    assert seen.tags <= _TAGS
    assert comparison.changes[0].path.endswith("issued")
    assert "本年制发件数" in seen.text
    assert _HOSTILE in seen.text
    assert f"另有{len(comparison.changes) - 50}格" in seen.text
    assert comparison._repr_html_() == markup(comparison)

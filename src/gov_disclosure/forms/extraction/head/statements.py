"""What is said of a report, by whom, and which of several statements counts."""

from __future__ import annotations

import datetime
import enum
import re
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.names import body_name, fuller, is_body_name, may_be_one
from gov_disclosure.bodies.words import SCOPES_IN_WORDS
from gov_disclosure.forms.extraction.collected import Collected
from gov_disclosure.forms.extraction.head.titles import title_facts
from gov_disclosure.forms.words.dates import date_in_words
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.forms.extraction.sections import Item


class Said(enum.IntEnum):
    """Where something is said, what counts most first."""

    TITLE = 1
    OTHER_TITLE = 2
    PREAMBLE = 3
    CATALOGUE = 4
    PAGE_TAG = 5
    BESIDE_TITLE = 6
    PROPERTIES = 7
    SIGNATURE = 8
    CONTENT_SOURCE = 9
    OPENING = 10


_WHERE: dict[Said, Words] = {
    Said.TITLE: Words("标题", "title"),
    Said.OTHER_TITLE: Words("网页标题或目录信息中的名称", "title of the page or catalogue"),
    Said.PREAMBLE: Words("正文前的说明", "preamble"),
    Said.CATALOGUE: Words("目录信息", "catalogue facts"),
    Said.PAGE_TAG: Words("网页标签", "page tags"),
    Said.BESIDE_TITLE: Words("标题旁", "beside the title"),
    Said.PROPERTIES: Words("文件属性", "properties of the file"),
    Said.SIGNATURE: Words("落款", "signature"),
    Said.CONTENT_SOURCE: Words("来源", "source of the content"),
    Said.OPENING: Words("第一部分", "section 1"),
}
_NAMES: Mapping[str, Words] = {**FACTS, "publisher": Words("单位名称", "publisher")}
_SCOPES: Mapping[str, str] = dict(SCOPES_IN_WORDS.items())
_FIELDS = (
    *("title", "published_on", "dated_on", "signed_by", "revised_on", "revision_note"),
    *("publisher", "year"),
)
_MEDIA = re.compile(
    "(?:办公室|(?:融媒体?|传媒|新闻|宣传|信息|数据|网络)(?:管理|服务)?中心|宣传部|[视报]社|台)$"
)
_MOST_TOLD = 5
_OF_THE_PAGE = (Said.OTHER_TITLE, Said.CATALOGUE, Said.PAGE_TAG)
_OF_THE_TEXT = (Said.PREAMBLE, Said.OPENING, Said.SIGNATURE)
_DATES = (Said.SIGNATURE, Said.PAGE_TAG)


@attrs.frozen
class Statement:
    """Something that is said of a report.

    Attributes:
        field: the field of the report.
        value: what is said; of the publisher its name.
        said: where.
        evidence: the text, and its place.
    """

    field: str
    value: Any
    said: Said
    evidence: Evidence

    @classmethod
    def at(cls, item: Item, said: Said, field: str, value: Any, cell: str = "") -> Statement:
        """Return what an item of the document says, or a cell of it if it is a table."""
        return cls(field, value, said, Evidence.at(item.text or cell, item.place))


def settled(statements: Iterable[Statement]) -> Collected:
    """Return what counts of all that is said of a report, with a problem for contradictions.

    What the text of the report says against its own title is for the rules to find
    (``header.year``, ``header.name``), since they see both; what the page around it says against
    the report is a problem here.
    """
    found = Collected()
    ordered = sorted(statements, key=lambda statement: statement.said)  # stable: as printed
    for field in _FIELDS:
        if stated := [statement for statement in ordered if statement.field == field]:
            settle = {"publisher": _settle_publisher, "year": _settle_year}.get(field)
            (settle or _settle_first)(stated, found)
    return found


def _take(statement: Statement, found: Collected) -> None:
    found.fields[statement.field] = statement.value
    path = "publisher.name" if statement.field == "publisher" else statement.field
    found.evidence[path] = statement.evidence


def _settle_first(ordered: Sequence[Statement], found: Collected) -> None:
    """Take the first, or what the 落款 says; another date of a page is a problem."""
    first = next((each for each in ordered if each.said is Said.SIGNATURE), ordered[0])
    _take(first, found)
    others = [each for each in ordered if each.value != first.value]
    if others and first.field == "published_on":
        found.problems.append(_conflict(others[0], first))


def _settle_publisher(ordered: Sequence[Statement], found: Collected) -> None:
    first = ordered[0]
    others = [each for each in ordered[1:] if not may_be_one(first.value, each.value)]
    if first.said > Said.PREAMBLE:
        others = [each for each in others if each.said < Said.CONTENT_SOURCE]
        if others:
            found.problems.append(_undecided(first, *others))
            return
    elif others := [each for each in others if each.said in (*_OF_THE_PAGE, Said.PREAMBLE)]:
        found.problems.append(_conflict(others[0], first))
    for each in ordered[1:]:
        if each.said < Said.CONTENT_SOURCE and fuller(first.value, each.value) != first.value:
            first = each
    _take(first, found)


def _settle_year(ordered: Sequence[Statement], found: Collected) -> None:
    """Take the first, unless two places in the text say one other year, and none the first.

    Of a date only the year before is known; it speaks for or against a year, for none alone.
    """
    first = next((each for each in ordered if each.said not in _DATES), None)
    if first is None:
        return
    against = [each for each in ordered if each.value != first.value]
    for_it = {each.said for each in ordered if each.value == first.value} - {first.said}
    in_text = {each.said: each for each in against if each.said in _OF_THE_TEXT}
    if (
        not for_it - {Said.TITLE, Said.OTHER_TITLE}
        and len(in_text) > 1
        and len({each.value for each in in_text.values()}) == 1
    ):
        first = next(each for said, each in in_text.items())
    _take(first, found)
    of_the_page = next((each for each in against if each.said is Said.OTHER_TITLE), None)
    if of_the_page is not None and of_the_page.value != first.value:
        found.problems.append(_conflict(of_the_page, first))


def titled(text: str, said: Said, evidence: Evidence) -> Iterable[Statement]:
    """Yield what a title says: itself, and the body and year that it names."""
    name, year = title_facts(text)
    yield Statement("title", text, said, evidence)
    if name is not None:
        yield Statement("publisher", name, said, evidence)
    if year is not None:
        yield Statement("year", year, said, evidence)


def names_source(text: str) -> bool:
    """Tell whether the source of a content (来源) can be the body whose report it is.

    A general office, a news or data centre that feeds the site is the source of whatever it puts
    there.

    Example:
        >>> names_source("青溪区林业局"), names_source("区政府办"), names_source("本网")
        (True, False, False)
    """
    return is_body_name(text) and _MEDIA.search(body_name(text).rest) is None


def _conflict(other: Statement, taken: Statement) -> Problem:
    field, where, instead = _NAMES[taken.field], _WHERE[other.said], _WHERE[taken.said]
    said, right = _told(other.value), _told(taken.value)
    if where == instead:
        told = Words(
            f"{where.zh}中有{right.zh}和{said.zh}，采用前者",
            f"{right.en} and {said.en} ({where.en}) differ, the former was taken",
        )
    else:
        told = Words(
            f"{where.zh}写为{said.zh}，{instead.zh}写为{right.zh}，采用后者",
            f"{said.en} ({where.en}) and {right.en} ({instead.en}) differ, the latter was taken",
        )
    return Problem(
        "reading.header_conflict",
        taken.field,
        f"{field.zh}：{told.zh}，请核实",
        f"{field.en}: {told.en}; please verify",
    )


def _told(value: object) -> Words:
    """Return what is stated, as messages quote it."""
    if isinstance(value, datetime.date):
        return Words(f"“{date_in_words(value)}”", f"“{value}”")
    if isinstance(value, int):
        return Words(f"“{value}年”", f"“{value}”")
    if (scope := _SCOPES.get(f"{value}")) is not None:
        return Words(f"“{scope}”", f"“{value}”")
    return Words(words := quoted(f"{value}"), words)


def _undecided(*statements: Statement) -> Problem:
    """Return the problem that several statements contradict each other, and none was taken."""
    field = statements[0].field
    name = _NAMES[field]
    told: dict[Words, dict[Words, None]] = {}
    for each in statements:
        told.setdefault(_told(each.value), {})[_WHERE[each.said]] = None
    shown = tuple(told.items())[:_MOST_TOLD]
    listed = "、".join(f"{said.zh}（{'、'.join(one.zh for one in by)}）" for said, by in shown)
    listed_en = ", ".join(f"{said.en} ({', '.join(one.en for one in by)})" for said, by in shown)
    return Problem(
        "reading.header_conflict",
        field,
        f"{name.zh}：各处写法不一：{listed}，不能确定，未采用，请指明",
        f"{name.en}: the statements differ: {listed_en}; none was taken, please tell which is "
        "right",
    )


def header_conflict(field: str, printed: object, taken: object, *, told: bool = False) -> Problem:
    """Return the problem that something else was taken than what is printed.

    Args:
        field: the field.
        printed: what is printed.
        taken: what was taken.
        told: whether the caller says so.
    """
    name, here, instead = _NAMES[field], _told(printed), _told(taken)
    by = Words("按索引（所给信息）", " as told") if told else Words("", "")
    return Problem(
        "reading.header_conflict",
        field,
        f"{name.zh}：报告载明{here.zh}，{by.zh}采用{instead.zh}，请核实",
        f"{name.en}: the report says {here.en}, {instead.en} was taken{by.en}; please verify",
    )


def broken_date(field: str, text: str) -> Problem:
    """Return the problem that what is printed as a date is none."""
    name, words = _NAMES[field], quoted(text)
    return Problem(
        "reading.broken_date",
        field,
        f"{name.zh}：{words}不完整或不存在，未读取，请核实",
        f"{name.en}: {words} is no whole date that exists; it was not read, please verify",
    )

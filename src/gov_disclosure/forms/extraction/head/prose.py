"""What the prose of a report says of it: the body, the year, the counting period."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from gov_disclosure.bodies.names import body_name, is_body_name
from gov_disclosure.document import Table
from gov_disclosure.forms.extraction.head.statements import Said, Statement, names_source
from gov_disclosure.forms.words.dates import YEAR, plain
from gov_disclosure.model.extraction import Evidence
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import Block

_LONGEST_OPENING = 40
_LONGEST_TEXT = 2000
"""How far into a paragraph the body and year of the report are looked for."""

_PERIOD = re.compile(
    rf"(?P<year>{YEAR})[年./-]0?1[月./-]0?1日?(?:零时)?(?:起)?,?(?:至|到|[-—~～]+)"
    rf"(?:(?P<end>{YEAR})[年./-])?12[月./-]31日?"
)
_OPENING = re.compile(rf"\s*({YEAR})\s*年度?(?!\s*(?:\d|以来|来|起|至|到|[-—~]))")
_OTHER_DOCUMENTS = re.compile(
    "《[^《》]*(?:通知|格式|条例|要求|函|意见|办法|规定|方案|要点|制度)》"
)
_REPORT_OF = re.compile(
    rf"(?<!\d)(?P<year>{YEAR})年?度?(?P<after>[^\W\d_]{{0,30}}?)的?"
    r"(?:(?:政府|政务)?信息|政务)(?:主动)?公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?的?"
    r"(?:报告|年报)(?!编制|的?通知|有关|格式|要求|汇总)"
)
_BEFORE_YEAR = re.compile(r"[\w()·]*\Z")
_LONGEST_NAME = 60
_BEFORE_NAME = re.compile(
    "^.*(?:现将|现就|向社会公布|公布|发布|公开|编制|编写|编撰|撰写|制作|形成|完成|做好|汇总|本报告是|这是|是)"
    "(?:完成|形成|出|了)*|^(?:现|为|由|对|关于|将(?!乐))"
)
_ITSELF = re.compile(
    "[我本](?:[局委办厅院镇乡县区市省州盟旗]|街道|单位|机关|部门|中心|行政机关|级政府)"
)
_CALLED_WE = re.compile(
    r"(?P<name>[^\W\d_]{2,30})\((?:以下)?(?:统一)?简称[“\"'‘]?[我本]\w{1,4}[”\"'’]?\)"
)
_WHO_COMPILED = re.compile(
    r"(?:^|[,。;:])(?:本(?:年度)?报告[是系])?(?P<name>[^\W\d_]{2,30}?)"
    r"(?:(?:根据|按照|依据|依照|遵照|严格)[^,。;由]{0,60},?)?(?:编制|编写)(?:了|完成|形成)*的?"
    rf"(?:本|{YEAR}年)"
)
_SUBJECT = re.compile(
    rf"(?:{YEAR}年度?(?:以来)?,?)?(?:(?:在|按照|根据|围绕)[^。,]{{2,40}},)?(?P<name>[^\W\d]{{2,30}}?)"
    "(?:认真|严格|深入|坚持|全面|高度|切实|积极|继续|持续|紧紧|始终|贯彻|不断|依法|扎实|进一步|着力|按照|以)"
)
_WE = re.compile("我(局|委|办|厅|院|镇|乡|县|区|市|省|州|盟|旗|街道|校|中心|公司|队|所|站)")


def statements_of_prose(
    preamble: Sequence[Block], overview: Sequence[Block]
) -> Iterator[Statement]:
    """Yield what the preamble and the opening of section 一 say of the report.

    由某机关负责编制 names who compiled it, not whose it is.
    """
    for text in _texts(preamble):
        yield from _of_preamble(text)
    for text in (*_texts(preamble), *_texts(overview)):
        period = _PERIOD.search(_compact(text))
        if period and period["end"] in (None, period["year"]):
            yield from _year(period["year"], Said.PREAMBLE, text)
            break
    for text in (*_texts(preamble), *_texts(overview)):
        opening = _OPENING.match(plain(text[:_LONGEST_OPENING]))
        if opening:
            yield from _year(opening[1], Said.OPENING, text)
            break
    yield from _of_overview(_texts(overview)[:2])


def year_of_prose(blocks: Sequence[Block]) -> tuple[int, str] | None:
    """Return the year that the counting period or the opening of the prose names, and where.

    Example:
        >>> from gov_disclosure.document import Paragraph
        >>> year_of_prose([Paragraph("统计期限为2022年1月1日至2022年12月31日。")])[0]
        2022
    """
    stated = [each for each in statements_of_prose((), blocks) if each.field == "year"]
    return (stated[0].value, stated[0].evidence.text) if stated else None


def _of_preamble(text: str) -> Iterator[Statement]:
    told = _OTHER_DOCUMENTS.sub("", _compact(text))
    if "简称" in told and (called := _CALLED_WE.search(told)) is not None:
        yield from _publisher(_without_words_before(called["name"]), Said.PREAMBLE, text)
    if (compiled := _WHO_COMPILED.search(told)) is not None and names_source(compiled["name"]):
        yield from _publisher(compiled["name"], Said.OPENING, text)
    start = 0
    for report in _REPORT_OF.finditer(told):
        first = max(start, report.start() - _LONGEST_NAME)
        words = _BEFORE_YEAR.search(told, first, report.start())
        start = report.end()
        if words is None:
            continue
        before = _without_words_before(words.group().removesuffix("关于"))
        is_one_of_several = told[: words.start()].endswith(("、", "和"))
        named = [name for name in (before, report["after"]) if is_body_name(name)]
        if named and not is_one_of_several:
            yield from _publisher(named[0], Said.PREAMBLE, text)
        if named or not before or _ITSELF.fullmatch(before):
            yield from _year(report["year"], Said.PREAMBLE, text)
            return


def _of_overview(texts: Sequence[str]) -> Iterator[Statement]:
    """Yield the body that the opening of section 一 speaks of, if 我局 and the like can mean it."""
    we = {word for text in texts for word in _WE.findall(_compact(text))}
    for text in texts:
        subject = _SUBJECT.match(_compact(text))
        if subject is None:
            continue
        name = body_name(subject["name"])
        if name.areas and (not we or any(_may_be_we(subject["name"], word) for word in we)):
            yield from _publisher(subject["name"], Said.OPENING, text)
            return


def _may_be_we(name: str, word: str) -> bool:
    """Tell whether 我 with a word such as 局 or 市 can mean a body or its area."""
    return name.endswith(word) or body_name(name).areas[-1].endswith(word)


def _without_words_before(name: str) -> str:
    return _BEFORE_NAME.sub("", name).strip("()").removeprefix("的")


def _publisher(name: str, said: Said, evidence: str) -> Iterator[Statement]:
    if is_body_name(name):
        yield Statement("publisher", name, said, Evidence(evidence))


def _year(text: str, said: Said, evidence: str) -> Iterator[Statement]:
    year = int(text)
    if year in YEARS:
        yield Statement("year", year, said, Evidence(evidence))


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if not isinstance(block, Table)]


@functools.lru_cache(maxsize=16)  # several patterns look at each text
def _compact(text: str) -> str:
    return "".join(plain(text[:_LONGEST_TEXT]).split())

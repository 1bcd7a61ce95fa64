"""What stands before section 一: title, publisher, year, dates, and the preamble."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.document import Block, Heading, Paragraph, Table
from gov_disclosure.forms.extraction.narratives import narrative_blocks
from gov_disclosure.forms.extraction.sections import Item
from gov_disclosure.forms.words.dates import (
    YEAR,
    find_date,
    find_year,
    plain,
    whole_date,
    whole_year,
)
from gov_disclosure.model.extraction import Evidence
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.values import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_TITLE = re.compile(
    r"[^。；;！？!?：:|]{0,60}?(?:信息公开|政务公开)[^。；;！？!?：:|]{0,20}?(?:报告|年报)"
    r"(?:\s*[（(][^（）()]{1,15}[）)])?"
)
_LONGEST_TITLE = 80
_FACT = re.compile(
    r"(?P<label>标\s*题|(?:发布|公开|成文|生成|发文)(?:日期|时间)|日期|时间|更新(?:日期|时间)"
    r"|(?:发布|公开|编制)(?:机构|单位|机关|部门)|报告年度|更正(?:日期|时间)|更正说明)"
    r"\s*[:：]\s*"
)
_ORGAN_END = (
    "政府|办公室|办公厅|委员会|管委会|街道办|局|厅|部|委|办|署|院|处|站|所|中心|队|社|会|行"
    "|省|市|区|县|旗|镇|乡|街道|新区|开发区|实验区|示范区|自治州|自治县|盟|州|园区|高新区"
)
_ORGAN = re.compile(rf"[\w（）()·]{{1,40}}?(?:{_ORGAN_END})(?:[（(][\w·]+[）)])?")
_NAME_IN_TITLE = re.compile(
    r"(?:关于)?(?P<before>.*?)(?:关于)?"
    rf"(?:{YEAR}\s*年?\s*度?)(?P<after>.*?)"
    r"(?:的)?(?:政府|政务)?(?:信息公开|政务公开).*"
)
_NAME_ALONE = re.compile(r"(?P<name>.*?)(?:政府|政务)?(?:信息公开|政务公开).*")
_YEAR_AT_THE_END = re.compile(r"(?:19|20)\d{2}(?:年?度|年(?!\d)|\))")
_PERIOD = re.compile(
    rf"(?P<year>{YEAR})年1月1日(?:起)?(?:至|到|[-—~～])(?:(?P<end>{YEAR})年)?12月31日"
)
_CHROME = re.compile(
    r"(?:={3,}|-{3,}>?|-->|信息来源|来\s*源|作\s*者|责任编辑|编\s*辑|浏览|点击|阅读|访问量|字\s*号|字体"
    r"|打印|关闭|扫一扫|分享|附件|相关链接|微信|微博|栏目|原文链接|索引号|主题分类|文\s*号|当前位置|您的位置"
    r"|首\s*页|上一[篇条]|下一[篇条]|版权所有|主办|承办|技术支持|网站地图|网站标识|联系我们|【|\[\s*打印"
    r"|有效性|体裁|组配分类|您?现?在的?位置|\w{1,2}ICP备|\w{1,2}公网安备|Copyright|返回顶部|收藏|图解|下载)"
)
_LONGEST_CHROME = 120


@attrs.frozen
class FrontMatter:
    """What was read before the first statutory heading.

    Attributes:
        facts: field of the report to value; publisher is a name.
        evidence: path to evidence.
        preamble: prose, or None.
        leftover: lines of the web page around the report.
    """

    facts: dict[str, Any] = attrs.field(hash=False)
    evidence: dict[str, Evidence] = attrs.field(hash=False)
    preamble: Narrative | None
    leftover: tuple[Block, ...]


@attrs.define
class _Reader:
    facts: dict[str, Any] = attrs.field(factory=dict)
    evidence: dict[str, Evidence] = attrs.field(factory=dict)
    leftover: list[Block] = attrs.field(factory=list)
    prose: list[Item] = attrs.field(factory=list)

    def keep(self, name: str, value: object, item: Item) -> bool:
        """Take a fact unless there is one already; tell whether it says nothing new."""
        if value is None:
            return False
        if name not in self.facts:
            self.facts[name] = value
            path = "publisher.name" if name == "publisher" else name
            self.evidence[path] = Evidence.at(item.text, item.place)
        return bool(self.facts[name] == value)


def is_chrome(text: str) -> bool:
    """Tell whether a short line belongs to the web page around a report.

    Example:
        >>> is_chrome("扫一扫在手机上查看当前页面"), is_chrome("无。")
        (True, False)
    """
    return len(text) <= _LONGEST_CHROME and _CHROME.match(text.strip()) is not None


def is_organ(text: str) -> bool:
    """Tell whether a line is the name of a place or body and nothing else.

    Example:
        >>> is_organ("青溪区人民政府办公室"), is_organ("无其他需要报告的事项")
        (True, False)
    """
    return _ORGAN.fullmatch("".join(text.split())) is not None


def names_fact(text: str) -> bool:
    """Tell whether a text holds a label such as 发布日期： that begins another fact."""
    return _FACT.search(text) is not None


def title_facts(title: str) -> tuple[str | None, int | None]:
    """Return the name of the body and the year that a title gives.

    Example:
        >>> title_facts("2023年青溪区人民政府政府信息公开工作年度报告")
        ('青溪区人民政府', 2023)
    """
    compact = "".join(plain(title).split())[:_LONGEST_TITLE]
    match = _NAME_IN_TITLE.fullmatch(compact)
    if match is not None:
        name = match["before"] or match["after"]
        year = find_year(compact)
    else:
        alone = _NAME_ALONE.fullmatch(compact)
        name, named = (alone["name"] if alone else ""), _YEAR_AT_THE_END.search(compact)
        year = find_year(named.group()) if named else None
    if name.endswith("人民"):  # …人民政府信息公开…: 政府 is printed once for both
        name += "政府"
    name = name.strip('《》"“”')
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        year = None
    return (name if _ORGAN.fullmatch(name) else None), year


def is_title(text: str) -> bool:
    """Tell whether a line is the title of an annual report."""
    compact = "".join(text.split())
    return len(compact) <= _LONGEST_TITLE and _TITLE.fullmatch(compact) is not None


def read_front_matter(items: Sequence[Item], *, marks_headings: bool) -> FrontMatter:
    """Read the items before the first statutory heading."""
    reader = _Reader()
    for item in items:
        if isinstance(item.block, Table):
            read_as_facts = _read_table_of_facts(reader, item.block, item)
        else:
            read_as_facts = _read_line(reader, item)
        if not read_as_facts:
            reader.prose.append(item)
    title = reader.facts.get("title")
    if title is not None:
        _from_title(reader, title)
    blocks = narrative_blocks(reader.prose, marks_headings=marks_headings)
    preamble = Narrative(blocks=blocks) if blocks else None
    return FrontMatter(reader.facts, reader.evidence, preamble, tuple(reader.leftover))


def _read_table_of_facts(reader: _Reader, table: Table, item: Item) -> bool:
    """Read a table of labels and facts, such as pages print above a report; tell if it is one.

    The table itself is left over whole.
    """
    labelled = [fact for row in table.rows for fact in _facts_of_row(row)]
    if not labelled:
        return False
    for label, value in labelled:
        _keep_fact(reader, label, value, attrs.evolve(item, block=Paragraph(f"{label}：{value}")))
    reader.leftover.append(table)
    return True


def _facts_of_row(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the facts of a row: label and value in one cell, or in two."""
    texts = [" ".join(cell.split()) for cell in row]
    for text, following in itertools.zip_longest(texts, texts[1:], fillvalue=""):
        if _FACT.fullmatch(text.rstrip(":： ") + "："):
            yield "".join(text.rstrip(":： ").split()), following
        else:
            yield from _labelled_facts(text)


def _from_title(reader: _Reader, title: str) -> None:
    """What the title says wins over what the page around it says."""
    name, year = title_facts(title)
    for field, value in (("publisher", name), ("year", year)):
        if value is not None:
            reader.facts[field] = value
            path = "publisher.name" if field == "publisher" else field
            reader.evidence[path] = reader.evidence["title"]


def _read_line(reader: _Reader, item: Item) -> bool:
    """Read one line as header facts or chrome; tell whether it was either."""
    text = item.text.strip()
    if is_title(text) or (text and isinstance(item.block, Heading) and item.block.level == 1):
        if not reader.keep("title", text, item):
            reader.leftover.append(item.block)
        return True
    labelled = _labelled_facts(text)
    if labelled:
        # A line is used up only if every part of it went into the report.
        used = [_keep_fact(reader, label, value, item) for label, value in labelled]
        whole = _FACT.match(text) is not None
        if not (whole and all(used)):
            reader.leftover.append(item.block)
        return True
    if (title := _title_before_chrome(text)) is not None:
        reader.keep("title", title, item)
        reader.leftover.append(Paragraph(text[len(title) :].strip()))
        _read_rest(reader, text[len(title) :], item)
        return True
    if is_chrome(text):
        reader.leftover.append(item.block)
        return True
    return _read_bare_fact(reader, text, item)


def _read_bare_fact(reader: _Reader, text: str, item: Item) -> bool:
    """Read a line that is a name, a year or a date and nothing else."""
    if is_organ(text):
        said = reader.keep("publisher", "".join(text.split()), item)
    elif (year := whole_year(text)) is not None and FIRST_YEAR <= year <= LAST_YEAR:
        said = reader.keep("year", year, item)
    elif (date := whole_date(text)) is not None:
        said = reader.keep("dated_on", date, item)
    else:
        return False
    if not said:
        reader.leftover.append(item.block)
    return True


def _read_rest(reader: _Reader, text: str, item: Item) -> None:
    for label, value in _labelled_facts(text):
        _keep_fact(reader, label, value, item)


def _title_before_chrome(text: str) -> str | None:
    """Return the title that begins a line which goes on with parts of the web page."""
    match = re.match(r"\S+", text)
    if match is None or match.end() == len(text) or not is_title(match.group()):
        return None
    return match.group()


def _labelled_facts(text: str) -> list[tuple[str, str]]:
    """Return the facts of a line such as 信息来源：…… 日期：2021-01-28, as label and value."""
    if len(text) > _LONGEST_CHROME and not _FACT.match(text):
        return []
    matches = list(_FACT.finditer(text))
    if not matches or (matches[0].start() > 0 and not is_chrome(text)):
        return []
    if matches[0]["label"] == "更正说明" and matches[0].start() == 0:
        return [("更正说明", text[matches[0].end() :].strip())]
    ends = [*(match.start() for match in matches[1:]), len(text)]
    return [
        ("".join(match["label"].split()), text[match.end() : end].strip())
        for match, end in zip(matches, ends, strict=True)
    ]


def _keep_fact(reader: _Reader, label: str, value: str, item: Item) -> bool:
    if not value:
        return False
    if label == "标题":
        return is_title(value) and reader.keep("title", value, item)
    if label == "报告年度":
        year = find_year(value)
        known = year is not None and FIRST_YEAR <= year <= LAST_YEAR
        return known and reader.keep("year", year, item)
    if label == "更正说明":
        return reader.keep("revision_note", value, item)
    if label.startswith("更正"):
        return reader.keep("revised_on", find_date(value), item)
    if label.endswith(("机构", "单位", "机关", "部门")):
        return reader.keep("publisher", value, item)
    return reader.keep("published_on", find_date(value), item)


def year_of_prose(blocks: Sequence[Block]) -> tuple[int, str] | None:
    """Return the year that the counting period or the opening of the prose names, and where.

    Example:
        >>> from gov_disclosure.document import Paragraph
        >>> year_of_prose([Paragraph("统计期限为2022年1月1日至2022年12月31日。")])[0]
        2022
    """
    texts = [block.text for block in blocks if not isinstance(block, Table)]
    for text in texts:
        period = _PERIOD.search("".join(plain(text).split()))
        if period and period["end"] in (None, period["year"]):
            return int(period["year"]), text
    for text in texts:
        opening = re.match(rf"\s*({YEAR})\s*年度?(?!\s*\d)", plain(text))
        if opening:
            return int(opening[1]), text
    return None

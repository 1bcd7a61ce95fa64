"""Catalogue facts: the labels that pages print above a report, and what stands beside them."""

from __future__ import annotations

import enum
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.words.dates import leading_date, plain, split_date, whole_date
from gov_disclosure.forms.words.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Meaning(enum.Enum):
    """What the value beside a label says of the report."""

    TITLE = "title"
    PUBLISHER = "publisher"
    POSTED_BY = "posted_by"
    CONTENT_SOURCE = "content_source"
    PUBLISHED_ON = "published_on"
    TIME = "time"
    YEAR = "year"
    REVISED_ON = "revised_on"
    REVISION_NOTE = "revision_note"
    NOTHING = "nothing"


DATES = (Meaning.PUBLISHED_ON, Meaning.TIME, Meaning.REVISED_ON)
"""Meanings of dates that count."""


def _each(meaning: Meaning, starts: str, ends: str = "") -> dict[str, Meaning]:
    return {
        start + end: meaning for start in starts.split() for end in (ends.split() if ends else [""])
    }


_LABELS: dict[str, Meaning] = {
    **_each(
        Meaning.NOTHING,
        "成文 生成 撰写 发文 印发 制发 制作 形成 填报 报送 更新 修改"
        " 生效 失效 废止 实施 施行 截止 有效 登记",
        "日期 时间",
    ),
    **_each(
        Meaning.NOTHING,
        "索引号 信息索引号 信息索引 文号 发文字号 文件编号 统一编号 主题分类 信息分类"
        " 文件分类 公文分类 分类 公文种类 文件类型 信息类别 体裁 体裁分类 组配分类 主题"
        " 主题词 关键词 关键字 有效性 效力状态 是否有效 公开方式 公开形式 公开范围"
        " 公开类型 公开时限 公开程序 公开类别 所属机构 服务对象 内容概述 内容描述 摘要"
        " 信息格式 语种 栏目 所属栏目 浏览次数 浏览量 点击数 点击量 点击率 阅读次数"
        " 阅读量 访问量 访问次数 阅读 浏览 点击 字号 字体 字体大小 视力保护色 责任编辑"
        " 编辑 审核 审核人 校对 签发人 联系电话 联系人 分享 分享到 打印 保护视力色"
        " 原文链接 信息编号 信息来源分类 载体类型 记录形式 著录日期",
    ),
    **_each(
        Meaning.NOTHING,
        "创建 录入 编发 编辑 采集 上传 入库 公示 信息 文章 稿件 收录 审核 审批 签发",
        "日期 时间",
    ),
    **_each(Meaning.TITLE, "标题 名称 信息名称 文件名称 文件标题 信息标题 公文名称"),
    **_each(
        Meaning.PUBLISHER,
        "发布 公开 编制 发文 制发 公布 信息公开 信息发布 信息公开责任 填报 报送",
        "机构 单位 机关 部门",
    ),
    **_each(Meaning.PUBLISHER, "公开主体 发布主体 公开责任部门"),
    **_each(Meaning.POSTED_BY, "发布者 发布人 单位 单位名称 机关名称 机构名称"),
    **_each(
        Meaning.CONTENT_SOURCE,
        "来源 信息来源 来自 文章来源 稿件来源 内容来源 稿源 供稿 供稿单位 来源单位 作者 撰稿",
    ),
    **_each(Meaning.PUBLISHED_ON, "发布 发表 公开 公布 信息发布 上网 发稿", "日期 时间"),
    **_each(Meaning.PUBLISHED_ON, "发布于 发表于 发布 发表"),
    **_each(Meaning.TIME, "日期 时间"),
    **_each(Meaning.YEAR, "年度 年份"),
    **_each(Meaning.REVISED_ON, "更正时间"),
    **{FACTS[meaning.value].zh: meaning for meaning in Meaning if meaning.value in FACTS},
}
_SHORT = 2
"""Labels this short are words of prose, too, and parts of other labels."""

_ALTERNATIVES = "|".join(
    (r"(?<![^\W\d])" if len(label) <= _SHORT else "") + r"[ \u3000]*".join(label)
    for label in sorted(_LABELS, key=len, reverse=True)
)
_SEAL = "(?:[（(](?:盖章|公章|章)[）)])?"
_LABEL = re.compile(rf"(?P<label>{_ALTERNATIVES})(?:{_SEAL}\s*(?P<colon>[:：])\s*|(?=\s|$)\s*)")
_ALONE = re.compile(rf"[【\[]?(?P<label>{_ALTERNATIVES}){_SEAL}[】\]]?\s*[:：]?")
_OPENINGS = "【[ \u3000"
_SEPARATORS = "|｜;；[]【】 \u3000"
_STARTS = frozenset(label[0] for label in _LABELS) | frozenset("【[")
_BEGINNINGS = frozenset(
    label[0] + second for label in _LABELS for second in (label[1], " ", "\u3000")
)
_DATE_STARTS = frozenset("12１２二")
"""What a label or a date begins with; most lines begin with something else."""
_OF_FACTS = re.compile("[0-9０-９二:：>＞»›→【\\[]|公开")
_LONGEST_LABEL = 40
_LONGEST_LINE = 400
_LONGEST_VALUE = 200


@attrs.frozen
class LabelledFact:
    """A fact as it is printed.

    Attributes:
        meaning: what the label says it is.
        value: the text beside it; empty where nothing stands there.
    """

    meaning: Meaning
    value: str


def may_hold_fact(text: str) -> bool:
    """Tell whether a line may hold a label, a date or a title; most entries of menus do not.

    Example:
        >>> may_hold_fact("走进青溪"), may_hold_fact("2024-01-13"), may_hold_fact("索引号")
        (False, True, True)
    """
    return text[:2] in _BEGINNINGS or _OF_FACTS.search(text) is not None


def meaning_of(text: str) -> Meaning | None:
    """Return what a text means if it is a label and nothing else, else None.

    Example:
        >>> meaning_of("索 引 号："), meaning_of("发布日期"), meaning_of("规章")
        (<Meaning.NOTHING: 'nothing'>, <Meaning.PUBLISHED_ON: 'published_on'>, None)
    """
    alone = text.strip()
    if len(alone) > _LONGEST_LABEL or alone[:1] not in _STARTS:
        return None
    match = _ALONE.fullmatch(alone)
    return _LABELS["".join(match["label"].split())] if match else None


def begins_with_label(text: str) -> bool:
    """Tell whether a text begins with a label and a colon.

    Example:
        >>> begins_with_label("发布日期：2024-01-13"), begins_with_label("时间紧、任务重。")
        (True, False)
    """
    line = text.strip().lstrip(_OPENINGS)
    match = _LABEL.match(line) if line[:1] in _STARTS else None
    return match is not None and match["colon"] is not None


def names_fact(text: str) -> bool:
    """Tell whether a text holds a label such as 发布日期： that begins another fact."""
    return any(match["colon"] for match in _LABEL.finditer(text))


def labelled_facts(text: str) -> tuple[LabelledFact, ...]:
    """Return the facts of a line of labels and values; none if it is no such line.

    The line begins with a label, or with the date that pages print without one. Labels without
    a colon count only between spaces.

    Example:
        >>> for fact in labelled_facts("名 称： 某报告 发布机构 市统计局 公开日期 2024-01-13"):
        ...     print(fact.meaning.name, fact.value)
        TITLE 某报告
        PUBLISHER 市统计局
        PUBLISHED_ON 2024-01-13
    """
    line = text.strip().lstrip(_OPENINGS)
    if line[:1] not in _STARTS and line[:1] not in _DATE_STARTS:
        return ()
    if len(line) > _LONGEST_LINE and not line.startswith("更正说明"):
        return ()
    dated = leading_date(line) if line[:1] in _DATE_STARTS else None
    if dated is not None and _LABEL.match(rest := dated[1].lstrip(_SEPARATORS)):
        return (LabelledFact(Meaning.TIME, dated[0].isoformat()), *_of_line(rest))
    return tuple(_of_line(line)) if _LABEL.match(line) else ()


def _of_line(line: str) -> Iterator[LabelledFact]:
    if line.startswith("更正说明"):
        yield LabelledFact(Meaning.REVISION_NOTE, re.sub(r"^更正说明\s*[:：]?\s*", "", line))
        return
    matches = [
        match
        for match in _LABEL.finditer(line)
        if match["colon"] or match.start() == 0 or line[match.start() - 1].isspace()
    ]
    if not matches[0]["colon"] and len(matches) == 1 and not _is_plain_value(line, matches[0]):
        return
    for match, following in itertools.zip_longest(matches, matches[1:]):
        value = line[match.end() : following.start() if following else len(line)]
        value = value.strip(_SEPARATORS)
        if len(value) > _LONGEST_VALUE:
            continue
        dated = split_date(value)
        if dated is not None and dated[0] and not is_date_like(dated[0]):  # 作者：某某 2024-01-13
            value = dated[0]
            yield LabelledFact(Meaning.TIME, dated[1].isoformat())
        yield LabelledFact(_LABELS["".join(match["label"].split())], value)


def _is_plain_value(line: str, match: re.Match[str]) -> bool:
    """Tell whether the one label of a line, without colon, has a value beside it and no prose."""
    value = line[match.end() :]
    return bool(value) and not re.search("[。；;，,]", value) and len(match["label"]) > _SHORT - 1


def facts_of_row(row: Sequence[str]) -> tuple[LabelledFact, ...]:
    """Return the facts of a row of a table: label and value in one cell, or in two.

    A date without a label is one of them where other cells have labels.

    Example:
        >>> [fact.value for fact in facts_of_row(["索引号", "1-2", "发布日期：2024-01-13"])]
        ['1-2', '2024-01-13']
    """
    texts = [" ".join(cell.split()) for cell in row]
    found: list[LabelledFact] = []
    dates: list[LabelledFact] = []
    is_value = False
    for text, following in itertools.zip_longest(texts, texts[1:], fillvalue=""):
        meaning = meaning_of(text)
        if meaning is not None:
            found.append(LabelledFact(meaning, "" if meaning_of(following) else following))
        else:
            found += labelled_facts(text)
            if not is_value and (date := whole_date(text)) is not None:
                dates.append(LabelledFact(Meaning.TIME, date.isoformat()))
        is_value = meaning is not None
    return (*dates, *found) if found else ()


def facts_of_table(rows: Sequence[Sequence[str]]) -> Iterator[LabelledFact]:
    """Yield the facts of a table: label and value side by side, or a row of labels over values.

    Example:
        >>> rows = [("索引号", "发布日期"), ("1-2", "2024-01-13")]
        >>> [fact.value for fact in facts_of_table(rows) if fact.value]
        ['1-2', '2024-01-13']
    """
    labels: list[Meaning] = []
    for row in rows:
        meanings = [meaning for cell in row if (meaning := meaning_of(cell)) is not None]
        if labels and not meanings and len(row) == len(labels):
            yield from map(LabelledFact, labels, (" ".join(cell.split()) for cell in row))
        else:
            yield from facts_of_row(row)
        labels = meanings if len(meanings) == len(row) > 1 else []


def is_date_like(text: str) -> bool:
    """Tell whether a text was meant for a date, whatever became of it.

    Example:
        >>> is_date_like("2021-02-30"), is_date_like("20241月1日"), is_date_like("长期有效")
        (True, True, False)
    """
    return re.search(r"\d{4}|\d月|\d[-/.]\d", plain(text)) is not None

"""What a comparison says to its readers, in Chinese and English."""

from __future__ import annotations

import functools
from collections import Counter
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.comparison.derived import derived_names
from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class
from gov_disclosure.model.report import FORMS
from gov_disclosure.rules.words import section_name
from gov_disclosure.values import NO_SUCH_CELL, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.cells import CellComparison, CellStatus, Compared
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.comparison.narratives import NarrativeComparison, PassageStatus

STATUSES: Mapping[CellStatus, Words] = MappingProxyType(
    {
        "changed": Words("有增减", "changed"),
        "appeared": Words("由无到有", "appeared"),
        "disappeared": Words("由有到无", "disappeared"),
        "uncertain": Words("不能确定", "uncertain"),
        "not_comparable": Words("不可比", "not comparable"),
        "unchanged": Words("无变化", "unchanged"),
    }
)
"""What a status is called, in the order in which they are told."""

PASSAGES: Mapping[PassageStatus, Words] = MappingProxyType(
    {
        "kept": Words("未变", "kept"),
        "changed": Words("修改", "changed"),
        "added": Words("新增", "added"),
        "removed": Words("删去", "removed"),
    }
)

_STATES: Mapping[Compared, Words] = {
    None: Words("空白", "blank"),
    Mark.NOT_APPLICABLE: Words("/", "/"),
    Mark.MISSING: Words("缺失", "missing"),
    Mark.UNREADABLE: Words("未能识别", "unreadable"),
    NO_SUCH_CELL: Words("无此格", "no such cell"),
}


def state_of(value: Compared) -> Words | None:
    """Return what stands on one side instead of a figure; None for a figure.

    Example:
        >>> state_of(None).zh, state_of(0)
        ('空白', None)
    """
    return None if isinstance(value, int | Decimal) else _STATES[value]


def shown(value: Compared, language: Language) -> str:
    """Return what stands on one side, in words where it is no figure."""
    state = state_of(value)
    if state is not None:
        return state.to(language)
    return f"{value:f}" if isinstance(value, Decimal) else f"{value}"


def signed(value: int | Decimal | None) -> str:
    """Return a difference with its sign; nothing for none.

    Example:
        >>> signed(3), signed(Decimal("-0.50")), signed(0), signed(None)
        ('+3', '-0.50', '0', '')
    """
    if value is None:
        return ""
    sign = "+" if value > 0 else ""
    return f"{sign}{value:f}" if isinstance(value, Decimal) else f"{sign}{value}"


@functools.cache
def names() -> Mapping[str, tuple[Words, Words]]:
    """Return what the row and the column of each cell and derived line are called, by path.

    Example:
        >>> [words.zh for words in names()["disputes.litigation_direct.total"]]
        ['行政诉讼/未经复议直接起诉', '总计']
    """
    found: dict[str, tuple[Words, Words]] = {}
    for form in FORMS:
        for section in TABLE_SECTIONS:
            for facts in rows(section_class(form, section)):
                groups = [group.label for _, group in facts.groups if group.has_subtotal]
                label = "/".join((*groups, *facts.row.parents, facts.row.label))
                for name, column in facts.columns:
                    heading = Words("/".join((*column.parents, column.label)), column.english)
                    found[f"{section}.{facts.path}.{name}"] = (
                        Words(label, facts.row.english),
                        _with_unit(heading, column.unit),
                    )
    return MappingProxyType({**found, **derived_names()})


def _with_unit(heading: Words, unit: str) -> Words:
    """Return the heading of a column; of an amount with its unit, which one form does not print."""
    if unit != "万元" or unit in heading.zh:
        return heading
    return Words(f"{heading.zh}（万元）", f"{heading.en} (10 000 yuan)")


ROW = Words("行", "row")
COLUMN = Words("列", "column")
EARLIER = Words("前一份", "the earlier")
LATER = Words("后一份", "the later")
DIFFERENCE = Words("增减", "difference")
PERCENTAGE = Words("幅度", "per cent")
STATUS = Words("情况", "status")


def heads(comparison: Comparison) -> tuple[Words, ...]:
    """Return what stands over the texts of a cell.

    Example:
        >>> from gov_disclosure import blank
        >>> from gov_disclosure.comparison.comparison import compare
        >>> [words.zh for words in heads(compare(blank(year=2023), blank(year=2024)))][:4]
        ['行', '列', '2023年度', '2024年度']
    """
    return (ROW, COLUMN, *sides(comparison), DIFFERENCE, PERCENTAGE, STATUS)


def texts(cell: CellComparison, language: Language) -> tuple[str, ...]:
    """Return what is told of a cell: row, column, both sides, difference, per cent, status.

    Example:
        >>> from gov_disclosure.comparison.cells import judged
        >>> texts(judged("requests.received.total", 40, 50), "zh")[1:]
        ('总计', '40', '50', '+10', '+25.00%', '有增减')
    """
    row, column = names()[cell.path]
    percentage = cell.percentage
    return (
        row.to(language),
        column.to(language),
        shown(cell.old, language),
        shown(cell.new, language),
        signed(cell.difference),
        "" if percentage is None else f"{signed(percentage)}%",
        STATUSES[cell.status].to(language),
    )


def title(comparison: Comparison) -> Words:
    """Return what a comparison is called.

    Example:
        >>> from gov_disclosure import Publisher, blank
        >>> from gov_disclosure.comparison.comparison import compare
        >>> publisher = Publisher("云州市水利局")
        >>> reports = (blank(publisher=publisher, year=year) for year in (2022, 2023))
        >>> title(compare(*reports)).zh
        '云州市水利局：2022年度与2023年度报告比较'
    """
    old, new = sides(comparison)
    bodies = [one.publisher.name for one in (comparison.new, comparison.old) if one.publisher]
    body = f"{bodies[0]}：" if bodies else ""
    return Words(f"{body}{old.zh}与{new.zh}报告比较", f"{body}{old.en} and {new.en} compared")


def sides(comparison: Comparison) -> tuple[Words, Words]:
    """Return what the two reports are called: by their years where those tell them apart."""
    old, new = comparison.old.year, comparison.new.year
    if old is None or new is None or old == new:
        return EARLIER, LATER
    return Words(f"{old}年度", f"{old}"), Words(f"{new}年度", f"{new}")


def counted(cells: Iterable[CellComparison]) -> Words:
    """Return how many cells have which status.

    Example:
        >>> from gov_disclosure.comparison.cells import judged
        >>> counted([judged("a", 1, 2), judged("b", 1, 1), judged("c", 1, 1)]).zh
        '共3格：有增减1格，无变化2格'
    """
    counts = Counter(cell.status for cell in cells)
    told = [(words, counts[status]) for status, words in STATUSES.items() if counts[status]]
    return Words(
        f"共{counts.total()}格：" + "，".join(f"{words.zh}{count}格" for words, count in told),
        f"{counts.total()} cells: " + ", ".join(f"{count} {words.en}" for words, count in told),
    )


def reasons(cells: Iterable[CellComparison]) -> list[Words]:
    """Return why cells are uncertain or not comparable, each reason once with their number."""
    counts = Counter((cell.reason, cell.reason_en) for cell in cells if cell.reason)
    return [
        Words(f"注：{zh}（{count}格）", f"Note: {en} ({count} cells)")
        for (zh, en), count in counts.items()
    ]


def prose(part: NarrativeComparison) -> Words:
    """Return how much of the prose of a section was kept."""
    counts = Counter(passage.status for passage in part.passages)
    told = joined(
        Words(f"{words.zh}{counts[status]}段", f"{counts[status]} {words.en}")
        for status, words in PASSAGES.items()
        if counts[status]
    )
    share = part.share_repeated
    if share is None:
        return told
    return Words(
        f"{told.zh}；后一份的文字有{share:f}%与前一份相同",
        f"{told.en}; {share:f}% of the later text is in the earlier",
    )


def part_name(name: str) -> Words:
    """Return what a part of the prose is called.

    Example:
        >>> part_name("preamble").zh, part_name("overview").zh
        ('前言', '第一部分')
    """
    return Words("前言", "Preamble") if name == "preamble" else section_name(name)

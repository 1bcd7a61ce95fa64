"""A roll-up as sheets of a workbook: sums and what they rest on, members, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.words import COLUMN, ROW, names, state_of
from gov_disclosure.model.paths import cell_facts, figures
from gov_disclosure.rules.words import SEVERITIES, STATUSES, section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.aggregation.roll_up import RollUp
    from gov_disclosure.bilingual import Language
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

_COUNTS: dict[str, Words] = {
    "given": Words("有数的单位", "bodies with a figure"),
    "blank": Words("空白", "blank"),
    "marked": Words("“/”等符号", "mark"),
    "missing": Words("缺失", "missing"),
    "unreadable": Words("未能识别", "unreadable"),
    "no_such_cell": Words("该年格式无此格，或口径不同", "no such cell"),
}
_SUMS = Words("汇总", "Sums")
_MEMBERS = Words("单位", "Bodies")
_FINDINGS = Words("核对", "Findings")
_SECTION = Words("部分", "section")
_UNIT = Words("计量单位", "unit")
_SUM = Words("汇总数", "sum")
_STATE = Words("状态", "state")
_LEAST = Words("下限", "the least")
_PATH = Words("路径", "path")
_NAME = Words("单位", "body")
_COUNTED = Words("是否计入", "counted")
_YES, _NO = Words("是", "yes"), Words("否", "no")
_OWN = Words("否，本级自己的汇总", "no, the area's own aggregate")
_ABSENT = Words("无报告", "no report")
_SEVERITY = Words("级别", "severity")
_STATUS = Words("情况", "status")
_MESSAGE = Words("内容", "finding")
_RULE = Words("规则", "rule")


def roll_up_sheets(
    rolled: RollUp, found: Iterable[Finding], language: Language
) -> tuple[Sheet, ...]:
    """Return the sums of a roll-up, its members and some findings as tables.

    Args:
        rolled: the roll-up.
        found: what was found.
        language: language of the words around the figures.
    """
    return (
        (_SUMS.to(language), tuple(_sums(rolled, language))),
        (_MEMBERS.to(language), tuple(_members(rolled, language))),
        (_FINDINGS.to(language), tuple(_findings(found, language))),
    )


def _sums(rolled: RollUp, language: Language) -> Iterator[tuple[Field, ...]]:
    head = (_SECTION, ROW, COLUMN, _UNIT, _SUM, _STATE, *_COUNTS.values(), _PATH)
    yield tuple(words.to(language) for words in head)
    for path, value in figures(rolled.report).items():
        row, column = names()[path]
        counts = rolled.coverage[path]
        state = state_of(value) or (_LEAST if counts.unknown else None)
        yield (
            section_name(path.partition(".")[0]).to(language),
            row.to(language),
            column.to(language),
            cell_facts()[path].unit,
            None if state_of(value) else value,  # type: ignore[arg-type] # else a figure
            state.to(language) if state else None,
            *attrs.astuple(counts),
            path,
        )


def _members(rolled: RollUp, language: Language) -> Iterator[tuple[Field, ...]]:
    yield tuple(words.to(language) for words in (_NAME, _COUNTED))
    counted = set(rolled.counted)
    for member in rolled.members:
        yield member.name or None, (_YES if member in counted else _NO).to(language)
    for member in rolled.set_aside:
        yield member.name or None, _OWN.to(language)
    for name in rolled.absent:
        yield name, _ABSENT.to(language)


def _findings(found: Iterable[Finding], language: Language) -> Iterator[tuple[Field, ...]]:
    yield tuple(words.to(language) for words in (_SEVERITY, _STATUS, _MESSAGE, _RULE))
    for finding in found:
        yield (
            SEVERITIES[finding.severity].to(language),
            STATUSES[finding.status].to(language),
            Words(finding.message, finding.message_en).to(language),
            finding.rule,
        )

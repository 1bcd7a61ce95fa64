"""The columns of the data set: what each holds, declared once, for every engine and every file.

Those of cells and sums are derived from the declarations of the form, so that a new cell has
its columns by itself. Nothing here needs pyarrow.
"""

from __future__ import annotations

import functools
import itertools
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.cells import apart, columns_of
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.facts import (
    CELL_FACTS,
    DOCUMENT_FACTS,
    REPORT_FACTS,
    STATES_IN_WORDS,
    TRUTHS_IN_WORDS,
)
from gov_disclosure.model.paths import TABLE_SECTIONS, cell_facts, cells, section_class, sections
from gov_disclosure.model.report import FORMS
from gov_disclosure.rules.sums import case_totals, request_sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.cells import Period
    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.model.report import FormName
    from gov_disclosure.rules.identities import Identity

Shape: TypeAlias = Literal["wide", "long"]
"""One row for each report, or one for each cell of each report."""

STATE_SUFFIX = ".state"
ARITHMETIC_PREFIX = "arithmetic."

PERIODS_IN_WORDS: Mapping[Period, Words] = MappingProxyType(
    {
        "year": Words("报告年度全年", "1 January to 31 December of the year"),
        "year_end": Words("报告年度年末", "31 December of the year"),
        "year_start": Words("报告年度年初", "1 January of the year"),
        "previous_year": Words("上一年度", "the year before"),
    }
)
"""When what a cell counts was so."""

COMPARABLE = Words("各格式口径相同", "the same in all editions of the form")


@functools.cache
def report_columns() -> tuple[DataColumn, ...]:
    """Return the columns of a table with a row for each report: facts, prose, sums, cells.

    Example:
        >>> [column.name for column in report_columns()][:4]
        ['name', 'address', 'retrieved_on', 'sha256']
        >>> report_columns()[-1].name
        'disputes.litigation_after_reconsideration.total.state'
    """
    sums = map(_sum_column, arithmetic())
    cells_and_states = (column for cell in all_cells() for column in _cell_columns(cell))
    return (*DOCUMENT_FACTS, *REPORT_FACTS, *sums, *cells_and_states)


@functools.cache
def cell_columns() -> tuple[DataColumn, ...]:
    """Return the columns of a table with a row for each cell of each report.

    Example:
        >>> [column.name for column in cell_columns()][-13:-9]
        ['path', 'value', 'unit', 'state']
    """
    return (*DOCUMENT_FACTS, *CELL_FACTS)


def columns_for(shape: Shape) -> tuple[DataColumn, ...]:
    """Return the columns of a table of one shape."""
    return report_columns() if shape == "wide" else cell_columns()


@functools.cache
def all_cells() -> tuple[CellFacts, ...]:
    """Return the cells of all editions of the form, section by section."""
    known = cell_facts().values()
    return tuple(
        cell for name in TABLE_SECTIONS for cell in known if cell.path.startswith(f"{name}.")
    )


@functools.cache
def arithmetic() -> tuple[Identity, ...]:
    """Return the sums that any edition of the form requires, by name, the later edition's."""
    found: dict[str, Identity] = {}
    for form in FORMS.values():
        kind: type = form.requests
        found |= {each.name: each for each in (*request_sums(kind), *case_totals())}
    return tuple(found.values())


def _sum_column(identity: Identity) -> DataColumn:
    rule = identity.name.split(".")[:2]
    section = sections()[rule[0]]
    kinds = {
        "row_total": Words("各类申请人之和与总计", "the kinds of applicant and their total"),
        "balance": Words("收到与办理、结转的平衡", "received, handled and carried forward"),
        "outcomes_total": Words("各处理结果之和与总计", "the outcomes and their total"),
        "total": Words("各结果之和与总计", "the results and their total"),
    }
    what = kinds[rule[1]]
    place = identity.place
    return DataColumn(
        f"{ARITHMETIC_PREFIX}{identity.name}",
        "category",
        Words(
            f"{section.numeral}·{place.zh}·{what.zh}", f"{section.english}: {place.en}, {what.en}"
        ),
        Words(
            f"第{section.numeral}部分{place.zh}：{what.zh}是否相符；没有这张表时为空",
            f"whether {what.en} agree in {place.en} of section {section.numeral}; "
            "nothing where the table is not there",
        ),
        TRUTHS_IN_WORDS,
    )


def _cell_columns(cell: CellFacts) -> tuple[DataColumn, DataColumn]:
    zh = "·".join(filter(None, (cell.section, cell.block, *cell.labels)))
    editions = tuple(form for form in FORMS if cell.path in _paths(form))
    value = DataColumn(
        cell.path,
        "number" if cell.unit == "万元" else "integer",
        Words(f"{zh}（{cell.unit}）", f"{cell.english} ({cell.unit})"),
        Words(cell.meaning or zh, cell.english),
        unit=cell.unit,
        clause=cell.clause,
        period=PERIODS_IN_WORDS[cell.period],
        forms=editions,
        comparability=_comparability(cell.path),
    )
    state = DataColumn(
        f"{cell.path}{STATE_SUFFIX}",
        "category",
        Words(f"{zh}·状态", f"{cell.english}: state"),
        Words("此格所载为何；“数”才有数值", "what the cell holds; only a figure has a number"),
        STATES_IN_WORDS,
        forms=editions,
    )
    return value, state


@functools.cache
def _paths(form: FormName) -> frozenset[str]:
    return frozenset(cell.path for cell in cells(form))


def _comparability(path: str) -> Words:
    name = path.partition(".")[0]
    declared = [columns_of(name, section_class(form, name)).get(path) for form in FORMS]
    reasons = (apart(old, new) for old, new in itertools.pairwise(declared))
    return next(filter(None, reasons), COMPARABLE)

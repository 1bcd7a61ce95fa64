"""Declarers: how a row, a column, a group of rows or a section of the form is written down.

Each row and each column of the form is declared once, as an attrs field that carries its
label, unit, clause and the variants seen in published reports. A cell's facts are the join
of its row and its column; ``paths`` walks the declarations and makes them.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import attrs

from gov_disclosure.values import (
    check_amount,
    check_count,
    check_kind,
    check_signed_count,
    normal_amount,
)

DECLARATION = "gov_disclosure"
"""Key of the declaration in the metadata of an attrs field."""


Period: TypeAlias = Literal["year", "year_end", "year_start", "previous_year"]
"""When what is counted was so: in the year, at its end, at its start, in the year before."""


@attrs.frozen
class TableBlock:
    """A block of the tables of section 二: one item of Article 20 of the Regulations.

    Attributes:
        label: the line printed above the block.
        clause: the clause it reports on.
        english: its name in English.
        variants: shorter or other printed forms, besides the label.
    """

    label: str
    clause: str
    english: str
    variants: tuple[str, ...] = ()


@attrs.frozen
class Column:
    """A column of a statutory table.

    Attributes:
        label: the lowest header label, as in the form.
        english: its name in English.
        unit: 件, 项 or 万元.
        parents: labels of the headers above it.
        variants: other printed forms.
        meaning: what is counted, in Chinese, where the label does not say it.
        signed: whether the figure may be negative.
        period: when what is counted was so; None: as the row says.
    """

    label: str
    english: str
    unit: str
    parents: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    meaning: str = ""
    signed: bool = False
    period: Period | None = None


@attrs.frozen
class Row:
    """A row of a statutory table, or a block of columns in section 四.

    Attributes:
        label: the row label with its ordinal, as in the form.
        english: its name in English.
        clause: the clause of the Regulations it reports on.
        block: the block of section 二 it stands in.
        parents: labels above it that are no group of fields (行政诉讼).
        variants: other printed forms, without ordinals.
        meaning: what is counted, in Chinese, where the label does not say it.
        period: when what is counted was so.
    """

    label: str
    english: str
    clause: str
    block: TableBlock | None = None
    parents: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    meaning: str = ""
    period: Period = "year"


@attrs.frozen
class RowGroup:
    """A label that spans several rows of a statutory table, such as （三）不予公开.

    Attributes:
        label: the group label with its ordinal, as in the form.
        english: its name in English.
        variants: other printed forms, without ordinals.
        has_subtotal: whether its rows sum to a total that the form does not print.
    """

    label: str
    english: str
    variants: tuple[str, ...] = ()
    has_subtotal: bool = True


@attrs.frozen
class TableShape:
    """How the rows of a statutory table stand together.

    Attributes:
        shares_header: all rows have the same columns, under one header; else each block of
            rows has a header of its own.
        is_across: the rows are laid side by side, all figures in one printed row, and the
            header names the rows, too.
        may_have_added_rows: agencies add rows of their own.
    """

    shares_header: bool = True
    is_across: bool = False
    may_have_added_rows: bool = False


@attrs.frozen
class Section:
    """One of the six sections of the report.

    Attributes:
        numeral: its statutory number, 一 to 六.
        title: its statutory title.
        english: its name in English.
        clause: the clause of the Regulations that requires it.
        variants: patterns of the titles seen in published reports, matched against the
            normalised title without number and spaces.
        table: shape of its statutory table, or None if it is prose.
    """

    numeral: str
    title: str
    english: str
    clause: str
    variants: tuple[str, ...] = ()
    table: TableShape | None = None

    @property
    def heading(self) -> str:
        """The heading as the form prints it.

        Example:
            >>> Section("一", "总体情况", "overview", "").heading
            '一、总体情况'
        """
        return f"{self.numeral}、{self.title}"

    @property
    def number(self) -> int:
        """Its statutory number, 1 to 6."""
        return "一二三四五六".index(self.numeral) + 1


def count_column(label: str, english: str, *, unit: str = "件", **facts: Any) -> Any:
    """Declare a column of counts; blank by default."""
    column = Column(label, english, unit, **facts)
    check = check_signed_count if column.signed else check_count
    return attrs.field(default=None, validator=check, metadata={DECLARATION: column})


def amount_column(label: str, english: str, **facts: Any) -> Any:
    """Declare a column of amounts in 万元; blank by default."""
    column = Column(label, english, "万元", **facts)
    return attrs.field(
        default=None,
        converter=normal_amount,
        validator=check_amount,
        metadata={DECLARATION: column},
    )


def row(kind: type, label: str, english: str, clause: str = "", **facts: Any) -> Any:
    """Declare a row whose cells are the columns of ``kind``; all blank by default.

    A row of section 二 takes its clause from its block.
    """
    block = facts.get("block")
    declaration = Row(label, english, block.clause if block else clause, **facts)
    return attrs.field(
        factory=kind,
        validator=check_kind(kind),
        metadata={DECLARATION: declaration},
    )


def row_group(kind: type, label: str, english: str, **facts: Any) -> Any:
    """Declare a group of rows, which are the fields of ``kind``; all blank by default."""
    return attrs.field(
        factory=kind,
        validator=check_kind(kind),
        metadata={DECLARATION: RowGroup(label, english, **facts)},
    )

"""What reading a document gave: the report, the evidence, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias, cast, get_args

import attrs

from gov_disclosure import in_pydantic
from gov_disclosure.document import Block, CellPlace, Place, as_blocks, check_blocks
from gov_disclosure.errors import GovDisclosureError, InvalidValueError
from gov_disclosure.in_notebook import in_notebook
from gov_disclosure.model.coverage import Coverage, coverage
from gov_disclosure.model.narrative import check_note_path
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.read_only import ReadOnly, ReadOnlyDict
from gov_disclosure.short_repr import one_line, short_repr
from gov_disclosure.values import (
    MAX_COUNT,
    SIGNED_COUNTS,
    as_tuple,
    check_any_text,
    check_kind,
    check_member,
    check_pattern,
    check_text,
    check_tuple_of,
)

CELL_NAME_PATTERN = "^[A-Z]{1,3}[1-9][0-9]{0,6}$"

POSITIONS = range(1, MAX_COUNT + 1)
"""Positions are counted from 1."""

EDGES = SIGNED_COUNTS
"""The points at which an edge of a box can stand."""

check_cell_name = check_pattern(CELL_NAME_PATTERN, "形如 B7 的单元格", "a cell like B7")


def check_position(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a position counted from 1."""
    if type(value) is not int or value not in POSITIONS:
        raise InvalidValueError(attribute.name, value, "从 1 起的整数", "an int from 1")


def check_box(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept left, top, right and bottom in whole points."""
    if (
        not isinstance(value, tuple)
        or len(value) != 4
        or not all(type(edge) is int and edge in EDGES for edge in value)
    ):
        raise InvalidValueError(attribute.name, value, "四个整数", "four ints")


def check_evidence(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a mapping of paths to evidence; what is yet to be made is checked then."""
    if isinstance(value, EvidenceToMake):
        return
    if not isinstance(value, Mapping) or not all(
        isinstance(each, Evidence) for each in value.values()
    ):
        expected, expected_en = "路径到 Evidence 的映射", "a mapping of paths to Evidence"
        raise InvalidValueError(attribute.name, value, expected, expected_en)
    for path in value:
        check_note_path(_instance, attribute, path)


def _position() -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(check_position))


Basis: TypeAlias = Literal["header", "order_confirmed", "cells_alike", "row_label"]
"""How it is certain which cell of the form a printed cell is.

``header``: the header names its column. ``order_confirmed``: the header is lost or wrong, and the
totals of the rows confirm the statutory order. ``cells_alike``: all cells of the row say the same.
``row_label``: nothing is printed beside the label of the row.
"""

BASES: tuple[Basis, ...] = get_args(Basis)


@attrs.frozen
class Evidence:
    """Where a value was read, and the text it was read from.

    Attributes:
        text: the raw text, as printed; empty for a blank cell.
        line: line of a text, from 1.
        page: page, from 1.
        table: number of the table in the document, from 1.
        row: grid row of the table, from 1.
        column: grid column of the table, from 1.
        box: left, top, right and bottom on the page, in points from its top left corner,
            with the page turned so that its text is upright.
        sheet: name of the sheet of a workbook.
        cell: cell of that sheet, like ``B7``; of merged cells the first.
        basis: how it is certain which cell of the form it is; None for all but cells.

    Example:
        >>> import gov_disclosure as gd
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> fees = "proactive_disclosure.administrative_fees.amount_wan_yuan"
        >>> evidence = gd.parse(page).evidence[fees]
        >>> evidence.text, evidence.line, evidence.basis
        ('3.5', 1, 'header')
    """

    text: str = attrs.field(validator=check_any_text)
    line: int | None = _position()
    page: int | None = _position()
    table: int | None = _position()
    row: int | None = _position()
    column: int | None = _position()
    box: tuple[int, ...] | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_box)
    )
    sheet: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_any_text)
    )
    cell: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_cell_name)
    )

    basis: Basis | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*BASES))
    )

    __repr__ = short_repr

    @classmethod
    def at(
        cls, text: str, place: Place, table: int | None = None, basis: Basis | None = None
    ) -> Evidence:
        """Return the evidence that a text at a place of a document is.

        Args:
            text: the text.
            place: where it stood.
            table: number of the table in which it is a cell.
            basis: how it is certain which cell of the form it is.

        Example:
            >>> Evidence.at("3", CellPlace(sheet="Sheet1", cell="B7", row=5, column=1), 2).cell
            'B7'
        """
        row = column = None
        if isinstance(place, CellPlace) and table is not None:
            row, column = place.row + 1, place.column + 1
        return cls(
            text,
            place.line,
            place.page,
            table,
            row,
            column,
            place.box,
            place.sheet,
            place.cell,
            basis,
        )


@attrs.frozen
class Problem:
    """Something that could not be read for certain.

    Attributes:
        rule: stable id, ``reading.<kind>``.
        path: the place in the report it concerns, or None for the whole report.
        message: what was found and what was done about it, in Chinese.
        message_en: the same in English.
        evidence: what was printed, where that is known.

    Example:
        >>> import gov_disclosure as gd
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 约3.5"
        >>> problem = next(each for each in gd.parse(page).problems if each.path)
        >>> problem.rule, problem.evidence.text
        ('reading.cell_unreadable', '约3.5')
    """

    rule: str = attrs.field(validator=check_text)
    path: str | None = attrs.field(validator=attrs.validators.optional(check_text))
    message: str = attrs.field(validator=check_text)
    message_en: str = attrs.field(validator=check_text)
    evidence: Evidence | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_kind(Evidence))
    )

    __repr__ = short_repr

    def __str__(self) -> str:
        return f"{self.message} / {self.message_en}"


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class ReadingProblemsError(GovDisclosureError):
    """A document was read, but not everything in it for certain.

    Attributes:
        problems: all problems, in reading order.

    Example:
        >>> import gov_disclosure as gd
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 约3.5"
        >>> try:
        ...     gd.parse(page).raise_for_problems()
        ... except gd.ReadingProblemsError as error:
        ...     print(any(problem.rule == "reading.cell_unreadable" for problem in error.problems))
        True
    """

    problems: tuple[Problem, ...]

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        listed = "；".join(problem.message for problem in self.problems)
        return f"有 {len(self.problems)} 处未能确定：{listed}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        listed = "; ".join(problem.message_en for problem in self.problems)
        return f"{len(self.problems)} problem(s): {listed}"


def _as_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return cast("tuple[Problem, ...]", as_tuple(problems))


class EvidenceToMake(ReadOnly, Mapping[str, Evidence]):
    """Path to evidence, which is made when it is first asked for: few ask for that of each cell.

    Args:
        items: path to evidence, or to what makes it.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Evidence | Callable[[], Evidence]]) -> None:
        self._items = dict(items)

    def __getitem__(self, path: str) -> Evidence:
        found = self._items[path]
        if not isinstance(found, Evidence):
            found = self._items[path] = found()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return repr(dict(self))


def _read_only(items: Mapping[str, Evidence]) -> Mapping[str, Evidence]:
    return items if isinstance(items, EvidenceToMake) else ReadOnlyDict(items)


@attrs.frozen
class Extraction:
    """A report read from a document.

    Attributes:
        report: the report.
        evidence: path to evidence, for every cell bound and every header fact read.
        leftover: blocks that could not be placed, in reading order.
        problems: what could not be read for certain, in reading order.

    Example:
        >>> import gov_disclosure as gd
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 约3.5"
        >>> extraction = gd.parse(page)
        >>> extraction.report.proactive_disclosure.administrative_fees.amount_wan_yuan
        Mark.UNREADABLE
        >>> [problem.rule for problem in extraction.problems if problem.path]
        ['reading.cell_unreadable']
    """

    report: AnnualReport = attrs.field(validator=check_kind(AnnualReport))
    evidence: Mapping[str, Evidence] = attrs.field(
        factory=dict, converter=_read_only, validator=check_evidence, hash=False
    )
    leftover: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    problems: tuple[Problem, ...] = attrs.field(
        default=(), converter=_as_problems, validator=check_tuple_of(Problem)
    )

    def __repr__(self) -> str:
        counts = f"{len(self.problems)} problems, {len(self.leftover)} leftover blocks"
        return one_line(f"<{type(self).__name__} with {counts}, of {self.report!r}>")

    _repr_html_ = in_notebook
    __get_pydantic_core_schema__ = in_pydantic.core_schema
    __get_pydantic_json_schema__ = in_pydantic.json_schema

    @property
    def coverage(self) -> Coverage:
        """How many cells of each table hold a figure, are blank, marked, missing or unreadable.

        Example:
            >>> from gov_disclosure.model.changes import blank
            >>> Extraction(blank("2019")).coverage.total.blank
            198
        """
        return coverage(self.report)

    def raise_for_problems(self) -> None:
        """Do nothing if everything was read for certain.

        Raises:
            ReadingProblemsError: there are problems.
        """
        if self.problems:
            raise ReadingProblemsError(self.problems)

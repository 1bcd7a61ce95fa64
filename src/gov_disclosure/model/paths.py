"""Paths into a report: the only code that walks the declared fields.

Layout, extraction, JSON Schema, rules, comparison and datasets all derive the cells of the
form from here.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.cells import (
    DECLARATION,
    Column,
    Period,
    Row,
    RowGroup,
    Section,
    TableShape,
)
from gov_disclosure.model.report import FORMS, AnnualReport, FormName, HasReport, report_of
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@attrs.frozen
class RowFacts:
    """One row of a statutory table, or one of the three blocks of section 四.

    Attributes:
        path: path of the row below its section, such as ``outcomes.denied.state_secret``.
        row: its declaration.
        groups: declarations of the groups it stands in, outermost first, with their paths.
        columns: field name and declaration of each of its cells.
        kind: the class that holds its cells.
        paths: path of each of its cells below the section, by field name.
    """

    path: str
    row: Row
    groups: tuple[tuple[str, RowGroup], ...]
    columns: tuple[tuple[str, Column], ...]
    kind: type
    paths: Mapping[str, str] = attrs.field(init=False, eq=False)

    @paths.default
    def _paths_of_columns(self) -> Mapping[str, str]:
        return MappingProxyType({name: f"{self.path}.{name}" for name, _ in self.columns})

    @property
    def label(self) -> str:
        """All labels from the outermost group to the row, joined by ``/``."""
        groups = (group.label for _, group in self.groups)
        return "/".join((*groups, *self.row.parents, self.row.label))


@attrs.frozen
class CellFacts:
    """One statutory cell: the join of its row and its column.

    Attributes:
        path: full path, such as ``requests.received.total``.
        section: number of its section: 二, 三 or 四.
        block: label of its block of section 二, otherwise None.
        row_label: labels of groups and row, joined by ``/``.
        column_label: labels of the headers above it, joined by ``/``.
        unit: 件, 项 or 万元.
        clause: the clause it reports on.
        signed: whether its figure may be negative.
        english: row and column in English.
        meaning: what is counted, in Chinese, where the labels do not say it.
        period: when what is counted was so: ``year`` (in it), ``year_end``, ``year_start`` or
            ``previous_year``.

    Example:
        >>> import gov_disclosure as gd
        >>> cell = next(each for each in gd.cells("2021") if each.path == "requests.received.total")
        >>> cell.row_label, cell.column_label, cell.unit
        ('一、本年新收政府信息公开申请数量', '总计', '件')
    """

    path: str
    section: str
    block: str | None
    row_label: str
    column_label: str
    unit: str
    clause: str
    signed: bool
    english: str
    meaning: str
    period: Period

    __repr__ = short_repr

    @property
    def labels(self) -> tuple[str, str]:
        """Row label and column label."""
        return self.row_label, self.column_label


def declaration(attribute: attrs.Attribute[Any]) -> object:
    """Return what is declared on a field: Row, Column, RowGroup, Section, or None."""
    return attribute.metadata.get(DECLARATION)


@functools.cache
def sections() -> Mapping[str, Section]:
    """Return the declarations of the six sections by field name, in order."""
    return MappingProxyType(
        {
            field.name: section
            for field in attrs.fields(AnnualReport)
            if isinstance(section := declaration(field), Section)
        }
    )


TABLE_SECTIONS = tuple(name for name, section in sections().items() if section.table is not None)
"""Names of the sections that hold a statutory table, in order."""


def table_shape(name: str) -> TableShape:
    """Return the shape of the table of a section, which has one."""
    shape = sections()[name].table
    if shape is None:
        raise InvalidValueError(
            "name", name, "含法定表格的部分", "a section with a statutory table"
        )
    return shape


@functools.cache
def columns(kind: type) -> tuple[tuple[str, Column], ...]:
    """Return field name and declaration of each column of a row class."""
    return tuple(
        (field.name, column)
        for field in attrs.fields(kind)
        if isinstance(column := declaration(field), Column)
    )


@functools.cache
def rows(section_class: type) -> tuple[RowFacts, ...]:
    """Return the rows of a table section, in form order."""
    return tuple(_rows(section_class, "", ()))


def _rows(kind: type, prefix: str, groups: tuple[tuple[str, RowGroup], ...]) -> Iterator[RowFacts]:
    for field in attrs.fields(kind):
        declared = declaration(field)
        path = prefix + field.name
        if isinstance(declared, Row):
            row_class = _field_class(kind, field.name)
            yield RowFacts(path, declared, groups, columns(row_class), row_class)
        elif isinstance(declared, RowGroup):
            inner = (*groups, (path, declared))
            yield from _rows(_field_class(kind, field.name), f"{path}.", inner)


@functools.cache
def _field_class(kind: type, name: str) -> type:
    default = next(field.default for field in attrs.fields(kind) if field.name == name)
    factory: type = default.factory
    return factory


def section_class(form: FormName, name: str) -> type:
    """Return the class that holds a table section in an edition of the form."""
    section: type = getattr(FORMS[form], name)
    return section


def section_of(kind: type, values: Mapping[str, Value], **fields: Any) -> Any:
    """Return a table section built from values by path below the section.

    Args:
        kind: the section class.
        values: path below the section, such as ``received.total``, to value; a path that is
            absent is blank.
        **fields: its other fields, such as ``heading``.

    Raises:
        InvalidValueError: a value that its cell cannot hold; ``path`` is the column.
    """
    tree: dict[str, Any] = {}
    for facts in rows(kind):
        *groups, last = facts.path.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[last] = facts.kind(**{name: values.get(path) for name, path in facts.paths.items()})
    return kind(**_built(kind, tree), **fields)


def _built(kind: type, tree: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _field_class(kind, name)(**_built(_field_class(kind, name), branch))
        if isinstance(branch, dict)
        else branch
        for name, branch in tree.items()
    }


def cells(form: FormName) -> tuple[CellFacts, ...]:
    """Return every cell of an edition of the form, in form order.

    Args:
        form: "2019" (198 cells) or "2021" (200 cells).

    Raises:
        InvalidValueError: there is no such edition.

    Example:
        >>> cell = cells("2021")[0]
        >>> cell.path, cell.row_label, cell.column_label, cell.unit
        ('proactive_disclosure.rules.issued', '规章', '本年制发件数', '件')
    """
    check_form(form)  # before it is looked up: what is given may have no hash
    return _cells(form)


@functools.cache
def _cells(form: FormName) -> tuple[CellFacts, ...]:
    return tuple(
        facts
        for name in TABLE_SECTIONS
        for facts in _section_cells(name, section_class(form, name))
    )


def check_form(form: str) -> None:
    """Accept the name of an edition of the form.

    Raises:
        InvalidValueError: there is no such edition.
    """
    if form not in tuple(FORMS):
        known = " | ".join(FORMS)
        raise InvalidValueError("form", form, f"{known} 之一", f"one of {known}")


def _section_cells(name: str, kind: type) -> Iterator[CellFacts]:
    numeral = sections()[name].numeral
    for facts in rows(kind):
        row = facts.row
        for column_name, column in facts.columns:
            yield CellFacts(
                path=f"{name}.{facts.path}.{column_name}",
                section=numeral,
                block=row.block.label if row.block else None,
                row_label=facts.label,
                column_label="/".join((*column.parents, column.label)),
                unit=column.unit,
                clause=row.clause,
                signed=column.signed,
                english=f"{row.english} / {column.english}",
                meaning="；".join(filter(None, (row.meaning, column.meaning))),
                period=column.period or row.period,
            )


@functools.cache
def cell_facts() -> Mapping[str, CellFacts]:
    """Return the facts of every cell of every form by path; a later edition wins."""
    return MappingProxyType({cell.path: cell for form in FORMS for cell in cells(form)})


@functools.cache
def cells_of(name: str, kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Value, ...]]]:
    """Return the paths of a table section, and the function that gets all its values."""
    below = [path for facts in rows(kind) for path in facts.paths.values()]
    return tuple(f"{name}.{path}" for path in below), operator.attrgetter(*below)


def figures(report: AnnualReport | HasReport) -> Mapping[str, Value]:
    """Return the value of every cell the report has, by path, in form order.

    Cells of a section that is None are absent.

    Args:
        report: a report, or what reading one gave.

    Raises:
        InvalidValueError: it is neither.

    Example:
        >>> from gov_disclosure import blank
        >>> figures(blank("2021"))["requests.received.total"] is None
        True
    """
    whole, found = report_of(report), dict[str, Value]()
    for name in TABLE_SECTIONS:
        section = getattr(whole, name)
        if section is not None:
            kind: type = type(section)
            paths, get = cells_of(name, kind)
            found.update(zip(paths, get(section), strict=True))
    return ReadOnlyDict(found)

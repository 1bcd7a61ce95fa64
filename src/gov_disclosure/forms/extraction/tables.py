"""A table section read whole: strips from its tables or paragraphs, form, figures, prose."""

from __future__ import annotations

import itertools
import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.document import Block, Paragraph, Table, TablePlace
from gov_disclosure.forms.extraction.bind import (
    bind,
    form_of,
    with_merged_figures_in_doubt,
)
from gov_disclosure.forms.extraction.figures import read_figures
from gov_disclosure.forms.extraction.grids.reader import GridReader
from gov_disclosure.forms.extraction.other_labels import resembles_a_row, with_rows_found
from gov_disclosure.forms.extraction.problems import (
    belongs_to_no_row,
    blanks_not_certain,
    lines_of_no_row,
    of_another_year,
    row_of_other_form,
)
from gov_disclosure.forms.extraction.running_text.paragraphs import read_paragraphs
from gov_disclosure.forms.extraction.sections import Item, Outline, SectionText
from gov_disclosure.forms.extraction.strips import INSEPARABLE, NO_LABEL, PrintedCell, Strip
from gov_disclosure.forms.words.headings import heading_level
from gov_disclosure.forms.words.labels import form_rows
from gov_disclosure.forms.words.numbers import looks_like_value, read_amount, read_count
from gov_disclosure.forms.words.said import said
from gov_disclosure.forms.words.units import units_stated
from gov_disclosure.model.extraction import Problem
from gov_disclosure.model.paths import section_class, section_of, sections
from gov_disclosure.model.supplementary import SupplementaryRow
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from gov_disclosure.forms.extraction.collected import Collected
    from gov_disclosure.model.report import FormName

_CELL_ENDS = re.compile(r"[\s,;|，；]+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,2}\W*")
_FEWEST_FIGURES = 3


@attrs.define
class TableText:
    """What was found in a table section, before its form is settled.

    Attributes:
        name: field name of the section.
        heading: heading as printed, or None.
        strips: the rows of its table: those of the form, and those that the agency added.
        prose: the other items, each with its number.
        leftover: rows and cells of the table that belong nowhere.
        problems: one for each row of leftover that holds figures.
        told: numbers of items of the prose of whose figures the problems tell.
        units: the units that its lines and cells state for figures.
        rows: those that were bound to rows of the form, each once.
        unplaced: lines of the prose that hold figures and no label of the form.
    """

    name: str
    heading: str | None
    strips: list[Strip] = attrs.field(factory=list)
    prose: list[tuple[int, Item]] = attrs.field(factory=list)
    leftover: list[Block] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    told: set[int] = attrs.field(factory=set)
    units: frozenset[str] = frozenset()
    rows: list[Strip] = attrs.field(factory=list)
    unplaced: tuple[str, ...] = ()

    @property
    def runs_together(self) -> bool:
        """Whether most of its rows cannot be told apart."""
        refused = sum(row.doubt is INSEPARABLE for row in self.rows)
        return refused * 2 > len(self.rows)

    def form(self) -> FormName | None:
        """Return the form that its table decides, or None."""
        return form_of(self.name, ((row.row, row.names) for row in self.rows if row.doubt is None))


def read_table_section(name: str, text: SectionText, year: int | None = None) -> TableText:
    """Read the rows of a table section from its tables or, if none has any, its paragraphs.

    Args:
        name: field name of the section.
        text: its heading and items.
        year: year of the report, if it is known; a table may print another year's figures, too.
    """
    found = TableText(name, text.heading)
    _read_tables(text.items, year, found)
    if not found.strips:
        _read_paragraphs(text.items, found)
    found.units = frozenset(unit for item in text.items for unit in _units_stated(name, item))
    found.rows = bind(name, found.strips)
    begun = {n for n, item in enumerate(text.items, start=1) if said(name, item.text).row}
    prose = (entry for entry in found.prose if entry[0] not in found.told)
    found.unplaced = tuple(lines_of_figures(name, prose, begun))
    return found


def _units_stated(name: str, item: Item) -> Iterator[str]:
    """Yield the units that a line states, or the cells of a table that are no labels."""
    if not isinstance(item.block, Table):
        yield from units_stated(item.text)
        return
    for text in {cell for row in item.block.rows for cell in row}:
        cell = said(name, text)
        if not (cell.is_value or cell.row or cell.column):
            yield from units_stated(text)


def _read_tables(items: Sequence[Item], year: int | None, found: TableText) -> None:
    name, reader = found.name, GridReader(found.name, year)
    labels_before: list[tuple[int, Item]] = []  # lines that are labels, if a table follows
    for number, item in enumerate(items):
        if not isinstance(item.block, Table) or not isinstance(item.place, TablePlace):
            kept = labels_before if reader.announce(item.text) else found.prose
            kept.append((number, item))
        elif reader.read(item.block, item.place, item.table or 0, number):
            labels_before.clear()
        else:
            found.prose.append((number, item))
    found.prose = sorted(found.prose + labels_before, key=lambda entry: entry[0])
    _take(with_merged_figures_in_doubt(reader.strips), found)
    if reader.other_years:
        found.leftover.append(Table(tuple(reader.other_years)))
    found.problems += [of_another_year(name, row) for row in reader.of_other_years]
    for strip in reader.doubtful:
        if figures := _figures(strip):
            found.problems.append(belongs_to_no_row(name, strip, figures))
            found.told.add(strip.item)


def _take(strips: Sequence[Strip], found: TableText) -> None:
    """Take the rows that were read; those that belong nowhere are left over, with a problem."""
    lost: list[tuple[str, ...]] = []
    surplus: list[tuple[str, ...]] = []
    for strip in with_rows_found(found.name, strips):
        surplus += [(strip.label, column.label, cell.text) for column, cell in strip.beside]
        if strip.doubt is not NO_LABEL:
            found.strips.append(strip)
            continue
        lost.append(tuple(filter(None, (strip.label, *(cell.text for cell in strip.cells)))))
        if figures := _figures(strip):
            found.problems.append(belongs_to_no_row(found.name, strip, figures))
    found.leftover += (Table(rows) for rows in (list(filter(None, lost)), surplus) if rows)


def _figures(strip: Strip) -> list[PrintedCell]:
    """Return the cells of a row that hold figures, in whatever column they belong to."""
    return [cell for cell in strip.cells if _is_figure(cell.text)]


def _is_figure(text: str) -> bool:
    """Tell whether a text is a figure, or several of a merged cell."""
    if not any(map(str.isdecimal, text)):
        return False
    return (
        not any(map(str.isalpha, text))
        or isinstance(read_count(text, signed=True).value, int)
        or isinstance(read_amount(text, "万元").value, Decimal)
    )


def _read_paragraphs(items: Sequence[Item], found: TableText) -> None:
    """Read rows from running text; if there is none, all is prose."""
    reading = read_paragraphs(found.name, items)
    found.leftover, found.prose, found.told = [], [], set()
    used: Sequence[str | None] = (None,) * len(items)
    if any(strip.row for strip in reading.strips):
        _take(reading.strips, found)
        used = reading.used
    for number, (item, words) in enumerate(zip(items, used, strict=True)):
        if words is None:
            found.prose.append((number, item))
        elif words:
            found.prose.append((number, attrs.evolve(item, block=Paragraph(words))))


def lines_of_figures(
    name: str, prose: Iterable[tuple[int, Item]], begun: Container[int] = ()
) -> Iterator[str]:
    """Yield lines of prose and rows that hold figures and nothing else but a label before them.

    Only of several figures it is certain that what stands before them is a label, if it is not
    like one of the form. A figure alone counts, too, unless it may be the number of a page; a
    copy may have one cell a line.

    Args:
        name: field name of the section.
        prose: items of the section that are no part of its table, each with its number.
        begun: numbers of items that follow the label of a row; a figure alone there is its.
    """
    alone: list[tuple[int, str]] = []
    for number, item in prose:
        rows = item.block.rows if isinstance(item.block, Table) else (item.text.split(),)
        for row in rows:
            labels = [cell for cell in row if not all(map(looks_like_value, _pieces(cell)))]
            figures = [text for cell in row for text in _pieces(cell) if looks_like_value(text)]
            if len(figures) == 1 and not labels and not isinstance(item.block, Table):
                alone += [(number, figures[0])] if heading_level(item.text) is None else []
            elif _PAGE_NUMBER.fullmatch(item.text):
                continue  # — 12 —
            elif any(map(_is_figure, figures)) and (
                not labels
                or (len(labels) == 1 and len(figures) >= _FEWEST_FIGURES)
                or (len(labels) == 1 and resembles_a_row(name, labels[0]))
            ):
                yield " ".join(filter(None, map(str.strip, row)))
    runs = itertools.groupby(enumerate(alone), lambda entry: entry[1][0] - entry[0])
    for _, run in runs:
        numbers, texts = zip(*(entry for _, entry in run), strict=True)
        text = " ".join(texts)
        is_page_number = _PAGE_NUMBER.fullmatch(text) and numbers[0] not in begun
        if any(map(str.isdecimal, text)) and not is_page_number:
            yield text


def _pieces(cell: str) -> list[str]:
    return list(filter(None, _CELL_ENDS.split(cell)))


def build_section(text: TableText, form: FormName, cut: Outline, found: Collected) -> object:
    """Return the section of the given form with everything that was printed in it.

    Args:
        text: what was found in it.
        form: its form.
        cut: the report that it stands in.
        found: takes what is no part of the section: notes, evidence, leftover and problems.
    """
    name, kind = text.name, section_class(form, text.name)
    values = read_figures(name, kind, text.rows, text.units, found)
    blank = [path for path, value in values.items() if value is None]
    if blank and (text.problems or text.unplaced):  # a figure of the section found no place
        values.update(dict.fromkeys(blank, Mark.MISSING))
        found.problems.append(blanks_not_certain(name, len(blank)))
    found.problems += text.problems
    found.leftover += text.leftover
    if text.unplaced:
        found.problems.append(lines_of_no_row(name, text.unplaced))
    for row in text.rows:
        if row.row not in form_rows(name)[form]:
            found.problems.append(row_of_other_form(name, row, form))
            found.leftover.append(Paragraph(row.text or row.label))
    first = min((strip.item for strip in text.strips), default=math.inf)
    fields: dict[str, Any] = {
        "heading": None if text.heading == sections()[name].heading else text.heading,
        "introduction": cut.blocks(item for number, item in text.prose if number < first),
        "remarks": cut.blocks(item for number, item in text.prose if number >= first),
    }
    added = tuple(_supplementary_row(strip) for strip in text.strips if strip.row is None)
    if added:
        fields["supplementary_rows"] = added
    section: object = section_of(kind, values, **fields)
    return section


def _supplementary_row(strip: Strip) -> SupplementaryRow:
    pairs = zip(strip.columns, strip.cells, strict=True)
    cells = tuple((column.label, cell.text.strip()) for column, cell in pairs)
    return SupplementaryRow(strip.block, strip.label.strip(), cells)

"""A table section read whole: strips from its tables or paragraphs, form, figures, prose."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.document import Block, Paragraph, Table, TablePlace
from gov_disclosure.forms.extraction.bind import (
    BoundRow,
    bind,
    form_of,
    with_merged_figures_in_doubt,
)
from gov_disclosure.forms.extraction.figures import doubt_blanks, read_figures
from gov_disclosure.forms.extraction.grids.reader import GridReader
from gov_disclosure.forms.extraction.narratives import narrative_blocks
from gov_disclosure.forms.extraction.other_labels import resembles_a_row, with_rows_found
from gov_disclosure.forms.extraction.running_text.paragraphs import read_paragraphs
from gov_disclosure.forms.extraction.sections import Item, SectionText
from gov_disclosure.forms.extraction.strips import INSEPARABLE, NO_LABEL, PrintedCell, Strip
from gov_disclosure.forms.words.headings import heading_level
from gov_disclosure.forms.words.labels import form_rows
from gov_disclosure.forms.words.numbers import looks_like_value, read_amount, read_count
from gov_disclosure.forms.words.said import said
from gov_disclosure.forms.words.units import units_stated
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.paths import section_class, section_of, sections
from gov_disclosure.model.report import FormName
from gov_disclosure.model.supplementary import SupplementaryRow
from gov_disclosure.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from gov_disclosure.forms.extraction.collected import Collected

_CELL_ENDS = re.compile(r"[\s,;|，；]+")
_PAGE_NUMBER = re.compile(r"\W*\d{1,2}\W*")
_FEWEST_FIGURES = 3
_LONGEST_ROWS = 200


@attrs.frozen
class TableText:
    """What was found in a table section, before its form is settled.

    Attributes:
        name: field name of the section.
        heading: heading as printed, or None.
        rows: printed rows that have a label of the form.
        added: printed rows that the agency added.
        form: the form the table decides, or None.
        introduction: items before the table.
        remarks: items after and between its parts.
        leftover: rows and cells of the table that belong nowhere.
        unplaced: lines among the remarks that hold figures and no label of the form.
        units: the units that its lines and cells state for figures.
        problems: one for each row of leftover that holds figures.
    """

    name: str
    heading: str | None
    rows: tuple[BoundRow, ...]
    added: tuple[Strip, ...]
    form: FormName | None
    introduction: tuple[Item, ...]
    remarks: tuple[Item, ...]
    leftover: tuple[Block, ...]
    problems: tuple[Problem, ...]
    unplaced: tuple[str, ...]
    units: frozenset[str]

    @property
    def runs_together(self) -> bool:
        """Whether most of its rows cannot be told apart."""
        refused = sum(row.refusal is INSEPARABLE for row in self.rows)
        return refused * 2 > len(self.rows)


@attrs.define
class _Parts:
    """The items of a section sorted into table and prose.

    Attributes:
        strips: the rows of its table.
        prose: the other items, each with its number.
        leftover: rows and cells that belong nowhere.
        problems: what is not certain.
        told: numbers of items of the prose of whose figures the problems tell.
    """

    strips: list[Strip] = attrs.field(factory=list)
    prose: list[tuple[int, Item]] = attrs.field(factory=list)
    leftover: list[Block] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    told: set[int] = attrs.field(factory=set)


def read_table_section(name: str, text: SectionText, year: int | None = None) -> TableText:
    """Read the rows of a table section from its tables or, if none has any, its paragraphs.

    Args:
        name: field name of the section.
        text: its heading and items.
        year: year of the report, if it is known; a table may print another year's figures, too.
    """
    parts = _from_tables(name, text.items, year)
    if not parts.strips:
        parts = _from_paragraphs(name, text.items, parts.problems)
    first = min((strip.item for strip in parts.strips), default=len(text.items))
    bound = bind(name, parts.strips)
    told = parts.told
    begun = {n for n, item in enumerate(text.items, start=1) if said(name, item.text).row}
    return TableText(
        name,
        text.heading,
        bound,
        tuple(strip for strip in parts.strips if strip.row is None),
        form_of(name, ((row.row, column) for row in bound for column in row.cells)),
        tuple(item for number, item in parts.prose if number < first),
        tuple(item for number, item in parts.prose if number >= first),
        tuple(parts.leftover),
        tuple(parts.problems),
        tuple(lines_of_figures(name, (p for p in parts.prose if p[0] not in told), begun)),
        frozenset(unit for item in text.items for unit in _units_stated(name, item)),
    )


def _units_stated(name: str, item: Item) -> Iterator[str]:
    """Yield the units that a line states, or the cells of a table that are no labels."""
    if not isinstance(item.block, Table):
        yield from units_stated(item.text)
        return
    for text in {cell for row in item.block.rows for cell in row}:
        cell = said(name, text)
        if not (cell.is_value or cell.row or cell.column):
            yield from units_stated(text)


def _from_tables(name: str, items: Sequence[Item], year: int | None) -> _Parts:
    parts = _Parts()
    reader = GridReader(name, year)
    labels_before: list[tuple[int, Item]] = []  # lines that are labels, if a table follows
    for number, item in enumerate(items):
        if not isinstance(item.block, Table) or not isinstance(item.place, TablePlace):
            kept = labels_before if reader.announce(item.text) else parts.prose
            kept.append((number, item))
        elif reader.read(item.block, item.place, item.table or 0, number):
            labels_before.clear()
        else:
            parts.prose.append((number, item))
    parts.prose = sorted(parts.prose + labels_before, key=lambda entry: entry[0])
    _take(name, with_merged_figures_in_doubt(reader.strips), parts)
    if reader.other_years:
        parts.leftover.append(Table(tuple(reader.other_years)))
    parts.problems.extend(_of_another_year(name, row) for row in reader.of_other_years)
    doubtful = [strip for strip in reader.doubtful if _figures(strip)]
    parts.problems.extend(_not_recognised(name, strip) for strip in doubtful)
    parts.told.update(strip.item for strip in doubtful)
    return parts


def _take(name: str, strips: Sequence[Strip], parts: _Parts) -> None:
    """Take the rows that were read; those that belong nowhere are left over, with a problem."""
    found = with_rows_found(name, strips)
    lost = [strip for strip in found if strip.doubt is NO_LABEL]
    parts.strips.extend(strip for strip in found if strip.doubt is not NO_LABEL)
    unused = [
        tuple(filter(None, (strip.label, *(cell.text for cell in strip.cells)))) for strip in lost
    ]
    surplus = [
        (strip.label, column.label, cell.text) for strip in found for column, cell in strip.beside
    ]
    parts.leftover.extend(Table(rows) for rows in (list(filter(None, unused)), surplus) if rows)
    parts.problems.extend(_not_recognised(name, strip) for strip in lost if _figures(strip))


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


def _not_recognised(name: str, strip: Strip) -> Problem:
    section = sections()[name]
    printed = strip.text
    first = _figures(strip)[0]
    return Problem(
        "reading.row_not_recognised",
        name,
        f"“{section.heading}”的表格中有数字未能归位，不能确定属于哪一行（原文：{quoted(printed)}）",
        f"figures in the table of section {section.number} ({section.english}) belong to no row "
        f"that is certain (printed: {quoted(printed)})",
        attrs.evolve(Evidence.at(printed, first.place, first.table), column=None),
    )


def _of_another_year(name: str, row: Sequence[PrintedCell]) -> Problem:
    section = sections()[name]
    printed = " ".join(filter(None, (cell.text.strip() for cell in row)))
    return Problem(
        "reading.table_of_another_year",
        name,
        f"“{section.heading}”中有写明是其他年度的表格，未填入（原文：{quoted(printed)}）",
        f"a table of section {section.number} ({section.english}) says that its figures are "
        f"another year's and was left out (printed: {quoted(printed)})",
        attrs.evolve(Evidence.at(printed, row[0].place, row[0].table), column=None),
    )


def _from_paragraphs(name: str, items: Sequence[Item], problems: list[Problem]) -> _Parts:
    parts = _Parts(problems=problems)
    reading = read_paragraphs(name, items)
    if not any(strip.row for strip in reading.strips):
        parts.prose.extend(enumerate(items))
        return parts
    _take(name, reading.strips, parts)
    for number, (item, words) in enumerate(zip(items, reading.used, strict=True)):
        if words is None:
            parts.prose.append((number, item))
        elif words:
            parts.prose.append((number, attrs.evolve(item, block=Paragraph(words))))
    return parts


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


def build_section(
    text: TableText,
    form: FormName,
    found: Collected,
    *,
    marks_headings: bool,
    statutory_level: int | None = None,
) -> object:
    """Return the section of the given form with everything that was printed in it.

    Args:
        text: what was found in it.
        form: its form.
        found: takes what is no part of the section: notes, evidence, leftover and problems.
        marks_headings: whether the format of the document marks headings.
        statutory_level: level of the statutory headings, where they are marked.
    """
    kind: type = section_class(form, text.name)
    values = read_figures(text.name, kind, text.rows, text.units, found)
    if text.problems or text.unplaced:
        doubt_blanks(text.name, values, found)
    found.problems.extend(text.problems)
    found.leftover.extend(text.leftover)
    known = form_rows(text.name)[form]
    if text.unplaced:
        found.problems.append(_lines_not_recognised(text))
    for row in text.rows:
        if row.row not in known:
            found.problems.append(_not_in_form(text.name, row, form))
            found.leftover.append(Paragraph(row.strip.text or row.strip.label))
    blocks = partial(
        narrative_blocks, marks_headings=marks_headings, statutory_level=statutory_level
    )
    fields: dict[str, Any] = {
        "heading": None if text.heading == sections()[text.name].heading else text.heading,
        "introduction": blocks(text.introduction),
        "remarks": blocks(text.remarks),
    }
    if text.added:
        fields["supplementary_rows"] = tuple(map(_supplementary_row, text.added))
    section: object = section_of(kind, values, **fields)
    return section


def _supplementary_row(strip: Strip) -> SupplementaryRow:
    labels = [column.label for column in strip.columns]
    return SupplementaryRow(
        strip.block,
        strip.label.strip(),
        tuple((label, cell.text.strip()) for label, cell in zip(labels, strip.cells, strict=True)),
    )


def _lines_not_recognised(text: TableText) -> Problem:
    section = sections()[text.name]
    number, printed = len(text.unplaced), quoted("；".join(text.unplaced), _LONGEST_ROWS)
    return Problem(
        "reading.row_not_recognised",
        text.name,
        f"“{section.heading}”的表格中有{number}行数字的标签不能识别，未填入（原文：{printed}）；"
        "规定格式中有的行因此缺失，请核对",
        f"{number} {'row' if number == 1 else 'rows'} of figures in the table of section "
        f"{section.number} ({section.english}): no label of the form, so left out (printed: "
        f"{printed}); rows of the form are missing, please check",
    )


def _not_in_form(name: str, row: BoundRow, form: FormName) -> Problem:
    label = quoted(row.strip.label)
    return Problem(
        "reading.row_of_other_form",
        f"{name}.{row.row}",
        f"{label}行不属于{form}年格式，未填入，请核对",
        f"row {label} does not belong to the form of {form} and was left out; please check",
    )

"""A document as any file format gives it: headings, paragraphs and grids, and where they stood.

File formats know only documents; the statutory form knows only documents and reports.
"""

from __future__ import annotations

import enum
import itertools
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple, check_text, check_tuple_of, is_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_HEADING_LEVEL = 6
HEADING_LEVELS = range(1, MAX_HEADING_LEVEL + 1)


def check_level(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept the depth of a heading, 1 to 6."""
    if type(value) is not int or value not in HEADING_LEVELS:
        raise InvalidValueError(attribute.name, value, "1 至 6 的整数", "an int from 1 to 6")


def _rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return lists as tuples; leave anything else for the check to refuse."""
    found = tuple(map(as_tuple, rows)) if isinstance(rows, list | tuple) else rows
    return cast("tuple[tuple[str, ...], ...]", found)


def check_rows(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept rows of strings: at least one row, and at least one cell in each."""
    if (
        not isinstance(value, tuple)
        or not value
        or not all(isinstance(row, tuple) and row and _are_texts(row) for row in value)
    ):
        raise InvalidValueError(
            attribute.name,
            value,
            "至少一行、每行至少一格的字符串表",
            "rows of strings, at least one row and one cell in each",
        )


def _are_texts(row: tuple[object, ...]) -> bool:
    return set(map(type, row)) == {str} and is_text("".join(row))  # type: ignore[arg-type]


@attrs.frozen
class Heading:
    """A heading of the document or of a narrative.

    Attributes:
        text: the heading with its number, as printed; not empty.
        level: depth from 1 (the six statutory headings) to 6.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Heading("（一）主动公开", level=2).level
        2
    """

    text: str = attrs.field(validator=check_text)
    level: int = attrs.field(validator=check_level)

    __repr__ = short_repr


@attrs.frozen
class Paragraph:
    """A paragraph of running text.

    Attributes:
        text: the paragraph as printed; not empty.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Paragraph("2024年未收取信息处理费。").text
        '2024年未收取信息处理费。'
    """

    text: str = attrs.field(validator=check_text)

    __repr__ = short_repr


@attrs.frozen
class Table:
    """A grid of cells.

    Attributes:
        rows: rows of cell texts as printed, a blank cell as the empty string. Merged cells
            stand once, at their first place, so rows may differ in length. The text is what a
            person sees; a cell in which only something else stands holds ``OBJECT``, so that
            only one in which nothing stands is empty. Places tell what else stands there.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Table([["事项", "件数"], ["依申请公开", "12"]]).rows[1]
        ('依申请公开', '12')
    """

    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=_rows, validator=check_rows)

    __repr__ = short_repr


Block: TypeAlias = Heading | Paragraph | Table
"""One block of a document or of a narrative."""


def as_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return a list of blocks as a tuple; leave anything else for the check to refuse."""
    return cast("tuple[Block, ...]", as_tuple(blocks))


check_blocks = check_tuple_of(Heading, Paragraph, Table)


OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text for what is no text: a picture, a form control without a value, and for text
that is all struck out."""


class Standing(enum.Enum):
    """What stands in a cell or line besides the text that a person sees there."""

    PICTURE = "picture"
    FORM_CONTROL = "form_control"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    RAISED_MARK = "raised_mark"
    STRUCK_OUT = "struck_out"
    NOT_VISIBLE = "not_visible"
    OVERPRINTED = "overprinted"
    TWO_LAYERS = "two_layers"
    UNCERTAIN = "uncertain"
    """Part of the text of which it is not certain that a person sees it there."""
    GENERATED = "generated"
    """What a script, a style or a font puts there, of which the file holds no text."""


@attrs.frozen
class Beside:
    """Something that stands in a cell or line besides its text.

    Attributes:
        kind: what it is.
        text: its own text, which is no part of the text of the cell; empty if it has none.
    """

    kind: Standing
    text: str = ""


@attrs.frozen
class Place:
    """Where a block or cell stood in its file; what a format does not know is None.

    Attributes:
        line: line of the text, from 1.
        page: page, from 1.
        box: left, top, right and bottom on that page, in points from its top left corner.
        sheet: name of the sheet of a workbook.
        cell: cell of that sheet, like ``B7``; of merged cells the first.
        beside: what stands there besides the text that a person sees.
    """

    line: int | None = None
    page: int | None = None
    box: tuple[int, ...] | None = None
    sheet: str | None = None
    cell: str | None = None
    beside: tuple[Beside, ...] = ()


@attrs.frozen
class CellPlace(Place):
    """Where a cell stood in its file and in its grid.

    Attributes:
        row: first grid row it covers, from 0.
        column: first grid column it covers, from 0.
        row_span: grid rows it covers.
        column_span: grid columns it covers.
        path: path of the cell in the report, if the document was laid out from one.
    """

    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    path: str | None = None


@attrs.frozen
class TablePlace(Place):
    """Where a table stood in its file, and the place of each of its cells.

    Attributes:
        cells: places in the same shape as ``Table.rows``.
        header_rows: rows that are known to be headers (0: not known).
    """

    cells: tuple[tuple[CellPlace, ...], ...] = ()
    header_rows: int = 0

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return max(cell.column + cell.column_span for row in self.cells for cell in row)


def place_of_cells(table: Table, lines: Sequence[int | None] = ()) -> TablePlace:
    """Return the places of a table without merged cells: cell n of a row is in column n.

    Args:
        table: the table.
        lines: line of each row, if the rows took one line each.
    """
    lines = lines or [None] * len(table.rows)
    cells = tuple(
        tuple(CellPlace(line=line, row=r, column=c) for c in range(len(row)))
        for r, (row, line) in enumerate(zip(table.rows, lines, strict=True))
    )
    return TablePlace(line=lines[0], cells=cells)


def table_of_cells(
    cells: Iterable[tuple[str, CellPlace]], place: TablePlace
) -> tuple[Table, TablePlace]:
    """Return the table that cells form, and its place with those of its cells.

    Args:
        cells: text and place of each, in any order; at least one.
        place: what else is known of where the table stood.
    """
    ordered = sorted(cells, key=lambda cell: (cell[1].row, cell[1].column))
    rows = [list(row) for _, row in itertools.groupby(ordered, key=lambda cell: cell[1].row)]
    table = Table(tuple(tuple(text for text, _ in row) for row in rows))
    return table, attrs.evolve(place, cells=tuple(tuple(own for _, own in row) for row in rows))


@attrs.frozen
class Attachment:
    """A document of another format that a page links to.

    Attributes:
        text: text of the link; empty if it has none.
        address: where the link leads, as it stands in the page.
    """

    text: str
    address: str


@attrs.frozen
class Remark:
    """What a reader noticed and whoever uses the figures has to know.

    Attributes:
        rule: stable id, ``reading.<kind>``.
        table: number of the table it concerns, from 1; None for the whole file.
        message: what was found and what was done about it, in Chinese.
        message_en: the same in English.
    """

    rule: str
    table: int | None
    message: str
    message_en: str


PROPERTIES = "properties"
"""Source of the facts that stand in the properties of a file, as an office program shows them."""

PROPERTY_TAG = "gov-disclosure:"
"""Begins the name of the tag of a web page in which such a fact stands."""


@attrs.frozen
class Fact:
    """Something that a file says of itself beside its text.

    Attributes:
        source: where: ``meta``, ``json-ld``, ``PROPERTIES``.
        name: what it is called there.
        value: what it says.
    """

    source: str
    name: str
    value: str


@attrs.frozen
class Document:
    """The blocks of a file in reading order, and beside each where it stood.

    Attributes:
        blocks: headings, paragraphs and tables.
        places: one place a block; a TablePlace for a table.
        title: title that the file gives itself beside its text, or None.
        attachments: documents that it links to.
        remarks: what the reader noticed.
        facts: what the file says of itself beside its text.
    """

    blocks: tuple[Block, ...] = attrs.field(default=(), converter=as_blocks, validator=check_blocks)
    places: tuple[Place, ...] = attrs.field(default=(), converter=as_tuple)
    title: str | None = None
    attachments: tuple[Attachment, ...] = attrs.field(default=(), converter=as_tuple)
    remarks: tuple[Remark, ...] = attrs.field(default=(), converter=as_tuple)
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=as_tuple)

    @places.validator
    def _check_places(self, attribute: attrs.Attribute[Any], value: Sequence[Place]) -> None:
        if len(value) != len(self.blocks) or not all(
            isinstance(place, TablePlace) == isinstance(block, Table)
            for block, place in zip(self.blocks, value, strict=True)
        ):
            raise InvalidValueError(
                attribute.name,
                f"{len(value)} places",
                "与 blocks 一一对应的位置",
                "one place a block, a TablePlace for each table",
            )

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Document:
        """Return a document whose blocks have no known place.

        Example:
            >>> Document.of([Paragraph("无。")]).places
            (Place(line=None, page=None, box=None, sheet=None, cell=None, beside=()),)
        """
        blocks = tuple(blocks)
        return cls(
            blocks,
            tuple(
                place_of_cells(block) if isinstance(block, Table) else Place() for block in blocks
            ),
        )

"""Markdown as a document: CommonMark by markdown-it-py, with tables read more leniently.

Markdown tables drop surplus cells and want a delimiter line of the right length; published
ones often have neither. Here every run of lines with bars is a table, a delimiter line in its
midst begins a new one, and each row keeps the cells it has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import (
    CellPlace,
    Document,
    Heading,
    Paragraph,
    Place,
    TablePlace,
    table_of_cells,
)
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, check_characters
from gov_disclosure.readers.markdown_containers import (
    MarkedCells,
    contained,
    drawn_table,
    html_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from gov_disclosure.document import Beside, Block

ABSENT_CELL = "<!-- -->"
"""Stands in a header row for a cell that only the rows below it have."""

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER_CELL = re.compile(r":?-+:?")
_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_MARKER = re.compile(r"[ \t>]*([-+*]|[0-9]{1,9}[.)])", re.ASCII)
_TABLE = "bar_table"
_CONTAINERS = frozenset({_TABLE, "code_block", "fence", "html_block"})
_LEVELS_OF_A_LIST = 3  # the list, its item and a paragraph in it
_CERTAIN_DASHES = 3  # fewer may be marks in a row of cells without figures


def markdown_document(
    text: str, file: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    r"""Return Markdown as a document.

    Emphasis, code spans and links give their text; ``<br>`` and the breaks between the lines
    of a paragraph give newlines; list items keep their markers. Tables in HTML and those drawn
    with lines or in code are tables; other code and HTML blocks become paragraphs as they are.
    Markup in the cells of a table is read as that of a web page.

    Args:
        text: the Markdown.
        file: name of the file, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: the text is longer than the limits allow.
        MissingExtraError: markdown-it-py is not installed.

    Example:
        >>> document = markdown_document("# 年度报告\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n")
        >>> document.blocks[0], document.blocks[1].rows
        (Heading(text='年度报告', level=1), (('a', 'b'), ('1', '2', '3')))
    """
    check_characters(len(text), file, limits)
    parser = _parser()
    reader = _Cells(parser, MarkedCells(_parser(), limits))
    placed = list(_placed_blocks(reader, text.replace("\r\r\n", "\n"), limits))
    return Document(tuple(block for block, _ in placed), tuple(place for _, place in placed))


def _parser() -> MarkdownIt:
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415  # an optional package
        from markdown_it.rules_block import paragraph  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("readers", "markdown-it-py") from error

    def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's signature
        """Take a paragraph where the library would drop all that is nested deeper."""
        is_deep = state.level >= state.md.options.maxNesting - _LEVELS_OF_A_LIST
        return not silent and is_deep and paragraph(state, start, end, silent)

    parser = MarkdownIt("commonmark")
    # A link definition would vanish; tags within a line are text like any other, and looking
    # for the ends of unfinished ones takes quadratic time before version 4.3 of the library.
    parser.disable(["reference", "html_inline"])
    parser.block.ruler.before("code", "too_deep", too_deep)
    parser.block.ruler.before(
        "code", "html_table", html_table, {"alt": ["paragraph", "blockquote"]}
    )
    parser.block.ruler.before(
        "code", "drawn_table", drawn_table, {"alt": ["paragraph", "blockquote"]}
    )
    parser.block.ruler.before("code", _TABLE, _bar_table, {"alt": ["paragraph", "blockquote"]})
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    return parser


def _bar_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's signature
    """Take a run of lines with bars: the block rule that stands in for the library's tables."""
    if state.is_code_block(start) or not _begins_table(state, start, end):
        return False
    if silent:
        return True
    terminators = state.md.block.ruler.getRules("blockquote")
    line = start + 1
    while (
        line < end
        and state.sCount[line] >= state.blkIndent
        and not state.is_code_block(line)
        and _BAR.search(_source(state, line))
        and (
            _begins_table(state, line, end)
            or not any(terminates(state, line, end, True) for terminates in terminators)  # noqa: FBT003  # positional in the library
        )
    ):
        line += 1
    token = state.push(_TABLE, "", 0)
    token.map = [start, line]
    token.content = "\n".join(_source(state, row) for row in range(start, line))
    state.line = line
    return True


def _begins_table(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a line is a row between bars, or a header row with its delimiter line."""
    text = _source(state, line)
    bars = [bar.start() for bar in _BAR.finditer(text)]
    if len(bars) > 1 and bars[0] == 0 and bars[-1] == len(text) - 1:
        return True
    if not bars or line + 1 >= end:
        return False
    below = _source(state, line + 1)
    return _is_delimiter(below) and len(_split_row(below)) == len(_split_row(text))


def _source(state: StateBlock, line: int) -> str:
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : state.eMarks[line]].rstrip(" \t")


def _is_delimiter(line: str, least_dashes: int = 1) -> bool:
    if not _BAR.search(line):
        return False
    return all(
        _DELIMITER_CELL.fullmatch(cell) and cell.count("-") >= least_dashes
        for cell in _split_row(line)
    )


def _split_row(line: str) -> list[str]:
    """Return the sources of the cells of a row."""
    cells = [cell.strip(" \t") for cell in _BAR.split(line)]
    if cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return cells or [""]


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # the library's signature
    """Take ``<br>``, which is how a cell holds several lines."""
    found = _LINE_BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


class _Cells:
    """Reads the cells of tables.

    Args:
        parser: reads those without markup.
        marked: reads those with markup.
    """

    def __init__(self, parser: MarkdownIt, marked: MarkedCells) -> None:
        self.parser = parser
        self._marked = marked

    def read(self, source: str) -> tuple[str, tuple[Beside, ...]]:
        """Return the text of a cell, and what stands beside it."""
        source = source.replace("\\|", "|")
        marked = self._marked.read(source)
        if marked is not None:
            return marked
        (inline,) = self.parser.parseInline(source)
        return _plain_text(inline), ()


def _placed_blocks(cells: _Cells, text: str, limits: Limits) -> Iterator[tuple[Block, Place]]:
    markers: list[str] = []  # of list items whose first block is yet to come
    place = Place()
    level = 0
    for token in cells.parser.parse(text):
        line = token.map[0] + 1 if token.map else None
        if token.type == "list_item_open":
            markers.append(token.info + token.markup)
            place = Place(line=line)
        elif token.type == "list_item_close" and markers:
            yield Paragraph(" ".join(markers)), place
            markers = []
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline" or token.type in _CONTAINERS:
            within = list(_held(cells, token, limits))
            if within:
                if markers:
                    yield Paragraph(" ".join(markers)), place
                yield from within
            else:
                content = " ".join(filter(None, (*markers, _content(token))))
                if content:
                    block = Heading(content, level) if level else Paragraph(content)
                    yield block, Place(line=line)
            markers = []


def _held(cells: _Cells, token: Token, limits: Limits) -> Iterator[tuple[Block, Place]]:
    """Yield the tables that a block is, or holds."""
    if token.type == _TABLE:
        first_line = token.map[0] + 1 if token.map else 1
        yield from _tables(cells, token.content.split("\n"), first_line)
    elif token.type != "inline":
        yield from contained(token, limits)


def _content(token: Token) -> str:
    return _plain_text(token) if token.type == "inline" else token.content.strip("\n")


def _plain_text(token: Token) -> str:
    """Return the text of inline Markdown."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.children is None:
        return token.content
    return "".join(map(_plain_text, token.children))


def _tables(cells: _Cells, lines: Sequence[str], first_line: int) -> Iterator[tuple[Block, Place]]:
    """Yield the tables in a run of lines with bars.

    The line below the first row may be any delimiter line, as in the standard. Further down
    one of three dashes a cell begins a new table, unless it stands where a row of marks may.
    """
    rows: list[tuple[int, list[str]]] = []
    header_rows = 0
    for number, line in enumerate(lines, start=first_line):
        if number == first_line + 1 and rows and _is_delimiter(line):
            header_rows = 1
        elif _is_delimiter(line, _CERTAIN_DASHES) and len(rows) > header_rows:
            *above, header = rows
            if above:
                yield _table(cells, above, header_rows)
            rows, header_rows = [header], 1
        elif rows or not _is_delimiter(line, _CERTAIN_DASHES):
            rows.append((number, _split_row(line)))
    if rows:
        yield _table(cells, rows, header_rows)


def _table(
    cells: _Cells, rows: Sequence[tuple[int, Sequence[str]]], header_rows: int
) -> tuple[Block, Place]:
    placed = []
    for row, (line, sources) in enumerate(rows):
        printed = (cell for cell in sources if cell != ABSENT_CELL)
        for column, (text, beside) in enumerate(map(cells.read, printed)):
            placed.append((text, CellPlace(line=line, row=row, column=column, beside=beside)))
    return table_of_cells(placed, TablePlace(line=rows[0][0], header_rows=header_rows))

"""The text and tables of a Word file, as it reads with all tracked changes accepted."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from gov_disclosure.document import Document, Remark, Table
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.docx_names import MC, M, W, switch, value
from gov_disclosure.readers.docx_rows import (
    OpenTable,
    is_changed,
    is_changed_cell,
    is_removed,
    row_cells,
)
from gov_disclosure.readers.docx_styles import number_reference, outline_level, run_format
from gov_disclosure.readers.flow import SUBSCRIPT, SUPERSCRIPT, Flow, is_layout
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.spanned_cells import placed_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.readers.docx_numbering import Numbering
    from gov_disclosure.readers.docx_styles import ParagraphFormat, Styles
    from gov_disclosure.readers.limits import Limits


def _names(names: str) -> frozenset[str]:
    return frozenset(W + name for name in names.split())


_WRAPPERS = _names(
    "bdo customXml dir fldSimple hyperlink ins moveTo ruby rubyBase sdt sdtContent smartTag"
)
"""Elements that only hold others."""

_CHANGES = _names("ins del moveTo moveFrom")
_OTHER_FILES = _names("altChunk subDoc")
_DRAWINGS = _names("drawing object pict")
_BREAKS = _names("br cr")
_RUN, _TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL, _BOX, _SYMBOL = (
    W + name for name in ("r", "t", "p", "tbl", "tr", "tc", "txbxContent", "sym")
)
_CHOICES, _CHOICE, _FALLBACK = (MC + name for name in ("AlternateContent", "Choice", "Fallback"))
_FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}

_BEGINS_FIGURE = "0123456789０１２３４５６７８９+-.,，．＋－"
_GAP = "→"
"""Stands between the number of a list and a figure in a cell, which could join to another one."""


class _State(NamedTuple):
    """How the text at one place of a paragraph is shown."""

    shown: bool
    raised: Mapping[int, int | str] | None = None


class Body:
    """Reads the blocks of a file.

    Args:
        styles: the styles of the file.
        numbering: its lists.
        notes: its footnotes and endnotes, by kind and id; each is read once.
        file: its name, for errors.
        limits: bounds on what is read.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], Element],
        file: str | None,
        limits: Limits,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._file = file
        self._limits = limits
        self._places = 0
        self._tables: list[OpenTable] = []
        self._changed: dict[int, Table] = {}
        self._beside = deque[Element]()
        self._follows_number = False

    def document(self, body: Element) -> Document:
        """Return the document that a body holds."""
        flow = Flow()
        for element, shown in self._held(body):
            self._block(element, flow, shown=shown)
            while self._beside:  # text boxes and notes come after the block they belong to
                flow.end_line()
                self._blocks(self._beside.popleft(), flow)
        flow.end_line()
        placed = flow.placed_blocks()
        tables = [block for block, _ in placed if isinstance(block, Table)]
        return Document(
            tuple(block for block, _ in placed),
            tuple(place for _, place in placed),
            remarks=tuple(
                _tracked_changes(place)
                for place, table in enumerate(tables, start=1)
                if id(table) in self._changed
            ),
        )

    def _held(self, parent: Element, *, shown: bool = True) -> Iterator[tuple[Element, bool]]:
        """Yield what an element holds, less what only wraps it, and whether its text is shown."""
        open_ones = [(iter(parent), shown)]
        while open_ones:
            children, shown = open_ones[-1]
            for child in children:
                inner = self._inner(child, shown=shown)
                if inner is not None:
                    open_ones.append((iter(inner[0]), inner[1]))
                    break
                yield child, shown
            else:
                open_ones.pop()

    def _inner(self, element: Element, *, shown: bool) -> tuple[Iterable[Element], bool] | None:
        """Return what a wrapper holds and whether its text is shown; None for other elements."""
        tag = element.tag
        if tag in _CHANGES:
            self._note_change()
        if tag == _CHOICES:
            return _chosen(element), shown
        if tag not in _WRAPPERS:
            return None
        is_prompt = switch(element.find(f"{W}sdtPr"), "showingPlcHdr")
        return element, shown and not is_prompt

    def _note_change(self) -> None:
        if self._tables:
            self._tables[-1].changed = True

    def _blocks(self, parent: Element, flow: Flow, *, shown: bool = True) -> None:
        for element, is_shown in self._held(parent, shown=shown):
            self._block(element, flow, shown=is_shown)
        flow.end_line()

    def _block(self, element: Element, flow: Flow, *, shown: bool) -> None:
        if element.tag == _PARAGRAPH:
            self._paragraph(element, flow, shown=shown)
        elif element.tag == _TABLE:
            self._table(element, flow, shown=shown)
        elif element.tag in _FORMULAS and shown:
            flow.pieces.append(_formula(element))
            flow.end_line()
        elif element.tag in _OTHER_FILES:
            raise UnreadableFileError(
                self._file,
                "正文嵌在文件内的另一个文件中，不能读取；请用 Word 打开后另存为 docx 或 PDF",
                "the text is in a file within the file; open it in Word and save it as DOCX or PDF",
            )

    # ── Paragraphs ──────────────────────────────────────────────────────────────────────

    def _paragraph(self, paragraph: Element, flow: Flow, *, shown: bool) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.paragraph(value(properties, "pStyle"))
        changes = _changes_of_mark(properties)
        if changes:
            self._note_change()
        level = outline_level(properties)
        flow.level = style.level if level is None else level
        goes_on = "del" in changes or "moveFrom" in changes  # the next one goes on with its line
        lines, pieces = len(flow.content), len(flow.pieces)
        if shown and not goes_on:
            self._put_number(properties, style, flow)
        labelled = len(flow.pieces)
        self._inline(paragraph, flow, _State(shown), style)
        if goes_on:
            return
        is_empty = len(flow.content) == lines and not "".join(flow.pieces[labelled:]).strip()
        if is_empty and not self._tables:
            del flow.pieces[pieces:]
        flow.end_line()
        flow.level = 0

    def _put_number(self, properties: Element | None, style: ParagraphFormat, flow: Flow) -> None:
        label = self._numbering.label(number_reference(properties), style.numbered, style.styles)
        if label:
            flow.pieces.append(label)
        self._follows_number = bool(self._tables and label and label.strip()[-1] in _BEGINS_FIGURE)

    def _inline(
        self, paragraph: Element, flow: Flow, state: _State, style: ParagraphFormat
    ) -> None:
        open_ones = [(iter(paragraph), state)]
        while open_ones:
            children, state = open_ones[-1]
            for child in children:
                tag = child.tag
                if tag == _TEXT:
                    if state.shown and child.text:
                        self._text(child.text, flow, state)
                elif tag == _RUN:
                    open_ones.append((iter(child), self._run(child, state, style)))
                    break
                elif (inner := self._inner(child, shown=state.shown)) is not None:
                    open_ones.append((iter(inner[0]), state._replace(shown=inner[1])))
                    break
                elif state.shown:
                    self._sign(child, flow)
            else:
                open_ones.pop()

    def _run(self, run: Element, state: _State, style: ParagraphFormat) -> _State:
        properties = run.find(f"{W}rPr")
        format_ = run_format(properties)
        if (name := value(properties, "rStyle")) is not None:
            format_ = format_.over(self._styles.run(name))
        format_ = format_.over(style.run)
        return _State(state.shown and not format_.hidden, _RAISED.get(format_.raised or ""))

    def _text(self, text: str, flow: Flow, state: _State) -> None:
        if self._follows_number and text.strip():
            self._follows_number = False
            if text.lstrip()[0] in _BEGINS_FIGURE:
                flow.pieces.append(_GAP)
        flow.pieces.append(text if state.raised is None else text.translate(state.raised))

    def _sign(self, element: Element, flow: Flow) -> None:
        """Take what stands in a paragraph beside its text."""
        tag = element.tag
        if tag in _SIGNS:
            flow.pieces.append(_SIGNS[tag])
        elif tag in _BREAKS:
            flow.break_line()
        elif tag == _SYMBOL:
            flow.pieces.append(_symbol(element))
        elif tag in _FORMULAS:
            flow.pieces.append(_formula(element))
        elif tag in _DRAWINGS:
            self._beside.extend(_boxes(element))
        elif tag in _NOTES:
            note = self._notes.pop((_NOTES[tag], element.get(f"{W}id", "")), None)
            if note is not None:
                self._beside.append(note)

    # ── Tables ──────────────────────────────────────────────────────────────────────────

    def _table(self, element: Element, flow: Flow, *, shown: bool) -> None:
        most = self._limits.max_table_depth
        if len(self._tables) >= most:
            raise exceeded(self._file, most, "层嵌套表格", "levels of nested tables")
        flow.end_line()
        table = OpenTable()
        self._tables.append(table)
        for row, is_shown in self._held(element, shown=shown):
            if row.tag == _ROW:
                self._row(row, table, shown=is_shown)
        self._tables.pop()
        if is_layout(table.rows, table.flows):
            flow.add_layout(table.flows)
            return
        placed = placed_table([table.rows], self._spend_places)
        if placed is not None:
            flow.add_table(placed)
            if table.changed:
                self._changed[id(placed[0])] = placed[0]

    def _row(self, row: Element, table: OpenTable, *, shown: bool) -> None:
        table.changed |= is_changed(row)
        if is_removed(row):
            return
        cells = [held for held in self._held(row, shown=shown) if held[0].tag == _CELL]
        table.changed |= any(is_changed_cell(cell) for cell, _ in cells)
        table.begin_row(row)
        for cell in row_cells(cells):
            flow = table.add(cell)
            if flow is not None:
                spanned = table.rows[-1][-1]
                self._blocks(cell.element, flow, shown=cell.shown)
                spanned.text = flow.text

    def _spend_places(self, number_of_places: int) -> None:
        self._places += number_of_places
        most = self._limits.max_table_places
        if self._places > most:
            raise exceeded(self._file, most, "个表格单元格", "cells of tables")


def _changes_of_mark(properties: Element | None) -> frozenset[str]:
    """Return the tracked changes of the mark that ends a paragraph."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    if mark is None:
        return frozenset()
    return frozenset(child.tag.removeprefix(W) for child in mark if child.tag in _CHANGES)


def _chosen(choices: Element) -> Iterable[Element]:
    """Return what stands in the first of several ways to show the same."""
    for name in (_CHOICE, _FALLBACK):
        found = choices.find(name)
        if found is not None:
            return found
    return ()


def _boxes(drawing: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing, each once."""
    open_ones = [iter([drawing])]
    while open_ones:
        for element in open_ones[-1]:
            if element.tag == _BOX:
                yield element
            else:
                inner = _chosen(element) if element.tag == _CHOICES else element
                open_ones.append(iter(inner))
                break
        else:
            open_ones.pop()


def _symbol(element: Element) -> str:
    """Return a character that is given by its code in a font."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "\N{REPLACEMENT CHARACTER}"
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_character else "\N{REPLACEMENT CHARACTER}"


def _formula(element: Element) -> str:
    """Return the text of a formula; the parts of a fraction must not join to another number."""
    return "…".join(text.text for text in element.iter(f"{M}t") if text.text)


def _tracked_changes(table: int) -> Remark:
    return Remark(
        "reading.tracked_changes",
        table,
        f"第{table}个表格中有未处理的修订，已按接受全部修订读取（插入的读入，删除的不读）；"
        "请在 Word 中核对并接受或拒绝修订",
        f"table {table} has tracked changes; it was read as if all were accepted (insertions are "
        "read, deletions are not); please check and accept or reject them in Word",
    )

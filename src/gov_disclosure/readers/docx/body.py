"""The text and tables of a Word file, as it reads with all tracked changes accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import Document, Remark, Table
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.docx.names import W, value
from gov_disclosure.readers.docx.rows import (
    OpenTable,
    is_changed,
    is_changed_cell,
    is_removed,
    row_cells,
)
from gov_disclosure.readers.docx.runs import FORMULAS, Runs, formula
from gov_disclosure.readers.docx.styles import UNKNOWN, ground, number_reference, outline_level
from gov_disclosure.readers.docx.wrappers import CHANGES, Wrappers, names
from gov_disclosure.readers.flow import Flow, is_layout
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import has_text
from gov_disclosure.readers.spanned_cells import placed_table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from gov_disclosure.readers.docx.numbering import Numbering
    from gov_disclosure.readers.docx.styles import Styles
    from gov_disclosure.readers.limits import Limits

_PARAGRAPH, _TABLE, _ROW, _CELL = (W + name for name in ("p", "tbl", "tr", "tc"))
_OTHER_FILES = names("altChunk subDoc")


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
        self._wrappers = Wrappers(self._note_change)
        self._runs = Runs(styles, notes, self._wrappers)
        self._file = file
        self._limits = limits
        self._places = 0
        self._tables: list[OpenTable] = []
        self._changed: dict[int, Table] = {}

    def document(self, body: Element) -> Document:
        """Return the document that a body holds."""
        flow = Flow()
        for element, shown in self._wrappers.held(body):
            self._block(element, flow, shown=shown)
            while self._runs.beside:  # text boxes and notes come after the block they belong to
                flow.end_line()
                self._blocks(self._runs.beside.popleft(), flow)
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

    def _note_change(self) -> None:
        if self._tables:
            self._tables[-1].changed = True

    def _blocks(self, parent: Element, flow: Flow, *, shown: bool = True) -> None:
        for element, is_shown in self._wrappers.held(parent, shown=shown):
            self._block(element, flow, shown=is_shown)
        flow.end_line()

    def _block(self, element: Element, flow: Flow, *, shown: bool) -> None:
        if element.tag == _PARAGRAPH:
            self._paragraph(element, flow, shown=shown)
        elif element.tag == _TABLE:
            self._table(element, flow, shown=shown)
        elif element.tag in FORMULAS and shown:
            flow.pieces.append(formula(element))
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
        lines = len(flow.content)
        label = ""
        if shown and not goes_on:
            numbered = number_reference(properties)
            label = self._numbering.label(numbered, style.numbered, style.styles)
        if label:
            flow.pieces.insert(0, label)
        in_cell = label if self._tables else ""
        self._runs.read(paragraph, style, flow, shown=shown, label=in_cell)
        if goes_on:
            return
        is_empty = len(flow.content) == lines and not any(map(has_text, flow.pieces[1:]))
        if label and is_empty and not self._tables:
            flow.pieces.clear()
        flow.end_line()
        flow.level = 0

    # ── Tables ──────────────────────────────────────────────────────────────────────────

    def _table(self, element: Element, flow: Flow, *, shown: bool) -> None:
        most = self._limits.max_table_depth
        if len(self._tables) >= most:
            raise exceeded(self._file, most, "层嵌套表格", "levels of nested tables")
        flow.end_line()
        styled = value(element.find(f"{W}tblPr"), "tblStyle") is not None
        table = OpenTable(ground=UNKNOWN if styled else None)
        self._tables.append(table)
        for row, is_shown in self._wrappers.held(element, shown=shown):
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
        cells = [held for held in self._wrappers.held(row, shown=shown) if held[0].tag == _CELL]
        table.changed |= any(is_changed_cell(cell) for cell, _ in cells)
        table.begin_row(row)
        for cell in row_cells(cells):
            flow = table.add(cell)
            if flow is not None:
                spanned = table.rows[-1][-1]
                around = self._runs.ground
                self._runs.ground = ground(cell.element.find(f"{W}tcPr")) or table.ground
                self._blocks(cell.element, flow, shown=cell.shown)
                self._runs.ground = around
                spanned.text = flow.text
                spanned.beside = flow.beside

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
    return frozenset(child.tag.removeprefix(W) for child in mark if child.tag in CHANGES)


def _tracked_changes(table: int) -> Remark:
    return Remark(
        "reading.tracked_changes",
        table,
        f"第{table}个表格中有未处理的修订，已按接受全部修订读取（插入的读入，删除的不读）；"
        "请在 Word 中核对并接受或拒绝修订",
        f"table {table} has tracked changes; it was read as if all were accepted (insertions are "
        "read, deletions are not); please check and accept or reject them in Word",
    )

"""Labels and words of running text read as strips.

In a text copy a blank cell may leave no trace, so a row counts only if it has as many words
as the table has columns, or none at all.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeVar

import attrs

from gov_disclosure.forms.extraction.columns import (
    all_blank,
    in_reading_order,
    rows_across,
    statutory_columns,
)
from gov_disclosure.forms.extraction.running_text.lines import Lines
from gov_disclosure.forms.extraction.running_text.tokens import (
    Token,
    hides_cells,
)
from gov_disclosure.forms.extraction.strips import (
    INSEPARABLE,
    NO_LABEL,
    WRONG_COUNT,
    WRONG_HEADER,
    Doubt,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import SectionLabels, form_rows, key
from gov_disclosure.forms.words.numbers import (
    LONGEST_CELL,
    last_is_sum,
    looks_like_value,
    read_count,
)
from gov_disclosure.model.cells import TableShape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_LONGEST_ADDED_LABEL = 30
_SENTENCE_MARKS = re.compile(r"[。；，,！？]|(?<!其中)[：:]")
_Part = TypeVar("_Part")


@attrs.define
class RowReader:
    """Reads labels, then the cells of the row they name; or of the rows that lie side by side."""

    name: str
    labels: SectionLabels
    shape: TableShape
    found: list[Token]
    strips: list[Strip] = attrs.field(factory=list)
    taken: set[int] = attrs.field(factory=set)
    block: str | None = None
    columns: list[PrintedColumn] = attrs.field(factory=list)
    in_header: bool = False
    _lines: Lines = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._lines = Lines(self.found)

    def read(self) -> None:
        """Read all tokens."""
        position = 0
        while position < len(self.found):
            kind = self.found[position].kind
            if kind == "word":
                position = self._added_row(position) or self._unknown(position)
            elif kind == "table":
                position += 1
            else:
                position = self._labels(position)

    def _unknown(self, position: int) -> int:
        """Take notice of a word in a header that the form does not have; it stays prose."""
        word = self.found[position].text
        if not self.columns or not (self.in_header or self._is_below_a_group(position)):
            return position + 1
        is_header = self.in_header and self._lines.kind(position + 1) == "label"
        if is_header and key(word) != "" and not looks_like_value(word):
            self.columns.append(PrintedColumn(word, None))
        return self._row_without_label(position) or position + 1

    def _is_below_a_group(self, position: int) -> bool:
        """Tell whether a token comes after a row whose label may be that of a group of rows."""
        follows = bool(self.strips) and position - 1 in self.taken
        return follows and self.labels.is_group(self.strips[-1].label)

    def _row_without_label(self, position: int) -> int | None:
        """Read figures below a header that have no label; return where they end, or None."""
        item = self.found[position].item
        end = position
        while self._holds_figure(end) and (
            self.found[end].item == item
            or (self._lines.stands_alone(position) and self._lines.stands_alone(end))
        ):
            end += 1
        cells = [self._cell(index) for index in range(position, end)]
        fewest = 1 if self.in_header else len(self.strips[-1].cells)
        is_row = len(cells) >= fewest and self._fills_lines(position, end)
        if not is_row or not any(any(map(str.isdecimal, cell.text)) for cell in cells):
            return None
        self.strips.append(Strip("", None, self.block, (), tuple(cells), item, NO_LABEL))
        self.taken.update(range(position, end))
        return end

    def _labels(self, position: int) -> int:
        """Read a label, or all labels of rows side by side, and the cells of the rows they name."""
        start = position + 1
        is_glued = self.found[position].kind == "runs_together"
        while not is_glued and self._goes_on(start):
            start += 1
        rows = self._rows_opened(position, start, glued=is_glued)
        if not rows:
            self.taken.update(() if self.shape.is_across else (position,))
            return start
        size = max(map(self._width, filter(None, rows)))
        width = max(len(self.columns), size * len(rows))
        end = start if is_glued else self._cells_end(start, width)
        cells = [self._cell(index) for index in range(start, end)]
        is_glued |= not cells and self._lines.kind(end) == "runs_together"
        is_headed = any(column.name for column in self.columns)
        if not is_headed and (self.shape.is_across or not (cells or is_glued)):
            return end  # a word of the prose before the table
        if is_glued:
            doubt: Doubt | None = INSEPARABLE
        else:
            side_by_side = self.shape.is_across and len(cells) in (0, size * len(rows))
            is_read_as_printed = not self.shape.is_across or self._names_rows_in_order(
                position, start
            )
            fits = len(rows) == 1 or (side_by_side and is_read_as_printed)
            doubt = None if fits and self._is_whole(cells[-size:], end) else WRONG_COUNT
        if self.shape.is_across and len(rows) > 1 and doubt is WRONG_COUNT:
            # Whose figures they are is not certain: they may be those of any row.
            rows = {path: rows.get(path, path) for path in rows_across(self.name)[0]}
        self._add_rows(rows, cells, self.found[position].item, doubt)
        self.taken.update(range(position, end))
        if self.shape.is_across and len(rows) > 1:
            self.columns = []  # they stood over these rows
        return end

    def _goes_on(self, index: int) -> bool:
        """Tell whether a token goes on with the labels before it.

        Those of rows side by side go on until figures follow, whatever words are among them.
        Two labels of rows before the figures of a line are one cell, merged.
        """
        token, last = self.found[index : index + 1], self.found[index - 1]
        if not token or token[0].kind not in ("label", "word"):
            return False
        if self.shape.is_across:
            is_word = key(token[0].text) != "" and not looks_like_value(token[0].text)
            is_among_labels = (
                last.last_item == token[0].item or self._lines.kind(index + 1) == "label"
            )
            return token[0].kind == "label" or (is_word and is_among_labels)
        return (
            self._names_a_row(token[0])
            and (self._names_a_row(last) or self._is_no_group_of(last, token[0]))
            and last.last_item == token[0].item
            and self._lines.kind(index + 1) == "word"
            and self._lines.has_line_for_itself(index + 1)
        )

    def _names_a_row(self, token: Token) -> bool:
        """Tell whether the last label of a token is that of a row, and cannot be another."""
        others = self.labels.groups | self.labels.columns.keys()
        return bool(token.labels) and token.labels[-1] in self.labels.rows.keys() - others

    def _is_no_group_of(self, token: Token, following: Token) -> bool:
        """Tell whether a label that may be a group or a row is no group over the row after it."""
        row = self.labels.rows[following.labels[-1]]
        return token.labels[-1:] != () and token.labels[-1] in (
            self.labels.rows.keys() & self.labels.groups - self.labels.groups_over[row]
        )

    def _rows_opened(self, position: int, end: int, *, glued: bool) -> dict[str | None, str]:
        """Take notice of labels; return the rows that the cells after them belong to.

        A label that may be a group is one before that of a row.
        """
        rows: dict[str | None, str] = {}
        above = self.columns
        if self.shape.is_across:
            self.columns, self.in_header = [], True
        for token in self.found[position:end]:
            if token.kind == "word":
                self.columns.append(PrintedColumn(token.text, None))
            for label in token.labels:
                printed = "".join(token.text.split()) if len(token.labels) == 1 else label
                is_header = self.shape.is_across and not glued
                is_group = label in self.labels.groups and label != token.labels[-1]
                row = self._open(label, printed)
                if row is not None and (glued or is_header or not is_group):
                    rows[row] = label if is_header else token.text
        if self.shape.is_across:
            self.columns, self.in_header = self.columns or above, False
        return rows

    def _names_rows_in_order(self, position: int, end: int) -> bool:
        """Tell whether the labels of rows side by side, and those over them, read as printed."""
        paths, own_labels, as_printed = rows_across(self.name)
        read = []
        for label in (label for token in self.found[position:end] for label in token.labels):
            row = self.labels.rows.get(label)
            read.append(label if row is None else own_labels[paths.index(row)])
        seen = [label for label in dict.fromkeys(read) if label in as_printed]
        return seen == [label for label in as_printed if label in seen]

    def _add_rows(
        self,
        rows: Mapping[str | None, str],
        cells: Sequence[PrintedCell],
        item: int,
        doubt: Doubt | None,
    ) -> None:
        """Add rows that share labels and cells, each with its part of the columns and cells."""
        columns: Sequence[PrintedColumn] = self.columns
        statutory = statutory_columns(self.name) * len(rows)
        if self.shape.is_across and tuple(column.name for column in columns) != statutory:
            columns = tuple(dict.fromkeys(columns))
            doubt = doubt or WRONG_HEADER
        settled = in_reading_order if cells else all_blank
        for number, (row, label) in enumerate(rows.items()):
            strip = Strip(
                label,
                row,
                self.block,
                tuple(_part(columns, number, len(rows))),
                tuple(cells if doubt is WRONG_COUNT else _part(cells, number, len(rows))),
                item,
                doubt,
            )
            self.strips.append(settled(self.name, strip))

    def _is_whole(self, cells: Sequence[PrintedCell], end: int) -> bool:
        """Tell whether cells are certainly those of a row and all of them."""
        if not cells:
            return not hides_cells(self.found, end, self.labels) and not self._shares_line(end)
        line_goes_on = end < len(self.found) and self.found[end].item == self.found[end - 1].item
        is_spoilt = not all(looks_like_value(cell.text) for cell in cells)
        return not (line_goes_on and is_spoilt) and not self._loses_digits(cells, end)

    def _shares_line(self, end: int) -> bool:
        """Tell whether labels of rows stand on one line, and the figures of one of them below."""
        last = end
        while (
            self._lines.kind(last) == "label"
            and self.found[last].item == self.found[end - 1].last_item
        ):
            last += 1
        return (
            last > end
            and self._names_a_row(self.found[last - 1])
            and self._holds_figure(last)
            and self.found[last].item > self.found[last - 1].last_item
        )

    def _loses_digits(self, cells: Sequence[PrintedCell], end: int) -> bool:
        """Tell whether the last figure of a row may go on in the next line.

        It may if the line holds digits alone, and the figure is not the sum of the others.
        """
        goes_on = (
            self._lines.kind(end) == "word"
            and self.found[end].text.isdecimal()
            and self._lines.stands_alone(end)
        )
        if not (goes_on and self.shape.shares_header):
            return False
        return last_is_sum([read_count(cell.text).value for cell in cells]) is not True

    def _width(self, row: str) -> int:
        """Return the number of columns of a row, the largest over all forms."""
        forms = form_rows(self.name).values()
        return max(len(form[row].columns) for form in forms if row in form)

    def _open(self, label: str, printed: str) -> str | None:
        """Take notice of a label; return the path of the row if it is a row label."""
        if label in self.labels.blocks:
            self.block = self.labels.blocks[label]
            self.columns, self.in_header = [], True
            return None
        row, column = self.labels.rows.get(label), self.labels.columns.get(label)
        if row is not None and (column is None or self._row_is_due(row)):
            self.in_header = self.shape.is_across
            return row
        if column is not None:
            if not self.in_header:
                self.columns, self.in_header = [], True
            self.columns.append(PrintedColumn(printed, column))
        elif label in self.labels.template and not self.in_header:
            self.columns, self.in_header = [], True
        return None

    def _row_is_due(self, row: str) -> bool:
        """Tell whether a label that may be a row or a column is the row, by what came last."""
        if self.in_header or not self.strips or self.strips[-1].row is None:
            return False
        last = self.strips[-1].row
        return any(
            (last, row) in itertools.pairwise(form) for form in form_rows(self.name).values()
        )

    def _cells_end(self, start: int, width: int) -> int:
        """Return where the cells of a row end: at a label, at prose, or at a new line.

        Cells stand on one line, or each alone on its own.
        """
        end = start
        while self._lines.kind(end) == "word":
            is_alone = self._lines.stands_alone(end)
            goes_on = is_alone or self.found[end].item == self.found[start].item
            is_like_the_first = is_alone == self._lines.stands_alone(start) and goes_on
            if not (is_like_the_first or self.shape.is_across):
                break
            is_spoilt = end - start < width and self._is_spoilt_cell(start, end)
            if not (self._holds_figure(end) or is_spoilt):
                break
            end += 1
        return start if self._lines.is_begun(start, end) else end

    def _is_spoilt_cell(self, start: int, index: int) -> bool:
        """Tell whether a word that is no value stands where a cell of a row should.

        It does if a value follows, and its row has the line for itself.
        """
        return (
            self._holds_figure(index + 1)
            and len(self.found[index].text) <= LONGEST_CELL
            and self._lines.has_line_for_itself(start)
        )

    def _holds_figure(self, index: int) -> bool:
        return self._lines.kind(index) == "word" and looks_like_value(self.found[index].text)

    def _cell(self, index: int) -> PrintedCell:
        token = self.found[index]
        return PrintedCell(token.text, token.place)

    def _fills_lines(self, start: int, end: int) -> bool:
        """Tell whether tokens take whole lines, or several columns of a text of one line."""
        are_columns = self._lines.are_one and len(self.columns) > 1
        return self._lines.are_filled(start, end) or are_columns

    def _added_row(self, position: int) -> int | None:
        """Read a row that the agency added; return where it ends, or None if it is none."""
        if not self.shape.may_have_added_rows or not self.columns or not self.strips:
            return None
        start = position
        while (
            self._lines.kind(position) == "word"
            and not self._holds_figure(position)
            and self.found[position].item == self.found[start].item
        ):
            position += 1
        end = position
        while self._holds_figure(end):
            end += 1
        label = " ".join(token.text for token in self.found[start:position])
        if (
            not label
            or len(label) > _LONGEST_ADDED_LABEL
            or _SENTENCE_MARKS.search(label)
            or end - position != len(self.columns)
            or not self._fills_lines(start, end)
        ):
            return None
        self.in_header = False
        cells = [self._cell(index) for index in range(position, end)]
        item = self.found[start].item
        self._add_rows({None: label}, cells, item, None)
        self.taken.update(range(start, end))
        return end


def _part(whole: Sequence[_Part], number: int, count: int) -> Sequence[_Part]:
    """Return one of equal parts; the whole where it has none."""
    size, left = divmod(len(whole), count)
    return whole if left else whole[number * size : (number + 1) * size]

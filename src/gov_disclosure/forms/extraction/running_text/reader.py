"""Paragraphs read as strips: tables that a text copy printed as lines or words.

In such a copy a blank cell may leave no trace, so a row counts only if it has as many words
as the table has columns, or none at all.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import all_blank, in_reading_order
from gov_disclosure.forms.extraction.running_text.cases import CaseReader
from gov_disclosure.forms.extraction.running_text.tokens import (
    Token,
    hides_cells,
    tokens,
)
from gov_disclosure.forms.extraction.strips import (
    INSEPARABLE,
    WRONG_COUNT,
    Doubt,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import SectionLabels, form_rows, key, section_labels
from gov_disclosure.forms.words.numbers import (
    LONGEST_CELL,
    last_is_sum,
    looks_like_value,
    read_count,
)
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.sections import Item

_LONGEST_ADDED_LABEL = 30
_SENTENCE_MARKS = re.compile(r"[。；：:，,！？]")


@attrs.frozen
class TextReading:
    """What the paragraphs of a section gave.

    Attributes:
        strips: the rows found.
        used: for each item, its words that belong to no strip and no label of the form, as
            one text; None if the item was not touched at all.
    """

    strips: tuple[Strip, ...]
    used: tuple[str | None, ...]


def read_paragraphs(name: str, items: Sequence[Item]) -> TextReading:
    """Read the paragraphs of a section as rows of its table."""
    labels = section_labels(name)
    found = list(tokens(items, labels))
    reader = (
        CaseReader(labels, found)
        if table_shape(name).is_across
        else _RowReader(name, labels, found)
    )
    reader.read()
    return TextReading(tuple(reader.strips), tuple(_unused_words(items, found, reader.taken)))


def _unused_words(
    items: Sequence[Item], found: Sequence[Token], taken: set[int]
) -> Iterator[str | None]:
    words: dict[int, list[str]] = {number: [] for number in range(len(items))}
    touched: set[int] = set()
    for index, token in enumerate(found):
        if index in taken:
            touched.update(range(token.item, token.last_item + 1))
        else:
            words[token.item].append(token.text)
    for number in range(len(items)):
        yield " ".join(words[number]) if number in touched else None


@attrs.define
class _RowReader:
    """Reads sections 二 and 三: row label, then its cells."""

    name: str
    labels: SectionLabels
    found: list[Token]
    strips: list[Strip] = attrs.field(factory=list)
    taken: set[int] = attrs.field(factory=set)
    block: str | None = None
    columns: list[PrintedColumn] = attrs.field(factory=list)
    in_header: bool = False

    def read(self) -> None:
        """Read all tokens."""
        position = 0
        while position < len(self.found):
            token = self.found[position]
            if token.kind == "word":
                position = self._added_row(position) or self._unknown(position)
            elif token.kind == "runs_together":
                self._inseparable(position)
                position += 1
            else:
                position = self._label(position)

    def _unknown(self, position: int) -> int:
        """Take notice of a word in a header that the form does not have; it stays prose."""
        word = self.found[position].text
        following = self.found[position + 1 : position + 2]
        before_a_label = bool(following) and following[0].kind == "label"
        is_word = key(word) != "" and not looks_like_value(word)
        if self.in_header and self.columns and before_a_label and is_word:
            self.columns.append(PrintedColumn(word, None))
        return position + 1

    def _label(self, position: int) -> int:
        token = self.found[position]
        row = None
        for label in token.labels:
            printed = "".join(token.text.split()) if len(token.labels) == 1 else label
            row = self._open(label, printed)
        if row is None:
            self.taken.add(position)
            return position + 1
        end = self._cells_end(position + 1, max(len(self.columns), self._width(row)))
        cells = [self._cell(index) for index in range(position + 1, end)]
        if not cells and not self.columns:
            return end  # a word of the prose before the table
        blocked = end < len(self.found) and self.found[end].kind == "runs_together"
        if blocked and not cells:
            doubt: Doubt | None = INSEPARABLE
        else:
            doubt = None if self._is_whole(cells, end) else WRONG_COUNT
        settled = in_reading_order if cells else all_blank
        strip = self._strip(token.text, row, cells, token.item, doubt)
        self.strips.append(settled(self.name, strip))
        self.taken.update(range(position, end))
        return end

    def _is_whole(self, cells: Sequence[PrintedCell], end: int) -> bool:
        """Tell whether cells are certainly those of a row and all of them."""
        if not cells:
            return not hides_cells(self.found, end, self.labels)
        line_goes_on = end < len(self.found) and self.found[end].item == self.found[end - 1].item
        is_spoilt = not all(looks_like_value(cell.text) for cell in cells)
        return not (line_goes_on and is_spoilt) and not self._loses_digits(cells, end)

    def _loses_digits(self, cells: Sequence[PrintedCell], end: int) -> bool:
        """Tell whether the last figure of a row may go on in the next line.

        It may if the line holds digits alone, and the figure is not the sum of the others.
        """
        goes_on = end < len(self.found) and self.found[end].text.isdecimal() and self._alone(end)
        if not goes_on or not table_shape(self.name).shares_header or self._alone(end - 1):
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
            self.in_header = False
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
        while end < len(self.found) and self.found[end].kind == "word":
            if self._alone(end) != self._alone(start):
                break
            if not self._alone(end) and self.found[end].item != self.found[start].item:
                break
            is_value = looks_like_value(self.found[end].text)
            if not is_value and (end - start >= width or not self._is_spoilt_cell(start, end)):
                break
            end += 1
        return start if self._is_begun_line(start, end) else end

    def _is_begun_line(self, start: int, end: int) -> bool:
        """Tell whether cells would be the beginning of a line below their label: prose."""
        below = end > start and self.found[start].item != self.found[start - 1].last_item
        goes_on = end < len(self.found) and self.found[end].item == self.found[end - 1].item
        return below and goes_on

    def _alone(self, index: int) -> bool:
        """Tell whether a token is all its line holds."""
        item = self.found[index].item
        before = index > 0 and self.found[index - 1].last_item == item
        after = index + 1 < len(self.found) and self.found[index + 1].item == item
        return not before and not after

    def _is_spoilt_cell(self, start: int, index: int) -> bool:
        """Tell whether a word that is no value stands where a cell of a row should.

        It does if a value follows, and its row has the line for itself.
        """
        following = self.found[index + 1] if index + 1 < len(self.found) else None
        return (
            following is not None
            and following.kind == "word"
            and looks_like_value(following.text)
            and len(self.found[index].text) <= LONGEST_CELL
            and self._has_line_for_itself(start)
        )

    def _has_line_for_itself(self, start: int) -> bool:
        """Tell whether the line of a row holds labels, then its cells, and nothing else."""
        item = self.found[start].item
        if self.found[start - 1].last_item != item:
            return False
        before = map(self.found.__getitem__, range(start - 1, -1, -1))
        after = map(self.found.__getitem__, range(start, len(self.found)))
        return all(
            token.kind == "label"
            for token in itertools.takewhile(lambda token: token.last_item == item, before)
        ) and all(
            token.kind == "word"
            for token in itertools.takewhile(lambda token: token.item == item, after)
        )

    def _cell(self, index: int) -> PrintedCell:
        token = self.found[index]
        return PrintedCell(token.text, token.place)

    def _strip(
        self,
        label: str,
        row: str | None,
        cells: Sequence[PrintedCell],
        item: int,
        doubt: Doubt | None = None,
    ) -> Strip:
        return Strip(label, row, self.block, tuple(self.columns), tuple(cells), item, doubt)

    def _inseparable(self, position: int) -> None:
        token = self.found[position]
        self.taken.add(position)
        for label in token.labels:
            row = self._open(label, label)
            if row is not None:
                self.strips.append(self._strip(token.text, row, (), token.item, INSEPARABLE))

    def _added_row(self, position: int) -> int | None:
        """Read a row that the agency added; return where it ends, or None if it is none."""
        if not table_shape(self.name).may_have_added_rows or not self.columns or not self.strips:
            return None
        start = position
        while (
            position < len(self.found)
            and self.found[position].kind == "word"
            and not looks_like_value(self.found[position].text)
            and self.found[position].item == self.found[start].item
        ):
            position += 1
        end = position
        while (
            end < len(self.found)
            and self.found[end].kind == "word"
            and looks_like_value(self.found[end].text)
        ):
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
        self.strips.append(self._strip(label, None, cells, item))
        self.taken.update(range(start, end))
        return end

    def _fills_lines(self, start: int, end: int) -> bool:
        """Tell whether tokens take whole lines, or several columns of a text of one line."""
        items = {token.item for token in self.found[start:end]}
        whole = all(
            token.item not in items
            for token in (*self.found[max(start - 1, 0) : start], *self.found[end : end + 1])
        )
        return whole or (len({token.item for token in self.found}) == 1 and len(self.columns) > 1)

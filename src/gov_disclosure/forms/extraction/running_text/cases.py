"""Section 四 in running text: kinds of case and results, then all figures in one row."""

from __future__ import annotations

import attrs

from gov_disclosure.forms.extraction.columns import all_blank, in_reading_order
from gov_disclosure.forms.extraction.running_text.tokens import Token, hides_cells
from gov_disclosure.forms.extraction.strips import (
    INSEPARABLE,
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import SectionLabels
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.disputes import CaseResults
from gov_disclosure.model.paths import columns


@attrs.define
class CaseReader:
    """Reads section 四: labels of the blocks and results, then all figures in one row.

    Or results once, then each block with its figures.
    """

    labels: SectionLabels
    found: list[Token]
    strips: list[Strip] = attrs.field(factory=list)
    taken: set[int] = attrs.field(factory=set)
    _header: list[str] = attrs.field(factory=list, init=False)

    def read(self) -> None:
        """Read all tokens."""
        position = 0
        while position < len(self.found):
            start = position
            if self.found[position].kind == "runs_together":
                self._block(start, start + 1, start + 1, blocked=True)
            while position < len(self.found) and self.found[position].kind == "label":
                position += 1
            values = position
            while position < len(self.found) and self._is_value(position, start, values):
                position += 1
            if values > start:
                after = self.found[position : position + 1]
                blocked = bool(after) and after[0].kind == "runs_together"
                self._block(start, values, position, blocked=blocked)
            position = max(position, start + 1)

    def _is_value(self, index: int, start: int, values: int) -> bool:
        token = self.found[index]
        return values > start and token.kind == "word" and looks_like_value(token.text)

    def _block(self, start: int, values: int, end: int, *, blocked: bool) -> None:
        keys = [label for token in self.found[start:values] for label in token.labels]
        case_rows = {
            row: label for label in keys if (row := self.labels.rows.get(label)) is not None
        }
        names = [self.labels.columns[label] for label in keys if label in self.labels.columns]
        results = [name for name, _ in columns(CaseResults)]
        is_row_of_its_own = len(case_rows) == 1 and not names and self._header == results
        names = names or (self._header if is_row_of_its_own else [])
        self._header = names if len(case_rows) <= 1 else []
        if not case_rows or not names:
            return
        self.taken.update(range(start, end))
        cells = [PrintedCell(token.text, token.place) for token in self.found[values:end]]
        whole = len(cells) == len(results) * len(case_rows) or (
            not cells and not hides_cells(self.found, end, self.labels)
        )
        printed = tuple(PrintedColumn(name, name) for name in dict.fromkeys(names))
        is_header_whole = names == results * len(case_rows)
        everything = " ".join(token.text for token in self.found[start:values])
        for number, (case_row, label) in enumerate(case_rows.items()):
            first = number * len(results)
            here = tuple(cells[first : first + len(results)] if whole else cells)
            doubt = INSEPARABLE if blocked else None if whole else WRONG_COUNT
            if doubt is None and cells and not is_header_whole:
                doubt = WRONG_HEADER
            strip = Strip(
                everything if blocked else label,
                case_row,
                None,
                printed,
                here,
                self.found[start].item,
                doubt,
            )
            settled = in_reading_order if here else all_blank
            self.strips.append(settled("disputes", strip))

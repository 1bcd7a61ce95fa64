"""The project's own corpus: reports with known figures, spoilt by each trap, in each format."""

from __future__ import annotations

import csv
import fnmatch
import io
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

import attrs

import gov_disclosure as gd
from copies import COPIERS, grid
from docx_printing import print_docx
from gov_disclosure.document import Document, Heading, Standing, Table, TablePlace
from gov_disclosure.values import Mark, Value
from html_pages import NoisyPrinter
from layout_traps import TRAPS, Trap, plain_report
from pdf_printing import Style, print_pdf
from printed_pages import Page
from standing_on_pages import PDF
from standing_printing import HTML, MARKDOWN, WORD, WORKBOOK, marked_up
from xlsx_printing import saved, workbook


@attrs.frozen
class Printing:
    """A format in which a document is printed.

    Attributes:
        suffix: suffix of its files.
        print: from a document to the content of a file.
        is_whole: whether it keeps apart what the page does; otherwise it may cost figures.
        has_merged_cells: whether it tells which cells are merged.
        in_every_form: whether each trap is printed in all its editions of the form.
        standing: what it can print that stands beside the text of a cell.
    """

    suffix: str
    print: Callable[[Document], bytes]
    is_whole: bool = True
    has_merged_cells: bool = False
    in_every_form: bool = True
    standing: frozenset[Standing] = frozenset()


def _html(document: Document) -> bytes:
    seed = sum(map(len, map(repr, document.blocks)))
    return NoisyPrinter(random.Random(seed)).page(document).encode()  # noqa: S311 - markup


def _markdown(document: Document) -> bytes:
    lines: list[str] = []
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table) and isinstance(place, TablePlace):
            marked = Table(
                tuple(
                    tuple(
                        marked_up(text, cell.beside, MARKDOWN.__getitem__) if cell.beside else text
                        for text, cell in zip(texts, cells, strict=True)
                    )
                    for texts, cells in zip(block.rows, place.cells, strict=True)
                )
            )
            rows = [[cell.replace("\n", "<br>") for cell in row] for row in grid(marked, place)]
            header, *body = [f"| {' | '.join(row)} |" for row in rows]
            lines += ["", header, "|" + " --- |" * place.width, *body, ""]
        elif isinstance(block, Heading):
            lines += ["", f"{'#' * block.level} {block.text}", ""]
        elif not isinstance(block, Table):
            lines += ["", block.text, ""]
    return "\n".join(lines).encode()


def _pdf(document: Document) -> bytes:
    return print_pdf(document, Style(page=(1400, 842), margin=36, size=8))


def _xlsx(document: Document) -> bytes:
    return saved(workbook(document))


def _text(shape: str) -> Callable[[Document], bytes]:
    def copy(document: Document) -> bytes:
        lines: list[str] = []
        for block, place in zip(document.blocks, document.places, strict=True):
            if isinstance(block, Table) and isinstance(place, TablePlace):
                rows = tuple(tuple(" ".join(cell.split()) for cell in row) for row in block.rows)
                lines += (
                    [*map("".join, rows)]
                    if shape == "nothing"
                    else COPIERS[shape](Table(rows), place)
                )
            elif not isinstance(block, Table):
                lines.append(block.text)
        return "\n".join(lines).encode()

    return copy


def _comma_separated(document: Document) -> bytes:
    rows: list[list[str]] = []
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table) and isinstance(place, TablePlace):
            rows += [[" ".join(cell.split()) for cell in row] for row in grid(block, place)]
        elif not isinstance(block, Table):
            rows.append([block.text])
    width = max(map(len, rows))
    file = io.StringIO()
    csv.writer(file).writerows(row + [""] * (width - len(row)) for row in rows)
    return file.getvalue().encode()


def _lossy_text(shape: str) -> Printing:
    return Printing(".txt", _text(shape), is_whole=False, in_every_form=False)


PRINTINGS: Mapping[str, Printing] = MappingProxyType(
    {
        "html": Printing(".html", _html, has_merged_cells=True, standing=frozenset(HTML)),
        "markdown": Printing(".md", _markdown, standing=frozenset(MARKDOWN)),
        "text": Printing(".txt", _text("spreadsheet")),
        "pdf": Printing(".pdf", _pdf, has_merged_cells=True, in_every_form=False, standing=PDF),
        "docx": Printing(
            ".docx", print_docx, has_merged_cells=True, in_every_form=False, standing=WORD
        ),
        "xlsx": Printing(
            ".xlsx", _xlsx, has_merged_cells=True, in_every_form=False, standing=WORKBOOK
        ),
        "comma-separated": Printing(".txt", _comma_separated, in_every_form=False),
        "text of spaces": _lossy_text("spaces"),
        "text of one cell a line": _lossy_text("one cell per line"),
        "text without spaces": _lossy_text("nothing"),
    }
)
"""Every format that the corpus is printed in. A new one is a line here."""


@attrs.frozen
class Case:
    """One document of the corpus.

    Attributes:
        trap: name of the trap.
        form: edition of the form, or "mixed".
        printing: name of the format.
    """

    trap: str
    form: str
    printing: str

    @property
    def name(self) -> str:
        """Trap, form and format."""
        return f"{self.trap} · {self.form} · {self.printing}"

    def data(self) -> bytes:
        """Return the content of its file."""
        page = Page.of(self._report())
        self._trap.spoil(page)
        return PRINTINGS[self.printing].print(page.document())

    def printed(self) -> Mapping[str, Value]:
        """Return what its cells say, by path."""
        return {
            path: next((v for p, v in self._trap.says.items() if fnmatch.fnmatch(path, p)), value)
            for path, value in gd.figures(self._report()).items()
        }

    def may_lack(self, path: str) -> bool:
        """Tell whether the figure of a cell may be given up as not certain."""
        if not PRINTINGS[self.printing].is_whole:
            return True
        patterns = self._trap.may_lack.get(self.printing, self._trap.may_lack.get("", ()))
        return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)

    @property
    def _trap(self) -> Trap:
        return TRAPS[self.trap]

    def _report(self) -> gd.AnnualReport:
        return self._trap.report(plain_report(self.form))


def cases() -> Iterator[Case]:
    """Yield the documents of the corpus: each trap in its forms and each format."""
    for trap, facts in TRAPS.items():
        for name, printing in PRINTINGS.items():
            if facts.in_merging_formats and not printing.has_merged_cells:
                continue
            if facts.standing is not None and facts.standing not in printing.standing:
                continue
            for form in facts.forms if printing.in_every_form else facts.forms[-1:]:
                yield Case(trap, form, name)


@attrs.frozen
class Score:
    """How the cells of one document were read, as paths.

    Attributes:
        right: what is printed.
        no_number: given up as not certain.
        missing: not found, though printed.
        wrong: another figure than the printed one, or a statement that nothing is printed.
    """

    right: tuple[str, ...]
    no_number: tuple[str, ...]
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


def score(printed: Mapping[str, Value], read: Mapping[str, Value]) -> Score:
    """Compare what was read with what is printed, cell by cell.

    Example:
        >>> score({"a": 1, "b": 2, "c": None}, {"a": 1, "b": Mark.UNREADABLE, "c": 7, "d": 8})
        Score(right=('a',), no_number=('b',), missing=(), wrong=('c', 'd'))
    """
    found: dict[str, list[str]] = {"right": [], "no_number": [], "missing": [], "wrong": []}
    for path in [*printed, *(path for path in read if path not in printed)]:
        found[_judge(printed.get(path, Mark.MISSING), read.get(path, Mark.MISSING))].append(path)
    return Score(**{kind: tuple(paths) for kind, paths in found.items()})


def _judge(printed: Value, read: Value) -> str:
    if printed == read and isinstance(printed, Decimal) == isinstance(read, Decimal):
        return "right"
    if read is Mark.MISSING:
        return "missing"
    return "no_number" if read is Mark.UNREADABLE else "wrong"

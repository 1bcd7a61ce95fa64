"""A Word file to fill a report in: the printed layout, with last year's figures as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from gov_disclosure.document import Table
from gov_disclosure.drafting.beside import LastYear, row_comments, row_labels
from gov_disclosure.forms.layout.printed_form import printed_form
from gov_disclosure.renderers.word import captioned_blocks, document_of, file_of

if TYPE_CHECKING:
    from gov_disclosure.document import TablePlace
    from gov_disclosure.model.report import AnnualReport

_AUTHOR, _INITIALS = "上年报告", "上年"
"""Who comments, as Word shows it beside each comment."""


def fill_in_word_file(report: AnnualReport, previous: AnnualReport | None = None) -> bytes:
    """Return a Word file in which a report is filled in.

    It is the file of the report, with a line to write on below each heading that has nothing,
    and a comment on the label of each row: last year's figures, and which ones were carried over
    and are to be confirmed. No comment stands in a cell that is to be filled in; ``read`` reads
    none.

    Args:
        report: a draft, or any report.
        previous: last year's report, whose figures the comments tell.
    """
    form = printed_form(report)
    document = document_of(form, to_fill_in=True)
    comments = row_comments(report, LastYear.of(report, previous))
    places = [place for block, place, _ in captioned_blocks(form) if isinstance(block, Table)]
    for table, place in zip(document.tables, places, strict=True):
        for row, label in row_labels(cast("TablePlace", place)).items():
            if row in comments:
                _comment(document, table.rows[label.row].cells[label.column], comments[row])
    return file_of(document)


def _comment(document: Any, cell: Any, text: str) -> None:
    (paragraph,) = cell.paragraphs
    comment = document.add_comment(paragraph.runs, text, _AUTHOR, _INITIALS)
    comment._comment_elm.date = None  # noqa: SLF001 - equal drafts give equal files

"""What is told of a statutory table whose headings, rows or cells are not certain."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.paths import sections
from gov_disclosure.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.forms.extraction.strips import PrintedCell, Strip
    from gov_disclosure.model.report import FormName

_LONGEST_ROWS = 200


@functools.cache
def _called(name: str) -> Words:
    """Return what messages call a section."""
    section = sections()[name]
    return Words(f"“{section.heading}”", f"section {section.number} ({section.english})")


def evidence_of_row(text: str, cells: Sequence[PrintedCell]) -> Evidence:
    """Return the evidence that a row is: what is printed in it, where the first of cells stands."""
    if not cells:
        return Evidence(text)
    return attrs.evolve(Evidence.at(text, cells[0].place, cells[0].table), column=None)


def no_heading(name: str) -> Problem:
    """Return the problem that only its table tells a section."""
    called = _called(name)
    return Problem(
        "reading.heading_not_found",
        name,
        f"未见标题{called.zh}，已按表中标签认定为该部分的表格，请核实",
        f"the heading of {called.en} was not found; its table was told by the labels in it, "
        "please verify",
    )


def runs_together(name: str) -> Problem:
    """Return the problem that the rows of a table cannot be told apart."""
    called = _called(name)
    return Problem(
        "reading.run_together",
        name,
        f"{called.zh}的表格标签与数字连在一起，没有分隔，不能确定各格数字，未读取",
        f"the table of {called.en} was not read: labels and figures run together, so the cells "
        "cannot be told apart",
    )


def no_table(name: str) -> Problem:
    """Return the problem that a section has no table."""
    called = _called(name)
    return Problem(
        "reading.table_not_found",
        name,
        f"{called.zh}标题下未见能识别的表格（可能是图片、附件或文字叙述），请核对",
        f"no table was recognised under the heading of {called.en}; it may be a picture, an "
        "attachment or prose; please check",
    )


def form_not_certain(name: str, taken: FormName | None) -> Problem:
    """Return the problem that a table shows no form.

    Args:
        name: field name of the section.
        taken: the form of another table, if that was taken.
    """
    section = sections()[name]
    done = Words("未读取，请核对", "it was not read, please check")
    if taken is not None:
        done = Words(
            f"按另一表采用{taken}年格式，请核实",
            f"the form of {taken} was taken from the other table, please verify",
        )
    return Problem(
        "reading.form_not_certain",
        name,
        f"“{section.heading}”的表格不能判定是哪一年格式，{done.zh}",
        f"the table of section {section.number} does not show which form it follows; {done.en}",
    )


def belongs_to_no_row(name: str, strip: Strip, figures: Sequence[PrintedCell]) -> Problem:
    """Return the problem that figures which a printed row holds are of no row of the form."""
    called, printed = _called(name), quoted(strip.text)
    return Problem(
        "reading.row_not_recognised",
        name,
        f"{called.zh}的表格中有数字未能归位，不能确定属于哪一行（原文：{printed}）",
        f"figures in the table of {called.en} belong to no row that is certain "
        f"(printed: {printed})",
        evidence_of_row(strip.text, figures),
    )


def lines_of_no_row(name: str, lines: Sequence[str]) -> Problem:
    """Return the problem that lines of figures have no label of the form."""
    called, number = _called(name), len(lines)
    printed = quoted("；".join(lines), _LONGEST_ROWS)
    return Problem(
        "reading.row_not_recognised",
        name,
        f"{called.zh}的表格中有{number}行数字的标签不能识别，未填入（原文：{printed}）；"
        "规定格式中有的行因此缺失，请核对",
        f"{number} {'row' if number == 1 else 'rows'} of figures in the table of {called.en}: "
        f"no label of the form, so left out (printed: {printed}); rows of the form are missing, "
        "please check",
    )


def holds_too_many(name: str, strip: Strip) -> Problem:
    """Return the problem that a row has more figures than columns, and others are missing."""
    called, label, printed = _called(name), quoted(strip.label), quoted(strip.text)
    return Problem(
        "reading.row_not_recognised",
        name,
        f"{called.zh}中{label}行的数字多于列数，其中可能有缺失各行的数字（原文：{printed}）",
        f"more figures than columns stand in row {label} of {called.en}; some may be those of "
        f"missing rows (printed: {printed})",
        evidence_of_row(strip.text, strip.cells),
    )


def of_another_year(name: str, row: Sequence[PrintedCell]) -> Problem:
    """Return the problem that a table, of which this is the first row, is another year's."""
    called = _called(name)
    text = " ".join(filter(None, (cell.text.strip() for cell in row)))
    return Problem(
        "reading.table_of_another_year",
        name,
        f"{called.zh}中有写明是其他年度的表格，未填入（原文：{quoted(text)}）",
        f"a table of {called.en} says that its figures are another year's and was left out "
        f"(printed: {quoted(text)})",
        evidence_of_row(text, row),
    )


def row_of_other_form(name: str, row: Strip, form: FormName) -> Problem:
    """Return the problem that the form of a table does not have a row."""
    label = quoted(row.label)
    return Problem(
        "reading.row_of_other_form",
        f"{name}.{row.row}",
        f"{label}行不属于{form}年格式，未填入，请核对",
        f"row {label} does not belong to the form of {form} and was left out; please check",
    )


def blanks_not_certain(name: str, number: int) -> Problem:
    """Return the problem that cells may not be blank, for figures have found no place."""
    called = _called(name)
    return Problem(
        "reading.blanks_not_certain",
        name,
        f"{called.zh}有数字未能归位，没有数字的{number}格不能确定是否为空白，记为缺失",
        f"figures of {called.en} found no place, so it is not certain that cells without one "
        f"({number}) are blank; they are missing",
    )

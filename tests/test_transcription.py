"""The cells of the model against transcriptions of the printed form, made by hand.

Round trips cannot see a wrong label, because writer and reader share it.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

import gov_disclosure as gd
from gov_disclosure.model.paths import sections
from gov_disclosure.model.report import FORMS
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.model.report import FormName

_TRANSCRIPTIONS = Path(__file__).parent / "transcription"
_SECTION = re.compile(r"([一二三四五六]) ([a-z_]+)")
_BLOCK = re.compile(r"第二十条第（.）项")
_COLUMN_LINES = 3


@attrs.frozen
class PrintedCell:
    """What the form itself says of a cell."""

    path: str
    section: str
    block: str
    row_label: str
    column_label: str
    unit: str
    signed: bool


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def transcribed_cells(form: FormName) -> Iterator[PrintedCell]:
    """Yield the cells of a transcription in the order of the form."""
    text = (_TRANSCRIPTIONS / f"{form}.txt").read_text(encoding="utf-8")
    _title, *paragraphs = _paragraphs(text)
    section = name = ""
    for paragraph in paragraphs:
        if match := _SECTION.fullmatch(paragraph[0]):
            section, name = match.groups()
            continue
        block, lines = "", paragraph
        if _BLOCK.fullmatch(paragraph[0]):
            block, *lines = paragraph
        header = list(zip(*map(_columns, lines[:_COLUMN_LINES]), strict=True))
        for row_label, row_path in _rows(lines[_COLUMN_LINES:]):
            for column_label, unit, column in header:
                yield PrintedCell(
                    path=f"{name}.{row_path}.{column}",
                    section=section,
                    block=block,
                    row_label=row_label,
                    column_label=column_label,
                    unit=unit.removesuffix("±"),
                    signed=unit.endswith("±"),
                )


def _columns(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:]]


def _rows(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the joined labels and names of every line that no line further in belongs to."""
    above: list[tuple[int, str, str]] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        indent = len(line) - len(line.lstrip())
        label, _, name = (part.strip() for part in line.partition("="))
        above = [part for part in above if part[0] < indent]
        above.append((indent, label, name))
        if len(following) - len(following.lstrip()) <= indent:
            labels = "/".join(label for _, label, _ in above)
            yield labels, ".".join(name for _, _, name in above if name)


def _cells_of_the_model(form: FormName) -> Iterator[PrintedCell]:
    for cell in gd.cells(form):
        yield PrintedCell(
            path=cell.path,
            section=cell.section,
            block=cell.block or "",
            row_label=cell.row_label,
            column_label=cell.column_label,
            unit=cell.unit,
            signed=cell.signed,
        )


def _assert_equal(found: Iterable[PrintedCell], expected: Iterable[PrintedCell]) -> None:
    """Compare cell by cell, so that a failure shows the one cell that differs."""
    for cell, other in zip(found, expected, strict=True):
        assert cell == other


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_is_as_printed(form: FormName) -> None:
    _assert_equal(_cells_of_the_model(form), transcribed_cells(form))


@pytest.mark.parametrize(("form", "numbers"), [("2019", (22, 161, 15)), ("2021", (10, 175, 15))])
def test_the_transcription_is_complete(form: FormName, numbers: tuple[int, ...]) -> None:
    cells = list(transcribed_cells(form))
    counted = tuple(sum(cell.section == section for cell in cells) for section in "二三四")
    assert counted == numbers
    assert len({cell.path for cell in cells}) == len(cells)


def test_every_form_has_a_transcription() -> None:
    assert {path.stem for path in _TRANSCRIPTIONS.glob("*.txt")} == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_the_transcription_equals_the_specification(form: FormName, shared: Path) -> None:
    with (shared / "spec" / "cells.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["edition"] == form]
    specified = [
        PrintedCell(
            path=row["path"],
            section=row["section"],
            block=row["block"],
            row_label=row["row_label"],
            column_label=row["column_label"],
            unit=row["unit"],
            signed={"yes": True, "no": False}[row["signed"]],
        )
        for row in rows
    ]
    _assert_equal(transcribed_cells(form), specified)


def test_the_six_headings_are_as_printed() -> None:
    assert [section.heading for section in sections().values()] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_the_corner_of_section_three_is_as_printed() -> None:
    assert RECONCILIATION_SENTENCE == (
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    )

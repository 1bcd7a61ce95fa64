"""Reports as the rows of the sheets of a collecting workbook."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.dataset.collection.columns import (
    BODY_FACTS,
    HEAD_FACTS,
    figure_headings,
    label,
    prose_columns,
    remarked,
)
from gov_disclosure.dataset.collection.texts import prose_text
from gov_disclosure.dataset.facts import STATES_IN_WORDS
from gov_disclosure.dataset.rows import state
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import TABLE_SECTIONS, figures, sections
from gov_disclosure.renderers.table import Field
from gov_disclosure.renderers.workbook import LONGEST_TEXT
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.model.report import AnnualReport, FormName

_TOLD_ELSEWHERE = (Mark.NOT_APPLICABLE, Mark.MISSING, Mark.UNREADABLE)


@attrs.frozen
class Rows:
    """The rows of one report in each sheet, without its number.

    Attributes:
        body: its body.
        figures: the row of its figures.
        texts: the row of what is said of it and of its prose.
        remarks: a row for each cell that holds no figure and is not blank, and for each note.
        added: a row for each cell of the rows that its agency added.
    """

    body: str
    figures: tuple[Field, ...]
    texts: tuple[Field, ...]
    remarks: tuple[tuple[Field, ...], ...]
    added: tuple[tuple[Field, ...], ...]

    @classmethod
    def of(cls, report: AnnualReport, form: FormName) -> Rows:
        """Return the rows of a report.

        Args:
            report: a report that names its body.
            form: the edition of the form of all of them.

        Raises:
            InvalidValueError: it names no body, has a table of another edition, or a text that
                no cell of a workbook can hold.
        """
        if report.publisher is None:
            raise InvalidValueError("publisher", None, "单位名称", "the name of the body")
        for name in ("proactive_disclosure", "requests"):
            section = getattr(report, name)
            if section is not None and section.form != form:
                raise InvalidValueError(
                    f"{name}.form", section.form, f"{form}年格式", f"the form of {form}"
                )
        rows = cls(
            report.publisher.name,
            tuple(_figures(report, form)),
            tuple(_texts(report)),
            tuple(_remarks(report)),
            tuple(_added(report)),
        )
        for text in rows._texts():
            if len(text) > LONGEST_TEXT:
                raise InvalidValueError(
                    "text",
                    text,
                    f"不超过 {LONGEST_TEXT} 个字符（工作簿一格的上限）",
                    f"at most {LONGEST_TEXT} characters, as a cell of a workbook holds",
                )
        return rows

    def _texts(self) -> Iterator[str]:
        for row in (self.figures, self.texts, *self.remarks, *self.added):
            yield from (field for field in row if isinstance(field, str))


def _figures(report: AnnualReport, form: FormName) -> Iterator[Field]:
    yield report.publisher.name if report.publisher else None
    yield report.year
    yield None if report.scope is None else SCOPES_IN_WORDS[report.scope]
    values = figures(report)
    for path in figure_headings(form):
        value = values.get(path)
        yield None if isinstance(value, Mark) else value


def _texts(report: AnnualReport) -> Iterator[Field]:
    words: Mapping[str, Mapping[Any, str]] = {"level": LEVELS_IN_WORDS, "kind": KINDS_IN_WORDS}
    for name in BODY_FACTS:
        value = getattr(report.publisher, name)
        yield words[name][value] if value is not None and name in words else value
    for name in HEAD_FACTS:
        value = getattr(report, name)
        yield value.isoformat() if isinstance(value, datetime.date) else value
    for column in prose_columns():
        yield _prose(report, column) or None


def _prose(report: AnnualReport, column: str) -> str:
    name, _, part = column.partition(".")
    section = getattr(report, name)
    if section is None:
        return ""
    if not part:
        return prose_text(name, section.heading, section.blocks)
    heading = section.heading if part == "introduction" else None
    blocks = getattr(section, part)
    return prose_text(name, heading, blocks) if heading is not None or blocks else ""


def _remarks(report: AnnualReport) -> Iterator[tuple[Field, ...]]:
    """Yield what is remarked on each table that is not there, cell, or other place."""
    for name in TABLE_SECTIONS:
        if getattr(report, name) is None:
            yield sections()[name].heading, STATES_IN_WORDS["missing"].zh, None
    values = figures(report)
    noted: dict[str, list[str]] = {}
    for note in report.notes:
        noted.setdefault(note.path, []).append(note.text)
    for path, value in values.items():
        is_told = any(value is mark for mark in _TOLD_ELSEWHERE)
        first = STATES_IN_WORDS[state(value)].zh if is_told else None
        texts: list[str | None] = [*noted.pop(path, ())]
        for number, text in enumerate(texts or ([None] if is_told else [])):
            yield label(path), None if number else first, text
    for path, others in noted.items():
        for text in others:
            yield remarked().get(path, path), None, text


def _added(report: AnnualReport) -> Iterator[tuple[Field, ...]]:
    section = report.proactive_disclosure
    for number, row in enumerate(section.supplementary_rows if section else (), start=1):
        for column, text in row.cells or (("", ""),):
            yield number, row.block, row.label or None, column or None, text or None

"""The fields of a paragraph of a Word file: their codes are not shown, their results are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.docx.names import W, number, value
from gov_disclosure.readers.pieces import Piece

if TYPE_CHECKING:
    from gov_disclosure.readers.flow import Flow

_SILENT = frozenset(
    {"ADVANCE", "ASK", "HYPERLINK", "PRINT", "PRIVATE", "RD", "SET", "TA", "TC", "TOC", "XE", ""}
)
"""Kinds of fields that may show nothing."""


@attrs.define
class _Field:
    """A field that is open.

    Attributes:
        code: its code.
        control: the control of a form that it is, or None.
        in_code: whether its result is still to come.
        is_seen: whether its result has text.
    """

    code: list[str]
    control: Element | None = None
    in_code: bool = True
    is_seen: bool = False

    @property
    def kind(self) -> str:
        """The name its code begins with; ``=`` for a formula."""
        code = "".join(self.code).strip()
        return "=" if code.startswith("=") else code.partition(" ")[0].upper()


class Fields:
    """The fields that are open in a paragraph.

    What stands in the code of a field is not shown, be it the result of another field. In a cell
    one without a result is told, and so is a control of a form.

    Args:
        flow: where the text of the paragraph goes.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._open: list[_Field] = []
        self.codes = 0

    def take(self, kind: str | None, mark: Element | None) -> None:
        """Take the begin of a field, the begin of its result, or its end."""
        if kind == "begin":
            control = None if mark is None else mark.find(f"{W}ffData")
            self._open.append(_Field([], control))
            self.codes += 1
        elif self._open and kind in ("separate", "end"):
            field = self._open[-1]
            self.codes -= field.in_code
            field.in_code = False
            if kind == "end":
                self._open.pop()
                self._end(field)

    def begin_simple(self, code: str) -> None:
        """Take the begin of a field whose code is given at once."""
        self._open.append(_Field([code], in_code=False))

    def add_code(self, text: str) -> None:
        """Take a part of a code."""
        if self._open:
            self._open[-1].code.append(text)

    def note_text(self, text: str) -> None:
        """Take notice of text of a result."""
        if self._open and text.strip():
            self._open[-1].is_seen = True

    def _end(self, field: _Field) -> None:
        if field.is_seen and self._open:
            self._open[-1].is_seen = True
        if self.codes or not self._flow.is_cell:
            return
        if field.control is not None and (chosen := _chosen(field.control)) is not None:
            self._flow.pieces.append(chosen)
        elif _is_check_box(field) or (not field.is_seen and field.control is not None):
            self._flow.add(Piece("", Standing.FORM_CONTROL))
        elif not field.is_seen and field.kind not in _SILENT:
            self._flow.add(Piece("", Standing.FORMULA_WITHOUT_RESULT))


def _is_check_box(field: _Field) -> bool:
    return field.control is not None and field.control.find(f"{W}checkBox") is not None


def _chosen(control: Element) -> str | None:
    """Return the entry of a list that is chosen; None if it is no list."""
    entries = control.find(f"{W}ddList")
    if entries is None:
        return None
    texts = [entry.get(f"{W}val", "") for entry in entries.findall(f"{W}listEntry")]
    chosen = number(value(entries, "result") or value(entries, "default")) or 0
    return f" {texts[chosen]} " if chosen < len(texts) else None

"""What stands in the paragraphs of a Word file: runs of text, signs, fields, notes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from gov_disclosure.readers.docx.names import M, W, value
from gov_disclosure.readers.docx.styles import run_format
from gov_disclosure.readers.docx.wrappers import names, text_boxes
from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.readers.docx.styles import ParagraphFormat, Styles
    from gov_disclosure.readers.docx.wrappers import Wrappers
    from gov_disclosure.readers.flow import Flow

FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})

_RUN, _TEXT, _SYMBOL, _FIELD = (W + name for name in ("r", "t", "sym", "fldChar"))
_DRAWINGS = names("drawing object pict")
_BREAKS = names("br cr")
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}

_PARTS_OF_FIGURES = "0123456789０１２３４５６７８９+-.,，．＋－"
_GAP = "→"
"""Stands between the number of a list and a figure in a cell, which could join to another one."""


class _State(NamedTuple):
    """How the text at one place of a paragraph is shown."""

    shown: bool
    raised: Mapping[int, int | str] | None = None


class _Fields:
    """The fields that are open in a paragraph.

    What stands in the code of a field is not shown, be it the result of another field.
    """

    def __init__(self) -> None:
        self._in_code: list[bool] = []
        self.codes = 0

    def take(self, kind: str | None) -> None:
        """Take the begin of a field, the begin of its result, or its end."""
        if kind == "begin":
            self._in_code.append(True)
            self.codes += 1
        elif self._in_code and kind in ("separate", "end"):
            self.codes -= self._in_code.pop()
            if kind == "separate":
                self._in_code.append(False)


class Runs:
    """Reads what stands in paragraphs.

    Args:
        styles: the styles of the file.
        notes: its footnotes and endnotes, by kind and id; each is read once.
        wrappers: looks through what only holds others.

    Attributes:
        beside: contents of text boxes and notes that were met and are still to be read.
    """

    def __init__(
        self, styles: Styles, notes: dict[tuple[str, str], Element], wrappers: Wrappers
    ) -> None:
        self.beside = deque[Element]()
        self._styles = styles
        self._notes = notes
        self._wrappers = wrappers
        self._label = ""

    def read(
        self, paragraph: Element, style: ParagraphFormat, flow: Flow, *, shown: bool, label: str
    ) -> None:
        """Read a paragraph.

        Args:
            paragraph: the paragraph.
            style: its style.
            flow: where its text goes.
            shown: whether its text is shown.
            label: number before it with which a figure must not become one; else empty.
        """
        self._label = label.strip()
        fields = _Fields()
        open_ones = [(iter(paragraph), _State(shown))]
        while open_ones:
            children, state = open_ones[-1]
            for child in children:
                tag = child.tag
                if tag == _TEXT:
                    if state.shown and child.text and not fields.codes:
                        self._text(child.text, flow, state)
                elif tag == _RUN:
                    open_ones.append((iter(child), self._run(child, state, style)))
                    break
                elif (inner := self._wrappers.inner(child, shown=state.shown)) is not None:
                    open_ones.append((iter(inner[0]), state._replace(shown=inner[1])))
                    break
                elif tag == _FIELD:
                    fields.take(child.get(f"{W}fldCharType"))
                elif state.shown and not fields.codes:
                    self._sign(child, flow)
            else:
                open_ones.pop()

    def _run(self, run: Element, state: _State, style: ParagraphFormat) -> _State:
        properties = run.find(f"{W}rPr")
        format_ = run_format(properties)
        if (name := value(properties, "rStyle")) is not None:
            format_ = format_.over(self._styles.run(name))
        format_ = format_.over(style.run)
        return _State(state.shown and not format_.hidden, _RAISED.get(format_.raised or ""))

    def _text(self, text: str, flow: Flow, state: _State) -> None:
        if self._label and text.strip():
            if self._label[-1] in _PARTS_OF_FIGURES and text.lstrip()[0] in _PARTS_OF_FIGURES:
                flow.pieces.append(_GAP)
            self._label = ""
        flow.pieces.append(text if state.raised is None else text.translate(state.raised))

    def _sign(self, element: Element, flow: Flow) -> None:
        """Take what stands in a paragraph beside its text."""
        tag = element.tag
        if tag in _SIGNS:
            flow.pieces.append(_SIGNS[tag])
        elif tag in _BREAKS:
            flow.break_line()
        elif tag == _SYMBOL:
            flow.pieces.append(_symbol(element))
        elif tag in FORMULAS:
            flow.pieces.append(formula(element))
        elif tag in _DRAWINGS:
            self.beside.extend(text_boxes(element))
        elif tag in _NOTES:
            note = self._notes.pop((_NOTES[tag], element.get(f"{W}id", "")), None)
            if note is not None:
                self.beside.append(note)


def _symbol(element: Element) -> str:
    """Return a character that is given by its code in a font."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return "\N{REPLACEMENT CHARACTER}"
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_character else "\N{REPLACEMENT CHARACTER}"


def formula(element: Element) -> str:
    """Return the text of a formula; the parts of a fraction must not join to another number."""
    return "…".join(text.text for text in element.iter(f"{M}t") if text.text)

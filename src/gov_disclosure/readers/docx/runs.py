"""What stands in the paragraphs of a Word file: runs of text, signs, fields, notes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from gov_disclosure.document import Standing
from gov_disclosure.readers.docx.fields import Fields
from gov_disclosure.readers.docx.names import M, W, value
from gov_disclosure.readers.docx.styles import UNKNOWN, WHITE, RunFormat, ground, run_format
from gov_disclosure.readers.docx.wrappers import names, text_boxes
from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.readers.docx.styles import ParagraphFormat, Styles
    from gov_disclosure.readers.docx.wrappers import Wrappers
    from gov_disclosure.readers.flow import Flow

FORMULAS = frozenset({f"{M}oMath", f"{M}oMathPara"})

_RUN, _TEXT, _SYMBOL, _FIELD = (W + name for name in ("r", "t", "sym", "fldChar"))
_SIMPLE_FIELD, _CODE = (W + name for name in ("fldSimple", "instrText"))
_LEAST_RAISED = 3  # half points; converters move text by less to align it
_DRAWINGS = names("drawing object pict")
_BREAKS = names("br cr")
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}

_PARTS_OF_FIGURES = "0123456789０１２３４５６７８９+-.,，．＋－"
_GAP = "→"
"""Stands between the number of a list and a figure in a cell, which could join to another one."""


class _State(NamedTuple):
    """How the text at one place of a paragraph is shown.

    Attributes:
        shown: whether it is more than the prompt of an empty field.
        kind: how it stands there, if it is not simply text.
        raised: how its digits are raised or lowered, if a mark is certain.
        ends_field: whether a field ends where it does.
    """

    shown: bool
    kind: Standing | None = None
    raised: Mapping[int, int | str] | None = None
    ends_field: bool = False


class Runs:
    """Reads what stands in paragraphs.

    Args:
        styles: the styles of the file.
        notes: its footnotes and endnotes, by kind and id; each is read once.
        wrappers: looks through what only holds others.

    Attributes:
        beside: contents of text boxes and notes that were met and are still to be read.
        ground: colour behind the cell that is read, if it has one; "?" if it may have.
    """

    def __init__(
        self, styles: Styles, notes: dict[tuple[str, str], Element], wrappers: Wrappers
    ) -> None:
        self.beside = deque[Element]()
        self._styles = styles
        self._notes = notes
        self._wrappers = wrappers
        self._label = ""
        self.ground: str | None = None

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
        fields = Fields(flow)
        behind = ground(paragraph.find(f"{W}pPr")) or self.ground
        open_ones = [(iter(paragraph), _State(shown))]
        while open_ones:
            children, state = open_ones[-1]
            for child in children:
                inner = self._inner(child, state, style, behind)
                if inner is None:
                    self._take(child, state, flow, fields)
                    continue
                if inner[1].ends_field:
                    fields.begin_simple(child.get(f"{W}instr", ""))
                open_ones.append((iter(inner[0]), inner[1]))
                break
            else:
                open_ones.pop()
                if state.ends_field:
                    fields.take("end", None)

    def _inner(
        self, child: Element, state: _State, style: ParagraphFormat, behind: str | None
    ) -> tuple[Iterable[Element], _State] | None:
        """Return what an element holds and how it is shown; None if it holds no others."""
        if child.tag == _RUN:
            return child, self._run(child, state, style, behind)
        inner = self._wrappers.inner(child, shown=state.shown)
        if inner is None:
            return None
        is_field = child.tag == _SIMPLE_FIELD
        return inner[0], state._replace(shown=inner[1], ends_field=is_field)

    def _take(self, child: Element, state: _State, flow: Flow, fields: Fields) -> None:
        """Take an element that holds no others."""
        tag = child.tag
        if tag == _FIELD:
            fields.take(child.get(f"{W}fldCharType"), child)
        elif tag == _CODE:
            fields.add_code(child.text or "")
        elif fields.codes:
            pass
        elif tag != _TEXT:
            if state.shown and state.kind is not Standing.NOT_VISIBLE:
                self._sign(child, flow)
        elif not state.shown:
            flow.add(Piece("", Standing.FORM_CONTROL))
        elif child.text:
            fields.note_text(child.text)
            self._text(child.text, flow, state)

    def _run(
        self, run: Element, state: _State, style: ParagraphFormat, behind: str | None
    ) -> _State:
        properties = run.find(f"{W}rPr")
        format_ = run_format(properties)
        if (name := value(properties, "rStyle")) is not None:
            format_ = format_.over(self._styles.run(name))
        format_ = format_.over(style.run)
        is_hidden = state.kind is Standing.NOT_VISIBLE  # by a run around this one
        kind = state.kind if is_hidden else _kind(format_, behind)
        return _State(state.shown, kind, _RAISED.get(format_.raised or ""))

    def _text(self, text: str, flow: Flow, state: _State) -> None:
        if state.kind is not None:
            if state.kind is Standing.RAISED_MARK and state.raised is not None:
                text = text.translate(state.raised)
            flow.add(Piece(text, state.kind))
            return
        if self._label and text.strip():
            if self._label[-1] in _PARTS_OF_FIGURES and text.lstrip()[0] in _PARTS_OF_FIGURES:
                flow.pieces.append(_GAP)
            self._label = ""
        flow.pieces.append(text)

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
            if flow.is_cell:
                flow.add(Piece("", Standing.PICTURE))
        elif tag in _NOTES:
            note = self._notes.pop((_NOTES[tag], element.get(f"{W}id", "")), None)
            if note is not None:
                self.beside.append(note)


def _kind(format_: RunFormat, behind: str | None) -> Standing | None:
    """Return how text stands on the page."""
    behind = format_.ground or behind
    if format_.hidden:
        return Standing.NOT_VISIBLE
    if format_.color is not None and format_.color == (behind or WHITE):
        return Standing.NOT_VISIBLE
    if format_.color == WHITE and behind == UNKNOWN:
        return Standing.UNCERTAIN
    if format_.struck:
        return Standing.STRUCK_OUT
    if format_.raised in _RAISED or abs(format_.position or 0) >= _LEAST_RAISED:
        return Standing.RAISED_MARK
    return None


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

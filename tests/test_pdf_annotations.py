"""What stands on a PDF page as an annotation: fields, text put on it, lines through text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gov_disclosure.document import OBJECT, Standing
from pdf_cells import FORM, page, second_cell, text
from pdf_objects import stream

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTROL, TWO_LAYERS = Standing.FORM_CONTROL, Standing.TWO_LAYERS
STRUCK_OUT, UNCERTAIN = Standing.STRUCK_OUT, Standing.UNCERTAIN

SHOWN, EMPTY = b"/AP<</N 15 0 R>>", b"/AP<</N 16 0 R>>"
CLOSE = b"/AP<</N 18 0 R>>"
STATES = b"/AP<</N<</Yes 15 0 R/Off 16 0 R>>>>"
PARENT = b"/Parent 17 0 R"

ANNOTATIONS: Mapping[str, tuple[bytes, str, dict[Standing, str]]] = {
    "a field with its appearance": (b"/Subtype/Widget/FT/Tx/V(429)" + SHOWN, "429", {}),
    "an appearance that is cut close to it": (b"/Subtype/Widget/FT/Tx/V(429)" + CLOSE, "429", {}),
    "cut after a digit": (b"/Subtype/Widget/FT/Tx" + CLOSE, "429", {UNCERTAIN: ""}),
    "a field without appearance": (b"/Subtype/Widget/FT/Tx/V(429)", "429", {}),
    "a value over two bytes": (b"/Subtype/Widget/FT/Tx/V<FEFF003400320039>", "429", {}),
    "an appearance that shows nothing": (b"/Subtype/Widget/FT/Tx/V(429)" + EMPTY, "429", {}),
    "an appearance without value": (b"/Subtype/Widget/FT/Tx" + SHOWN, "429", {}),
    "another value": (b"/Subtype/Widget/FT/Tx/V(428)" + SHOWN, "429", {TWO_LAYERS: ""}),
    "a value of the parent": (b"/Subtype/Widget" + PARENT, "429", {}),
    "a field that is not filled in": (b"/Subtype/Widget/FT/Tx", OBJECT, {CONTROL: ""}),
    "not filled in, with appearance": (
        b"/Subtype/Widget/FT/Tx" + EMPTY,
        OBJECT,
        {CONTROL: ""},
    ),
    "a hidden field": (b"/Subtype/Widget/FT/Tx/V(429)/F 2", "", {}),
    "a field that is only printed": (b"/Subtype/Widget/FT/Tx/V(429)/F 32", "", {}),
    "a field in a layer that is off": (b"/Subtype/Widget/FT/Tx/V(429)/OC 9 0 R", "", {}),
    "a choice": (b"/Subtype/Widget/FT/Ch/V(b)/Opt[[(a)(428)][(b)(429)]]", "429", {}),
    "a choice that is its own text": (b"/Subtype/Widget/FT/Ch/V(429)/Opt[(428)(429)]", "429", {}),
    "a box that is ticked": (b"/Subtype/Widget/FT/Btn/AS/Yes" + STATES, OBJECT, {CONTROL: ""}),
    "a box that is not": (b"/Subtype/Widget/FT/Btn/AS/Off" + STATES, OBJECT, {CONTROL: ""}),
    "text put on the page": (b"/Subtype/FreeText/Contents(429)", "429", {}),
    "text with its appearance": (b"/Subtype/FreeText/Contents(428)" + SHOWN, "429", {}),
    "a note that opens": (b"/Subtype/Text/Contents(429)", "", {}),
    "a link": (b"/Subtype/Link", "", {}),
}


def annotated(annotation: bytes, content: bytes = b"") -> bytes:
    """Return a page with an annotation in the second cell."""
    entries = b"/MediaBox[0 0 600 800]/Annots[14 0 R]"
    annotation = b"<</Type/Annot/Rect[210 676 250 696]%b>>" % annotation
    form = FORM.replace(b"[0 0 600 800]", b"[0 0 40 20]")
    shown = stream(text(b"429", 4, 5), form)
    parent = b"<</FT/Tx/V(429)>>"
    empty = stream(b"", form)
    close = stream(b"4 2 20.2 14 re W n " + text(b"429", 4, 5), form)
    return page(content, annotation, shown, empty, parent, close, entries=entries)


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_a_cell_says_what_an_annotation_shows_there(name: str) -> None:
    annotation, seen, beside = ANNOTATIONS[name]
    assert second_cell(annotated(annotation)) == (seen, beside)


@pytest.mark.parametrize(
    "annotation",
    [
        b"/Subtype/StrikeOut/QuadPoints[209 692 231 692 209 678 231 678]",
        b"/Subtype/Line/L[209 685 231 685]",
        b"/Subtype/Ink/InkList[[209 684 231 687]]",
    ],
)
def test_a_line_put_through_a_figure_strikes_it_out(annotation: bytes) -> None:
    data = annotated(annotation, text(b"428") + text(b"429", 240))
    assert second_cell(data) == ("429", {STRUCK_OUT: "428"})

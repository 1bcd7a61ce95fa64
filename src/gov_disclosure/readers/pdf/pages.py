"""The pages of a PDF file: what a person sees on them, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.readers.pdf.annotations import draw_annotations
from gov_disclosure.readers.pdf.device import Device
from gov_disclosure.readers.pdf.edges import lost_ends
from gov_disclosure.readers.pdf.file import Work, document_of, pages_of
from gov_disclosure.readers.pdf.fonts import Fonts
from gov_disclosure.readers.pdf.geometry import Page
from gov_disclosure.readers.pdf.interpreter import Interpreter
from gov_disclosure.readers.pdf.layers import Layers
from gov_disclosure.readers.pdf.sight import recognised, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.utils import Rect


def pages(data: bytes, work: Work) -> Iterator[Page]:
    """Yield the pages of a file as a person sees them.

    Args:
        data: the file.
        work: counts what is read.
    """
    document = document_of(data, work)
    layers = Layers(document.catalog, work)
    resources = Fonts(work)
    for number, page in enumerate(pages_of(document, work), start=1):
        page.mediabox = _ordered(page.mediabox)
        page.cropbox = _within(_ordered(page.cropbox), page.mediabox)
        device = Device(resources, work)
        interpreter = Interpreter(resources, device, work, layers)
        interpreter.process_page(page)
        draw_annotations(page.annots, interpreter, device, layers)
        yield _as_seen(device, number, work)


def _as_seen(device: Device, number: int, work: Work) -> Page:
    """Return a page from what was painted on it."""
    scan = recognised(device.characters, device.paints, device.visible)
    characters, paints = scan or (device.characters, device.paints)
    found = seen(characters, paints, device.visible, work)
    return Page(
        number,
        device.width,
        device.height,
        found,
        tuple(device.rules),
        tuple(device.strokes),
        tuple(device.figures),
        lost_ends(device.cuts, found),
        device.visible,
        is_recognised=scan is not None,
    )


def _ordered(box: Rect) -> Rect:
    """Return a box of the file whose corners may stand in any order."""
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _within(crop: Rect, media: Rect) -> Rect:
    """Return the part of a page that is shown; all of it if the crop box is off it."""
    left, low = max(crop[0], media[0]), max(crop[1], media[1])
    right, high = min(crop[2], media[2]), min(crop[3], media[3])
    return (left, low, right, high) if left < right and low < high else media

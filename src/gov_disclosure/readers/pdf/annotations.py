"""What stands on PDF pages as annotations: form fields, text put on a page, lines through text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text, mult_matrix

from gov_disclosure.document import Standing
from gov_disclosure.readers.characters import normal_ideographs
from gov_disclosure.readers.pdf.entries import box_of, corners_of, matrix_of, name_of
from gov_disclosure.readers.pdf.geometry import EVERYWHERE, Box, Figure, Stroke
from gov_disclosure.readers.pdf.inks import Ink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.utils import Matrix

    from gov_disclosure.readers.pdf.device import Device
    from gov_disclosure.readers.pdf.interpreter import Interpreter
    from gov_disclosure.readers.pdf.layers import Layers

_NOT_SHOWN = 2 | 32  # flags of annotations: hidden, not to be viewed
_PUSH_BUTTON = 1 << 16  # flag of a field
_ICONS = frozenset({"Link", "Popup", "Text", "FileAttachment", "Sound", "Movie", "Screen"})
_UNKNOWN = "\ufffd"
_MOST_ANCESTORS = 20
_LONGEST_VALUE = 10_000


def draw_annotations(
    annotations: object, interpreter: Interpreter, device: Device, layers: Layers
) -> None:
    """Draw the annotations of a page over what its content has painted.

    Args:
        annotations: those of the page.
        interpreter: draws appearances.
        device: takes down what they show.
        layers: tells which are shown.
    """
    listed = resolve1(annotations)
    for annotation in listed if isinstance(listed, list) else ():
        entries = resolve1(annotation)
        if not isinstance(entries, dict):
            continue
        flags = resolve1(entries.get("F"))
        is_hidden = isinstance(flags, int) and flags & _NOT_SHOWN
        is_icon = name_of(entries.get("Subtype")) in _ICONS
        if not is_hidden and not is_icon and layers.is_shown(entries.get("OC")):
            device.ink = Ink()
            _draw(entries, interpreter, device)


def _draw(entries: dict[str, Any], interpreter: Interpreter, device: Device) -> None:
    kind = name_of(entries.get("Subtype"))
    place = box_of(entries.get("Rect"))
    start = device.start
    first = len(device.characters)
    appearance = _appearance(entries)
    if appearance is not None and place is not None:
        matrix = _fitted(appearance, place)
        interpreter.init_resources({})
        interpreter.init_state(start)
        interpreter.draw_form(appearance, mult_matrix(matrix, start))
    if kind == "Widget" and place is not None:
        box = device.bounds(start, corners_of(place))
        _field(entries, device, box, first)
    elif kind == "FreeText" and appearance is None and place is not None:
        device.write(_value(entries.get("Contents")), device.bounds(start, corners_of(place)))
    elif kind == "StrikeOut":
        _strike_out(entries, device)
    elif appearance is None:
        _lines(entries, device)


def _appearance(entries: dict[str, Any]) -> PDFStream | None:
    """Return the appearance of an annotation in the state in which it is."""
    appearances = resolve1(entries.get("AP"))
    normal = resolve1(appearances.get("N")) if isinstance(appearances, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(name_of(entries.get("AS"))))
    return normal if isinstance(normal, PDFStream) else None


def _fitted(appearance: PDFStream, place: tuple[float, float, float, float]) -> Matrix:
    """Return the matrix that fits an appearance into the place of its annotation."""
    corners = box_of(appearance.get("BBox"))
    left, low, right, high = place
    if corners is None:
        return 1, 0, 0, 1, left, low
    (a, b, c, d, e, f) = matrix_of(appearance.get("Matrix"))
    ends = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners_of(corners)]
    xs, ys = zip(*ends, strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    across = (right - left) / width if width else 1.0
    up = (high - low) / height if height else 1.0
    return across, 0, 0, up, left - min(xs) * across, low - min(ys) * up


def _field(entries: dict[str, Any], device: Device, box: Box, first: int) -> None:
    """Take down a form field whose appearance is drawn, if it has one.

    The value counts where the appearance shows nothing. Where both are there and differ, it
    cannot be told which a person sees: viewers differ.
    """
    kind = name_of(_inherited(entries, "FT"))
    if kind == "Btn":
        flags = _inherited(entries, "Ff")
        if not (isinstance(flags, int) and flags & _PUSH_BUTTON):
            del device.characters[first:]
            device.figures.append(Figure(Standing.FORM_CONTROL, box))
        return
    shown = "".join(
        character.text for character in device.characters[first:] if character.standing is None
    )
    value = _choice(entries) if kind == "Ch" else _value(_inherited(entries, "V"))
    if not shown.replace(_UNKNOWN, "").strip():
        if value.strip():
            del device.characters[first:]
            device.write(value, box)
        elif kind in {"Tx", "Ch", ""}:
            device.figures.append(Figure(Standing.FORM_CONTROL, box))
    elif value.strip():
        _compare(shown, value, device, first)


def _compare(shown: str, value: str, device: Device, first: int) -> None:
    """Take down that what is shown is all of a value, or something else."""
    is_same = _letters(shown) == _letters(value)
    device.characters[first:] = [
        attrs.evolve(character, clip=EVERYWHERE)
        if is_same
        else attrs.evolve(character, standing=character.standing or Standing.TWO_LAYERS)
        for character in device.characters[first:]
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _inherited(entries: dict[str, Any], name: str) -> Any:
    """Return an entry of a field, or of a field that it is part of."""
    for _ in range(_MOST_ANCESTORS):
        if name in entries:
            return resolve1(entries[name])
        parent = resolve1(entries.get("Parent"))
        if not isinstance(parent, dict):
            break
        entries = parent
    return None


def _choice(entries: dict[str, Any]) -> str:
    """Return what is chosen in a field, as it is shown."""
    value = _inherited(entries, "V")
    chosen = [_value(item) for item in (value if isinstance(value, list) else [value])]
    options = _inherited(entries, "Opt")
    shown = {}
    for option in map(resolve1, options if isinstance(options, list) else ()):
        if isinstance(option, list) and len(option) == 2:
            shown[_value(option[0])] = _value(option[1])
    return "\n".join(shown.get(item, item) for item in chosen)


def _value(value: object) -> str:
    resolved = resolve1(value)
    if isinstance(resolved, PDFStream):
        resolved = resolved.get_data()
    if isinstance(resolved, bytes):
        return normal_ideographs(decode_text(resolved[:_LONGEST_VALUE]))
    return resolved[:_LONGEST_VALUE] if isinstance(resolved, str) else ""


def _strike_out(entries: dict[str, Any], device: Device) -> None:
    """Take down the lines of a mark that strikes text out, each in the middle of its corners."""
    numbers = list(_numbers(entries.get("QuadPoints")))
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    for first in range(0, len(points) - 3, 4):
        box = device.bounds(device.start, points[first : first + 4])
        device.draw_rule(Box(box.left, box.middle, box.right, box.middle))


def _lines(entries: dict[str, Any], device: Device) -> None:
    """Take down the lines of a drawing that viewers draw by its points."""
    inks = resolve1(entries.get("InkList"))
    for path in [entries.get("L"), *(inks if isinstance(inks, list) else ())]:
        numbers = list(_numbers(path))
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        for pair in itertools.pairwise(points):
            (one, other) = (device.bounds(device.start, [point]) for point in pair)
            device.draw_line(Stroke((one.left, one.top), (other.left, other.top)))


def _numbers(value: object) -> Iterator[float]:
    listed = resolve1(value)
    for number in map(resolve1, listed if isinstance(listed, list) else ()):
        if isinstance(number, int | float):
            yield float(number)

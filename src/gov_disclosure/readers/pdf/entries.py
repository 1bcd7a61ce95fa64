"""Entries of the objects of a file as the names, boxes and matrices that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY

if TYPE_CHECKING:
    from pdfminer.utils import Matrix


def name_of(value: object) -> str:
    """Return the name that an entry of a file is; empty if it is none."""
    resolved = resolve1(value)
    return str(resolved.name) if isinstance(resolved, PSLiteral) else ""


def box_of(value: object) -> tuple[float, float, float, float] | None:
    """Return a rectangle of a file with its corners in order; None if it is none."""
    listed = resolve1(value)
    numbers = [resolve1(number) for number in listed] if isinstance(listed, list) else []
    if len(numbers) != 4 or not all(isinstance(number, int | float) for number in numbers):
        return None
    x0, y0, x1, y1 = map(float, numbers)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def corners_of(box: tuple[float, float, float, float]) -> tuple[tuple[float, float], ...]:
    """Return the four corners of a rectangle of a file."""
    left, low, right, high = box
    return (left, low), (right, low), (left, high), (right, high)


def matrix_of(value: object) -> Matrix:
    """Return a matrix of a file; the one that changes nothing if it is none."""
    listed = resolve1(value)
    numbers = [resolve1(number) for number in listed] if isinstance(listed, list) else []
    if len(numbers) != 6 or not all(isinstance(number, int | float) for number in numbers):
        return MATRIX_IDENTITY
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f

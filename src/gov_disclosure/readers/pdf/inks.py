"""How things are painted at a point of a page, and the named states that set it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.pdftypes import PDFStream, dict_value, resolve1

from gov_disclosure.readers.pdf.entries import name_of
from gov_disclosure.readers.pdf.geometry import EVERYWHERE, Box

if TYPE_CHECKING:
    from collections.abc import Mapping

_NORMAL_BLENDING = frozenset({"", "Normal", "Compatible"})


class Ink(NamedTuple):
    """How things are painted at a point of a page, beside their colours.

    Attributes:
        clip: a box outside of which nothing is painted.
        fill: opacity of what is filled, from 0 to 1.
        stroke: opacity of lines.
        is_mixed: whether colours are mixed with those below, by a blend mode or a mask.
        is_ragged: whether the clip may be smaller than its box.
        is_off: whether it is part of a layer that is not shown.
        group: opacity of the groups that it is part of, which fill and stroke include.
        is_group_mixed: whether such a group is mixed.
    """

    clip: Box = EVERYWHERE
    fill: float = 1.0
    stroke: float = 1.0
    is_mixed: bool = False
    is_ragged: bool = False
    is_off: bool = False
    group: float = 1.0
    is_group_mixed: bool = False


class State(NamedTuple):
    """What a named state of painting sets; None for what it leaves as it is."""

    fill: float | None
    stroke: float | None
    is_mixing: bool | None
    font: tuple[dict[str, Any], float] | None


def state_of(entries: Mapping[str, Any]) -> State:
    """Return what the entries of a named state set."""
    fill, stroke = (resolve1(entries.get(name)) for name in ("ca", "CA"))
    font = resolve1(entries.get("Font"))
    is_font = isinstance(font, list) and len(font) == 2 and isinstance(resolve1(font[0]), dict)
    return State(
        float(fill) if isinstance(fill, int | float) else None,
        float(stroke) if isinstance(stroke, int | float) else None,
        _is_mixing(entries) if "BM" in entries or "SMask" in entries else None,
        (dict_value(font[0]), float(resolve1(font[1]))) if is_font else None,
    )


def _is_mixing(state: Mapping[str, Any]) -> bool:
    """Tell whether a state mixes colours with those below it."""
    mode = resolve1(state.get("BM"))
    first = mode[0] if isinstance(mode, list) and mode else mode
    is_masked = isinstance(resolve1(state.get("SMask")), dict | PDFStream)
    return is_masked or name_of(first) not in _NORMAL_BLENDING

"""Elements of a Word file that only hold others, and the one of several that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.readers.docx.names import MC, W, switch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element


def names(of: str) -> frozenset[str]:
    """Return the full names of elements."""
    return frozenset(W + name for name in of.split())


CHANGES = names("ins del moveTo moveFrom")
"""Tracked changes; the text of ``del`` and ``moveFrom`` is no longer there."""

_WRAPPERS = names(
    "bdo customXml dir fldSimple hyperlink ins moveTo ruby rubyBase sdt sdtContent smartTag"
)
_CHOICES, _CHOICE, _FALLBACK = (MC + name for name in ("AlternateContent", "Choice", "Fallback"))
_BOX = f"{W}txbxContent"


class Wrappers:
    """Looks through elements that only hold others.

    Args:
        note_change: called for each tracked change that is met.
    """

    def __init__(self, note_change: Callable[[], None]) -> None:
        self._note_change = note_change

    def held(self, parent: Element, *, shown: bool = True) -> Iterator[tuple[Element, bool]]:
        """Yield what an element holds, less what only wraps it, and whether its text is shown."""
        open_ones = [(iter(parent), shown)]
        while open_ones:
            children, shown = open_ones[-1]
            for child in children:
                inner = self.inner(child, shown=shown)
                if inner is not None:
                    open_ones.append((iter(inner[0]), inner[1]))
                    break
                yield child, shown
            else:
                open_ones.pop()

    def inner(self, element: Element, *, shown: bool) -> tuple[Iterable[Element], bool] | None:
        """Return what a wrapper holds and whether its text is shown; None for other elements."""
        tag = element.tag
        if tag in CHANGES:
            self._note_change()
        if tag == _CHOICES:
            return _chosen(element), shown
        if tag not in _WRAPPERS:
            return None
        is_prompt = switch(element.find(f"{W}sdtPr"), "showingPlcHdr")
        return element, shown and not is_prompt


def _chosen(choices: Element) -> Iterable[Element]:
    """Return what stands in the first of several ways to show the same."""
    for name in (_CHOICE, _FALLBACK):
        found = choices.find(name)
        if found is not None:
            return found
    return ()


def text_boxes(drawing: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing, each once."""
    open_ones = [iter([drawing])]
    while open_ones:
        for element in open_ones[-1]:
            if element.tag == _BOX:
                yield element
            else:
                inner = _chosen(element) if element.tag == _CHOICES else element
                open_ones.append(iter(inner))
                break
        else:
            open_ones.pop()

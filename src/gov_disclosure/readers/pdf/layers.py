"""The layers of a PDF file, which it calls optional content, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from gov_disclosure.readers.pdf.entries import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.readers.pdf.file import Work

_DEEPEST_EXPRESSION = 20


class Layers:
    """Tells which layers a file shows when it is opened.

    Args:
        catalog: the root of the file.
        work: counts the groups that are looked up.
    """

    def __init__(self, catalog: dict[str, Any], work: Work) -> None:
        self._work = work
        self._known: dict[int, bool] = {}
        properties = _dictionary(catalog.get("OCProperties"))
        default = _dictionary(properties.get("D"))
        self._is_base_off = name_of(default.get("BaseState")) == "OFF"
        self._on = set(_identities(default.get("ON")))
        self._off = set(_identities(default.get("OFF")))

    def is_shown(self, content: object) -> bool:
        """Tell whether something is shown, by its entry OC or its property list.

        Args:
            content: a group, a membership in groups, or None for what is in no layer.
        """
        if not isinstance(content, PDFObjRef):
            return self._decide(content)
        if content.objid not in self._known:
            self._known[content.objid] = self._decide(content)
        return self._known[content.objid]

    def _decide(self, content: object) -> bool:
        described = _dictionary(content)
        kind = name_of(described.get("Type"))
        if kind == "OCMD":
            return self._is_member_shown(described)
        if kind == "OCG" or isinstance(content, PDFObjRef):
            return self._is_on(content)
        return True

    def _is_on(self, group: object) -> bool:
        self._work.follow()
        identity = _identity(group)
        if identity in self._off:
            return False
        return not self._is_base_off or identity in self._on

    def _is_member_shown(self, membership: dict[str, Any]) -> bool:
        expression = resolve1(membership.get("VE"))
        if isinstance(expression, list):
            return self._holds(expression, 0)
        groups = membership.get("OCGs")
        resolved = resolve1(groups)
        listed = resolved if isinstance(resolved, list) else [groups]
        states = [self._is_on(group) for group in listed if isinstance(resolve1(group), dict)]
        if not states:
            return True
        policy = name_of(membership.get("P"))
        if policy == "AllOn":
            return all(states)
        if policy == "AnyOff":
            return not all(states)
        if policy == "AllOff":
            return not any(states)
        return any(states)

    def _holds(self, expression: object, depth: int) -> bool:
        """Return the value of an expression; what cannot be judged is shown."""
        self._work.follow()
        parts = resolve1(expression)
        if not isinstance(parts, list):
            return self._is_on(expression)
        if depth > _DEEPEST_EXPRESSION or not parts:
            return True
        operator = name_of(parts[0])
        values = [self._holds(part, depth + 1) for part in parts[1:]]
        if operator == "Not":
            return not all(values)
        return all(values) if operator == "And" else any(values)


def _dictionary(value: object) -> dict[str, Any]:
    resolved = resolve1(value)
    return resolved if isinstance(resolved, dict) else {}


def _identities(groups: object) -> Iterable[object]:
    listed = resolve1(groups)
    return map(_identity, listed) if isinstance(listed, list) else ()


def _identity(group: object) -> object:
    """Return what a group is known by: the number of its object."""
    return group.objid if isinstance(group, PDFObjRef) else id(group)

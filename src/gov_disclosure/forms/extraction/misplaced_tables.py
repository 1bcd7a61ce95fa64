"""Tables that stand under another heading than their own, or under none.

Which section a table is of shows in the labels that only this section has. It is moved only
over one heading, and only to a section that has no table of its own.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Table
from gov_disclosure.forms.extraction.sections import SectionText, part_of_table
from gov_disclosure.forms.words.labels import header_parts, key, section_labels
from gov_disclosure.model.paths import TABLE_SECTIONS, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.document import Block
    from gov_disclosure.forms.extraction.sections import Item, Outline

_FRONT = ""
_FEWEST_LABELS = 2
_ENOUGH_LABELS = 4
_SHORTEST_LINE = 4  # 规章 and 维持 begin sentences
_LONGEST_WORD = 60  # a paragraph of Chinese is one word


@functools.cache
def _own_labels() -> Mapping[str, str]:
    """Return the section of each label that only one section has."""
    having = Counter(label for name in TABLE_SECTIONS for label in section_labels(name).all_keys)
    return MappingProxyType(
        {
            label: name
            for name in TABLE_SECTIONS
            for label in section_labels(name).all_keys
            if having[label] == 1
        }
    )


def section_shown_by(block: Block) -> str | None:
    """Return the section whose table a block is or begins, or None if nothing shows it.

    Example:
        >>> section_shown_by(Table([["", "行政复议"], ["结果维持", "0"], ["结果纠正", "0"]]))
        'disputes'
        >>> section_shown_by(Table([["年份", "行政复议"], ["2022", "0"]])) is None
        True
    """
    if not isinstance(block, Table):
        first_word = next(iter(block.text.split(maxsplit=1)), "")
        if len(first_word) > _LONGEST_WORD or len(label := key(first_word)) < _SHORTEST_LINE:
            return None
        return _own_labels().get(label)
    found: dict[str, set[str]] = {}
    for row in block.rows:
        for label, name in _labels_in(row):
            labels = found.setdefault(name, set())
            labels.add(label)
            if len(labels) == _ENOUGH_LABELS:
                return name
    name, labels = max(found.items(), key=lambda entry: len(entry[1]), default=("", set()))
    return name if len(labels) >= _FEWEST_LABELS else None


def _labels_in(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the labels in a row that only one section has, and that section."""
    own = _own_labels()
    for label in (key(part) for cell in row for part in header_parts(cell)):
        if label in own:
            yield label, own[label]


def _parts_by_section(item: Item) -> Iterator[Item]:
    """Yield an item in parts, so that no table holds one section after another."""
    if not isinstance(item.block, Table):
        yield item
        return
    runs: list[tuple[str, int]] = []  # section, and the row it begins in
    for number, row in enumerate(item.block.rows):
        shown = {name for _, name in _labels_in(row)}
        if len(shown) == 1 and (not runs or runs[-1][0] not in shown):
            runs.append((shown.pop(), number))
    if len({name for name, _ in runs}) < len(runs):
        runs = []  # one after the other they are not
    starts = [0, *(start for _, start in runs[1:]), len(item.block.rows)]
    for start, end in itertools.pairwise(starts):
        yield item if len(starts) == 2 else part_of_table(item, slice(start, end))


def with_tables_in_their_sections(cut: Outline) -> Outline:
    """Return an outline in which each table section has its table, if there is one near.

    A section without a heading begins at its table, below the section before it. A table
    that stands on the other side of its heading goes to the section of that heading.
    """
    if not _lacks_a_table(cut):
        return cut
    parts = {_FRONT: SectionText(None, None, cut.front), **cut.sections}
    every = (item for text in parts.values() for item in text.items)
    if all(section_shown_by(item.block) is None for item in every):
        return cut
    parts = {
        name: attrs.evolve(text, items=tuple(itertools.chain(*map(_parts_by_section, text.items))))
        for name, text in parts.items()
    }
    for name in TABLE_SECTIONS:
        if name not in parts:
            _begin_at_table(name, parts)
    parts = {name: parts[name] for name in (_FRONT, *sections()) if name in parts}
    names = list(parts)
    for before, after in itertools.pairwise(names):
        _move_to_its_side(before, after, parts)
    front = parts.pop(_FRONT).items
    return attrs.evolve(cut, front=front, sections=MappingProxyType(parts))


def _lacks_a_table(cut: Outline) -> bool:
    return any(
        name not in cut.sections or _first_sign(name, cut.sections[name].items) is None
        for name in TABLE_SECTIONS
    )


def _begin_at_table(name: str, parts: dict[str, SectionText]) -> None:
    order = (_FRONT, *sections())
    before = next(n for n in reversed(order[: order.index(name)]) if n in parts)
    start = _first_sign(name, parts[before].items)
    if start is not None:
        items = parts[before].items
        parts[before] = attrs.evolve(parts[before], items=items[:start])
        parts[name] = SectionText(None, None, items[start:])


def _move_to_its_side(before: str, after: str, parts: dict[str, SectionText]) -> None:
    """Move a table between neighbouring sections if it stands on the wrong side of a heading."""
    above, below = parts[before].items, parts[after].items
    if after in TABLE_SECTIONS and _first_sign(after, below) is None:
        start = _first_sign(after, above)
        if start is not None:
            above, below = above[:start], above[start:] + below
    elif before in TABLE_SECTIONS and _first_sign(before, above) is None:
        start, end = _first_sign(before, below), _first_sign(after, below)
        if start is not None and end is not None and start < end:
            above, below = above + below[:end], below[end:]
    parts[before] = attrs.evolve(parts[before], items=above)
    parts[after] = attrs.evolve(parts[after], items=below)


def _first_sign(name: str, items: Sequence[Item]) -> int | None:
    """Return the first item that shows a section, or None."""
    return next(
        (number for number, item in enumerate(items) if section_shown_by(item.block) == name),
        None,
    )

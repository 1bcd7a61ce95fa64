"""What an Office file says of itself in its custom properties."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gov_disclosure.document import PROPERTIES, Fact
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.office_xml import parsed, related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.zip_parts import ZipParts

OUTSIDE_PRINT_AREAS = Fact(PROPERTIES, "打印区域之外", "仅供填报参考")
"""By this a workbook says that what is not printed of its sheets helps whoever fills it in."""

LONGEST_VALUE = 127
"""Characters that Excel keeps of a property at least; a longer text goes on in another."""

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_MOST_PROPERTIES = 100
_MOST_CHARACTERS = 1 << 16


def continued_name(name: str, number: int) -> str:
    """Return the name of the n-th property that a value takes, from 0.

    Example:
        >>> continued_name("更正说明", 0), continued_name("更正说明", 1)
        ('更正说明', '更正说明 2')
    """
    return f"{name} {number + 1}" if number else name


def custom_properties(parts: ZipParts, file: str | None, limits: Limits) -> tuple[Fact, ...]:
    """Return the custom properties of an Office file that are texts.

    A file whose properties are damaged says nothing: no figure depends on them.

    Args:
        parts: the file.
        file: its name, for errors.
        limits: bounds on the number of tags.
    """
    try:
        part = dict(related(parts, "", file, limits)).get("custom-properties")
        if part is None or part not in parts:
            return ()
        root = parsed(parts.read(part), file, limits)
    except UnreadableFileError:
        return ()
    found: dict[str, str] = {}
    for one in itertools.islice(root.iter(_PROPERTY), _MOST_PROPERTIES):
        text = one.findtext(_TEXT, "")
        if text.strip():
            found.setdefault(one.get("name", ""), text[:_MOST_CHARACTERS])
    return tuple(_facts(found))


def _facts(found: dict[str, str]) -> Iterator[Fact]:
    for name, text in found.items():
        going_on = (found.get(continued_name(name, number)) for number in itertools.count(1))
        whole = [text, *itertools.takewhile(lambda each: each is not None, going_on)]
        yield Fact(PROPERTIES, name, "".join(map(str, whole)))

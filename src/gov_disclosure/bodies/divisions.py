"""Names of the administrative divisions of China and their level, from python-stdnum."""

from __future__ import annotations

import functools
import importlib.resources
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.publisher import Level

_LINE = re.compile(r'^ *(?P<code>\d{2,4}) (?:province|county)="(?P<names>[^"]+)"', re.MULTILINE)
_NAME = re.compile(r"(?:\[\d*-(?P<until>\d*)\])?(?P<name>[^,\[\]]+)")
_FIRST_YEAR_OF_REPORTS = 2008


def level_of_division(name: str) -> Level | None:
    """Return the level of a division by its whole name; None if unknown or not one level only.

    Divisions that existed since 2008 count, as reports go back no further. A name that two
    levels had in that time is of no certain level.

    Example:
        >>> level_of_division("保定市"), level_of_division("义乌市"), level_of_division("云州市")
        ('prefectural', 'county', None)
    """
    return _levels().get(name)


@functools.cache
def _levels() -> Mapping[str, Level | None]:
    """Return names and levels.

    The file is read as it is: the package's own look-up goes by code, and takes twenty times as
    long to build.
    """
    text = importlib.resources.files("stdnum").joinpath("cn/loc.dat").read_text(encoding="utf-8")
    levels: dict[str, Level | None] = {}
    for line in _LINE.finditer(text):
        for each in _NAME.finditer(line["names"]):
            if int(each["until"] or _FIRST_YEAR_OF_REPORTS) >= _FIRST_YEAR_OF_REPORTS:
                level = _level(line["code"])
                same = levels.setdefault(each["name"], level) == level
                levels[each["name"]] = level if same else None
    return levels


def _level(code: str) -> Level:
    if len(code) == 2 or code == "0000":
        return "provincial"
    return "prefectural" if code.endswith("00") and code != "9000" else "county"

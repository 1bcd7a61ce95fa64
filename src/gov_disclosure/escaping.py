"""Text from files as it may be shown: nothing in it acts on a terminal or turns a line around."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


def escaped(text: str, keep: str = "") -> str:
    r"""Return a text with its controls, direction marks and unpaired surrogates written out.

    Args:
        text: any text.
        keep: controls that stay, such as newlines.

    Example:
        >>> escaped("\x1b[31m青溪\u202e")
        '\\x1b[31m青溪\\u202e'
    """
    if text.isprintable():  # told fast; what is not may be a space of another kind
        return text
    return "".join(each if each in keep else _escaped(each) for each in text)


def readable_name(name: str) -> str:
    """Return the name of a file as text; one that is not in UTF-8 was most likely meant in GBK.

    Example:
        >>> readable_name("青溪.txt".encode("gbk").decode("utf-8", "surrogateescape"))
        '青溪.txt'
    """
    if not _SURROGATE.search(name):
        return name
    raw = name.encode("utf-8", "surrogateescape" if not _UNPAIRED.search(name) else "replace")
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "backslashreplace")


def storable(text: str) -> str:
    r"""Return a text as XML can hold it: with a sign in place of each control.

    Example:
        >>> storable("青溪\x1b")
        '青溪�'
    """
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPAIRED = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that do not stand for a byte: names on Windows may hold them."""


@cache
def _escaped(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return character
    return (
        character.encode("ascii", "backslashreplace").decode()
        if ord(character) > 127
        else (f"\\x{ord(character):02x}")
    )

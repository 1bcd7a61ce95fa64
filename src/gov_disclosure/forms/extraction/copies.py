"""Copies of reports on mirror sites: converted or annotated text, so they are no originals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Table

if TYPE_CHECKING:
    from gov_disclosure.document import Document

# The same characters of the form, as agencies print them and converted.
_SIMPLIFIED = frozenset("开报况机关处规总数结转业组织会议诉讼对与时个为")
_TRADITIONAL = frozenset("開報況機關處規總數結轉業組織會議訴訟對與時個為")
_FEWEST_CONVERTED = 20
_PINYIN = re.compile(
    r"[（(](?<=[㐀-鿿].)(?=[^（()）]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]"
)
_FEWEST_ANNOTATIONS = 3


def unofficial_copy(document: Document) -> tuple[str, str] | None:
    """Return why a document is no original, in Chinese and English, or None if it may be one.

    Example:
        >>> from gov_disclosure.document import Document, Paragraph
        >>> noise = Paragraph("規(guī)章、規(guī)范性文件、機(jī)關(guān)")
        >>> unofficial_copy(Document.of([noise]))[1]
        'pinyin stands between the characters of the text, so it is no original'
        >>> unofficial_copy(Document.of([Paragraph("规章")])) is None
        True
    """
    text = "\n".join(_texts(document))
    if len(_PINYIN.findall(text)) >= _FEWEST_ANNOTATIONS:
        return (
            "文字间夹有拼音，是转载时加工过的，不是原件",
            "pinyin stands between the characters of the text, so it is no original",
        )
    converted = sum(map(text.count, _TRADITIONAL))
    if converted >= _FEWEST_CONVERTED and converted > sum(map(text.count, _SIMPLIFIED)):
        return (
            "文字经过繁体转换，不是原件",
            "the text was converted to traditional characters, so it is no original",
        )
    return None


def _texts(document: Document) -> list[str]:
    return [
        text
        for block in document.blocks
        for text in (
            [cell for row in block.rows for cell in row]
            if isinstance(block, Table)
            else [block.text]
        )
    ]

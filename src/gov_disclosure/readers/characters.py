"""Characters that are not what they seem: drawn like Chinese ones but others, or not at all."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Document, Table

if TYPE_CHECKING:
    from gov_disclosure.document import Block

# The radicals of CJK Radicals Supplement and the ideograph that is written like each, as the
# Unicode Character Database gives them (property Equivalent_Unified_Ideograph, version 14).
_RADICALS = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱"
    "⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡"
    "⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓"
    "罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐"
    "马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)

_LOOK_ALIKES = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]+")


def normal_ideographs(text: str) -> str:
    """Return text with each radical or compatibility ideograph as the ideograph it stands for.

    Programs that print and convert documents put them in place of the ideographs that are
    drawn the same. Nothing else changes: punctuation and widths stay as printed.

    Example:
        >>> normal_ideographs("⼈⺠政府，⻘溪区（\uf9b4）")
        '人民政府，青溪区（領）'
    """
    if text.isascii():
        return text
    return _LOOK_ALIKES.sub(_normal, text)


def _normal(found: re.Match[str]) -> str:
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFKC", found[0].translate(_RADICALS))
    )


# What leaves no trace in a line of Chinese and figures. Between pictures U+200D joins them, and
# after one U+FE0F colours it; there both stay.
_ZERO_WIDTH = "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_DIRECTIONS = "\u202a\u202c\u202d\u2066\u2068\u2069"
_TURN_AROUND = re.compile("[\u202b\u202e\u2067\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_VARIATIONS = "\ufe00-\ufe0f"
_UNSEEN = re.compile(
    f"(?<![\U0001f000-\U0001faff\ufe0f])[{_ZERO_WIDTH}]|(?<=[0-9０-９\u3400-\u9fff])[{_VARIATIONS}]"
)
_UNSEEN_AND_DIRECTIONS = re.compile(f"{_UNSEEN.pattern}|[{_DIRECTIONS}]")
_ANY = re.compile(f"{_LOOK_ALIKES.pattern[:-1]}|[{_ZERO_WIDTH}{_VARIATIONS}{_DIRECTIONS}]")


def seen(text: str) -> str:
    r"""Return text with normal ideographs and without the characters that leave no trace.

    Those that turn the direction of writing around stay: without them the text would say
    something else than what a person sees.

    Example:
        >>> seen("青\u200b溪区⼈⺠政府"), seen("\u202d429\u202c")
        ('青溪区人民政府', '429')
        >>> seen("\u202e924\u202c") == "\u202e924\u202c"
        True
    """
    if text.isascii() or not _ANY.search(text):
        return text
    unseen = _UNSEEN if _TURN_AROUND.search(text) else _UNSEEN_AND_DIRECTIONS
    return unseen.sub("", normal_ideographs(text))


def seen_document(document: Document) -> Document:
    """Return a document whose texts are as they are seen; a line of which nothing is goes."""
    blocks = tuple(map(_seen_block, document.blocks))
    title = document.title and (seen(document.title) or None)
    if title == document.title and all(map(_is_same, blocks, document.blocks)):
        return document
    kept = [
        (block, place)
        for block, place in zip(blocks, document.places, strict=True)
        if block is not None
    ]
    return attrs.evolve(
        document,
        blocks=tuple(block for block, _ in kept),
        places=tuple(place for _, place in kept),
        title=title,
    )


def _is_same(one: object, other: object) -> bool:
    return one is other


def _seen_block(block: Block) -> Block | None:
    if not isinstance(block, Table):
        text = seen(block.text)
        if text == block.text:
            return block
        return attrs.evolve(block, text=text) if text else None
    if not any(_ANY.search("".join(row)) for row in block.rows):
        return block
    return Table(tuple(tuple(map(seen, row)) for row in block.rows))

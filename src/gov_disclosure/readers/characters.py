"""Ideographs as they are written: one code point for characters that look the same.

Producers of PDF files, and whoever copies from them, give the shape of a radical where an
ideograph stands: ⻘ for 青, ⾏ for 行. Unicode has three kinds of such characters. Kangxi
radicals and compatibility ideographs decompose to the ideograph; radicals of the supplement and
strokes do not, and are listed here by their property Equivalent_Unified_Ideograph (Unicode
Character Database 14.0, EquivalentUnifiedIdeograph.txt; assigned characters never change it).
"""

from __future__ import annotations

import unicodedata

_EQUIVALENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄"
    "⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗"
    "⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西"
    "⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙"
    "⻱龜⻲亀㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿㇔丶㇕𠃍㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎"
)
"""Radicals and strokes that do not decompose, each before the ideograph it stands for."""

_DECOMPOSING = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
"""First and last of each block whose characters decompose to ideographs."""


def _unified() -> dict[int, str]:
    found = {}
    for first, last in _DECOMPOSING:
        for code in range(first, last + 1):
            normal = unicodedata.normalize("NFKC", chr(code))
            if normal != chr(code):
                found[code] = normal
    for radical, ideograph in zip(_EQUIVALENT[::2], _EQUIVALENT[1::2], strict=True):
        found[ord(radical)] = ideograph
    return found


_UNIFIED = _unified()


def unified(text: str) -> str:
    """Return text with radicals and compatibility ideographs as the ideographs they show.

    All else stays as it is, punctuation and full width too.

    Example:
        >>> unified("⻘溪区人⺠政府⾏政（１）")
        '青溪区人民政府行政（１）'
    """
    return text if text.isascii() else text.translate(_UNIFIED)

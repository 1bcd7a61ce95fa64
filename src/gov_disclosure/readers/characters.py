"""Characters that are drawn like Chinese ones but are others: radicals and compatibility forms."""

from __future__ import annotations

import re
import unicodedata

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

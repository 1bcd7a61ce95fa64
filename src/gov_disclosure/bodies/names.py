"""How names of administrative bodies are built: areas from the largest down, then the body.

云州市青溪区财政局 is 云州市, 青溪区, 财政局; a short form may leave areas out (青溪区财政局), or
all of the area but its kind (区财政局).
"""

from __future__ import annotations

import functools
import re

import attrs

from gov_disclosure.normal_width import normal_width

_ENDS = (
    "政府|办公室|委员会|局|(?<!大)厅|部|委|(?<![主承协])办|署|院|处|(?<!网)站|所|中心|队|社|会|行"
    "|省|市|(?<!专)区|县|旗|镇|乡|街道|苏木|盟|州"
    "|公司|集团|厂|大学|中学|小学|学校|党校|幼儿园|馆|海关|[林农牧渔茶机]场|少年宫|[视气震]台"
    "|第[一二三四五六七八九十百\\d]+[师团]|[一二三四五六七八九十百\\d]团|兵团"
)
_NAME = re.compile(
    rf"(?!附件)(?:[^\W_]|[（）()·]){{1,40}}?(?:{_ENDS})(?:[（(](?:[^\W_]|[·、])+[）)])?"
)
_NO_BODY = re.compile(
    "(?:新闻|个人|用户|会员|视频|图片|下载|帮助|消息|资料|办事|服务)中心"
    "|我.*|本[局委办厅院镇乡县区市省单机部级].*|全[市县区省镇乡局体系].*|[该各其由].*"
)
"""Parts of sites that are called like bodies, and words that name no certain body: 我局, 全市."""

_LONGEST_NAME = 60

# 城市管理局, 市场监督管理局, 城乡建设局: these hold the word for an area and name none.
_NO_AREA = "城市|都市|市场|市政(?!府|务|协|法)|城乡|乡村|社区|区域|县域|镇级|行政区|地区生产"
_ZONE = re.compile(
    "(?:开发|高新|新|园|实验|示范|保税|度假|风景|名胜|景|产业|试验|合作|集聚|功能|港|库|自贸|经开|先行"
    "|管理|工业|旅游|保护)区"
)
_AREAS = re.compile(
    rf"(?P<province>(?!{_NO_AREA})\w{{2,8}}?(?:省|自治区|特别行政区))?"
    rf"(?P<prefecture>(?!{_NO_AREA})[^\W省市县区旗]{{1,12}}?(?:市|自治州|地区|盟)(?!场|政[^府务协法]))?"
    rf"(?P<county>(?!{_NO_AREA})(?:市[中南北]区|[^\W省市县区旗局厅]{{1,14}}?"
    r"(?:自治县|自治旗|市|县|(?<![社小校片辖])区|旗)(?!场|域|政[^府务协法])))?"
    rf"(?:人民政府(?=\w{{1,8}}街道办))?"
    rf"(?P<township>(?!{_NO_AREA})[^\W省市县区旗]{{1,8}}?(?:镇|乡|街道|苏木)"
    r"(?=人民政府|政府|办|党政|$))?"
)
_BARE_AREA = re.compile(rf"(?!{_NO_AREA})(?:自治区|[省市州县区旗镇乡])(?=.)")
_VERTICAL = re.compile("(?:中国|中华人民共和国|国家)[^省市县区旗]{2,12}?(?:总局|局(?=.))")
_BRACKETED = re.compile(r"\([^()]*\)")
_WRITTEN_OUT = (
    (re.compile("^(?:党政综合|党政)?(?:办公室|办)$"), "办公室"),
    (re.compile("^(?:人民)?政府$"), "人民政府"),
    (re.compile("^(?:人民)?政府(办公室|办公厅|办)$"), "人民政府办公室"),
    (re.compile("管委会$"), "管理委员会"),
)
_OFFICES = re.compile("(?:人民政府|管理委员会|行政公署)?(?:办公室|办公厅|办事处)?$")


@attrs.frozen
class BodyName:
    """The parts of the name of a body.

    Attributes:
        areas: the areas it stands in, from the largest down: 云州市, 青溪区.
        bare_area: the kind of area where its name is left out: 区 of 区财政局; else empty.
        rest: what is left, written out: 财政局, 人民政府, 办事处 (of a 街道); empty where an area
            alone is named.
        vertical: the system of a body that answers to the centre, 国家税务总局; else empty.
    """

    areas: tuple[str, ...]
    bare_area: str
    rest: str
    vertical: str = ""

    @property
    def area(self) -> str | None:
        """The areas as one name, or None."""
        return "".join(self.areas) or None

    @property
    def whole(self) -> str:
        """The name in its full and plain spelling."""
        return f"{self.vertical}{''.join(self.areas)}{self.bare_area}{self.rest}"

    @property
    def is_zone(self) -> bool:
        """Whether the smallest area is a zone that is no administrative division by its name."""
        return bool(self.areas) and _ZONE.search(self.areas[-1]) is not None


def plain_name(text: str) -> str:
    """Return a name as it is compared: normal width, no spaces, nothing in brackets.

    Example:
        >>> plain_name("青溪区 住房和城乡建设局（人民防空办公室）")
        '青溪区住房和城乡建设局'
    """
    normal = "".join(normal_width(text).split())
    return _BRACKETED.sub("", normal) or normal


def is_body_name(text: str) -> bool:
    """Tell whether a text is the name of a place or body and nothing else.

    Example:
        >>> is_body_name("青溪区人民政府办公室"), is_body_name("无其他需要报告的事项")
        (True, False)
    """
    compact = "".join(text.split())
    return (
        len(compact) <= _LONGEST_NAME
        and _NAME.fullmatch(compact) is not None
        and _NO_BODY.fullmatch(compact) is None
    )


@functools.lru_cache(maxsize=4096)
def body_name(text: str) -> BodyName:
    """Return the parts of the name of a body, short forms written out.

    Example:
        >>> name = body_name("云州市青溪区政府办")
        >>> name.areas, name.rest, body_name("市统计局").bare_area
        (('云州市', '青溪区'), '人民政府办公室', '市')
    """
    plain = plain_name(text)[:_LONGEST_NAME]
    vertical = _VERTICAL.match(plain)
    start = vertical.end() if vertical and vertical.end() < len(plain) else 0
    system, plain = plain[:start], plain[start:]
    match = _AREAS.match(plain)
    areas = [area for area in match.groups() if area] if match else []
    rest = plain[match.end() :] if match else plain
    if not areas and (bare := _BARE_AREA.match(plain)):
        return BodyName((), bare.group(), _written_out(plain[bare.end() :]), system)
    if areas and areas[-1].endswith("街道") and rest in {"", "办"}:
        rest = "办事处"
    return BodyName(tuple(areas), "", _written_out(rest), system)


def _written_out(rest: str) -> str:
    for short, whole in _WRITTEN_OUT:
        written = short.sub(whole, rest)
        if written != rest:
            return written
    return rest


def forms(name: BodyName) -> tuple[str, ...]:
    """Return every spelling that names a body, the fullest first: areas may be left out.

    An area alone stands for its government.

    Example:
        >>> forms(body_name("云州市青溪区林业局"))
        ('云州市青溪区林业局', '青溪区林业局', '区林业局', '林业局')
    """
    rest = name.rest or ("人民政府" if name.areas and not name.is_zone else "")
    found = [
        f"{name.vertical}{''.join(name.areas[start:])}{name.bare_area}{rest}"
        for start in range(len(name.areas) + 1)
    ]
    if name.areas:
        found.insert(-1, f"{name.vertical}{name.areas[-1][-1]}{rest}")
    return tuple(dict.fromkeys(form for form in found if form))


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two names can be of one body: one shortens the other.

    A government and its general office count as one; a body and a part of it do not, nor do a
    government and a department, or two areas of which one lies in the other.

    Example:
        >>> may_be_one("云州市人社局", "云州市人力资源和社会保障局")
        True
        >>> may_be_one("云州市水利局", "云州市财政局"), may_be_one("云州市", "云州市水利局")
        (False, False)
    """
    cores = sorted((_core(one), _core(other)), key=lambda core: len(core[0]))
    (shorter, is_area), (longer, is_other_area) = cores
    if is_area != is_other_area or (is_area and shorter[-1] != longer[-1]):
        return False
    if longer.startswith(shorter) and longer != shorter:
        return False
    characters = iter(longer)
    return all(character in characters for character in shorter)


def fuller(one: str, other: str) -> str:
    """Return the fuller of two names if the other is its tail, else the first.

    Example:
        >>> fuller("市统计局", "云州市统计局"), fuller("青溪街道办事处", "青溪街道")
        ('云州市统计局', '青溪街道办事处')
    """
    return other if plain_name(other).endswith(plain_name(one)) else one


def _core(text: str) -> tuple[str, bool]:
    """Return a name without words for offices, and whether an area is all that is left."""
    name = body_name(text)
    rest = _OFFICES.sub("", name.rest)
    area = f"{name.area or ''}{name.bare_area}"
    return f"{name.vertical}{area}{rest}" or name.rest, bool(area) and not rest

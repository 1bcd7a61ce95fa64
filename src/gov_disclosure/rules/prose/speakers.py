"""Whose figures a clause states, and of which period."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.rules.prose.statement import When, Whose

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport

_AREAS = "省|市|县|区|州|盟|旗|自治区|自治州|自治县|新区|开发区|镇|乡|街道|域|地区"
_BODIES = "局|委|办|厅|院|部|署|会|中心|单位|机关|公司|校|学校|大队|支队|所|站|行|处|镇|乡|街道"
_BODY_WORDS = (
    r"(?:各级|各地|各(?![类种项])|上下|政府系统|范围内|行政区域|内|县直|市直|区直|人民政府|政府部门|政府(?!信)"
    r"|行政机关|机关|部门|单位|镇街|镇乡|乡镇|街道|镇|乡|县市区|县区|园区|区县|县|区|市"
    r"|和|及|与|、|的)*+"
)
_AREA = re.compile(
    rf"(?:(?:全|我|本)(?:{_AREAS})(?!(?:人民)?政府(?![信系部]))|各(?:级|地)){_BODY_WORDS}"
)
_ALL_BODIES = re.compile(_BODY_WORDS)
_SOME_BODIES = re.compile("部门|镇|乡|街|园区|县|区|市")
_VERB = re.compile(
    "收|受理|办理|答复|公开|发布|共|新增|制发|作出|依|认真|全|累计|坚持|积极|高度|加强"
)
_BODY = re.compile(rf"(?:我|本)(?:{_BODIES})(?!级)")
_SUFFIX = (
    r"(?:局|委员会|委(?!托|员)|办公室|办公厅|办(?![理结事件法公文好])|厅|街道|镇街|(?<!城)镇|(?<!城)乡|管委会"
    r"|政府(?![办信网部公工文采规门系])|本级|开发区|园区|集团|公司|单位|部门|机关"
    r"|中心|法院|大队|支队|系统)"
)
_ACTS = (
    "加强|强化|规范|指导|督促|组织|推动|推进|完善|健全|优化|进一步|严格|认真|按照|根据|依托|通过|由|经|对"
    "|向|将|与|会同|协调|配合|落实|提升|提高|建立|严把|围绕|坚持|聚焦|针对|依法|依规|收到|受理|办理"
    "|公开|答复|予以|不予|制发|制定|新收|结转|为|在|把|涉及|主要|要求|属于|无|未|没有|因"
)
_SOMEBODY = re.compile(rf"(?!{_ACTS})[一-鿿]{{1,16}}?{_SUFFIX}(?=$|[^一-鿿]|[一-鿿])")
_OFFICE = re.compile("办公[室厅]|办(?![理结事件法公文好])|本级")
_ON_BEHALF = re.compile(r"代表[一-鿿]{1,10}?政府")

_REPORT_YEAR = re.compile(
    r"本年度?内?(?!以来)|今年(?!以来)|全年|年内|当年|年度内?|(?:本)?(?:报告|统计)期(?:限)?内?"
    r"|(?:截至|截止|至)?(?:本年度?|当年)?(?:12月(?:31日|底|末)|年?底|年末)止?(?!前)"
    r"|(?:从|自)?(?:本年度?)?1月1日起?(?:至|到|—|-)(?:本年度?)?12月31日(?:止|期间)?"
)
_OTHER_PERIOD = re.compile(
    r"(?:上一?年度?|去年度?|前年|上半年|下半年|[第前]?[一二三四1-4]个?季度|\d{1,2}月份?(?:\d+日)?"
    r"|\d{1,2}[月日]?[-—至到]\d{1,2}月份?|近[一二三四五两\d]+年来?|近年来|历年来?|[本今]年以来|累计|十四五"
    r"|(?:自|从)[^#]{2,14}?(?:以来|起)|截至[^#]{2,14}?(?:日|月|目前)|截至目前|目前为止"
    r"|明年|下一?年度?|下一步|(?:19|20)\d\d年度?)(?!(?:度)?(?:结转|转结|转入|顺延|同期|相比))"
)
_FILLER = re.compile(
    r"(?:[一二三四五六七八九十]+是|\d{1,2}[.、]|其中|其余|共计|合计|总计|总共|一共|共有|共|总|已经?|均"
    r"|依法|依规|按时|按期|及时|规范|妥善|认真|全部|另外|另有|另|此外|同时|并且?|还|也|有|包括"
    r"|包含|含|即|对|的|了|为|是|:|在?法定(?:期限|时限)内|在(?=已?(?:新收|收到|受理|办结|答复))|严格|累计(?=本年)|实际"
    r"|在?(?:依申请公开|主动公开|政府信息管理|行政复议(?:和|、)?行政诉讼|申请办理)(?:工作)?"
    r"(?:方面|情况|上)|(?:答复|办理|处理|处置)(?:结果|情况)(?=为|是|:)"
    r"|(?:在?(?:上述|以上|前述|所有|全部)?已?(?:新收|收到|受理|办结|答复|办理)?的?(?:申请|答复)(?:当)?中))"
)


@attrs.frozen
class Opening:
    """What the words say before a statement begins.

    Attributes:
        rest: the clause after them.
        whose: whose figures follow, as far as they say.
        when: of which period, as far as they say.
    """

    rest: str
    whose: Whose
    when: When


@attrs.frozen(eq=False)
class Speakers:
    """The names a report has for the body or area that its tables are about.

    Attributes:
        year: the report year, or None.
        names: names of that body or area, without 人民 before 政府, as far as known.
        has_area: whether the tables cover an area; None if that is not known.
    """

    year: int | None
    names: tuple[str, ...]
    has_area: bool | None

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - frozen, and few: those of the last reports
    def opening(self, clause: str, known: When = "unsaid") -> Opening:
        """Return what the first words of a clause say, and the rest.

        Args:
            clause: the clause.
            known: the period that the words before it spoke of.

        Example:
            >>> speakers = Speakers(2024, ("云州市财政局",), has_area=False)
            >>> speakers.opening("2024年市财政局共收到申请#")
            Opening(rest='收到申请#', whose='own', when='report_year')
            >>> speakers.opening("去年全市收到申请#")
            Opening(rest='收到申请#', whose='other', when='other')
        """
        rest = self._with_relative_years(clause.replace("人民政府", "政府"))
        whose: Whose = "unsaid"
        when: When = "unsaid"
        while rest:
            if match := _REPORT_YEAR.match(rest):
                when = "report_year" if when == "unsaid" else when
            elif match := _OTHER_PERIOD.match(rest):
                # 累计 over the year that was just named is the year's figure.
                is_of_year = "report_year" in (when, known if when == "unsaid" else when)
                if not (match.group() == "累计" and is_of_year):
                    when = "other"
            elif match := _FILLER.match(rest):
                pass
            elif found := self._subject(rest):
                whose, end = found
                rest = rest[end:]
                continue
            else:
                break
            rest = rest[match.end() :]
        return Opening(rest, whose, when)

    def _subject(self, text: str) -> tuple[Whose, int] | None:
        """Return whose figures follow the subject that a text begins with, and where it ends."""
        whose, end = self._own_words(text)
        somebody = (_OFFICE if end else _SOMEBODY).match(text, end) or _SOMEBODY.match(text, end)
        if somebody is None or (end and _VERB.search(somebody.group())):
            return (whose, self._past(text, end)) if end else None
        # 青溪区自然资源局, 全区公安机关 are not the district.
        is_own = not end and self._is_own_name(somebody.group())
        return "own" if is_own else "other", self._past(text, somebody.end())

    def _own_words(self, text: str) -> tuple[Whose, int]:
        """Return what 全区, 我局 or a name at the start of a text stand for, and where it ends."""
        name = next((name for name in self.names if text.startswith(name)), "")
        if name:
            bodies = _ALL_BODIES.match(text, len(name))
            end = bodies.end() if bodies else len(name)
            return "other" if _is_part(text[len(name) : end]) else "own", end
        if match := _AREA.match(text):
            is_part = not match.group().startswith("各级") and _is_part(match.group()[2:])
            return "other" if is_part else self._is(area=True), match.end()
        if match := _BODY.match(text):
            return self._is(area=False), match.end()
        return "unsaid", 0

    def _is(self, *, area: bool) -> Whose:
        if self.has_area is None:
            return "unsaid"
        return "own" if self.has_area is area else "other"

    @staticmethod
    def _past(text: str, end: int) -> int:
        behalf = _ON_BEHALF.match(text, end)
        return behalf.end() if behalf else end

    def _is_own_name(self, text: str) -> bool:
        short = _office(text)
        return (
            len(short) > 2
            and not self.has_area
            and any(_office(name).endswith(short) for name in self.names)
        )

    def _with_relative_years(self, clause: str) -> str:
        if self.year is None or "20" not in clause:
            return clause
        for word, year in (("本年", self.year), ("上年", self.year - 1), ("下年", self.year + 1)):
            clause = re.sub(rf"(?<!\d){year}年", word, clause)
        return clause


def _is_part(bodies: str) -> bool:
    """Tell whether 全区 with these words (各镇街, 各部门) is less than all: 各级各部门 is not."""
    return "各级" not in bodies and bool(_SOME_BODIES.search(bodies))


def _office(name: str) -> str:
    return re.sub(r"办公[室厅]$|办$", "办", name)


_AREA_NAME = re.compile(
    r"(?:人民政府|政府|[省市县区州盟旗]|管委会|管理委员会|管理区|试验区|实验区)$"
)
_UPPER_AREA = re.compile(r"^[一-鿿]{1,20}[省市州盟](?=[一-鿿]{2,12}[县区市旗]政?)")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:人民政府|办事处)?$")


def speakers_of(report: AnnualReport) -> Speakers:
    """Return how the prose of a report speaks of what its tables cover."""
    publisher = report.publisher
    name = publisher.name.replace("人民政府", "政府") if publisher and publisher.name else ""
    return _speakers(report.year, name, _has_area(report, name))


@functools.lru_cache(maxsize=64)
def _speakers(year: int | None, name: str, has_area: bool | None) -> Speakers:  # noqa: FBT001
    return Speakers(year, _names(name), has_area)


def _has_area(report: AnnualReport, name: str) -> bool | None:
    publisher = report.publisher
    if report.scope is not None:
        return report.scope == "jurisdiction"
    if publisher and publisher.kind:
        return publisher.kind == "government"
    if not name or _TOWNSHIP.search(name):
        return None
    return bool(_AREA_NAME.search(name))


def _names(name: str) -> tuple[str, ...]:
    """Return the names prose may use for a publisher: whole, without the upper area, the area."""
    if not name:
        return ()
    area = name.removesuffix("政府")
    lower = _UPPER_AREA.sub("", name)
    found = dict.fromkeys((name, lower, area, lower.removesuffix("政府")))
    return tuple(sorted((each for each in found if len(each) > 2), key=len, reverse=True))

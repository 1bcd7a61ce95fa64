"""What is presumed of a body from its name: never printed, never part of a report."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.divisions import level_of_division
from gov_disclosure.bodies.names import BodyName, body_name
from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.model.publisher import KINDS, LEVELS, Kind, Level
from gov_disclosure.model.report import SCOPES, Scope, report_of
from gov_disclosure.quoting import quoted
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import check_member

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport, HasReport

_GOVERNMENT = re.compile("人民政府|行政公署")
_GENERAL_OFFICE = re.compile("人民政府办公[室厅]|办公厅|办公室")
_DEPARTMENT = re.compile(r"\w{2,30}(?:局|厅|部|委员会|委|署|(?<!政府)办|(?<!政府)办公室)")
_NO_DEPARTMENT = re.compile("管理委员会|居民委员会|村民委员会|办公厅|分局|支部|总部|俱乐部|指挥部")
_OF_RESIDENTS = re.compile("(?:居民委员会|村民委员会|居委会|村委会)$")
_NATIONAL = re.compile("(?:国家|中华人民共和国)\\w{2,}")
_LEVELS_BY_END: tuple[tuple[str, Level], ...] = (
    ("自治州", "prefectural"),
    ("自治县", "county"),
    ("自治旗", "county"),
    ("自治区", "provincial"),
    ("特别行政区", "provincial"),
    ("地区", "prefectural"),
    ("省", "provincial"),
    ("盟", "prefectural"),
    ("县", "county"),
    ("旗", "county"),
    ("区", "county"),
    ("镇", "township"),
    ("乡", "township"),
    ("苏木", "township"),
    ("街道", "township"),
)


@attrs.frozen
class Presumed:
    """What is presumed of a body; None where its name leaves a doubt.

    Attributes:
        kind: government, general_office, department or authorised_organisation.
        level: national, provincial, prefectural, county or township.
        area: the area it belongs to, as its name gives it.
        scope: whether its report is its own, or an area's aggregate.
        reason: why, in Chinese.
        reason_en: why, in English.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.AnnualReport(publisher=gd.Publisher("云州市青溪区东河镇人民政府"))
        >>> guess = gd.presumed(report)
        >>> guess.level, guess.scope, report.publisher.level is None
        ('township', 'own', True)
    """

    kind: Kind | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*KINDS))
    )
    level: Level | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*LEVELS))
    )
    area: str | None = None
    scope: Scope | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*SCOPES))
    )
    reason: str = ""
    reason_en: str = ""

    __repr__ = short_repr


def presumed(report: AnnualReport | HasReport) -> Presumed:
    """Return what is presumed of the body of a report from its name.

    Nothing of it is printed, and nothing of it enters the report. A government's report is
    presumed the aggregate of its area (Regulations, Art. 49 para. 2) at county level and above,
    its own in a township; that of a general office may be either.

    Args:
        report: a report, or what reading one gave.

    Raises:
        InvalidValueError: it is neither.

    Example:
        >>> from gov_disclosure import AnnualReport, Publisher
        >>> found = presumed(AnnualReport(publisher=Publisher("云州市青溪区人民政府")))
        >>> found.kind, found.level, found.area, found.scope
        ('government', 'county', '云州市青溪区', 'jurisdiction')
        >>> presumed(AnnualReport()).reason
        '没有单位名称'
    """
    whole = report_of(report)
    if whole.publisher is None:
        return Presumed(reason="没有单位名称", reason_en="no body is named")
    return presumed_of_name(whole.publisher.name)


@functools.lru_cache(maxsize=1024)
def presumed_of_name(text: str) -> Presumed:
    """Return what is presumed of a body of this name.

    Example:
        >>> presumed_of_name("区林业局").level, presumed_of_name("市林业局").level
        ('county', None)
    """
    name = body_name(text)
    kind, level = _kind(name), _level(name)
    scope = _scope(name, kind, level)
    return Presumed(kind, level, name.area, scope, *_reasons(name, kind, level, scope))


def _kind(name: BodyName) -> Kind | None:
    has_area = bool(name.areas or name.bare_area)
    if not name.rest:
        return "government" if name.areas and not _is_mere_zone(name) else None
    if has_area and _GOVERNMENT.fullmatch(name.rest):
        return "government"
    if has_area and _GENERAL_OFFICE.fullmatch(name.rest):
        return "general_office"
    if _DEPARTMENT.fullmatch(name.rest) and not _NO_DEPARTMENT.search(name.rest):
        return "department"
    return None


def _level(name: BodyName) -> Level | None:
    if _OF_RESIDENTS.search(name.rest):
        return None
    if name.bare_area:
        return _level_by_end(name.bare_area)
    if not name.areas:
        return "national" if _NATIONAL.match(name.rest) else None
    area = name.areas[-1]
    if _is_mere_zone(name):
        return None
    if area.endswith("市"):
        # A city within a city, or directly in a county's place, is one of county level.
        is_second = any(one.endswith(("市", "自治州", "地区", "盟")) for one in name.areas[:-1])
        return "county" if is_second else level_of_division(area)
    return _level_by_end(area)


def _level_by_end(area: str) -> Level | None:
    return next((level for end, level in _LEVELS_BY_END if area.endswith(end)), None)


def _is_mere_zone(name: BodyName) -> bool:
    is_governed = _GOVERNMENT.match(name.rest) is not None  # zones are managed
    return name.is_zone and not is_governed and level_of_division(name.areas[-1]) is None


def _scope(name: BodyName, kind: Kind | None, level: Level | None) -> Scope | None:
    if kind == "department" or level == "township":
        return None if kind == "general_office" else "own"
    if kind == "government":  # 市人民政府 is of county level or above, whichever it is
        is_city = bool(name.areas) and name.areas[-1].endswith("市")
        return "jurisdiction" if level is not None or is_city or name.bare_area == "市" else None
    return None


def _reasons(
    name: BodyName, kind: Kind | None, level: Level | None, scope: Scope | None
) -> tuple[str, str]:
    if kind is None and level is None and scope is None:
        return (
            f"由名称{quoted(name.whole)}不能推定",
            f"the name {quoted(name.whole)} leaves it open",
        )
    zh = [
        *([KINDS_IN_WORDS[kind]] if kind else []),
        *([LEVELS_IN_WORDS[level]] if level else []),
        *([f"属{name.area}"] if name.area else []),
        *([f"报告为{SCOPES_IN_WORDS[scope]}"] if scope else []),
    ]
    en = [*filter(None, (kind, level, name.area and f"of {name.area}", scope))]
    return f"由名称推定：{'，'.join(zh)}", f"presumed from the name: {', '.join(en)}"

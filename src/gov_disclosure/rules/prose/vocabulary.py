"""The words in which annual reports state figures.

A phrase is a clause with ``#`` in place of its number. It states a figure only if every
word of it is known: what is said of some requests (网上申请, 某局收到) must not be taken
for what is said of all.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from gov_disclosure.forms.words.labels import split_ordinal
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.paths import columns, rows, section_class
from gov_disclosure.rules.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.rules.prose.kinds import Change, DisputeScope, Document, Kind, Result

_WHO = (
    r"(?:公民|法人|和|或者|或|及|与|其[他它]组织|社会公众|公众|群众|申请人|各类|各种)*+"
    r"(?:提出|提交|递交|要求)?的?"
)
_INFORMATION = (
    r"(?:依法)?(?:(?:政府|政务)?信息依?申?请?公开|依申请(?:公开)?(?:政府|政务)?信息(?:公开)?"
    r"|依申请公开|依申请|(?:公开|获取)(?:政府|政务)?信息|(?:政府|政务)信息)"
)
_AMOUNT = r"(?:的?(?:总数量|总数|总量|数量|件数|数|量))?"
_COUNTED = r"(?:为|有|共有|共计|总计|合计|共|计|达到|达|是|:)*+"
_APPLICATION = rf"{_WHO}(?:{_INFORMATION})?的?(?:书面)?申请(?:书|件|事项|办件)?{_AMOUNT}"
_REQUEST = rf"(?:{_APPLICATION}|{_WHO}{_INFORMATION}的?(?:事项|办件|件)?{_AMOUNT})"
_THE_REQUESTS = rf"(?:的?{_REQUEST})?"
_TAKE = r"(?:收到|接到|接收|收悉|受理|收办|登记受理|收到和?并?(?:受理|办理))了?"
_WORK = r"(?:办理|承办|处理|受理办理|受理和办理|收到和处理|收到并?处理)了?"
_ANSWER = (
    r"(?:办结|答复|回复|办复|审结|办理答复|答复办理|办理(?:完毕|完结|办结)|答复办结|作出答复)了?"
)
_LAST_YEAR = r"(?:从|由|自)?(?:上一?年度?|去年度?)"
_NEXT_YEAR = r"(?:下一?年度?|次年度?|明年)"
_CARRY = r"(?:结转|转结|顺延|转入|延续)"
_GOING_ON = r"(?:继续)?(?:办理|答复|处理)?的?"

_REQUEST_PHRASES: tuple[tuple[str, Kind], ...] = (
    (rf"新(?:收到?|受理|接收|增){_THE_REQUESTS}{_COUNTED}#", kinds.NEWLY_RECEIVED),
    (rf"新(?:收到?|受理|接收|增)#{_REQUEST}", kinds.NEWLY_RECEIVED),
    (rf"{_TAKE}的?{_REQUEST}{_COUNTED}#", kinds.REQUESTS_RECEIVED),
    (rf"{_TAKE}{_COUNTED}#(?:{_REQUEST})?", kinds.REQUESTS_RECEIVED),
    (
        rf"{_WHO}{_INFORMATION}(?:受理|收件|收到)(?:总?数?量|总数){_COUNTED}#",
        kinds.REQUESTS_RECEIVED,
    ),
    (rf"{_APPLICATION}{_COUNTED}#", kinds.REQUESTS_PROCESSED),
    (rf"{_WORK}的?{_REQUEST}{_COUNTED}#", kinds.REQUESTS_PROCESSED),
    (rf"{_WORK}{_COUNTED}#{_REQUEST}", kinds.REQUESTS_PROCESSED),
    (rf"{_WORK}{_COUNTED}#", kinds.REQUESTS_WORKED_ON),
    (rf"{_ANSWER}(?:的|{_THE_REQUESTS}){_COUNTED}#", kinds.REQUESTS_HANDLED),
    (rf"{_ANSWER}的?#{_REQUEST}", kinds.REQUESTS_HANDLED),
    (
        rf"{_LAST_YEAR}{_CARRY}(?:到|至|入)?(?:本年度?)?{_GOING_ON}{_THE_REQUESTS}{_COUNTED}#",
        kinds.FROM_LAST_YEAR,
    ),
    (rf"{_CARRY}{_LAST_YEAR}{_THE_REQUESTS}{_COUNTED}#", kinds.FROM_LAST_YEAR),
    (
        rf"(?:将)?{_CARRY}(?:到|至|入)?{_NEXT_YEAR}{_GOING_ON}{_THE_REQUESTS}{_COUNTED}#",
        kinds.TO_NEXT_YEAR,
    ),
    (
        rf"#{_THE_REQUESTS}(?:按照?.{{0,8}}?(?:条例|规定))?(?:将)?{_CARRY}(?:到|至|入)?{_NEXT_YEAR}{_GOING_ON}",
        kinds.TO_NEXT_YEAR,
    ),
    (rf"{_CARRY}{_THE_REQUESTS}{_COUNTED}#", kinds.CARRIED_OVER),
)

_GRANT = r"(?:全部)?(?:予以|同意|准予)?公开"
_PARTLY = r"(?:予以部分公开|部分予以公开|部分公开)"
_OUTCOMES = {
    path.rpartition(".")[2]: split_ordinal(group.label)[1]
    for facts in rows(section_class("2021", "requests"))
    for path, group in facts.groups
}
_OUTCOME_WORDS: Mapping[str, str] = {
    "granted_or_partially": rf"{_GRANT}(?:、|,|和|及|与|或|以及|或者){_PARTLY}",
    "granted": _GRANT,
    "partially_granted": _PARTLY,
    "denied": _OUTCOMES["denied"],
    "unavailable": (
        r"(?:因.{2,20}?(?:原因|情形))?" + _OUTCOMES["unavailable"] + "(?:政府信息|相关信息)?"
    ),
    "not_processed": _OUTCOMES["not_processed"],
    "other_handling": r"其[他它]处理",
}
_BY = r"(?:作出|决定|答复|按|以|结果为|属于|属)*+"
_KIND_OF = rf"(?:的|决定|答复|处理|情形|情况|方式|范围|类|结果)*+(?:{_APPLICATION})?"

_NOT_SAID_ALONE = {"other_org", "total"}
_APPLICANTS = {name: column.label for name, column in columns(ApplicantCounts)}
_APPLICANT_WORDS: Mapping[str, str] = {
    **{name: label for name, label in _APPLICANTS.items() if name not in _NOT_SAID_ALONE},
    "natural_person": rf"{_APPLICANTS['natural_person']}|公民(?!(?:和|或者|或|及|与|、)?法人)",
    "legal_persons": r"法人(?:单位)?(?:和|或者|或|及|与|以及|、|/)?其[他它]组织",
}
_FROM = r"(?:申请人为|申请主体为|来自|涉及|属于|由|收到|受理|为)*+"
_BY_APPLICANT = rf"(?:提出|提交)?的?(?:{_INFORMATION}?的?申请(?:书|件)?{_AMOUNT})?"


def _named(words: Mapping[Any, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in words.items())


_OUTCOME = re.compile(rf"{_BY}(?:{_named(_OUTCOME_WORDS)}){_KIND_OF}{_COUNTED}#")
_OUTCOME_AFTER = re.compile(
    rf"(?:对)?#(?:{_APPLICATION})?{_BY}(?:{_named(_OUTCOME_WORDS)}){_KIND_OF}"
)
_APPLICANT = re.compile(
    rf"{_FROM}(?:{_named(_APPLICANT_WORDS)}){_BY_APPLICANT}{_COUNTED}#(?:{_APPLICATION})?"
)
_APPLICANT_AFTER = re.compile(rf"#{_FROM}(?:{_named(_APPLICANT_WORDS)}){_BY_APPLICANT}")

_CAUSE = (
    r"(?:(?:因|由|就|涉及|涉|有关|关于|针对|对|与|本机关|行政机关)*+"
    r"(?:(?:政府|政务)?信息(?:依申请)?公开|依申请公开)"
    r"(?:工作|申请|答复|行为|方面|事项|领域|类|的|相关|有关|案件|处理|办理|不服)*+"
    r"(?:而|所)?(?:引起|引发|产生|导致|发生|提起)?的?)?"
)
_DISPUTE_WORK = (
    r"(?:相关|被|收到|接到|发生|引发|产生|办理|受理|应诉|应对|参与|参加|涉及|提起|申请|新增|新收"
    r"|共有|共|案件|了|的)*+"
)
_CASE = r"(?:申请|案件|案|类|应诉|数量|总数|数|的)*+"
_SUIT = r"(?:行政)?(?:诉讼|应诉)"
_SCOPE_WORDS: Mapping[DisputeScope, str] = {
    "direct": r"未经(?:行政)?复议直接(?:提起|向法院)?(?:行政)?(?:起诉|诉讼)",
    "after": r"(?:经过?)?(?:行政)?复议后(?:再次?|又)?(?:提起|向法院)?(?:行政)?(?:起诉|诉讼)",
    "both": rf"(?:行政)?复议(?:案件|申请)?(?:和|及|与|或|或者|以及|、|/)(?:被)?(?:提起)?{_SUIT}",
    "reconsideration": r"(?:行政)?复议",
    "litigation": _SUIT,
}
_RESULT_WORDS: Mapping[Result, str] = {
    "upheld": r"(?:结果|予以|被|获)*(?:维持)(?:原?行政行为|原?行政决定|原决定|原答复|结果)?",
    "corrected": r"(?:结果|被|予以)*(?:纠正|纠错)",
    "other_result": r"其[他它]结果",
    "pending": r"(?:尚未|未)(?:审结|结案)|(?:尚在|正在)审理中?|审理中",
    "concluded": r"(?:审结|结案)",
}
_DISPUTE = re.compile(
    rf"{_CAUSE}{_DISPUTE_WORK}{_CAUSE}{_DISPUTE_WORK}(?:{_named(_SCOPE_WORDS)})?{_CASE}"
    rf"(?:已|均)?(?:{_named(_RESULT_WORDS)})?的?{_COUNTED}#"
)
_DISPUTE_AFTER = re.compile(
    rf"{_DISPUTE_WORK}#{_CAUSE}(?:{_named(_SCOPE_WORDS)})?{_CASE}(?:已)?(?:{_named(_RESULT_WORDS)})?"
)

_DOCUMENT_WORDS: Mapping[str, str] = {
    "both": r"规章(?:和|及|与|、)(?:行政)?规范性文件",
    "normative_documents": r"(?:行政)?规范性文件",
    "rules": r"(?:地方)?(?:政府|部门)?规章",
}
_DOCUMENTS: Mapping[str, tuple[Document, ...]] = {
    "both": ("rules", "normative_documents"),
    "normative_documents": ("normative_documents",),
    "rules": ("rules",),
}
_CHANGE_WORDS: Mapping[Change, str] = {
    "issued": r"新?(?:制定|制发|制作|出台|印发|颁布)(?:出台|印发|发布|并?实施|颁布)?了?",
    "repealed": r"废止了?",
    "in_force": r"(?:现行|继续|目前|现)有效",
}
_DOCUMENT = re.compile(
    rf"(?:(?:{_named(_CHANGE_WORDS)})的?)?(?:{_named(_DOCUMENT_WORDS)})?(?:件数|数量|总数)?"
    rf"{_COUNTED}#"
)
_DOCUMENT_THEN_CHANGE = re.compile(
    rf"(?:{_named(_DOCUMENT_WORDS)})(?:{_named(_CHANGE_WORDS)})的?(?:件数|数量)?{_COUNTED}#"
)
_CHANGE_THEN_DOCUMENT = re.compile(
    rf"(?:{_named(_CHANGE_WORDS)})(?:有|共)*#(?:{_named(_DOCUMENT_WORDS)})"
)
_DECISION = re.compile(
    r"(?:作出|做出)的?(?:行政(?:(?P<administrative_licensing>许可)"
    r"|(?P<administrative_penalties>处罚)|(?P<administrative_coercion>强制)))(?:处理)?决定"
    rf"(?:数量)?{_COUNTED}#"
)
_REMEMBERED = 2048
"""Reports say most things in the same words."""

_REQUESTS = tuple((re.compile(pattern), kind) for pattern, kind in _REQUEST_PHRASES)


@functools.lru_cache(maxsize=_REMEMBERED)
def request_kind(phrase: str) -> Kind | None:
    """Return what a phrase about requests counts.

    Example:
        >>> request_kind("收到政府信息公开申请#").rule, request_kind("网上收到申请#")
        ('text.received', None)
    """
    for pattern in (_OUTCOME, _OUTCOME_AFTER):
        if match := pattern.fullmatch(phrase):
            return kinds.OUTCOMES[_group(match, _OUTCOME_WORDS)]
    for pattern in (_APPLICANT, _APPLICANT_AFTER):
        if match := pattern.fullmatch(phrase):
            return kinds.APPLICANTS[_group(match, _APPLICANT_WORDS)]
    return next((kind for pattern, kind in _REQUESTS if pattern.fullmatch(phrase)), None)


@functools.lru_cache(maxsize=_REMEMBERED)
def dispute_words(phrase: str) -> tuple[DisputeScope | None, Result] | None:
    """Return which cases a phrase counts, if it says so, and which results.

    Example:
        >>> dispute_words("因政府信息公开被申请行政复议#"), dispute_words("维持#")
        (('reconsideration', 'total'), (None, 'upheld'))
    """
    for pattern in (_DISPUTE, _DISPUTE_AFTER):
        if match := pattern.fullmatch(phrase):
            scope = next((name for name in _SCOPE_WORDS if match[name]), None)
            result: Result = next((name for name in _RESULT_WORDS if match[name]), "total")
            if scope or result != "total" or "案件" in phrase:
                return scope, result
    return None


@functools.lru_cache(maxsize=_REMEMBERED)
def document_words(phrase: str) -> tuple[tuple[Document, ...], Change | None] | None:
    """Return which documents a phrase counts and what became of them, as far as it says.

    Example:
        >>> document_words("制发行政规范性文件#"), document_words("废止#")
        ((('normative_documents',), 'issued'), ((), 'repealed'))
    """
    for pattern in (_DOCUMENT_THEN_CHANGE, _CHANGE_THEN_DOCUMENT, _DOCUMENT):
        if match := pattern.fullmatch(phrase):
            names = next((_DOCUMENTS[name] for name in _DOCUMENT_WORDS if match[name]), ())
            change = next((name for name in _CHANGE_WORDS if match[name]), None)
            if names or change:
                return names, change
    return None


def decision_kind(phrase: str) -> Kind | None:
    """Return which decisions a phrase counts."""
    match = _DECISION.fullmatch(phrase)
    return None if match is None else kinds.DECISIONS[str(match.lastgroup)]


def _group(match: re.Match[str], words: Mapping[str, str]) -> str:
    return next(name for name in words if match[name])

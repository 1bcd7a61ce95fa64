"""What bodies are compared by: measures, with their formulas and sources, declared once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.words import names
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.observed.observed import Observed, Reading, added
from gov_disclosure.peer_groups.value import PeerValue
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MeasureKind: TypeAlias = Literal["count", "share", "rate"]
"""What a measure is: a figure, a part of a whole, or cases for each hundred of something else."""

OURS = Words("本项目自定", "defined by this project")

_RECEIVED = "requests.received"
_OUTCOMES = "requests.outcomes"
_LEGAL_PERSONS = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_org",
    "legal_service_org",
    "other_org",
)
_LAWSUITS = ("litigation_direct", "litigation_after_reconsideration")
_DISPUTES = ("reconsideration", *_LAWSUITS)
_RESULTS = ("upheld", "corrected", "other_result")


@attrs.frozen
class Measure:
    """Something by which bodies are compared.

    Attributes:
        words: what it is called.
        kind: a count, a share or a rate.
        formula: how it is worked out from cells of the form.
        source: where it is from.
        part: paths of the cells, or of totals of groups, that are counted together.
        base: paths of those that it is told in per cent of; empty for a count.

    Example:
        >>> import gov_disclosure as gd
        >>> measure = gd.MEASURES["granted_share"]
        >>> measure.kind, measure.formula.zh
        ('share', '（一）予以公开 ÷ （七）总计')
    """

    words: Words
    kind: MeasureKind
    formula: Words
    source: Words
    part: tuple[str, ...] = attrs.field(converter=as_tuple)
    base: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)

    __repr__ = short_repr

    def of(self, known: Observed) -> PeerValue:
        """Return what it is of a body."""
        base = _total(known, self.base) if self.base else None
        return PeerValue(_total(known, self.part), base)


def _total(known: Observed, paths: Iterable[str]) -> Reading:
    """Return some cells, or totals of groups of rows, together."""
    return added(known.group(row, column) for row, _, column in (p.rpartition(".") for p in paths))


def _count(words: Words, path: str) -> Measure:
    """Return a cell of the form as a measure."""
    row, column = names()[path]
    clause = cell_facts()[path].clause
    return Measure(
        words,
        "count",
        Words(f"{row.zh} · {column.zh}", f"{row.en}, {column.en}"),
        Words(f"报告格式；{clause}", f"the form of the report; {clause}"),
        [path],
    )


_HANDLED = f"{_OUTCOMES}.handled.total"
_OF_HANDLED = Words("（七）总计", "all requests handled")


def _outcome(words: Words, name: str, zh: str, en: str) -> Measure:
    """Return the share of a group of outcomes in all requests handled."""
    return Measure(
        words,
        "share",
        Words(f"{zh} ÷ {_OF_HANDLED.zh}", f"{en} / {_OF_HANDLED.en}"),
        OURS,
        [f"{_OUTCOMES}.{name}.total"],
        [_HANDLED],
    )


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "received": _count(Words("新收申请", "requests received"), f"{_RECEIVED}.total"),
        "handled": _count(Words("办理总数", "requests handled"), f"{_OUTCOMES}.handled.total"),
        "reconsiderations": _count(
            Words("行政复议", "reconsiderations"), "disputes.reconsideration.total"
        ),
        "lawsuits": Measure(
            Words("行政诉讼", "lawsuits"),
            "count",
            Words(
                "未经复议直接起诉总计 + 复议后起诉总计",
                "lawsuits without a reconsideration + lawsuits after one, totals",
            ),
            OURS,
            [f"disputes.{name}.total" for name in _LAWSUITS],
        ),
        "legal_person_share": Measure(
            Words("法人或其他组织所占比例", "share of legal persons and organisations"),
            "share",
            Words(
                "新收申请中法人或其他组织五列之和 ÷ 新收总计",
                "requests received from the five kinds of organisation / all received",
            ),
            OURS,
            [f"{_RECEIVED}.{name}" for name in _LEGAL_PERSONS],
            [f"{_RECEIVED}.total"],
        ),
        "granted_share": _outcome(
            Words("予以公开所占比例", "share granted"), "granted", "（一）予以公开", "granted"
        ),
        "partial_share": _outcome(
            Words("部分公开所占比例", "share partially granted"),
            "partially_granted",
            "（二）部分公开",
            "partially granted",
        ),
        "denied_share": _outcome(
            Words("不予公开所占比例", "share denied"),
            "denied",
            "（三）不予公开各行之和",
            "all rows of denied",
        ),
        "unavailable_share": _outcome(
            Words("无法提供所占比例", "share unavailable"),
            "unavailable",
            "（四）无法提供各行之和",
            "all rows of unavailable",
        ),
        "corrected_share": Measure(
            Words("纠正所占比例", "share corrected"),
            "share",
            Words(
                "复议、诉讼中结果纠正之和 ÷ 结果维持、结果纠正、其他结果之和",
                "disputes with the result corrected / those upheld, corrected or with another "
                "result",
            ),
            OURS,
            [f"disputes.{name}.corrected" for name in _DISPUTES],
            [f"disputes.{name}.{result}" for name in _DISPUTES for result in _RESULTS],
        ),
        "carried_rate": Measure(
            Words("结转率", "rate carried forward"),
            "rate",
            Words(
                "结转下年度继续办理 ÷ （本年新收 + 上年结转）",
                "carried forward / (received + brought forward)",
            ),
            OURS,
            ["requests.carried_forward.total"],
            [f"{_RECEIVED}.total", "requests.brought_forward.total"],
        ),
        "reconsideration_rate": Measure(
            Words("复议率", "rate of reconsiderations"),
            "rate",
            Words("行政复议总计 ÷ （七）总计", "reconsiderations / all requests handled"),
            OURS,
            ["disputes.reconsideration.total"],
            [_HANDLED],
        ),
        "lawsuit_rate": Measure(
            Words("诉讼率", "rate of lawsuits"),
            "rate",
            Words("行政诉讼两栏总计之和 ÷ （七）总计", "lawsuits / all requests handled"),
            OURS,
            [f"disputes.{name}.total" for name in _LAWSUITS],
            [_HANDLED],
        ),
    }
)
"""Name of each measure to what it is."""

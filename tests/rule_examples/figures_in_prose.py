"""Examples of the rules that hold the prose against the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example, cells

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES: Mapping[str, object] = {
    "year": 2024,
    "publisher": gd.Publisher(name="云州市青溪区人民政府"),
    **cells("requests.received", natural_person=80, commercial_enterprise=5, total=85),
    **cells("requests.brought_forward", natural_person=3, total=3),
    **cells("requests.outcomes.granted", natural_person=40, commercial_enterprise=4, total=44),
    **cells("requests.outcomes.partially_granted", natural_person=12, total=12),
    **cells("requests.outcomes.denied.state_secret", natural_person=2, total=2),
    **cells("requests.outcomes.denied.internal_affairs", natural_person=5, total=5),
    **cells("requests.outcomes.unavailable.not_held", natural_person=18, total=18),
    **cells("requests.outcomes.not_processed.repeat", natural_person=3, total=3),
    **cells("requests.outcomes.handled", natural_person=80, commercial_enterprise=4, total=84),
    **cells("requests.carried_forward", natural_person=3, commercial_enterprise=1, total=4),
    **cells("disputes.reconsideration", upheld=5, pending=2, total=7),
    **cells("disputes.litigation_direct", upheld=8, corrected=1, total=9),
}
_DOCUMENTS = cells("proactive_disclosure.normative_documents", issued=9, repealed=5, in_force=148)
_LEAD = "全区收到政府信息公开申请85件。"


def prose(*paragraphs: str) -> dict[str, object]:
    """Return these paragraphs before the table of section 三, as changes to a report."""
    return {"requests.introduction": tuple(map(gd.Paragraph, paragraphs))}


def _example(
    passing: str,
    failing: str,
    tables: Mapping[str, object] | None = None,
    **facts: object,
) -> Example:
    changes = {**_TABLES, **(tables or {})}
    return Example(
        passing={**changes, **prose(passing)},
        failing={**changes, **prose(failing)},
        paths=("requests.introduction[0].text",),
        status="to_review",
        forms=("2021",),
        **{"severity": "warning", **facts},  # type: ignore[arg-type]  # fields of Example
    )


EXAMPLES: Mapping[str, Example] = {
    "text.received": _example(
        "2024年，全区共受理政府信息公开申请88件（含上年结转3件）。",
        "2024年，全区共收到政府信息公开申请80件。",
        expected=85,
        actual=80,
        gap=5,
    ),
    "text.handled": _example(
        f"{_LEAD}全年办结84件。",
        f"{_LEAD}全年办结48件。",
        expected=84,
        actual=48,
        gap=36,
    ),
    "text.carried_over": _example(
        "上年结转申请3件，结转下年度继续办理4件。",
        "上年结转申请3件，结转下年度继续办理5件。",
        expected=4,
        actual=5,
        gap=1,
    ),
    "text.outcomes": _example(
        f"{_LEAD}其中予以公开及部分公开56件，不予公开7件。",
        f"{_LEAD}其中予以公开及部分公开52件，不予公开7件。",
        expected=56,
        actual=52,
        gap=4,
    ),
    "text.applicants": _example(
        "全区收到政府信息公开申请85件，其中自然人80件，法人或其他组织5件。",
        "全区收到政府信息公开申请85件，其中自然人80件，法人或其他组织6件。",
        expected=5,
        actual=6,
        gap=1,
    ),
    "text.disputes": _example(
        "因政府信息公开引起的行政复议7件、行政诉讼9件。",
        "因政府信息公开引起的行政复议7件，未发生行政诉讼。",
        expected=9,
        actual=0,
        gap=9,
    ),
    "text.dispute_results": _example(
        "信息公开类行政复议7件，其中维持5件。",
        "信息公开类行政复议7件，行政诉讼9件，均获维持。",
        expected=3,
        actual=0,
        gap=3,
    ),
    "text.documents": _example(
        "本年度制发行政规范性文件9件，废止5件，现行有效148件。",
        "本年度制发行政规范性文件9件，废止4件，现行有效148件。",
        tables=_DOCUMENTS,
        severity="info",
        expected=5,
        actual=4,
        gap=1,
    ),
    "text.decisions": _example(
        "全年作出行政许可决定3120件。",
        "全年作出行政许可决定3210件。",
        tables={"proactive_disclosure.administrative_licensing.decisions": 3120},
        severity="info",
        expected=3120,
        actual=3210,
        gap=90,
    ),
    "text.share": _example(
        f"{_LEAD}予以公开44件，占52.4%；不予公开7件，占8.24%。",
        f"{_LEAD}予以公开44件，占53.9%；不予公开7件，占8.24%。",
        actual=Decimal("53.9"),
    ),
    "text.growth": _example(
        "全区收到政府信息公开申请85件，较2023年的76件增长11.8%。",
        "全区收到政府信息公开申请85件，较2023年的76件增长12.8%。",
        expected=Decimal("11.8"),
        actual=Decimal("12.8"),
        gap=Decimal("1.0"),
    ),
    "text.breakdown": _example(
        "区政府办公室收到政府信息公开申请17件，其中自然人14件，法人或其他组织3件。",
        "区政府办公室收到政府信息公开申请17件，其中自然人14件，法人或其他组织4件。",
        expected=18,
        actual=17,
        gap=1,
    ),
}

"""Section 三: requests for disclosure received and handled, by kind of applicant."""

from __future__ import annotations

from typing import Any, Literal

import attrs

from gov_disclosure.document import Block, as_blocks, check_blocks
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.cells import row, row_group
from gov_disclosure.model.outcomes import RECEIVED_CLAUSE, Outcomes2019, Outcomes2021
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import check_text

RECONCILIATION_SENTENCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""What the form prints in the corner of the table: the identity of every column."""

_OUTCOMES_LABEL = "三、本年度办理结果"
_OUTCOMES_ENGLISH = "results of handling this year"
_RECEIVED: Any = row(
    ApplicantCounts,
    "一、本年新收政府信息公开申请数量",
    "requests newly received this year",
    RECEIVED_CLAUSE,
    variants=("本年新收", "本年新收申请", "本年新收申请数量", "本年新收件数"),
)
_BROUGHT_FORWARD: Any = row(
    ApplicantCounts,
    "二、上年结转政府信息公开申请数量",
    "requests brought forward from last year",
    RECEIVED_CLAUSE,
    variants=("上年结转", "上年度结转", "上年结转申请数量", "上年度结转政府信息公开申请数量"),
    period="year_start",
)
_CARRIED_FORWARD: Any = row(
    ApplicantCounts,
    "四、结转下年度继续办理",
    "carried forward to next year",
    RECEIVED_CLAUSE,
    variants=(
        "结转下一年度继续办理",
        "转下一年度办理",
        "结转下年",
        "结转下年度",
        "转结下年度继续办理",
    ),
    period="year_end",
)


@attrs.frozen
class Requests2019:
    """The table of section 三 in the trial form of 2019 (国办公开办函〔2019〕60号).

    Attributes:
        form: always "2019".
        heading: heading as printed; None stands for the official wording.
        introduction: blocks before the table.
        remarks: blocks after the table.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.AnnualReport(requests=gd.Requests2019()).form
        '2019'
    """

    form: Literal["2019"] = attrs.field(default="2019", init=False)
    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    introduction: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    received: ApplicantCounts = _RECEIVED
    brought_forward: ApplicantCounts = _BROUGHT_FORWARD
    outcomes: Outcomes2019 = row_group(
        Outcomes2019, _OUTCOMES_LABEL, _OUTCOMES_ENGLISH, has_subtotal=False
    )
    carried_forward: ApplicantCounts = _CARRIED_FORWARD
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr


@attrs.frozen
class Requests2021:
    """The table of section 三 in the form of 2021 (国办公开办函〔2021〕30号).

    Attributes:
        form: always "2021".
        heading: heading as printed; None stands for the official wording.
        introduction: blocks before the table.
        remarks: blocks after the table.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.AnnualReport(requests=gd.Requests2021())
        >>> report = gd.replace(report, {"requests.outcomes.denied.state_secret.total": 0})
        >>> report.requests.outcomes.denied.state_secret.total
        0
    """

    form: Literal["2021"] = attrs.field(default="2021", init=False)
    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    introduction: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    received: ApplicantCounts = _RECEIVED
    brought_forward: ApplicantCounts = _BROUGHT_FORWARD
    outcomes: Outcomes2021 = row_group(
        Outcomes2021, _OUTCOMES_LABEL, _OUTCOMES_ENGLISH, has_subtotal=False
    )
    carried_forward: ApplicantCounts = _CARRIED_FORWARD
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr

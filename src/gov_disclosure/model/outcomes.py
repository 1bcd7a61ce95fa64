"""三、本年度办理结果 of section 三: what became of the requests, by kind of applicant."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.cells import row, row_group
from gov_disclosure.short_repr import short_repr

RECEIVED_CLAUSE = "《条例》第五十条第一款第（二）项"
"""The clause on requests received and handled."""


@attrs.frozen
class Denied:
    """（三）不予公开: requests not granted, by ground.

    Example:
        >>> import gov_disclosure as gd
        >>> denied = gd.Denied(state_secret=gd.ApplicantCounts(natural_person=1, total=1))
        >>> gd.Outcomes2021(denied=denied).denied.state_secret.total
        1
    """

    state_secret: ApplicantCounts = row(
        ApplicantCounts, "1.属于国家秘密", "state secret", "《条例》第十四条"
    )
    prohibited_by_law: ApplicantCounts = row(
        ApplicantCounts,
        "2.其他法律行政法规禁止公开",
        "prohibited by other laws or administrative regulations",
        "《条例》第十四条",
        variants=("法律行政法规禁止", "行政法规禁止", "其他法律行政止公开"),
    )
    security_stability: ApplicantCounts = row(
        ApplicantCounts,
        "3.危及“三安全一稳定”",
        "endangers national, public or economic security or social stability",
        "《条例》第十四条",
        meaning="国家安全、公共安全、经济安全、社会稳定",
    )
    third_party_rights: ApplicantCounts = row(
        ApplicantCounts,
        "4.保护第三方合法权益",
        "lawful rights and interests of third parties",
        "《条例》第十五条、第三十二条",
    )
    internal_affairs: ApplicantCounts = row(
        ApplicantCounts,
        "5.属于三类内部事务信息",
        "internal affairs: personnel, logistics, internal work flow",
        "《条例》第十六条第一款",
        variants=("三类内容事务信息", "属于三类内容事务信息", "内部事务信息", "三类内部事务信息"),
        meaning="人事管理、后勤管理、内部工作流程",
    )
    process_information: ApplicantCounts = row(
        ApplicantCounts,
        "6.属于四类过程性信息",
        "process information",
        "《条例》第十六条第二款",
        variants=("属于四类过程性性信息", "过程性性信息", "过程性信息", "四类过程性信息"),
        meaning="讨论记录、过程稿、磋商信函、请示报告",
    )
    enforcement_file: ApplicantCounts = row(
        ApplicantCounts,
        "7.属于行政执法案卷",
        "administrative law-enforcement file",
        "《条例》第十六条第二款",
        variants=("行政执法案卷", "属于行政执法案卷信息"),
    )
    administrative_inquiry: ApplicantCounts = row(
        ApplicantCounts,
        "8.属于行政查询事项",
        "administrative inquiry matter",
        "《条例》第三十六条第（七）项",
        variants=("行政查询事项",),
    )

    __repr__ = short_repr


@attrs.frozen
class Unavailable:
    """（四）无法提供: requests for what the body cannot provide, by reason.

    Example:
        >>> import gov_disclosure as gd
        >>> unavailable = gd.Unavailable(not_held=gd.ApplicantCounts(natural_person=2, total=2))
        >>> gd.Outcomes2021(unavailable=unavailable).unavailable.not_held.total
        2
    """

    not_held: ApplicantCounts = row(
        ApplicantCounts,
        "1.本机关不掌握相关政府信息",
        "not held by the body",
        "《条例》第三十六条第（四）、（五）项",
        variants=("不掌握", "不掌握相关政府信息"),
    )
    needs_creation: ApplicantCounts = row(
        ApplicantCounts,
        "2.没有现成信息需要另行制作",
        "would have to be created",
        "《条例》第三十八条",
    )
    unclear_after_correction: ApplicantCounts = row(
        ApplicantCounts,
        "3.补正后申请内容仍不明确",
        "still unclear after correction",
        "《条例》第三十条",
    )

    __repr__ = short_repr


@attrs.frozen
class NotProcessed:
    """（五）不予处理: requests that were not processed, by reason.

    Example:
        >>> import gov_disclosure as gd
        >>> not_processed = gd.NotProcessed(petition=gd.ApplicantCounts(natural_person=1, total=1))
        >>> gd.Outcomes2021(not_processed=not_processed).not_processed.petition.total
        1
    """

    petition: ApplicantCounts = row(
        ApplicantCounts,
        "1.信访举报投诉类申请",
        "petition, report or complaint",
        "《条例》第三十九条第一款",
    )
    repeat: ApplicantCounts = row(
        ApplicantCounts, "2.重复申请", "repeated request", "《条例》第三十六条第（六）项"
    )
    publication: ApplicantCounts = row(
        ApplicantCounts,
        "3.要求提供公开出版物",
        "asks for a publication",
        "《条例》第三十九条第二款",
    )
    excessive: ApplicantCounts = row(
        ApplicantCounts,
        "4.无正当理由大量反复申请",
        "many repeated requests without good reason",
        "《条例》第三十五条",
    )
    confirm_or_reissue: ApplicantCounts = row(
        ApplicantCounts,
        "5.要求行政机关确认或重新出具已获取信息",
        "asks to confirm or re-issue information already obtained",
        RECEIVED_CLAUSE,
    )

    __repr__ = short_repr


@attrs.frozen
class OtherHandling:
    """（六）其他处理 in the form of 2021.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Outcomes2021().other_handling.unpaid_fee.total is None
        True
    """

    overdue_correction: ApplicantCounts = row(
        ApplicantCounts,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "not corrected in time without good reason",
        "《条例》第三十条",
        variants=("申请人无正当理由逾期不补正", "逾期不补正"),
    )
    unpaid_fee: ApplicantCounts = row(
        ApplicantCounts,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "fee not paid in time",
        "《条例》第四十二条；国办函〔2020〕109号",
        variants=("申请人逾期未按收费通知要求缴纳费用", "逾期未缴费", "逾期不缴费"),
    )
    other: ApplicantCounts = row(
        ApplicantCounts, "3.其他", "other", RECEIVED_CLAUSE, variants=("其它",)
    )

    __repr__ = short_repr


_GRANTED: Any = row(
    ApplicantCounts,
    "（一）予以公开",
    "disclosed",
    "《条例》第三十六条第（一）、（二）项",
)
_PARTIALLY_GRANTED: Any = row(
    ApplicantCounts,
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "partially disclosed",
    "《条例》第三十七条",
    variants=("部分公开", "部分公开（区分处理的，只计这一情况，不计其他情况）"),
)
_DENIED: Any = row_group(Denied, "（三）不予公开", "not disclosed")
_UNAVAILABLE: Any = row_group(Unavailable, "（四）无法提供", "cannot be provided")
_NOT_PROCESSED: Any = row_group(NotProcessed, "（五）不予处理", "not processed")
_HANDLED: Any = row(
    ApplicantCounts,
    "（七）总计",
    "total handled",
    RECEIVED_CLAUSE,
    variants=("办理结果总计", "合计", "总计（7）"),
    meaning="（一）至（六）之和",
)


_OTHER_HANDLING_LABEL = "（六）其他处理"
_OTHER_HANDLING_ENGLISH = "other handling"


@attrs.frozen
class Outcomes2019:
    """三、本年度办理结果 in the trial form of 2019: （六）其他处理 is one row.

    Example:
        >>> import gov_disclosure as gd
        >>> outcomes = gd.Outcomes2019(granted=gd.ApplicantCounts(natural_person=9, total=9))
        >>> gd.Requests2019(outcomes=outcomes).outcomes.granted.total
        9
    """

    granted: ApplicantCounts = _GRANTED
    partially_granted: ApplicantCounts = _PARTIALLY_GRANTED
    denied: Denied = _DENIED
    unavailable: Unavailable = _UNAVAILABLE
    not_processed: NotProcessed = _NOT_PROCESSED
    other_handling: ApplicantCounts = row(
        ApplicantCounts,
        _OTHER_HANDLING_LABEL,
        _OTHER_HANDLING_ENGLISH,
        RECEIVED_CLAUSE,
        variants=("其它处理",),
    )
    handled: ApplicantCounts = _HANDLED

    __repr__ = short_repr


@attrs.frozen
class Outcomes2021:
    """三、本年度办理结果 in the form of 2021: （六）其他处理 has three rows.

    Example:
        >>> import gov_disclosure as gd
        >>> outcomes = gd.Outcomes2021(granted=gd.ApplicantCounts(natural_person=9, total=9))
        >>> gd.Requests2021(outcomes=outcomes).outcomes.granted.total
        9
    """

    granted: ApplicantCounts = _GRANTED
    partially_granted: ApplicantCounts = _PARTIALLY_GRANTED
    denied: Denied = _DENIED
    unavailable: Unavailable = _UNAVAILABLE
    not_processed: NotProcessed = _NOT_PROCESSED
    other_handling: OtherHandling = row_group(
        OtherHandling,
        _OTHER_HANDLING_LABEL,
        _OTHER_HANDLING_ENGLISH,
        variants=("其它处理",),
    )
    handled: ApplicantCounts = _HANDLED

    __repr__ = short_repr

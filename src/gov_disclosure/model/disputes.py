"""Section 四: reconsiderations and lawsuits over open government information."""

from __future__ import annotations

import attrs

from gov_disclosure.document import Block, as_blocks, check_blocks
from gov_disclosure.model.cells import count_column, row
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Count, check_text

_CLAUSE = "《条例》第五十条第一款第（三）项、第五十一条"


@attrs.frozen
class CaseResults:
    """Cases by result in 件; zero means none, blank means nothing was printed.

    Cases are counted by their state in the report year, not by the year of the request.

    Example:
        >>> import gov_disclosure as gd
        >>> cases = gd.CaseResults(upheld=3, corrected=0, other_result=0, pending=1, total=4)
        >>> cases.upheld + cases.pending
        4
    """

    upheld: Count = count_column("结果维持", "upheld", variants=("维持",))
    corrected: Count = count_column("结果纠正", "corrected", variants=("纠正",))
    other_result: Count = count_column(
        "其他结果", "other result", variants=("其他", "其它结果", "其它")
    )
    pending: Count = count_column(
        "尚未审结",
        "pending",
        variants=("未审结", "尚未办结"),
        meaning="年末尚未审结的案件",
        period="year_end",
    )
    total: Count = count_column("总计", "total", variants=("合计",), meaning="前四项之和")

    __repr__ = short_repr


@attrs.frozen
class Disputes:
    """The table of section 四; the same in every form.

    Attributes:
        heading: heading as printed; None stands for the official wording.
        introduction: blocks before the table.
        reconsideration: 行政复议.
        litigation_direct: lawsuits without a reconsideration before.
        litigation_after_reconsideration: lawsuits after a reconsideration.
        remarks: blocks after the table.

    Example:
        >>> import gov_disclosure as gd
        >>> disputes = gd.Disputes(reconsideration=gd.CaseResults(upheld=2, total=2))
        >>> gd.figures(gd.AnnualReport(disputes=disputes))["disputes.reconsideration.upheld"]
        2
    """

    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    introduction: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    reconsideration: CaseResults = row(
        CaseResults, "行政复议", "administrative reconsideration", _CLAUSE
    )
    litigation_direct: CaseResults = row(
        CaseResults,
        "未经复议直接起诉",
        "litigation without prior reconsideration",
        _CLAUSE,
        parents=("行政诉讼",),
        variants=("未经复议直接诉讼", "直接行政诉讼", "直接起诉", "未经复议直接起诉的"),
    )
    litigation_after_reconsideration: CaseResults = row(
        CaseResults,
        "复议后起诉",
        "litigation after reconsideration",
        _CLAUSE,
        parents=("行政诉讼",),
        variants=("复议后诉讼", "复议后行政诉讼", "经复议后起诉"),
    )
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr

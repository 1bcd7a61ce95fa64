"""Section 二: what was disclosed proactively, by the items of Article 20 that are counted."""

from __future__ import annotations

from typing import Literal

import attrs

from gov_disclosure.document import Block, as_blocks, check_blocks
from gov_disclosure.model.cells import TableBlock, row
from gov_disclosure.model.proactive_rows import (
    Decisions,
    DocumentsDisclosed,
    DocumentsInForce,
    FeeItems,
    FeesCollected,
    ItemsAndDecisions,
    Procurement,
)
from gov_disclosure.model.supplementary import (
    SupplementaryRow,
    as_supplementary_rows,
    check_supplementary_rows,
)
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import (
    check_text,
)

RULES_AND_DOCUMENTS = TableBlock(
    "第二十条第（一）项",
    "《条例》第二十条第（一）项",
    "Article 20 (1): rules and normative documents",
)
LICENSING = TableBlock(
    "第二十条第（五）项",
    "《条例》第二十条第（五）项",
    "Article 20 (5): administrative licensing",
)
PENALTIES_AND_COERCION = TableBlock(
    "第二十条第（六）项",
    "《条例》第二十条第（六）项",
    "Article 20 (6): administrative penalties and coercion",
)
FEES = TableBlock(
    "第二十条第（八）项",
    "《条例》第二十条第（八）项",
    "Article 20 (8): administrative fees",
)
PROCUREMENT = TableBlock(
    "第二十条第（九）项",
    "《条例》第二十条第（九）项",
    "Article 20 (9): centralised government procurement",
)

INFORMATION_CONTENT = "信息内容"
"""Header of the label column in every block."""


_RULES_ENGLISH = "rules"
_PENALTIES_ENGLISH = "administrative penalties"
_COERCION_ENGLISH = "administrative coercion"


@attrs.frozen
class ProactiveDisclosure2019:
    """The tables of section 二 in the trial form of 2019 (国办公开办函〔2019〕60号).

    Attributes:
        form: always "2019".
        heading: heading as printed; None stands for the official wording.
        introduction: blocks before the tables.
        supplementary_rows: rows that the agency added.
        remarks: blocks after the tables.

    Example:
        >>> import gov_disclosure as gd
        >>> from decimal import Decimal
        >>> section = gd.ProactiveDisclosure2019()
        >>> report = gd.replace(
        ...     gd.AnnualReport(proactive_disclosure=section),
        ...     {"proactive_disclosure.centralized_procurement.amount_wan_yuan": Decimal("25.1")},
        ... )
        >>> report.proactive_disclosure.centralized_procurement.amount_wan_yuan
        Decimal('25.1')
    """

    form: Literal["2019"] = attrs.field(default="2019", init=False)
    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    introduction: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    rules: DocumentsDisclosed = row(
        DocumentsDisclosed,
        "规章",
        _RULES_ENGLISH,
        block=RULES_AND_DOCUMENTS,
        variants=("规章（县级无此项）",),
    )
    normative_documents: DocumentsDisclosed = row(
        DocumentsDisclosed,
        "规范性文件",
        "normative documents",
        block=RULES_AND_DOCUMENTS,
        variants=("行政规范性文件", "规范文件", "規範性檔案"),
    )
    administrative_licensing: ItemsAndDecisions = row(
        ItemsAndDecisions, "行政许可", "administrative licensing", block=LICENSING
    )
    other_external_services: ItemsAndDecisions = row(
        ItemsAndDecisions,
        "其他对外管理服务事项",
        "other external management and service matters",
        block=LICENSING,
        variants=("其它对外管理服务事项", "对外管理服务事项"),
        meaning="许可、处罚、强制以外的行政权力事项",
    )
    administrative_penalties: ItemsAndDecisions = row(
        ItemsAndDecisions, "行政处罚", _PENALTIES_ENGLISH, block=PENALTIES_AND_COERCION
    )
    administrative_coercion: ItemsAndDecisions = row(
        ItemsAndDecisions, "行政强制", _COERCION_ENGLISH, block=PENALTIES_AND_COERCION
    )
    administrative_fees: FeeItems = row(
        FeeItems, "行政事业性收费", "administrative fees", block=FEES
    )
    centralized_procurement: Procurement = row(
        Procurement,
        "政府集中采购",
        "centralised government procurement",
        block=PROCUREMENT,
        variants=("集中采购", "政府采购", "政府集中采购（元）", "政府集中采购（万元）"),
    )
    supplementary_rows: tuple[SupplementaryRow, ...] = attrs.field(
        default=(), converter=as_supplementary_rows, validator=check_supplementary_rows
    )
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr


@attrs.frozen
class ProactiveDisclosure2021:
    """The tables of section 二 in the form of 2021 (国办公开办函〔2021〕30号).

    Attributes:
        form: always "2021".
        heading: heading as printed; None stands for the official wording.
        introduction: blocks before the tables.
        supplementary_rows: rows that the agency added.
        remarks: blocks after the tables.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.blank("2021")
        >>> report = gd.replace(report, {"proactive_disclosure.normative_documents.issued": 4})
        >>> report.proactive_disclosure.normative_documents.issued
        4
    """

    form: Literal["2021"] = attrs.field(default="2021", init=False)
    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    introduction: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )
    rules: DocumentsInForce = row(
        DocumentsInForce,
        "规章",
        _RULES_ENGLISH,
        block=RULES_AND_DOCUMENTS,
        variants=("规章（县级无此项）",),
    )
    normative_documents: DocumentsInForce = row(
        DocumentsInForce,
        "行政规范性文件",
        "administrative normative documents",
        block=RULES_AND_DOCUMENTS,
        variants=("规范性文件", "规范文件", "規範性檔案"),
    )
    administrative_licensing: Decisions = row(
        Decisions, "行政许可", "administrative licensing", block=LICENSING
    )
    administrative_penalties: Decisions = row(
        Decisions, "行政处罚", _PENALTIES_ENGLISH, block=PENALTIES_AND_COERCION
    )
    administrative_coercion: Decisions = row(
        Decisions, "行政强制", _COERCION_ENGLISH, block=PENALTIES_AND_COERCION
    )
    administrative_fees: FeesCollected = row(
        FeesCollected, "行政事业性收费", "administrative fees", block=FEES
    )
    supplementary_rows: tuple[SupplementaryRow, ...] = attrs.field(
        default=(), converter=as_supplementary_rows, validator=check_supplementary_rows
    )
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr

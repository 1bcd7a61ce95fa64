"""Section 二: what was disclosed proactively, by the items of Article 20 that are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

import attrs

from gov_disclosure.document import Block, as_blocks, check_blocks
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.cells import TableBlock, amount_column, count_column, row
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import (
    Amount,
    Count,
    as_tuple,
    check_any_text,
    check_text,
    check_tuple_of,
    is_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@attrs.frozen
class DocumentsDisclosed:
    """Rules or normative documents of the body, in 件 (2019 form).

    Zero means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> documents = gd.DocumentsDisclosed(newly_made=4, newly_disclosed=4, total_disclosed=57)
        >>> gd.ProactiveDisclosure2019(normative_documents=documents).normative_documents.newly_made
        4
    """

    newly_made: Count = count_column(
        "本年新制作数量", "newly made this year", variants=("新制作数量", "本年制作数量")
    )
    newly_disclosed: Count = count_column(
        "本年新公开数量",
        "newly disclosed this year",
        variants=("新公开数量", "本公开数量", "本年公开数量"),
    )
    total_disclosed: Count = count_column(
        "对外公开总数量",
        "total disclosed",
        variants=("公开总数量", "对外公开总数"),
        meaning="年末对外公开的总数",
    )

    __repr__ = short_repr


@attrs.frozen
class DocumentsInForce:
    """Rules or normative documents made by the body, in 件 (2021 form).

    Zero means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> documents = gd.DocumentsInForce(issued=4, repealed=1, in_force=57)
        >>> gd.ProactiveDisclosure2021(normative_documents=documents).normative_documents.in_force
        57
    """

    issued: Count = count_column(
        "本年制发件数",
        "issued this year",
        variants=("制发件数", "本年制定件数", "本年制发数量"),
    )
    repealed: Count = count_column(
        "本年废止件数",
        "repealed this year",
        variants=("废止件数", "本年废纸件数", "本年废止数量"),
    )
    in_force: Count = count_column(
        "现行有效件数",
        "in force",
        variants=("先行有效件数", "现行有效件数（历史累计）", "现行有效", "现行有效数量"),
        meaning="年末现行有效的件数",
    )

    __repr__ = short_repr


_PRIOR_YEAR_ITEMS: Any = count_column(
    "上一年项目数量", "items in the previous year", unit="项", variants=("上年项目数量",)
)
_ITEM_CHANGE: Any = count_column(
    "本年增/减",
    "change of items this year",
    unit="项",
    signed=True,
    variants=("增/减", "增/减量", "本年增减", "本年增/减量", "本年增（减）"),
)


@attrs.frozen
class ItemsAndDecisions:
    """Items of administrative power and the decisions made under them (2019 form).

    Items in 项, decisions in 件; zero means none, blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> licensing = gd.ItemsAndDecisions(prior_year_items=40, item_change=-2, decisions=118)
        >>> section = gd.ProactiveDisclosure2019(administrative_licensing=licensing)
        >>> section.administrative_licensing.item_change
        -2
    """

    prior_year_items: Count = _PRIOR_YEAR_ITEMS
    item_change: Count = _ITEM_CHANGE
    decisions: Count = count_column(
        "处理决定数量",
        "decisions",
        variants=("本年处理决定数量", "处理决定数"),
        meaning="全部处理决定，含依法未公开的",
    )

    __repr__ = short_repr


@attrs.frozen
class Decisions:
    """Decisions of the year in 件, disclosed or not (2021 form).

    Zero means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> penalties = gd.Decisions(decisions=31)
        >>> section = gd.ProactiveDisclosure2021(administrative_penalties=penalties)
        >>> section.administrative_penalties.decisions
        31
    """

    decisions: Count = count_column(
        "本年处理决定数量",
        "decisions this year",
        variants=("处理决定数量", "处理决定数", "本年处理决定件数"),
        meaning="全部处理决定，含依法未公开的",
    )

    __repr__ = short_repr


@attrs.frozen
class FeeItems:
    """Items of administrative fees in 项 (2019 form).

    Zero means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.FeeItems(prior_year_items=3, item_change=-1).item_change
        -1
    """

    prior_year_items: Count = _PRIOR_YEAR_ITEMS
    item_change: Count = _ITEM_CHANGE

    __repr__ = short_repr


@attrs.frozen
class FeesCollected:
    """Administrative fees collected in the year, in 万元 (2021 form).

    Zero means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> from decimal import Decimal
        >>> gd.FeesCollected(amount_wan_yuan=Decimal("3.50")).amount_wan_yuan
        Decimal('3.5')
    """

    amount_wan_yuan: Amount = amount_column(
        "本年收费金额（单位：万元）",
        "fees collected this year (unit: 10 000 yuan)",
        variants=(
            "本年收费金额",
            "收费金额",
            "收费金额（单位：万元）",
            "收费金额（万元）",
            "本年收费金额（万元）",
            "本年收费金额（单位：元）",
            "本年收费金额（元）",
            "收费金额（元）",
        ),
    )

    __repr__ = short_repr


@attrs.frozen
class Procurement:
    """Centralised procurement: 项 and 万元 (2019 form).

    The form prints no unit for the amount: both 元 and 万元 occur in published reports. Zero
    means none; blank means nothing was printed.

    Example:
        >>> import gov_disclosure as gd
        >>> from decimal import Decimal
        >>> bought = gd.Procurement(items=3, amount_wan_yuan=Decimal("25.1"))
        >>> gd.ProactiveDisclosure2019(centralized_procurement=bought).centralized_procurement.items
        3
    """

    items: Count = count_column(
        "采购项目数量", "procurement items", unit="项", variants=("采购项目数", "项目数量")
    )
    amount_wan_yuan: Amount = amount_column(
        "采购总金额",
        "procurement amount",
        variants=(
            "采购金额",
            "采购总额",
            "采购总金额（元）",
            "采购总金额（万元）",
            "采购总金额（单位：元）",
            "采购总金额（单位：万元）",
            "采购总金额（万元，保留四位小数）",
        ),
    )

    __repr__ = short_repr


def check_cells(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept pairs of strings: column label and raw text."""
    if not isinstance(value, tuple) or not all(
        isinstance(cell, tuple) and len(cell) == 2 and all(map(is_text, cell)) for cell in value
    ):
        raise InvalidValueError(
            attribute.name,
            value,
            "（列标签，原文）字符串对",
            "pairs of strings (column label, raw text)",
        )


def _pairs(cells: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    pairs: Any = cells  # anything but a list or tuple is for the check to refuse
    if isinstance(cells, list | tuple):
        pairs = tuple(as_tuple(cell) for cell in cells)
    return cast("tuple[tuple[str, str], ...]", pairs)


@attrs.frozen
class SupplementaryRow:
    """A row that an agency added to a table of section 二.

    Attributes:
        block: label of the block it stands in, as in the form; None: in none.
        label: its row label as printed; may be empty.
        cells: pairs of column label and raw text, in printed order.

    Example:
        >>> import gov_disclosure as gd
        >>> added = gd.SupplementaryRow(None, "其他主动公开文件", [("本年制发件数", "2")])
        >>> section = gd.ProactiveDisclosure2021(supplementary_rows=[added])
        >>> section.supplementary_rows[0].label
        '其他主动公开文件'
    """

    block: str | None = attrs.field(validator=attrs.validators.optional(check_text))
    label: str = attrs.field(validator=check_any_text)
    cells: tuple[tuple[str, str], ...] = attrs.field(
        default=(), converter=_pairs, validator=check_cells
    )

    __repr__ = short_repr


def as_supplementary_rows(rows: Sequence[SupplementaryRow]) -> tuple[SupplementaryRow, ...]:
    """Return a list of rows as a tuple; leave anything else for the check to refuse."""
    return cast("tuple[SupplementaryRow, ...]", as_tuple(rows))


_check_supplementary_rows = check_tuple_of(SupplementaryRow)


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
        default=(), converter=as_supplementary_rows, validator=_check_supplementary_rows
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
        default=(), converter=as_supplementary_rows, validator=_check_supplementary_rows
    )
    remarks: tuple[Block, ...] = attrs.field(
        default=(), converter=as_blocks, validator=check_blocks
    )

    __repr__ = short_repr

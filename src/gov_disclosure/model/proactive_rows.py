"""The rows of section 二: what is counted of each kind of information."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.model.cells import amount_column, count_column
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Amount, Count


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
        period="year_end",
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
        period="year_end",
    )

    __repr__ = short_repr


_PRIOR_YEAR_ITEMS: Any = count_column(
    "上一年项目数量",
    "items in the previous year",
    unit="项",
    variants=("上年项目数量",),
    period="previous_year",
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

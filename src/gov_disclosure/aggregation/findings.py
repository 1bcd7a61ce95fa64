"""What a reader has to know of the sums of an area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.model.finding import Finding
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.rules.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.aggregation.roll_up import RollUp

_MOST_NAMES = 20


def listed(names: Iterable[str], most: int = _MOST_NAMES) -> tuple[str, str]:
    """Return names as a list in Chinese and in English, the first of very many only.

    Example:
        >>> listed(["云州市水利局", "云州市财政局"])
        ('云州市水利局、云州市财政局', '云州市水利局, 云州市财政局')
    """
    told = tuple(names)
    shown = told[:most]
    rest = len(told) - len(shown)
    return (
        "、".join(shown) + (f"等{len(told)}个单位" if rest else ""),
        ", ".join(shown) + (f" and {rest} more" if rest else ""),
    )


def findings(rolled: RollUp) -> Iterator[Finding]:
    """Yield what the sums leave open, besides the coverage of each cell."""
    if rolled.absent:
        zh, en = listed(rolled.absent)
        yield Finding(
            "roll_up.absent",
            "warning",
            "to_review",
            (),
            f"名册中的{len(rolled.absent)}个单位没有报告，各数只是下限：{zh}。",
            "bodies of the roster without a report, so every sum is the least it can be "
            f"({len(rolled.absent)}): {en}.",
        )
    if rolled.set_aside:
        zh, en = listed(member.name for member in rolled.set_aside)
        yield Finding(
            "roll_up.own",
            "info",
            "to_review",
            (),
            f"本级自己公布的汇总报告不是成员，没有计入：{zh}。",
            f"the area's own published aggregate is no member and was not counted: {en}.",
        )
    counted = {member.name for member in rolled.counted}
    inner = [member.name for member in rolled.members if member.name not in counted]
    if inner:
        zh, en = listed(inner)
        yield Finding(
            "roll_up.contained",
            "info",
            "to_review",
            (),
            f"名册载明，以下单位的数已计入其上级的报告，没有重复计入：{zh}。",
            f"by the roster the figures of these are part of another member's: {en}.",
        )
    if rolled.area.roster.bodies:
        unlisted = [member.name or "?" for member in rolled.members if not member.is_listed]
        if unlisted:
            zh, en = listed(unlisted)
            yield Finding(
                "roll_up.unlisted",
                "warning",
                "to_review",
                (),
                f"以下单位不在名册中，已计入，请核实：{zh}。",
                f"these are not on the roster and are counted; please verify: {en}.",
            )
    yield from _on_other_forms(rolled)


def _on_other_forms(rolled: RollUp) -> Iterator[Finding]:
    for place, name in enumerate(TABLE_SECTIONS):
        form = rolled.form_of(name)
        others = [
            member.name or "?"
            for member in rolled.counted
            if member.forms[place] and member.forms[place] != form
        ]
        if others:
            zh, en = listed(others)
            section = section_name(name)
            paths = [
                path
                for path, counts in rolled.coverage.items()
                if path.startswith(f"{name}.") and counts.no_such_cell
            ]
            yield Finding(
                "roll_up.form",
                "info",
                "to_review",
                paths,
                f"{section.zh}按{form}年格式汇总；以下单位的格式不同，口径不同的数没有计入：{zh}。",
                f"{section.en} is rolled up in the form of {form}; these are on another, and "
                f"what that counts differently was not added: {en}.",
            )

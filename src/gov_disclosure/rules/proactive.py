"""Rules of section 二: rules and documents, items and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.places import cell_place
from gov_disclosure.rules.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.bodies.presumed import Presumed
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.publisher import Kind, Level
    from gov_disclosure.rules.examination import Examination

_SECTION = "proactive_disclosure"
_RULES = f"{_SECTION}.rules"


@rule(
    "proactive_disclosure.total_disclosed",
    "warning",
    title="对外公开总数量不少于本年新公开数量",
    title_en="the total disclosed is not less than what was newly disclosed",
    formula="规章、规范性文件：对外公开总数量 ≥ 本年新公开数量（2019年格式）",
    reason="本年新公开的也在年末对外公开的总数之内。",
    source="由表头含义推出，未见官方填报说明",
    false_alarms="本年新公开、年末前又废止并撤下的文件。",
)
def total_disclosed(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The total disclosed includes what was newly disclosed."""
    figures = examination.figures
    for row in ("rules", "normative_documents"):
        paths = [f"{_SECTION}.{row}.{name}" for name in ("total_disclosed", "newly_disclosed")]
        total, new = map(figures.get, paths)
        if isinstance(total, int) and isinstance(new, int) and total < new:
            place = cell_place(examination.report, paths[0])
            yield this.finding(
                "to_review",
                paths,
                f"{place.zh}：填报{total}件，少于“本年新公开数量”{new}件，请核实。",
                f"{place.en}: reported {total}, less than the {new} newly disclosed; "
                "please verify.",
                expected=new,
                actual=total,
                gap=new - total,
            )


@rule(
    "proactive_disclosure.items_as_decisions",
    "warning",
    title="处理决定数量不是项目数量",
    title_en="decisions are not items",
    formula="处理决定数量 = 上一年项目数量 + 本年增/减（不为0）的，不超过一行（2019年格式）",
    reason="处理决定按件计，项目按项计；几行都恰好相等的，多是把年末项目数填作处理决定数。",
    source="表头“处理决定数量”的含义；是经验判断",
    false_alarms="项目和决定都很少的机关，可能恰好相等。",
)
def items_as_decisions(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The numbers of decisions are not those of items, row after row."""
    figures = examination.figures
    alike = []
    for path, decisions in figures.items():
        if not path.endswith(".decisions"):
            continue
        row = path.rpartition(".")[0]
        items, change = figures.get(f"{row}.prior_year_items"), figures.get(f"{row}.item_change")
        if isinstance(items, int) and isinstance(change, int) and decisions == items + change != 0:
            alike.append((path, decisions))
    if len(alike) > 1:
        listed = joined(
            Words(
                f"{(place := cell_place(examination.report, path)).zh}填报{decisions}件",
                f"{place.en}: reported {decisions}",
            )
            for path, decisions in alike
        )
        yield this.finding(
            "to_review",
            [path for path, _ in alike],
            f"{listed.zh}，均等于年末的项目数量，请核实填报的是处理决定数量还是项目数量。",
            f"{listed.en}: each equals the number of items at the end of the year; please verify "
            "whether decisions or items were reported.",
        )


_MAKE_RULES: dict[Kind, tuple[Level, ...]] = {
    "government": ("national", "provincial", "prefectural"),
    "general_office": ("national", "provincial", "prefectural"),
    "department": ("national",),
    "authorised_organisation": ("national",),
}
"""Levels at which a kind of body makes rules, or reports for one that does."""
_MAKE_NONE: tuple[Level, ...] = ("county", "township")
"""Levels at which no body does."""


@rule(
    "proactive_disclosure.rule_making",
    "warning",
    title="没有规章制定权的机关不填报规章",
    title_en="a body that cannot make rules reports none",
    formula="规章的本年新制作、本年制发、现行有效 = 0，如果该机关不能制定规章",
    reason="能制定规章的只有国务院部门，和省、自治区、直辖市及设区的市、自治州的人民政府；"
    "县级、乡级政府和地方政府部门不能。",
    source="《立法法》第九十一条、第九十三条",
    false_alarms="由部门起草、以政府名义公布的规章；种类、级别未写明的由名称推定，推定不了的不作判断。"
    "第九十一条、第九十三条为2023年修正后的条次，条次未经核对。",
)
def rule_making(this: Rule, examination: Examination) -> Iterator[Finding]:
    """A body that cannot make rules reports none."""
    publisher = examination.report.publisher
    if publisher is None or not _cannot_make_rules(examination.standing):
        return
    whence, name = examination.whence("level"), quoted(publisher.name)
    counted = {
        path: value
        for name in ("newly_made", "issued", "in_force")
        if isinstance(value := examination.figures.get(path := f"{_RULES}.{name}"), int) and value
    }
    if counted:
        listed = joined(
            Words(
                f"{(place := cell_place(examination.report, path)).zh}填报{value}件",
                f"{place.en}: reported {value}",
            )
            for path, value in counted.items()
        )
        yield this.finding(
            "to_review",
            tuple(counted),
            f"{listed.zh}；{name}没有规章制定权{whence.zh}，请核实是否应填入行政规范性文件。",
            f"{listed.en}; {name} cannot make rules{whence.en}; please verify whether "
            "these are normative documents.",
        )


def _cannot_make_rules(body: Presumed) -> bool:
    if body.level in _MAKE_NONE:
        return True
    if body.kind is None:
        return False
    if body.level is None:  # a department of a place is not one of the centre
        return body.kind == "department" and body.area is not None
    return body.level not in _MAKE_RULES[body.kind]

"""Sentences in the style of annual reports, all invented, and reports of which they are true.

The lines of ``sentences/*.txt`` say nothing that the tables contradict: what differs from them is
said of others, of another year, of a part, or of something else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

import gov_disclosure as gd
from rule_examples.example import cells, zeros

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

_TABLES: Mapping[str, object] = {
    **cells(
        "requests.received",
        natural_person=378,
        commercial_enterprise=35,
        research_institution=1,
        public_welfare_org=1,
        legal_service_org=11,
        other_org=3,
        total=429,
    ),
    **cells("requests.brought_forward", natural_person=14, commercial_enterprise=1, total=15),
    **cells("requests.outcomes.granted", natural_person=148, total=148),
    **cells("requests.outcomes.partially_granted", natural_person=36, total=36),
    **cells("requests.outcomes.denied.state_secret", natural_person=2, total=2),
    **cells("requests.outcomes.denied.process_information", natural_person=47, total=47),
    **cells("requests.outcomes.unavailable.not_held", natural_person=102, total=102),
    **cells("requests.outcomes.unavailable.needs_creation", natural_person=17, total=17),
    **cells("requests.outcomes.not_processed.petition", natural_person=18, total=18),
    **cells("requests.outcomes.not_processed.repeat", commercial_enterprise=30, total=30),
    **cells(
        "requests.outcomes.other_handling.other",
        commercial_enterprise=4,
        research_institution=1,
        public_welfare_org=1,
        legal_service_org=10,
        other_org=3,
        total=19,
    ),
    **cells("requests.outcomes.other_handling.unpaid_fee", natural_person=3, total=3),
    **cells(
        "requests.outcomes.handled",
        natural_person=373,
        commercial_enterprise=34,
        research_institution=1,
        public_welfare_org=1,
        legal_service_org=10,
        other_org=3,
        total=422,
    ),
    **cells(
        "requests.carried_forward",
        natural_person=19,
        commercial_enterprise=2,
        legal_service_org=1,
        total=22,
    ),
    **cells(
        "disputes.reconsideration", upheld=14, corrected=5, other_result=8, pending=2, total=29
    ),
    **cells(
        "disputes.litigation_direct", upheld=5, corrected=1, other_result=3, pending=2, total=11
    ),
    **cells(
        "disputes.litigation_after_reconsideration", upheld=3, other_result=1, pending=1, total=5
    ),
    **cells("proactive_disclosure.normative_documents", issued=9, repealed=5, in_force=148),
    "proactive_disclosure.administrative_licensing.decisions": 52316,
    "proactive_disclosure.administrative_penalties.decisions": 4127,
    "year": 2023,
}

DISTRICT = zeros(changes={**_TABLES, "publisher": gd.Publisher(name="云州市青溪区人民政府")})
"""A consistent report on a district."""

OFFICE = gd.replace(DISTRICT, {"publisher": gd.Publisher(name="云州市财政局")})
"""The same figures, as those of one bureau."""


def with_prose(report: gd.AnnualReport, text: str) -> gd.AnnualReport:
    """Return the report with a section 一 of one paragraph a line."""
    paragraphs = [gd.Paragraph(line) for line in text.splitlines() if line]
    return gd.replace(report, {"overview": gd.Narrative(blocks=tuple(paragraphs))})


_FOLDER = Path(__file__).parent / "sentences"


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


HONEST = [
    (report, line)
    for report, name in ((DISTRICT, "district"), (OFFICE, "office"))
    for line in _lines(name)
]
"""Reports and paragraphs that are true of them."""

# Statements of the generator -------------------------------------------------------------------

_SPEAKERS = ("全区", "我区", "全区各级行政机关", "青溪区", "")
_TIMES = ("2023年，", "2023年度，", "本年度", "全年", "2023年1月1日至12月31日，", "")
_REQUESTS = (
    "政府信息公开申请",
    "依申请公开申请",
    "公民、法人和其他组织提出的政府信息公开申请",
    "信息公开申请",
    "各类政府信息公开申请",
)
_LEADS = (
    "{time}{speaker}共收到{requests}<429>件",
    "{time}{speaker}新收{requests}<429>件",
    "{time}{speaker}受理{requests}共计<429>件",
    "{time}{speaker}共收到<429>件{requests}",
    "{time}{speaker}新收{requests}<429>件，均已登记",
    "{time}{speaker}共办理{requests}<444>件",
    "{time}{speaker}{requests}总量<429>件",
    "{time}{speaker}收到{requests}<429>宗",
)
_FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "applicants": (
        "其中自然人申请<378>件，法人或其他组织申请51件",
        "其中：自然人378件、法人或其他组织<51>件",
        "自然人申请<378>件（占88.1%）",
    ),
    "last year": ("上年结转申请<15>件", "2022年结转申请<15>件"),
    "next year": ("结转下年度继续办理的申请<22>件", "结转至2024年申请<22>件"),
    "handled": (
        "办结申请<422>件，其中予以公开148件",
        "按时答复申请<422>件，其中：予以公开148件、部分公开36件",
        "办结申请422件，其中予以公开<148>件，占35.1%；部分公开36件，占办结总数的8.53%",
        "办结申请422件（予以公开148件、部分公开36件、不予公开<49>件）",
        "在已办结的<422>件申请中，予以公开及部分公开184件",
    ),
    "unavailable": ("无法提供政府信息<119>件", "因本机关不掌握等原因无法提供<119>件"),
    "not processed": ("不予处理<48>件；其他处理22件", "不予处理48件、其他处理<22>件"),
    "reconsiderations": (
        "因政府信息公开被申请行政复议<29>件",
        "因政府信息公开引起的行政复议29件，其中结果维持<14>件、结果纠正5件、尚未审结2件",
    ),
    "lawsuits": (
        "政府信息公开行政诉讼案件<16>件",
        "因信息公开提起行政诉讼16件，其中未经复议直接起诉<11>件、复议后起诉5件",
    ),
    "documents": (
        "制发行政规范性文件9件，废止<5>件，现行有效148件",
        "截至年底现行有效行政规范性文件<148>件，本年制发9件",
        "行政规范性文件制发<9>件、废止5件",
    ),
    "decisions": ("作出行政许可决定<52316>件", "作出行政处罚决定<4127>件"),
}
"""What else is said, by subject; < and > mark the number that a test may change."""

_ONE_OF_EACH = st.fixed_dictionaries(
    {}, optional={subject: st.sampled_from(texts) for subject, texts in _FOLLOWING.items()}
).map(lambda drawn: list(drawn.values())[:4])


def statements(mark: str | None = None) -> SearchStrategy[str]:
    """Return a lead sentence and some that follow; every number of them is true.

    Args:
        mark: replaces one number of the text; None: all stay.
    """
    lead = st.builds(
        str.format,
        st.sampled_from(_LEADS),
        time=st.sampled_from(_TIMES),
        speaker=st.sampled_from(_SPEAKERS),
        requests=st.sampled_from(_REQUESTS),
    )
    ends = st.sampled_from(["。", "；"])
    return st.builds(_text, lead, _ONE_OF_EACH, ends, st.integers(0, 4), st.just(mark))


def _text(lead: str, following: list[str], end: str, chosen: int, mark: str | None) -> str:
    clauses = [lead, *following]
    chosen %= len(clauses)
    return end.join(
        re.sub("<([0-9]+)>", mark if mark and place == chosen else r"\1", clause)
        for place, clause in enumerate(clauses)
    )

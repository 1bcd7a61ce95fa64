"""Labels of the form: distinct, and recognised in every variant seen in published reports."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.forms.words.labels import (
    header_parts,
    key,
    label_keys,
    section_labels,
    split_ordinal,
)
from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class
from gov_disclosure.model.report import FORMS, FormName
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTIONS_OF_FORMS = [(form, name) for form in FORMS for name in TABLE_SECTIONS]

REQUESTS = section_labels("requests")
PROACTIVE = section_labels("proactive_disclosure")
DISPUTES = section_labels("disputes")


def _rows_of(form: FormName, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    for facts in rows(section_class(form, name)):
        yield facts.path, label_keys(facts.row.label, facts.row.variants)


@pytest.mark.parametrize(("form", "name"), SECTIONS_OF_FORMS)
def test_rows_of_a_form_stay_distinct(form: FormName, name: str) -> None:
    for (one, keys), (other, other_keys) in itertools.combinations(_rows_of(form, name), 2):
        assert not keys & other_keys, (one, other)


@pytest.mark.parametrize(("form", "name"), SECTIONS_OF_FORMS)
def test_columns_of_a_row_stay_distinct(form: FormName, name: str) -> None:
    for facts in rows(section_class(form, name)):
        named = [(field, label_keys(c.label, c.variants)) for field, c in facts.columns]
        for (one, keys), (other, other_keys) in itertools.combinations(named, 2):
            assert not keys & other_keys, (facts.path, one, other)


@pytest.mark.parametrize("name", TABLE_SECTIONS)
def test_a_label_means_the_same_row_and_column_in_every_form(name: str) -> None:
    labels = section_labels(name)
    for form in FORMS:
        for path, keys in _rows_of(form, name):
            assert {labels.rows[one] for one in keys} == {path}
        for facts in rows(section_class(form, name)):
            for field, column in facts.columns:
                keys = label_keys(column.label, column.variants)
                assert {labels.columns[one] for one in keys} == {field}


def test_blocks_stay_distinct() -> None:
    blocks = {
        facts.row.block
        for form in FORMS
        for facts in rows(section_class(form, "proactive_disclosure"))
        if facts.row.block
    }
    keys = [label_keys(block.label, block.variants) for block in blocks]
    assert len(blocks) == 5
    assert len(frozenset().union(*keys)) == sum(map(len, keys))


def test_only_two_labels_are_a_row_and_a_column() -> None:
    both = {
        (name, one)
        for name in TABLE_SECTIONS
        for one in section_labels(name).rows.keys() & section_labels(name).columns.keys()
    }
    # 其他 and 总计 of section 三: told apart by where they stand, not by their names.
    assert both == {("requests", one) for one in ("其他", "其它", "总计", "合计")}


NOISE = st.sampled_from((" ", "\u3000", "\n", "\xa0", "\t", "", "", ""))
FULL_WIDTH = str.maketrans("（），：；“”123456789.", '(),:;""１２３４５６７８９．')


@st.composite
def _noisy(draw: st.DrawFn, label: str) -> str:
    text = label.translate(FULL_WIDTH) if draw(st.booleans()) else label
    return "".join(draw(NOISE) + char for char in text) + draw(NOISE)


@given(st.data(), st.sampled_from(SECTIONS_OF_FORMS))
def test_width_spaces_and_line_breaks_are_no_part_of_a_label(
    data: st.DataObject, which: tuple[FormName, str]
) -> None:
    form, name = which
    labels = section_labels(name)
    facts = data.draw(st.sampled_from(rows(section_class(form, name))))
    assert labels.row(data.draw(_noisy(facts.row.label))) == facts.path
    field, column = data.draw(st.sampled_from(facts.columns))
    assert labels.column(data.draw(_noisy(column.label))) == field
    if facts.row.block:
        assert labels.block(data.draw(_noisy(facts.row.block.label))) == facts.row.block.label


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


DENIED, UNAVAILABLE = "outcomes.denied", "outcomes.unavailable"
NOT_PROCESSED, OTHER = "outcomes.not_processed", "outcomes.other_handling"

REQUEST_ROWS = {
    "received": "一、本年新收政府信息公开申请数量 本年新收 本年新收申请",
    "brought_forward": "二、上年结转政府信息公开申请数量 上年结转 上年度结转",
    "outcomes.granted": "（一）予以公开 (一)予以公开 ㈠予以公开 予以公开",
    "outcomes.partially_granted": (
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 部分公开 "
        "（二）部分公开(区分处理的,只计这一情况,不计其他情况)"
    ),
    f"{DENIED}.state_secret": (
        "1.属于国家秘密 1．属于国家秘密 1、属于国家秘密 （1）属于国家秘密 ①属于国家秘密 "
        "属于国家秘密"
    ),
    f"{DENIED}.prohibited_by_law": (
        "2.其他法律行政法规禁止公开 法律行政法规禁止 行政法规禁止 2.其他法律行政止公开 "
        "2.其他法律、行政法规禁止公开"
    ),
    f"{DENIED}.security_stability": (
        "3.危及“三安全一稳定” 3.危及\"三安全一稳定\" 3.危及'三安全一稳定' 3.危及「三安全一稳定」 "
        "3.危及三安全一稳定"
    ),
    f"{DENIED}.third_party_rights": "4.保护第三方合法权益",
    f"{DENIED}.internal_affairs": (
        "5.属于三类内部事务信息 5.属于三类内容事务信息 三类内容事务信息 内部事务信息"
    ),
    f"{DENIED}.process_information": (
        "6.属于四类过程性信息 6.属于四类过程性性信息 过程性性信息 过程性信息"
    ),
    f"{DENIED}.enforcement_file": "7.属于行政执法案卷",
    f"{DENIED}.administrative_inquiry": "8.属于行政查询事项",
    f"{UNAVAILABLE}.not_held": "1.本机关不掌握相关政府信息 不掌握",
    f"{UNAVAILABLE}.needs_creation": "2.没有现成信息需要另行制作 2.没有现成信息，需要另行制作",
    f"{UNAVAILABLE}.unclear_after_correction": "3.补正后申请内容仍不明确",
    f"{NOT_PROCESSED}.petition": "1.信访举报投诉类申请",
    f"{NOT_PROCESSED}.repeat": "2.重复申请",
    f"{NOT_PROCESSED}.publication": "3.要求提供公开出版物",
    f"{NOT_PROCESSED}.excessive": "4.无正当理由大量反复申请",
    f"{NOT_PROCESSED}.confirm_or_reissue": "5.要求行政机关确认或重新出具已获取信息",
    OTHER: "（六）其他处理 其他处理",
    f"{OTHER}.overdue_correction": (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 "
        "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请 "
        "1.申请人无正当理由逾期不补正"
    ),
    f"{OTHER}.unpaid_fee": (
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 "
        "2.申请人逾期未按收费通知要求缴纳费用"
    ),
    f"{OTHER}.other": "3.其他 3、其他 其他",
    "outcomes.handled": ("（七）总计 (七)总计 （7）总计 七、总计 总计(7) 办理结果总计 总计"),
    "carried_forward": "四、结转下年度继续办理 结转下一年度继续办理 转下一年度办理 结转下年",
}

PROACTIVE_ROWS = {
    "rules": "规章 规章(县级无此项) 规章（县级无此项）",
    "normative_documents": "行政规范性文件 规范性文件 规范文件 規範性檔案",
    "administrative_licensing": "行政许可",
    "other_external_services": "其他对外管理服务事项",
    "administrative_penalties": "行政处罚",
    "administrative_coercion": "行政强制",
    "administrative_fees": "行政事业性收费",
    "centralized_procurement": "政府集中采购 政府集中采购（元）",
}

DISPUTE_ROWS = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉 未经复议直接诉讼 直接行政诉讼 直接起诉",
    "litigation_after_reconsideration": "复议后起诉 复议后诉讼 复议后行政诉讼",
}

PROACTIVE_COLUMNS = {
    "issued": "本年制发件数",
    "repealed": "本年废止件数 本年废纸件数",
    "in_force": "现行有效件数 现行有效件数(历史累计) 先行有效件数",
    "decisions": "本年处理决定数量 处理决定数量",
    "newly_made": "本年新制作数量 本年新\u3000制作数量",
    "newly_disclosed": "本年新公开数量 本公开数量 本年公开数量",
    "total_disclosed": "对外公开总数量",
    "prior_year_items": "上一年项目数量",
    "item_change": "本年增/减 增/减量",
    "items": "采购项目数量",
    "amount_wan_yuan": (
        "采购总金额 采购总金额(万元,保留四位小数) 采购总金额（元） 收费金额 "
        "本年收费金额(单位：万元) 本年收费金额（单位:万元） 本年收费金额（单位：元）"
    ),
}

APPLICANT_COLUMNS = {
    "natural_person": "自然人 申请人情况：自然人",
    "commercial_enterprise": "商业企业 商业\u3000企业 法人或其他组织：商业企业",
    "research_institution": "科研机构 科研\n机构",
    "public_welfare_org": "社会公益组织",
    "legal_service_org": "法律服务机构",
    "other_org": "其他 其他组织 法人或其他组织:其他",
    "total": "总计 合计",
}

RESULT_COLUMNS = {
    "upheld": "结果维持 维持 行政复议：结果维持",
    "corrected": "结果纠正 纠正",
    "other_result": "其他结果 其他",
    "pending": "尚未审结 未审结 行政诉讼：复议后起诉：尚未审结",
    "total": "总计 合计",
}


def _listed(variants: dict[str, str]) -> list[tuple[str, str]]:
    return [(path, text) for path, texts in variants.items() for text in texts.split(" ")]


@pytest.mark.parametrize(("path", "text"), _listed(REQUEST_ROWS))
def test_rows_of_section_3(path: str, text: str) -> None:
    assert REQUESTS.row(text) == path


@pytest.mark.parametrize(("path", "text"), _listed(PROACTIVE_ROWS))
def test_rows_of_section_2(path: str, text: str) -> None:
    assert PROACTIVE.row(text) == path


@pytest.mark.parametrize(("path", "text"), _listed(DISPUTE_ROWS))
def test_rows_of_section_4(path: str, text: str) -> None:
    assert DISPUTES.row(text) == path


@pytest.mark.parametrize(("name", "text"), _listed(PROACTIVE_COLUMNS))
def test_columns_of_section_2(name: str, text: str) -> None:
    assert PROACTIVE.column(text) == name


@pytest.mark.parametrize(("name", "text"), _listed(APPLICANT_COLUMNS))
def test_columns_of_section_3(name: str, text: str) -> None:
    assert REQUESTS.column(text) == name


@pytest.mark.parametrize(("name", "text"), _listed(RESULT_COLUMNS))
def test_columns_of_section_4(name: str, text: str) -> None:
    assert DISPUTES.column(text) == name


def test_every_row_and_column_of_the_form_is_among_the_listed_variants() -> None:
    listed = {
        "requests": (REQUEST_ROWS, APPLICANT_COLUMNS),
        "proactive_disclosure": (PROACTIVE_ROWS, PROACTIVE_COLUMNS),
        "disputes": (DISPUTE_ROWS, RESULT_COLUMNS),
    }
    for name, (row_variants, column_variants) in listed.items():
        facts = [f for form in FORMS for f in rows(section_class(form, name))]
        assert {f.path for f in facts} == set(row_variants)
        assert {column for f in facts for column, _ in f.columns} == set(column_variants)


@pytest.mark.parametrize(
    "text",
    [
        *("三、本年度办理结果", "三三、本年度办理结果", "（三）不予公开", "(三)\n不予公开"),
        *("（四）无法提供", "（五）不予处理", "（六）其他处理"),
    ],
)
def test_labels_over_rows(text: str) -> None:
    assert REQUESTS.is_group(text)


@pytest.mark.parametrize("number", "一五六八九")
def test_blocks(number: str) -> None:
    official = f"第二十条第（{number}）项"
    for text in (official, f"第二十条  第({number})项", f"第二十条\n第（{number}）项"):
        assert PROACTIVE.block(text) == official
    assert PROACTIVE.block(f"第二十条第（{number}）项之外") is None


@pytest.mark.parametrize(
    "text",
    [
        RECONCILIATION_SENTENCE,
        RECONCILIATION_SENTENCE.replace("，", ",").replace("：", ":"),
        RECONCILIATION_SENTENCE.replace("勾稽", "钩稽"),
        "申请人情况",
        "法人或其他组织",
    ],
)
def test_what_the_form_prints_besides(text: str) -> None:
    assert REQUESTS.is_known(text)
    assert REQUESTS.row(text) is None
    assert REQUESTS.column(text) is None


@pytest.mark.parametrize(
    "text",
    ["法人或其他组织小计", "备注", "小计", "公开数量", "8.属于", "三、本年度办理结果一", ""],
)
def test_what_is_no_label_of_section_3(text: str) -> None:
    assert REQUESTS.row(text) is None
    assert REQUESTS.column(text) is None
    assert not REQUESTS.is_group(text)


def test_an_ordinal_is_told_from_a_numeral_that_belongs_to_the_label() -> None:
    assert split_ordinal("（1）属于国家秘密") == ("1", "属于国家秘密")
    assert split_ordinal("三类内部事务信息") == (None, "三类内部事务信息")
    assert split_ordinal("十、总计") == ("十", "总计")


def test_headers_joined_to_one_label() -> None:
    assert header_parts("行政诉讼：复议后起诉:总计") == ["行政诉讼", "复议后起诉", "总计"]

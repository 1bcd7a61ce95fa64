"""Text that is not strict JSON, and numbers and texts without bound."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from json_examples import example, with_literal

# --- strict text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "此处应为一个值"),
        ("tru", 1, 1, "此处应为一个值"),
        ('{"a":1} x', 1, 9, "多余内容"),
        ('{"a":1}{', 1, 8, "多余内容"),
        ('{\n "a" 1}', 2, 6, "此处应为冒号"),
        ("[1\n 2]", 2, 2, "此处应为逗号"),
        ("{1:2}", 1, 2, "双引号括起的成员名"),
        ("{'a':2}", 1, 2, "双引号括起的成员名"),
        ('"a', 1, 1, "字符串没有结束"),
        ('"a\tb"', 1, 3, "未转义的控制字符"),
        ('"\\x"', 1, 2, "无效的转义"),
        ('"\\u12"', 1, 3, "转义"),
        ("[01]", 1, 3, "此处应为逗号"),
        ("[+1]", 1, 2, "此处应为一个值"),
        ("[1.]", 1, 3, "此处应为逗号"),
        ("[.5]", 1, 2, "此处应为一个值"),
        ("[NaN]", 1, 2, "NaN 不是 JSON 数字"),
        ('{"a":\n-Infinity}', 2, 1, "-Infinity 不是 JSON 数字"),
        ("[Infinity]", 1, 2, "Infinity 不是 JSON 数字"),
        ("\ufeff{}", 1, 1, "BOM"),
        (b"\xef\xbb\xbf{}", 1, 1, "BOM"),
        (b'{"a":\n"\xd6\xd0"}', 2, 2, "不是 UTF-8"),
        ("{}".encode("utf-16-le"), 1, 2, "双引号括起的成员名"),
        ('{"a":1,"a":1}', 1, 8, "成员“a”重复"),
        ('{"a":{"b":1},\n"c":[{"b":1,"\\u0062":2}]}', 2, 13, "成员“b”重复"),
        ("[" * 65 + "]" * 65, 1, 65, "嵌套超过 64 层"),
        ('{"a":' * 100_000, 1, 321, "嵌套超过 64 层"),
        ("[" + "1," * 300_000 + "1]", 1, 400_001, "超过 200000 个值"),
    ],
)
def test_text_that_is_not_strict_json_is_refused_with_its_place(
    text: str | bytes, line: int, column: int, message: str
) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(text)
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert message in error.message
    assert error.excerpt is not None
    assert len(str(error)) < 500
    assert [problem.path for problem in error.problems] == [""]


def test_what_only_looks_like_a_duplicate_or_a_constant_is_accepted() -> None:
    text = '"overview":{"heading":"\\"NaN\\":[{","blocks":[{"type":"paragraph","text":"a\\\\"}]}'
    blank = gd.dumps(gd.AnnualReport())
    loaded = gd.loads(blank.replace('"overview":null', text))
    assert loaded.overview == gd.Narrative('"NaN":[{', (gd.Paragraph("a\\"),))


def test_64_levels_are_json_and_still_no_report() -> None:
    text = gd.dumps(gd.AnnualReport()).replace('"year":null', f'"year":{"[" * 63}{"]" * 63}')
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(text)
    assert [problem.path for problem in caught.value.problems] == ["year"]


@pytest.mark.parametrize(
    "number",
    ["1e999999999", "-1e999999999", "1e99999999999999999999", "9" * 100_000, "1e-999999999"],
)
@pytest.mark.parametrize(
    "path", ["year", "requests.received.total", "proactive_disclosure.rules.issued"]
)
def test_huge_numbers_are_refused_at_once(number: str, path: str) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(with_literal(path, number))
    assert [problem.path for problem in caught.value.problems] == [path]
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("number", ["1e-999999999", "1e999999999", "0." + "1" * 100_000])
def test_huge_amounts_are_refused_at_once(number: str) -> None:
    with pytest.raises((gd.InvalidJSONError, gd.InvalidValueError)) as caught:
        gd.loads(gd.dumps(example()).replace("20.59", number))
    assert len(str(caught.value)) < 1000


def test_a_zero_of_any_exponent_is_zero() -> None:
    count = "requests.received.other_org"
    amount = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    for path, written in ((count, '"other_org":0'), (amount, '"amount_wan_yuan":0')):
        for zero in ("-0", "-0.0", "0e5", "0e99999999999999999999", "0.000"):
            loaded = gd.loads(with_literal(path, zero))
            assert f"{written}}}" in gd.dumps(loaded) or f"{written}," in gd.dumps(loaded)


@pytest.mark.parametrize("text", ["一" * 1_000_000, "[" * 1_000_000, '"' + '\\"' * 1_000_000])
def test_huge_input_gets_a_short_message(text: str) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(text)
    assert len(str(caught.value)) < 500

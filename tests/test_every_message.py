"""Every message that reading can give, provoked once: what it says, and how it is worded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from message_templates import Template, shown, templates
from messages_of_files import OF_FILES
from messages_of_forms import OF_FORMS
from worded import faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Golden

_NAMES = re.compile(
    r"--[a-z-]+|gov[-_]disclosure[\w. -]*|limits|max_\w+|\.?(?:docx?|xlsx?|xlsb|wps)\b|base64"
    r"|RTF|O[FD][DF]|UOF|XML|UTF|MHTM?L?|LZMA|Deflate"
)
"""What is typed or called so in whatever language a sentence is."""

_OF_ARGUMENTS = "says which argument is wrong, to a programmer: tests/test_reading_arguments.py"
_TAKES_LONG = "only hostile files are refused so, in tests/test_hostile_input.py"

_COUNTS_LEAST = "a place that counts least: nothing there is told against another"
_NEVER_IN_DOUBT = "the name of a line of the head that is taken as it stands"

NOT_PROVOKED: Mapping[str, str] = {
    "没有规定格式中的标签，不能确定属于哪一行": "of rows that belong nowhere: told as such",
    "来源": _COUNTS_LEAST,
    "第一部分": _COUNTS_LEAST,
    "发布机构": _NEVER_IN_DOUBT,
    "落款单位": _NEVER_IN_DOUBT,
    "更正说明": _NEVER_IN_DOUBT,
    "二进制流：用 open(path, 'rb') 打开；已解码的文本用 gov_disclosure.parse 读取": _OF_ARGUMENTS,
    "路径、字节或二进制流": _OF_ARGUMENTS,
    "文本类格式": _OF_ARGUMENTS,
    "{} 之一": _OF_ARGUMENTS,
    "对象互相引用过多": _TAKES_LONG,
    "对象和字体的内容过多": _TAKES_LONG,
    "线条、填充与文字重叠过多": _TAKES_LONG,
    "个有对象覆盖的格": _TAKES_LONG,
    "个隐藏行": _TAKES_LONG,
}
"""Templates that no input here gives, and why."""


@pytest.fixture(scope="module")
def messages() -> Mapping[str, str]:
    """Return every provoked message and its English counterpart."""
    return {zh: en for provoke in (*OF_FORMS, *OF_FILES) for zh, en in provoke()}


@pytest.mark.parametrize("room", ["forms", "readers"])
def test_what_people_read(room: str, messages: Mapping[str, str], golden: Golden) -> None:
    """Each message that the source writes stands in the file, with the first that shows it."""
    lines: dict[str, None] = {}
    missing: list[Template] = []
    for template, message in shown(templates(room), messages):
        if message is None:
            missing.append(template)
        else:
            lines[f"{message}\n{messages[message]}\n"] = None
    assert [one for one in missing if one.text not in NOT_PROVOKED] == []
    golden(f"messages-of-{room}.txt", "\n".join(lines))


def test_they_are_well_worded(messages: Mapping[str, str]) -> None:
    found = [
        (fault, zh, en)
        for zh, en in messages.items()
        for fault in faults(_NAMES.sub("", zh), _NAMES.sub("", en))
    ]
    assert found == []

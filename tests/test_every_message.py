"""Every message that reading can give, provoked once: what it says, and how it is worded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from message_templates import Template, shown, templates
from messages_of_commands import OF_COMMANDS
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
    **dict.fromkeys(
        (
            "压缩文件已损坏或不完整，请重新获取",
            "解压后超过 {}，请分成几个压缩文件",
            "压缩文件在读取过程中被改动，其中已没有这个文件；请再试一次",
            "压缩文件已加密，需要密码才能打开；请去除密码后再读取",
            "超过 {} 字节，不像一份报告；确属报告时可用 --limit 放宽 max_bytes",
            "压缩文件中的文件过多（目录超过上限），请分成几个压缩文件",
            "不是普通文件（管道、设备等），未读取",
            "所在的文件夹超过 {} 层，或在压缩文件中的路径超过 {} 个字符，未读取",
        ),
        "of archives and folders that tests/test_hostile_folders.py and test_batch.py make",
    ),
    **dict.fromkeys(
        (
            "读取它的进程被系统终止（可能是内存不足），未读取；可单独再试，或减少 --jobs",
            "读取超过了时限，未读取；可用 --timeout 放宽",
            "读取时程序出错（{}），请将此文件和这条消息报告给开发者",
            "结果不能写入（{}）",
            "读取时内存不足",
            "错误：不能写入（{}）",
            "标准输出写入的文件又是 {} 要读取的文件（或在其文件夹内）；请写到别处",
        ),
        "of processes and disks that fail: tests/test_batch.py, test_full_file_system.py",
    ),
    **dict.fromkeys(
        (
            "同上者另有 {} 处",
            "字节",
            "超过 {} 字节，不像一份清单；请核对是否给错了文件",
            "超过 {} 字节，不像一份名册；请核对是否给错了文件",
            "--summary 须为 .md 或 .xlsx 文件，而写的是 {}",
            "{} 须为一份报告，{} 中有 {} 份",
            "不止一份报告会写入 {}；请用 --to jsonl，或用 -o 指定文件夹（文件名各不相同）",
            "{} 须用 -o 写入文件",
            "{} 由其他版本写入，或名册、上限不同；请用另一个文件夹",
            "{} 中有其他文件；请用空文件夹，或以前由本命令写入的",
            "INPUT 和 -o 不能是标准输入输出",
        ),
        "of long lists and rare combinations of options, in the tests of their commands",
    ),
    **dict.fromkeys(
        (
            *("错误：{}", "错误：{}{}", "注意：{}", "错误：{}：名册中有 {} 处不能使用"),
            "错误：{}：工作簿中有 {} 处不能使用",
            "{}：部分读取（未能确定 {} 处，缺失或未能识别 {} 处）",
            "共读取 {} 份报告：完整 {} 份，部分 {} 份；未能读取 {} 个{}",
            "{}：缺失或未能识别 {} 处：{}",
            "  另有 {} 个，见上文",
            "{} 与其他各格不符  {} 可能填错",
        ),
        "what stands around messages, or counts them",
    ),
}
"""Templates that no input here gives, and why."""


_OF_NAMES = ("English in Chinese", "Chinese in English")


@pytest.fixture(scope="module")
def messages() -> Mapping[str, str]:
    """Return every provoked message and its English counterpart."""
    return {zh: en for provoke in (*OF_FORMS, *OF_FILES) for zh, en in provoke()}


@pytest.fixture(scope="module")
def said() -> Mapping[str, str]:
    """Return every message of commands and rosters, and its English counterpart."""
    return {zh: en for provoke in OF_COMMANDS for zh, en in provoke()}


@pytest.mark.parametrize("room", ["forms", "readers"])
def test_what_reading_says(room: str, messages: Mapping[str, str], golden: Golden) -> None:
    _compare(room, messages, golden)


@pytest.mark.parametrize("room", ["roster", "cli"])
def test_what_commands_say(room: str, said: Mapping[str, str], golden: Golden) -> None:
    _compare(room, said, golden)


def _compare(room: str, messages: Mapping[str, str], golden: Golden) -> None:
    """Hold each message that the source writes, with the first that shows it, against the file."""
    lines: dict[str, None] = {}
    missing: list[Template] = []
    for template, message in shown(templates(room), messages):
        if message is None:
            missing.append(template)
        else:
            lines[f"{message}\n{messages[message]}\n"] = None
    assert [one for one in missing if one.text not in NOT_PROVOKED] == []
    golden(f"messages-of-{room}.txt", "\n".join(lines))


def test_what_reading_says_is_well_worded(messages: Mapping[str, str]) -> None:
    assert _faults(messages) == []


def test_what_commands_say_is_well_worded(said: Mapping[str, str]) -> None:
    """They name files and bodies as they are, in whatever language."""
    assert [one for one in _faults(said) if one[0] not in _OF_NAMES] == []


def _faults(messages: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [
        (fault, zh, en)
        for zh, en in messages.items()
        for fault in faults(_NAMES.sub("1", zh), _NAMES.sub("1", en))
    ]


def test_each_reason_is_of_a_message_that_is_written() -> None:
    written = {one.text for one in templates("forms", "readers", "roster", "cli")}
    assert NOT_PROVOKED.keys() <= written

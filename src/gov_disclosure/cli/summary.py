"""What is said of many inputs: each that is not read whole at once, and all in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.cli.entries import Already, Skipped, Unusable
from gov_disclosure.cli.status import complain, remark, say
from gov_disclosure.errors import shorten

if TYPE_CHECKING:
    from gov_disclosure.cli.done import Done
    from gov_disclosure.errors import GovDisclosureError

_LONGEST_LIST = 300
_LONGEST_REASON = 120
_LISTED = 20


@attrs.define
class Summary:
    """Numbers of what was read and what was not.

    Attributes:
        read: reports read whole.
        partly: reports with problems, or with cells that are missing or unreadable.
        unread: reports with tables or cells that could not be read, a part of ``partly``.
        refused: inputs, or lines of them, that hold no report that can be read.
        skipped: files in folders and archives that are no documents.
        already: files that an earlier run has done all with.
        reasons: the first of the refused, and why.
    """

    read: int = 0
    partly: int = 0
    unread: int = 0
    refused: int = 0
    skipped: int = 0
    already: int = 0
    reasons: list[tuple[str, str, str]] = attrs.field(factory=list)

    @property
    def is_worth_telling(self) -> bool:
        """Whether not everything was read whole."""
        return bool(self.partly or self.refused)

    def add(
        self, each: Done[Any] | Unusable | Skipped | Already, *, in_full: bool, lists: bool
    ) -> None:
        """Count what became of an input, and say on standard error what is not as it should be.

        Args:
            each: what became of it.
            in_full: whether every problem is told, or only how many there are.
            lists: whether anything is told of it at all.
        """
        if isinstance(each, Skipped):
            self.skipped += 1
        elif isinstance(each, Already):
            self.already += 1
        elif isinstance(each, Unusable):
            self.refused += 1
            if lists:
                complain(each.error, each.name)
            if len(self.reasons) < _LISTED:
                self.reasons.append((each.name, *_reasons(each.error)))
        elif each.problems or each.unread:
            self.partly += 1
            self.unread += bool(each.unread)
            if lists:
                (_tell_in_full if in_full else _tell_shortly)(each)
        else:
            self.read += 1

    def tell(self) -> None:
        """Say on standard error how much was read, and what was not and why."""
        reports = self.read + self.partly
        skipped, skipped_en = (
            (f"；跳过非文档文件 {self.skipped} 个", f"; {self.skipped} other files skipped")
            if self.skipped
            else ("", "")
        )
        if self.already:
            skipped += f"；已有结果 {self.already} 个"
            skipped_en += f"; {self.already} done before"
        say(
            f"共读取 {reports} 份报告：完整 {self.read} 份，部分 {self.partly} 份；"
            f"未能读取 {self.refused} 个{skipped}",
            f"{reports} reports read, {self.read} in full and {self.partly} in part; "
            f"{self.refused} refused{skipped_en}",
        )
        for name, reason, reason_en in self.reasons:
            say(f"  {name}：{reason}", f"  {name}: {reason_en}")
        if self.refused > len(self.reasons):
            more = self.refused - len(self.reasons)
            say(f"  另有 {more} 个，见上文", f"  {more} more, see above")


def _reasons(error: GovDisclosureError) -> tuple[str, str]:
    reason = getattr(error, "reason", error.message)
    reason_en = getattr(error, "reason_en", error.message_en)
    return shorten(reason, _LONGEST_REASON), shorten(reason_en, _LONGEST_REASON)


def _tell_in_full(done: Done[Any]) -> None:
    name = done.name
    for problem in done.problems:
        remark(f"{name}：{problem.message}", f"{name}: {problem.message_en}")
    if done.unread:
        listed = shorten(", ".join(done.unread), _LONGEST_LIST)
        remark(
            f"{name}：缺失或未能识别 {len(done.unread)} 处：{listed}",
            f"{name}: {len(done.unread)} missing or unreadable: {listed}",
        )


def _tell_shortly(done: Done[Any]) -> None:
    problems, unread = len(done.problems), len(done.unread)
    remark(
        f"{done.name}：部分读取（未能确定 {problems} 处，缺失或未能识别 {unread} 处）",
        f"{done.name}: read in part ({problems} problems, {unread} missing or unreadable)",
    )

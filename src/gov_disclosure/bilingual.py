"""Words in both languages: what users read is Chinese, with an English counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

Language: TypeAlias = Literal["zh", "en"]


@attrs.frozen
class Words:
    """The same words in both languages.

    Attributes:
        zh: in Chinese.
        en: in English.
    """

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"

    def to(self, language: Language) -> str:
        """Return them in one language.

        Example:
            >>> Words("错误", "error").to("zh")
            '错误'
        """
        return self.zh if language == "zh" else self.en


def joined(phrases: Iterable[Words]) -> Words:
    """Return phrases as one, separated as either language does.

    Example:
        >>> joined([Words("甲", "a"), Words("乙", "b")])
        Words(zh='甲；乙', en='a; b')
    """
    listed = tuple(phrases)
    return Words("；".join(one.zh for one in listed), "; ".join(one.en for one in listed))

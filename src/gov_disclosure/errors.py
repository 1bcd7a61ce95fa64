"""The errors of the library: what was found, where, what was expected, what to do.

Every error carries attributes, a Chinese and an English message, and survives pickling.
"""

from __future__ import annotations

import reprlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from gov_disclosure.bilingual import Words

_SHOWN_CHARACTERS = 60
_SHOWN_BITS = 256
LONGEST_REPR = 200
"""Most characters of the ``repr`` of any object."""


class _BoundedRepr(reprlib.Repr):
    """The ``repr`` of a value, cut early: neither a huge nor a deeply nested one costs much."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3
        self.maxstring = self.maxother = _SHOWN_CHARACTERS

    def repr_int(self, x: int, level: int) -> str:
        # Python refuses to write out an int of more than some thousand digits.
        bits = x.bit_length()
        return super().repr_int(x, level) if bits <= _SHOWN_BITS else f"<int of {bits} bits>"


_BOUNDED_REPR = _BoundedRepr()


def shorten(value: object, limit: int = _SHOWN_CHARACTERS) -> str:
    """Return a one-line picture of ``value`` of at most ``limit`` characters.

    A string is shown as it is, anything else by its ``repr``.

    Example:
        >>> shorten("一" * 100, limit=5)
        '一一一一…'
    """
    # Cut before building the repr of a long string, so that a huge input costs nothing.
    shown = value[: limit + 1] if isinstance(value, str) else bounded_repr(value)
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() else " " for char in shown)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def bounded_repr(value: object) -> str:
    """Return the ``repr`` of a value, cut early, however large or deeply nested it is.

    Example:
        >>> bounded_repr(["一", 2])
        "['一', 2]"
    """
    return _BOUNDED_REPR.repr(value)


class GovDisclosureError(Exception):
    """Root of all errors raised on purpose by this library.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.read("没有这个文件.docx")
        ... except gd.GovDisclosureError as error:
        ...     print(error.message)
        没有这个文件.docx：不能打开（没有这个文件或文件夹）
    """

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return super().__str__()

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return super().__str__()

    def __str__(self) -> str:
        """Both messages on one line."""
        return f"{self.message} / {self.message_en}"

    def __repr__(self) -> str:
        return shorten(f"<{type(self).__name__}: {self}>", LONGEST_REPR)


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class InvalidValueError(GovDisclosureError, ValueError):
    """A value that a report cannot hold.

    Attributes:
        path: name of the field (constructors) or full path of the place (``loads``,
            ``from_dict``, ``replace``).
        value: what was given.
        expected: what would have been accepted, in Chinese.
        expected_en: the same in English.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.CaseResults(upheld=-1)
        ... except gd.InvalidValueError as error:
        ...     print(error.path, error.value)
        upheld -1
    """

    path: str
    value: object
    expected: str
    expected_en: str

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return f"{self.path}：{_picture(self.value)} 不可用，应为{self.expected}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return f"{self.path}: {_picture(self.value)} cannot be used, expected {self.expected_en}"

    def below(self, prefix: str) -> InvalidValueError:
        """Return the same error with ``prefix`` put before its path."""
        separator = "" if not self.path or self.path.startswith("[") else "."
        path = f"{prefix}{separator}{self.path}" if prefix else self.path
        return type(self)(path, self.value, self.expected, self.expected_en)


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class UnreadableFileError(GovDisclosureError):
    """A file that cannot be opened as any format the library reads.

    Attributes:
        file: name of the file, or None for bytes and streams.
        reason: what is wrong and what to do, in Chinese.
        reason_en: the same in English.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.read(b"")
        ... except gd.UnreadableFileError as error:
        ...     print(error.reason_en)
        the file is empty; fetch it again
    """

    file: str | None
    reason: str
    reason_en: str

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return f"{self.file or '输入'}：{self.reason}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return f"{self.file or 'input'}: {self.reason_en}"


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class UnrecognisedDocumentError(GovDisclosureError):
    """A document that opens, but holds no statutory table that can be read.

    Attributes:
        file: name of the file, or None for bytes, text and streams.
        looked_for: what an annual report would have held.
        found: what the document holds instead (its first lines, shortened).
        reason: the likely cause and what to do, in Chinese.
        reason_en: the same in English.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.parse("关于调整办公时间的通知")
        ... except gd.UnrecognisedDocumentError as error:
        ...     print(error.found)
        ('关于调整办公时间的通知',)
    """

    file: str | None
    looked_for: Sequence[str]
    found: Sequence[str]
    reason: str
    reason_en: str

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        looked_for, found = _quoted(self.looked_for).zh, _quoted(self.found).zh
        said = f"年度报告应有{looked_for}，文件开头是{found or '空白'}"
        return f"{self.file or '输入'}：{self.reason}。{said}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        looked_for, found = _quoted(self.looked_for).en, _quoted(self.found).en
        said = f"an annual report has {looked_for}; this begins with {found or 'no text'}"
        return f"{self.file or 'input'}: {self.reason_en}; {said}"


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class MissingExtraError(GovDisclosureError, ImportError):
    """An optional package that is not installed.

    Attributes:
        extra: the extra of this distribution to install.
        package: the package that was looked for.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.MissingExtraError("readers", "pdfminer.six").extra
        'readers'
    """

    extra: str
    package: str

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return f"缺少 {self.package}，请运行：pip install 'gov-disclosure[{self.extra}]'"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return f"{self.package} is not installed; run: pip install 'gov-disclosure[{self.extra}]'"


def _picture(value: object) -> str:
    return f"“{shorten(value)}”" if isinstance(value, str) else shorten(value)


def _quoted(texts: Sequence[str]) -> Words:
    from gov_disclosure.quoting import listed  # noqa: PLC0415 - it shortens as is done here

    return listed(texts)

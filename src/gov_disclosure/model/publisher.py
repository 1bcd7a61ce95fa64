"""Who published the report, and where this copy of it came from."""

from __future__ import annotations

import datetime
from typing import Any, Literal, TypeAlias

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import check_date, check_member, check_pattern, check_text

Level: TypeAlias = Literal["national", "provincial", "prefectural", "county", "township"]
"""国家级、省级、地（市）级、县级、乡级."""

Kind: TypeAlias = Literal["government", "general_office", "department", "authorised_organisation"]
"""一级政府、办公厅（室）、部门、法律法规授权的组织."""

LEVELS: tuple[Level, ...] = ("national", "provincial", "prefectural", "county", "township")
KINDS: tuple[Kind, ...] = (
    "government",
    "general_office",
    "department",
    "authorised_organisation",
)

REGION_CODE_PATTERN = "^([0-9]{6}|[0-9]{9}|[0-9]{12})$"
CREDIT_CODE_PATTERN = "^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
SHA256_PATTERN = "^[0-9a-f]{64}$"

check_region_code = check_pattern(REGION_CODE_PATTERN, "6、9 或 12 位数字", "6, 9 or 12 digits")
check_sha256 = check_pattern(
    SHA256_PATTERN, "64 位小写十六进制数字", "64 lowercase hexadecimal digits"
)
_check_credit_code_shape = check_pattern(
    CREDIT_CODE_PATTERN,
    "18 位统一社会信用代码（GB 32100）",
    "a unified social credit code of 18 characters (GB 32100)",
)


def check_credit_code(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a unified social credit code whose check character is right."""
    from stdnum.cn import uscc  # noqa: PLC0415 - slow to import, needed by few

    _check_credit_code_shape(instance, attribute, value)
    if not uscc.is_valid(str(value)):
        raise InvalidValueError(
            attribute.name,
            value,
            "校验码正确的统一社会信用代码（GB 32100）",
            "a unified social credit code with a correct check character (GB 32100)",
        )


@attrs.frozen
class Publisher:
    """The body whose report this is.

    Attributes:
        name: its name as printed.
        region_code: code of its area, 6, 9 or 12 digits; only the shape is checked.
        credit_code: unified social credit code, GB 32100, with its check character.
        level: national, provincial, prefectural, county or township.
        kind: government, general_office, department or authorised_organisation.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Publisher("云州市青溪区林业局", level="county", kind="department").level
        'county'
    """

    name: str = attrs.field(validator=check_text)
    region_code: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_region_code)
    )
    credit_code: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_credit_code)
    )
    level: Level | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*LEVELS))
    )
    kind: Kind | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_member(*KINDS))
    )

    __repr__ = short_repr


@attrs.frozen
class Source:
    """Where this copy of the report came from.

    Attributes:
        address: address of the page or file.
        file: name of the file.
        retrieved_on: day on which it was fetched.
        sha256: digest of its bytes, 64 lowercase hexadecimal digits.

    Example:
        >>> import gov_disclosure as gd
        >>> source = gd.read("examples/qingxi-2020.txt").report.source
        >>> source.file, len(source.sha256)
        ('qingxi-2020.txt', 64)
    """

    address: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    file: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    retrieved_on: datetime.date | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_date)
    )
    sha256: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(check_sha256)
    )

    __repr__ = short_repr

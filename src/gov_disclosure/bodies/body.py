"""A body as a roster knows it: its names, what it belongs to, and how it reports."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, cast

import attrs

from gov_disclosure.bodies.names import plain_name
from gov_disclosure.bodies.presumed import Presumed, presumed_of_name
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.publisher import Kind, Level, Publisher
from gov_disclosure.model.report import SCOPES, Scope
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple, check_member, check_pattern, check_tuple_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_check_name = check_pattern(
    r"[^\s；;、，,|=](?:[^；;、，,|\r\n]*[^\s；;、，,|])?",
    "不含“；”“、”“，”“|”和换行的名称",
    "a name without ；, 、, ，, | or line breaks",
)


def _check_names(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, tuple):
        raise InvalidValueError(attribute.name, value, "名称的列表", "a list of names")
    for name in value:
        _check_name(instance, attribute, name)


def _as_names(names: Sequence[str]) -> tuple[str, ...]:
    return cast("tuple[str, ...]", as_tuple(names))


@attrs.frozen
class FormerName:
    """A name that a body had, and the report years in which it had it.

    Attributes:
        name: the name.
        first_year: first of these years; None: not known.
        last_year: last of these years; None: not known.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.FormerName("青溪区大数据发展管理局", last_year=2022).was_of(2024)
        False
    """

    name: str = attrs.field(validator=_check_name)
    first_year: int | None = None
    last_year: int | None = None

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        """Check the order of the years.

        Raises:
            InvalidValueError: the first comes after the last.
        """
        if self.first_year is None or self.last_year is None:
            return
        if self.first_year > self.last_year:
            raise InvalidValueError(
                "former_names",
                f"{self.first_year}-{self.last_year}",
                "先后有序的年度",
                "years in order",
            )

    def was_of(self, year: int | None) -> bool:
        """Tell whether the body had this name in a year, as far as is known."""
        if year is None:
            return True
        return (self.first_year or year) <= year <= (self.last_year or year)


@attrs.frozen
class Due:
    """The day by which a report is due: of every year, or of one.

    Attributes:
        month: the month.
        day: the day.
        year: the year; None: the one after whichever year is reported on.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.Due(1, 25).of(2024)
        datetime.date(2025, 1, 25)
    """

    month: int
    day: int
    year: int | None = None

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        try:
            self._date(self.year or 2001)
        except ValueError:
            raise InvalidValueError(
                "due", f"{self.month}-{self.day}", "存在的日期", "a date that exists"
            ) from None

    def of(self, year: int) -> datetime.date | None:
        """Return the day by which the report for a year is due; None if it is due in another."""
        return self._date(year + 1) if self.year in {None, year + 1} else None

    def _date(self, year: int) -> datetime.date:
        return datetime.date(year, self.month, self.day)


def _as_former_names(names: Sequence[FormerName]) -> tuple[FormerName, ...]:
    return cast("tuple[FormerName, ...]", as_tuple(names))


def _optional(validator: Any) -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(validator))


@attrs.frozen
class Body:
    """A body that reports, or whose figures are part of another's report.

    Attributes:
        name: its name today.
        former_names: names it had before.
        short_names: short forms that mean it and no other on the roster.
        parent: name of the body above it.
        is_included: whether the figures of ``parent`` include its own; None: not known.
        region_code: code of its area.
        credit_code: unified social credit code.
        level: national, provincial, prefectural, county or township.
        kind: government, general_office, department or authorised_organisation.
        scope: whether its report is its own or an area's; None: either.
        due: the day by which its report is due; None: as the law says.

    Example:
        >>> import gov_disclosure as gd
        >>> office = gd.Body(
        ...     "青溪区数据局",
        ...     former_names=[gd.FormerName("青溪区大数据发展管理局", last_year=2022)],
        ...     short_names=["区数据局"],
        ... )
        >>> office.names(2021)
        ('青溪区数据局', '区数据局', '青溪区大数据发展管理局')
    """

    name: str = attrs.field(validator=_check_name)
    former_names: tuple[FormerName, ...] = attrs.field(
        default=(), converter=_as_former_names, validator=check_tuple_of(FormerName)
    )
    short_names: tuple[str, ...] = attrs.field(
        default=(), converter=_as_names, validator=_check_names
    )
    parent: str | None = _optional(_check_name)
    is_included: bool | None = None
    region_code: str | None = None
    credit_code: str | None = None
    level: Level | None = None
    kind: Kind | None = None
    scope: Scope | None = _optional(check_member(*SCOPES))
    due: Due | None = None

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        """Check the codes, level and kind as those of a publisher.

        Raises:
            InvalidValueError: one of them is none.
        """
        Publisher(self.name, self.region_code, self.credit_code, self.level, self.kind)

    def names(self, year: int | None) -> tuple[str, ...]:
        """Return the names that it had in a year, without spaces; all of them if it is None."""
        former = (each.name for each in self.former_names if each.was_of(year))
        return tuple(dict.fromkeys(map(plain_name, (self.name, *self.short_names, *former))))


def standing(publisher: Publisher | None, scope: Scope | None, body: Body | None) -> Presumed:
    """Return kind, level, area and scope of a body: what is stated, else listed, else presumed.

    Args:
        publisher: the body as a report states it.
        scope: the scope that the report states.
        body: the body on a roster, or None.
    """
    if publisher is None:
        return Presumed(scope=scope or (body.scope if body else None))
    guess = presumed_of_name(publisher.name if body is None else body.name)
    return Presumed(
        publisher.kind or (body.kind if body else None) or guess.kind,
        publisher.level or (body.level if body else None) or guess.level,
        guess.area,
        scope or (body.scope if body else None) or guess.scope,
        guess.reason,
        guess.reason_en,
    )

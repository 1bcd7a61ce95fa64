"""The bodies that a user knows, and which of them a name means."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.bodies.body import Body
from gov_disclosure.bodies.names import body_name, forms, may_be_one, plain_name
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.quoting import quoted
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple, check_tuple_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike

    from gov_disclosure.model.report import Scope


@attrs.frozen
class Match:
    """Which body a name means.

    Attributes:
        body: the body; None where none or several can be meant.
        candidates: the bodies that can be meant.
        reason: why, in Chinese.
        reason_en: why, in English.

    Example:
        >>> import gov_disclosure as gd
        >>> roster = gd.Roster([gd.Body("云州市青溪区林业局")])
        >>> match = roster.find("青溪区林业局", 2024)
        >>> match.body.name, match.reason_en
        ('云州市青溪区林业局', 'a fuller or shorter form of one name')
    """

    body: Body | None
    candidates: tuple[Body, ...]
    reason: str
    reason_en: str

    __repr__ = short_repr


def _as_bodies(bodies: Sequence[Body]) -> tuple[Body, ...]:
    return cast("tuple[Body, ...]", as_tuple(bodies))


@attrs.frozen
class Roster:
    """The bodies that report, in the order in which they are to be listed.

    Attributes:
        bodies: the bodies; two of one name differ in scope.

    Example:
        >>> import gov_disclosure as gd
        >>> roster = gd.Roster.read("examples/bodies.csv")
        >>> roster.find("青溪区大数据发展管理局", 2021).body.name
        '云州市青溪区数据局'
    """

    bodies: tuple[Body, ...] = attrs.field(
        default=(), converter=_as_bodies, validator=check_tuple_of(Body)
    )

    __repr__ = short_repr

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Roster:
        """Return the roster of a file: CSV (UTF-8, GB18030) or XLSX, headed by column names.

        Columns in Chinese or English, in any order; only the first must be there: 单位 (name),
        曾用名 (former_names), 简称 (short_names), 上级 (parent), 是否汇总 (is_included),
        行政区划代码 (region_code), 统一社会信用代码 (credit_code), 层级 (level), 类别 (kind),
        范围 (scope), 期限 (due).

        Args:
            path: the file.

        Raises:
            InvalidRosterError: something in it cannot be used; every fault is told, with its row
                and column.
            UnreadableFileError: it cannot be opened.
            MissingExtraError: a workbook, without the extra that reads it.
        """
        from gov_disclosure.roster.file import read_bodies  # noqa: PLC0415 - needed by few

        return cls(read_bodies(path))

    def write(self, path: str | PathLike[str]) -> None:
        """Write the roster to a CSV file or a workbook; the suffix decides.

        Raises:
            MissingExtraError: a workbook, without the extra that writes it.
            OSError: the file cannot be written.
        """
        from gov_disclosure.roster.file import write_bodies  # noqa: PLC0415 - needed by few

        write_bodies(self.bodies, path)

    def find(
        self,
        publisher: Publisher | str | None,
        year: int | None = None,
        scope: Scope | None = None,
    ) -> Match:
        """Return the body that a name means in a year.

        A name means a body if it is a name of it, today's, a short one or one it had that year.
        A fuller or shorter form (云州市青溪区人民政府, 青溪区人民政府, 青溪区) means it only where
        no other body of the roster can be meant.

        Args:
            publisher: a body as a report states it, or its name.
            year: the year of the report, which decides between former names.
            scope: the scope of the report, for bodies that are listed once for each.

        Example:
            >>> roster = Roster([Body("云州市青溪区林业局"), Body("云州市林业局")])
            >>> roster.find("区林业局", 2024).body.name
            '云州市青溪区林业局'
            >>> roster.find("林业局", 2024).body is None
            True
        """
        if publisher is None:
            return Match(None, (), "没有单位名称", "no body is named")
        code = publisher.credit_code if isinstance(publisher, Publisher) else None
        name = publisher.name if isinstance(publisher, Publisher) else publisher
        called = quoted(name)
        for wanted, zh, en in self._ways(name, year, code):
            found = tuple(
                body for body in wanted() if None in {scope, body.scope} or body.scope == scope
            )
            if len(found) == 1:
                return Match(found[0], found, zh, en)
            if found:
                listed = "、".join(body.name for body in found)
                return Match(
                    None,
                    found,
                    f"{called}可以指名册中的{listed}，不能确定；可在名册的简称一栏写明",
                    f"{called} can mean {listed}; the short names of the roster can tell which",
                )
        alike = tuple(body for body in self.bodies if _may_shorten(name, body.name))
        hint = "、".join(body.name for body in alike)
        return Match(
            None,
            alike,
            f"名册中没有{called}" + (f"；如是{hint}的简称，可写在名册的简称一栏" if hint else ""),
            f"{called} is not on the roster"
            + (f"; if it is short for {hint}, the roster can say so" if hint else ""),
        )

    def place(self, body: Body | None) -> int:
        """Return where a body is listed, from 0; after all others if it is None or not listed."""
        return len(self.bodies) if body is None else self._places.get(body, len(self.bodies))

    def _ways(
        self, name: str, year: int | None, code: str | None
    ) -> Iterable[tuple[Callable[[], tuple[Body, ...]], str, str]]:
        """Yield the ways to find a body, the surest first, each with its reason."""
        plain = plain_name(name)
        parts = body_name(name)
        yield (
            lambda: tuple(body for body in self.bodies if code and body.credit_code == code),
            "统一社会信用代码相同",
            "the same credit code",
        )
        yield (
            lambda: tuple(
                body for body in self._by_name.get(plain, ()) if plain in body.names(year)
            ),
            "名册中有此名称",
            "a name on the roster",
        )
        yield (
            lambda: self._by_name.get(plain, ()),
            "名册中其他年度的曾用名",
            "a former name on the roster, of other years",
        )
        yield (
            lambda: (
                _once(
                    body
                    for form in (*forms(parts)[:1], parts.whole)
                    for body in self._by_form.get(form, ())
                )
                or _once(body for form in forms(parts) for body in self._by_whole.get(form, ()))
            ),
            "全称与简称是同一单位",
            "a fuller or shorter form of one name",
        )

    @cached_property
    def _places(self) -> Mapping[Body, int]:
        return {body: place for place, body in enumerate(self.bodies)}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Body, ...]]:
        return _index((name, body) for body in self.bodies for name in body.names(None))

    @cached_property
    def _by_form(self) -> Mapping[str, tuple[Body, ...]]:
        """Bodies by each shorter form of their names."""
        return _index(
            (form, body)
            for body in self.bodies
            for name in body.names(None)
            for form in forms(body_name(name))
        )

    @cached_property
    def _by_whole(self) -> Mapping[str, tuple[Body, ...]]:
        """Bodies by their names written out."""
        return _index(
            (forms(body_name(name))[0], body)
            for body in self.bodies
            for name in body.names(None)
            if forms(body_name(name))
        )


def _index(pairs: Iterable[tuple[str, Body]]) -> Mapping[str, tuple[Body, ...]]:
    found: dict[str, dict[Body, None]] = {}
    for text, body in pairs:
        found.setdefault(text, {})[body] = None
    return {text: tuple(bodies) for text, bodies in found.items()}


def _once(bodies: Iterable[Body]) -> tuple[Body, ...]:
    return tuple(dict.fromkeys(bodies))


def _may_shorten(name: str, listed: str) -> bool:
    """Tell whether a name can abbreviate a listed one: 人社局 and 人力资源和社会保障局."""
    short, whole = body_name(name), body_name(listed)
    return (
        short.areas[-1:] == whole.areas[-1:]
        and short.rest[-1:] == whole.rest[-1:]
        and may_be_one(short.whole, whole.whole)
    )

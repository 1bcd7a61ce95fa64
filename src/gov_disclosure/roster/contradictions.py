"""What the rows of a roster say against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bodies.names import plain_name
from gov_disclosure.roster.problems import RosterProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.bodies.body import Body


def contradictions(
    bodies: Sequence[tuple[int, Body]], headers: Mapping[str, str]
) -> Iterator[RosterProblem]:
    """Yield what several rows say against each other: a name twice, a body above itself."""
    yield from _names_of_several(bodies, headers)
    rows: dict[tuple[str, str | None], int] = {}
    parents = {body.name: body.parent for _, body in bodies}
    for row, body in bodies:
        name = body.names(None)[0], body.scope
        if rows.setdefault(name, row) != row:
            yield RosterProblem(
                row, headers["name"], body.name, f"与第 {rows[name]} 行不同的单位",
                f"another body than that of row {rows[name]}",
            )  # fmt: skip
        if body.parent is not None and _is_above_itself(body.name, parents):
            yield RosterProblem(
                row,
                headers["parent"],
                body.parent,
                "不属于自己下级的单位",
                "a body that is not below this one",
            )
        if body.is_included is not None and body.parent is None:
            yield RosterProblem(
                row, headers["is_included"], body.name, "同时写明上级", "a parent in the same row"
            )


def _is_above_itself(name: str, parents: dict[str, str | None]) -> bool:
    seen = {name}
    above = parents.get(name)
    while above is not None:
        if above == name:
            return True
        if above in seen:
            return False
        seen.add(above)
        above = parents.get(above)
    return False


def _names_of_several(
    bodies: Sequence[tuple[int, Body]], headers: Mapping[str, str]
) -> Iterator[RosterProblem]:
    """Yield short names and codes that a row gives though they mean the body of another row."""
    meant: dict[str, tuple[int, Body]] = {}
    for row, body in bodies:
        meant.setdefault(plain_name(body.name), (row, body))
    for row, body in bodies:
        given = [("short_names", short, plain_name(short)) for short in body.short_names]
        if body.credit_code is not None:
            given.append(("credit_code", body.credit_code, body.credit_code))
        for column, text, key in given:
            other, other_body = meant.setdefault(key, (row, body))
            if plain_name(other_body.name) != plain_name(body.name):
                yield RosterProblem(
                    row, headers[column], text, f"只指本单位的（第 {other} 行是{other_body.name}）",
                    f"what means this body only (row {other} is {other_body.name})",
                )  # fmt: skip

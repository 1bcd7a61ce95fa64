"""Lines beside a title that are a name, a year or a date and nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.forms.extraction.head.statements import Said, Statement
from gov_disclosure.forms.words.dates import plain, split_date, whole_date, whole_year
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.head.printed_title import Title
    from gov_disclosure.forms.extraction.sections import Item

_MOST_LINES_BELOW = 3
_DASHES = "—–- \u3000"


def statements_beside_title(
    items: Sequence[Item], number: int, title: Title | None, *, is_page: bool
) -> Iterator[Statement]:
    """Yield what a line says that is a name, a year or a date and nothing else.

    A page prints such lines elsewhere, too: today's date, a list of years, the bodies of an area.
    Without a title, only a text that is no page is believed.

    Args:
        items: what stands before the first statutory heading.
        number: which of them.
        title: the title, or None.
        is_page: whether it is a web page.
    """
    text = items[number].text.strip(_DASHES)
    below = title is not None and number > title.last
    near = not is_page if title is None else 0 < number - title.last <= _MOST_LINES_BELOW
    said = partial(Statement.at, items[number], Said.BESIDE_TITLE)

    if is_body_name(text):
        if title is None or below or _is_just_above(items, number, title):
            yield said("publisher", "".join(text.split()))
    elif (year := whole_year(text)) is not None:
        above = title is not None and number == title.first - 1
        if year in YEARS and (near or above) and not _is_listed(items, number):
            yield said("year", year)
    elif near and (date := whole_date(text)) is not None:
        directly = title is not None and number == title.last + 1
        yield said(_field(text, directly=directly, is_page=is_page), date)
    elif near and (named := _name_and_date(text)) is not None:
        yield said("publisher", named[0])
        yield said(_field(text, directly=True, is_page=is_page), named[1])


def _field(text: str, *, directly: bool, is_page: bool) -> str:
    """Return which date a bare one is: pages print theirs below the title, with the time."""
    is_of_page = (directly and not text.startswith(("（", "("))) or ":" in text
    return "published_on" if is_of_page or (is_page and "年" not in plain(text)) else "dated_on"


def _name_and_date(text: str) -> tuple[str, datetime.date] | None:
    split = split_date(text.strip("（）()"))
    return split if split is not None and is_body_name(split[0]) else None


def _is_just_above(items: Sequence[Item], number: int, title: Title) -> bool:
    is_alone = number == 0 or not is_body_name(items[number - 1].text)
    return number == title.first - 1 and is_alone


def _is_listed(items: Sequence[Item], number: int) -> bool:
    """Tell whether the line before or after a year is one, too: a menu of years."""
    around = (*items[max(number - 1, 0) : number], *items[number + 1 : number + 2])
    return any(whole_year(item.text) is not None for item in around)

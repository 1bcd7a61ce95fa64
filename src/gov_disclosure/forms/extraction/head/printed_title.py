"""The title that a report prints, told from those of other reports, columns and sites."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.names import body_name, is_body_name
from gov_disclosure.document import Heading, Table
from gov_disclosure.forms.extraction.head.furniture import is_breadcrumb, may_be_menu
from gov_disclosure.forms.extraction.head.labels import (
    LabelledFact,
    Meaning,
    begins_with_label,
    facts_of_table,
    labelled_facts,
    may_hold_fact,
)
from gov_disclosure.forms.extraction.head.titles import (
    LONGEST_TITLE,
    completeness,
    is_title,
    names_other,
    names_report,
    title_key,
    without_decoration,
)
from gov_disclosure.forms.words.dates import YEAR, plain, whole_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.forms.extraction.sections import Item

_UNQUOTED = re.compile(r"\A[《〈“\"「『]([^《》〈〉“”\"「」『』]+)[》〉”\"」』]\Z")
_NO_BARE_LINE = re.compile("公开|[:：>＞»›→]")
_MOST_LINES = 4
_WHOLE = 3
_END = re.compile(r"(?:报告|年报)》?(?:的公告|的?公示|的通告)?(?:[（(].{1,25}[）)])?")
_WORDS = re.compile(f"{YEAR}|信息公开|政府信息")
_PART = re.compile(
    rf".{{0,40}}?(?:{YEAR}年?度?)?(?:关于)?(?:{YEAR}年?度?)?"
    r"(?:政府|政务)?(?:信息公开)?(?:工作)?(?:情况)?的?"
)
"""A line above the last of a title: a name, a year, and words of the title."""

_OTHER_SCRIPT = re.compile(r"[A-Za-z0-9]\Z")


@attrs.frozen
class Title:
    """A title as it is printed, over one or several lines.

    Attributes:
        text: the title.
        first: number of its first line.
        last: number of its last line.
    """

    text: str
    first: int
    last: int

    @property
    def key(self) -> str:
        """The title as it is compared."""
        return title_key(self.text)


@attrs.frozen
class _Line:
    """A line that may be part of a title.

    Attributes:
        text: the line.
        level: its level if it is marked as a heading, else None.
    """

    text: str
    level: int | None = None


def printed_title(items: Sequence[Item], confirmed: set[str], *, is_page: bool) -> Title | None:
    """Return the printed title: one the page confirms, else one that says most, else the nearest.

    A heading of the first level is a title whatever it says, but for names of sites and columns.

    Args:
        items: what stands before the first statutory heading.
        confirmed: the keys of titles that the page or its catalogue gives the report.
        is_page: whether it is a web page.
    """
    found = list(_titles(items))
    named = [title for title in found if names_report(title.text)]
    for title in reversed(named):
        if title.key in confirmed:
            return title
    named = list(_without_lists(named, items, is_confirmed=bool(confirmed)))
    if named:
        most = max(completeness(title.text) for title in named)
        return next(title for title in reversed(named) if completeness(title.text) == most)
    marked = [
        Title(item.text.strip(), number, number)
        for number, item in enumerate(items)
        if isinstance(item.block, Heading)
        and item.block.level == 1
        and _may_be_any_title(item.text)
    ]
    unnamed = [one for one in found if "工作" in one.text and not names_report(one.text)]
    for title in (*marked, *unnamed):
        if not is_page or title.key in confirmed:
            return title
    return None


def catalogued_titles(items: Sequence[Item]) -> Iterator[str]:
    """Yield the titles that catalogue facts give."""
    for item in items:
        if isinstance(item.block, Table):
            facts: Iterable[LabelledFact] = facts_of_table(item.block.rows)
        else:
            facts = labelled_facts(item.text) if "公开" in item.text else ()
        for fact in facts:
            if fact.meaning is Meaning.TITLE:
                yield fact.value


def title_before_chrome(text: str) -> str | None:
    """Return the title that begins a line which goes on with parts of the web page."""
    first, _, rest = text.strip().partition(" ")
    return first if rest and is_title(first) and not is_title(text) else None


def _line(item: Item) -> _Line | None:
    if isinstance(item.block, Table):
        return None
    level = item.block.level if isinstance(item.block, Heading) else None
    if _NO_BARE_LINE.search(item.text) is None:
        return _Line(item.text, level)
    if is_breadcrumb(item.text) or begins_with_label(item.text):
        return None
    text = title_before_chrome(item.text) or _UNQUOTED.sub(r"\1", item.text.strip())
    return _Line(text, level)


def _without_lists(
    titles: Iterable[Title], items: Sequence[Item], *, is_confirmed: bool
) -> Iterator[Title]:
    """Yield titles; of several on successive lines, which list reports, at most the last.

    Args:
        titles: the titles, none of which the page confirms.
        items: what they stand in.
        is_confirmed: whether the page gives the report another title.
    """
    runs: list[list[Title]] = []
    for title in titles:
        if runs and runs[-1][-1].last + 1 == title.first:
            runs[-1].append(title)
        else:
            runs.append([title])
    for run in runs:
        pairs = (*itertools.pairwise(run), *((run[0], other) for other in run))
        if not any(names_other(one.text, other.text) for one, other in pairs):
            yield from run
        elif not is_confirmed and _ends_list(run[-1], items):
            yield run[-1]


def _ends_list(title: Title, items: Sequence[Item]) -> bool:
    """Tell whether a title after others can be that of the report: the menu does not go on."""
    if isinstance(items[title.last].block, Heading) or title.last + 1 == len(items):
        return True
    below = items[title.last + 1].text.strip()
    return not below or may_hold_fact(below) or is_body_name(below) or not may_be_menu(below)


def _may_be_any_title(text: str) -> bool:
    return bool(text.strip()) and not is_body_name(text) and (not is_title(text) or "工作" in text)


def _titles(items: Sequence[Item]) -> Iterator[Title]:
    """Yield the titles that are printed, each over up to four lines.

    A title goes over several lines where each adds a name or a year to what follows.
    """
    for last, item in enumerate(items):
        if "报告" not in item.text and "年报" not in item.text:  # as most lines
            continue
        line = _line(item)
        if line is None or not _may_end_title(line.text):
            continue
        text, first = _with_lines_above(items, last, line)
        if is_title(text):
            yield Title(without_decoration(text), first, last)


def _may_end_title(line: str) -> bool:
    """Tell whether a line ends as titles do."""
    if len(line) > 2 * LONGEST_TITLE:
        return False
    compact = "".join(without_decoration(line).split())
    return any(match.end() == len(compact) for match in _END.finditer(compact))


def _with_lines_above(items: Sequence[Item], last: int, line: _Line) -> tuple[str, int]:
    """Return the title that ends in a line, with the lines above that belong to it."""
    best, first = line.text.strip(), last
    known = completeness(best)
    text = best
    for number in range(last - 1, max(last - _MOST_LINES, -1), -1):
        above = _line(items[number])
        if above is None or known == _WHOLE or not _may_begin_title(above.text):
            break
        if None not in (above.level, line.level) and above.level != line.level:
            break
        if number > 0 and _is_listed(_line(items[number - 1]), above):
            break
        text = _joined(above.text.strip(), text)
        if completeness(text) > known:
            best, first, known = text, number, completeness(text)
    system = _line(items[first - 1]) if first > 0 else None
    if system is not None and body_name(system.text + best).vertical == system.text.strip():
        return system.text.strip() + best, first - 1  # 国家税务总局 above 某区税务局
    return best, first


def _is_listed(above: _Line | None, line: _Line) -> bool:
    """Tell whether a name or year is one of several that are listed, as menus do."""
    if above is None:
        return False
    if whole_year(line.text) is not None:
        return whole_year(above.text) is not None
    both = is_body_name(above.text) and is_body_name(line.text)
    return both and not body_name(above.text + line.text).vertical


def _may_begin_title(line: str) -> bool:
    """Tell whether a line can be part of a title: a name, a year, or words of the title."""
    compact = "".join(line.split())
    if len(compact) > LONGEST_TITLE or is_title(compact):
        return False
    if is_body_name(compact) or whole_year(compact) is not None:
        return True
    normal = plain(compact)
    return bool(_WORDS.search(normal)) and _PART.fullmatch(normal) is not None


def _joined(above: str, below: str) -> str:
    space = " " if _OTHER_SCRIPT.search(above) and below[:1].isascii() else ""
    return f"{above}{space}{below}"

"""The style sheets of a web page itself: which of their rules hold for which element."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cssselect2 import Matcher, SelectorError, compile_selector_list
from turbohtml.saxparse import SaxHandler, sax_parse

from gov_disclosure.readers.html.declarations import NOTHING, Declarations
from gov_disclosure.readers.html.style_rules import LONGEST_SELECTOR, Rule, rules
from gov_disclosure.readers.html.telling import shows, tells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.html.embedded import Sheet

_NAME = re.compile(r"[.#][\w-]+")
_ARGUMENT = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_BEYOND = re.compile(rf":(?:has|host|[\w-]*of-type)\b(?:{_ARGUMENT})?", re.IGNORECASE)
_TOO_DEEP = re.compile(r"\bof\b|\(.*\(.*\(", re.IGNORECASE | re.DOTALL)
_EMPTY = re.compile(r":(?:is|not|where)\(\s*\)", re.IGNORECASE)
_JOINED = re.compile(r"\s*([>+~,])\s*")
_NO_NAME = re.compile(r"(?:\A|[>+~,(])(?=[>+~,)]|\Z)")
_PRINTED = ("before", "after")
_BEGINNINGS = frozenset({"first-letter", "first-line"})
_DOCTYPE = re.compile("<!doctype", re.IGNORECASE)
_MOST_STEPS = 2_000_000
_WHOLE = {"bgsound": "html", "basefont": "body"}
"""What the tags that open the page were renamed to, whose attributes are those of all of it."""

_STEPS_TO_COMPILE = 1000  # what it takes, compared with trying one


class NotJudgedError(Exception):
    """The rules are too many or too complex to be judged."""


class Style(NamedTuple):
    """What the rules of a page say of one element.

    Attributes:
        said: property to value.
        uncertain: what rules say that hold only under conditions.
        content: whether text is printed before or after it.
    """

    said: Declarations
    uncertain: Declarations
    content: bool


class _Element:
    """An element as selectors look at it: the part of ``cssselect2.ElementWrapper`` they use."""

    in_html_document = True
    namespace_url = "http://www.w3.org/1999/xhtml"
    lang = ""

    def __init__(
        self, tag: str, attributes: dict[str, str], parent: _Element | None, spend: _Allowance
    ) -> None:
        self.local_name = self.tag = tag
        self.attrib = attributes
        self.get = attributes.get
        self.id = attributes.get("id")
        self.classes = attributes.get("class", "").split()
        self.etree_element = self
        self.etree_children: list[_Element] = []
        self.text = ""
        self.parent = parent
        self.etree_siblings = [self] if parent is None else parent.etree_children
        self.index = 0 if parent is None else len(parent.etree_children)
        self.previous = self.etree_siblings[-1] if self.index else None
        self._spend = spend
        if parent is not None:
            parent.etree_children.append(self)

    def ignore_case(self) -> None:
        """Take the names that selectors are for in lower case."""
        self.id = self.id and self.id.lower()
        self.classes = [name.lower() for name in self.classes]

    def take_attributes(self, other: _Element) -> None:
        """Take the attributes of another one which this one lacks."""
        self.attrib.update({**other.attrib, **self.attrib})
        self.id = self.id or other.id
        self.classes = self.classes or other.classes

    @property
    def ancestors(self) -> Iterator[_Element]:
        """The elements around it, nearest first."""
        element = self.parent
        while element is not None:
            self._spend(1)
            yield element
            element = element.parent

    @property
    def previous_siblings(self) -> Iterator[_Element]:
        """The elements before it, nearest first."""
        element = self.previous
        while element is not None:
            self._spend(1)
            yield element
            element = element.previous


class _Allowance:
    """How much may still be looked at."""

    def __init__(self, most: int) -> None:
        self._left = most

    def __call__(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise NotJudgedError


_Tried: TypeAlias = "Sequence[tuple[object, ...]]"


class _Matcher(Matcher):  # type: ignore[misc]  # the library has no types
    """A matcher that counts the selectors it tries."""

    def __init__(self, spend: _Allowance) -> None:
        super().__init__()
        self._spend = spend

    def add_relevant_selectors(
        self, element: _Element, selectors: _Tried, found: list[Any]
    ) -> None:
        """Add those of some selectors that hold for an element."""
        self._spend(len(selectors))
        Matcher.add_relevant_selectors(element, selectors, found)


class _Elements(SaxHandler):
    """Collects the elements of a page in the order in which they begin."""

    def __init__(self, spend: _Allowance, renamed: str, *, ignores_case: bool) -> None:
        self._ignores_case = ignores_case  # as browsers do on pages that say no standard
        self.found: list[_Element] = []
        self._spend = spend
        self._renamed = renamed
        self._open: list[_Element] = []
        self._names = set[str]()
        self._of_whole: list[_Element] = []

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        """Take an element that begins."""
        element = _Element(
            tag.removeprefix(self._renamed),
            {name: value or "" for name, value in attrs},
            self._open[-1] if self._open else None,
            self._spend,
        )
        self.found.append(element)
        self._open.append(element)
        if attrs:
            if self._ignores_case:
                element.ignore_case()
            self._names.update(f".{name}" for name in element.classes)
            self._names.add(f"#{element.id}")
            if tag in _WHOLE:
                self._of_whole.append(element)

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - the parser's call
        """Take the end of an element."""
        self._open.pop()

    def characters(self, data: str) -> None:
        """Take text: an element with some is not empty."""
        if self._open and data:
            self._open[-1].text = "x"

    def give_to_whole(self) -> None:
        """Give the attributes of the tags that open the page to the elements that they open."""
        for tag in self._of_whole:
            name = _WHOLE[tag.tag]
            element = next((element for element in self.found if element.tag == name), None)
            if element is not None:
                element.take_attributes(tag)

    def concerned(self, selectors: str) -> Iterator[str]:
        """Yield those of a list of selectors whose names all occur on the page."""
        if "(" in selectors or "\\" in selectors or "[" in selectors:
            yield selectors
            return
        for selector in selectors.split(","):
            if self._names.issuperset(_NAME.findall(selector)):
                yield selector


def element_styles(markup: str, found: Sequence[Sheet], renamed: str) -> Sequence[Style | None]:
    """Return what the style sheets of a page say of each element, in the order they begin.

    Args:
        markup: the page.
        found: its style sheets.
        renamed: what names of elements begin with that were renamed.

    Raises:
        NotJudgedError: the rules are too many or too complex.
    """
    spend = _Allowance(_MOST_STEPS)
    ignores_case = _DOCTYPE.search(markup) is None
    elements = _Elements(spend, renamed, ignores_case=ignores_case)
    sax_parse(markup, elements)
    elements.give_to_whole()
    matcher = _Matcher(spend)
    for rule in itertools.chain.from_iterable(map(rules, found)):
        loosened = _loosened(rule)
        if ignores_case:
            loosened = loosened._replace(selector=_NAME.sub(_lower, loosened.selector))
        for selector in elements.concerned(loosened.selector):
            spend(_STEPS_TO_COMPILE)
            for compiled in _compiled(selector, loosened):
                matcher.add_selector(compiled, loosened)
    return [_style(matcher.match(element), spend) for element in elements.found]


def _lower(name: re.Match[str]) -> str:
    return name[0].lower()


def _loosened(rule: Rule) -> Rule:
    """Return a rule without what of its selector cannot be tried: it holds for more, perhaps."""
    selector = _BEYOND.sub("", rule.selector)
    if selector == rule.selector:
        return rule
    while (without := _EMPTY.sub("", selector)) != selector:
        selector = without
    selector = _NO_NAME.sub(r"\g<0>*", _JOINED.sub(r"\1", selector).strip())
    return Rule(selector, rule.said, is_certain=False)


def _compiled(selector: str, rule: Rule) -> Sequence[Any]:
    """Return a selector as the library compiles it; none if it is none, or says little.

    Raises:
        NotJudgedError: whether it holds cannot be told, and it says how text is seen.
    """
    if not selector or len(selector) > LONGEST_SELECTOR or _TOO_DEEP.search(selector):
        if not tells(rule):
            return ()
        raise NotJudgedError
    try:
        compiled: Sequence[Any] = compile_selector_list(selector)
    except SelectorError:
        return ()  # as browsers do with what they do not know
    except (RecursionError, SyntaxError, MemoryError, NotImplementedError) as error:
        raise NotJudgedError from error
    return compiled


def _style(
    matched: Sequence[tuple[object, object, str | None, Rule]], spend: _Allowance
) -> Style | None:
    if not matched:
        return None
    said: dict[str, tuple[str, bool]] = {}
    uncertain: dict[str, tuple[str, bool]] = {}
    pseudos: dict[str, dict[str, tuple[str, bool]]] = {name: {} for name in _PRINTED}
    for _, _, pseudo, rule in matched:
        into = said if rule.is_certain else uncertain
        if pseudo is not None:
            into = pseudos.get(pseudo, uncertain if pseudo in _BEGINNINGS else {})
        spend(len(rule.said))
        for name, value in rule.said.items():
            if value[1] or not into.get(name, ("", False))[1]:
                into[name] = value
    return Style(said, uncertain or NOTHING, any(map(shows, pseudos.values())))

"""The style sheets of a web page itself: which of their rules hold for which element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cssselect2 import Matcher, SelectorError, compile_selector_list
from turbohtml.saxparse import SaxHandler, sax_parse

from gov_disclosure.readers.html.looks import NOTHING, PLAIN, Declarations, declared, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STYLE_BEGINS = re.compile(r"<style\b[^>]{0,1000}>", re.IGNORECASE)
_STYLE_ENDS = re.compile(r"</style", re.IGNORECASE)
_HIDES = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|opacity\s{0,9}:\s{0,9}(?:0?\.0|0(?![.\d]))|line-through|clip|scale|content\s{0,9}:|\\"
    r"|font(?:-size)?\s{0,9}:[^;}]{0,99}(?<![\d.#])(?:[01]|0?\.0\d*)(?:p[xt]|\s{0,9}[;/}]|\s*\Z)"
    r"|(?:vertical-align|position)\s{0,9}:\s{0,9}(?:su|[-+.\d]|text-|rel|abs|fix)"
    r"|text-indent\s{0,9}:\s{0,9}-|margin[^;}]{0,50}-\d{3}|(?:height|width)\s{0,9}:\s{0,9}0(?![.\d])",
    re.IGNORECASE,
)
_COLOR = re.compile(r"(?<![-\w])(background(?:-color)?|color)\s*:\s*([^;}]*)", re.IGNORECASE)
_WHITE = re.compile(
    r"white|#f[a-f\d]f[a-f\d]f[a-f\d]|#fff\b|rgba?\(\s*25\d|transparent", re.IGNORECASE
)
_STRING = r"""\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'"""
_PART = re.compile(
    rf"/\*.*?(?:\*/|\Z)|(?P<block>\{{(?:[^{{}}\"']++|{_STRING})*+\}})|{_STRING}|[{{}};]|[^/\"'{{}};]++|.",
    re.DOTALL,
)
_NAME = re.compile(r"[.#][\w-]+")
_NOT_ON_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:print|speech|aural)\b(?!.*,)", re.IGNORECASE)
_ON_SCREEN = re.compile(r"@(?:media(?:\s+(?:only\s+)?(?:screen|all))?|layer\b.*)\s*", re.IGNORECASE)
_CONDITIONAL = ("@media", "@supports", "@container", "@layer", "@scope")
_BEYOND = re.compile(r":(?:has|host|[\w-]*of-type)\b|\bof\b|\(.*\(.*\(", re.IGNORECASE | re.DOTALL)
_MOST_STEPS = 2_000_000
_STEPS_TO_COMPILE = 1000  # what it takes, compared with trying one
_LONGEST_SELECTOR = 2000


class NotJudgedError(Exception):
    """The rules are too many or too complex to be judged."""


class _Rule(NamedTuple):
    """A rule of a style sheet.

    Attributes:
        selector: what it is for.
        said: what it says.
        is_certain: whether it holds on every screen.
    """

    selector: str
    said: Declarations
    is_certain: bool


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

    def __init__(self, spend: _Allowance, renamed: str) -> None:
        self.found: list[_Element] = []
        self._spend = spend
        self._renamed = renamed
        self._open: list[_Element] = []
        self._names = set[str]()

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
            self._names.update(f".{name}" for name in element.classes)
            self._names.add(f"#{element.id}")

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - the parser's call
        """Take the end of an element."""
        self._open.pop()

    def characters(self, data: str) -> None:
        """Take text: an element with some is not empty."""
        if self._open and data:
            self._open[-1].text = "x"

    def concerned(self, selectors: str) -> Iterator[str]:
        """Yield those of a list of selectors whose names all occur on the page."""
        if "(" in selectors or "\\" in selectors or "[" in selectors:
            yield selectors
            return
        for selector in selectors.split(","):
            if self._names.issuperset(_NAME.findall(selector)):
                yield selector


def may_hide(markup: str) -> bool:
    """Tell whether a style sheet of a page may say that some of its text is not simply seen."""
    text = "".join(_sheets(markup))
    if not text:
        return False
    if _HIDES.search(text):
        return True
    grounds, colors = set[str](), set[str]()
    for name, value in _COLOR.findall(text):
        (colors if name.lower() == "color" else grounds).add(value.strip().lower())
    return bool(colors & grounds) or any(map(_WHITE.match, colors))


def element_styles(markup: str, renamed: str) -> Sequence[Style | None]:
    """Return what the style sheets of a page say of each element, in the order they begin.

    Args:
        markup: the page.
        renamed: what names of elements begin with that were renamed.

    Raises:
        NotJudgedError: the rules are too many or too complex.
    """
    spend = _Allowance(_MOST_STEPS)
    elements = _Elements(spend, renamed)
    sax_parse(markup, elements)
    matcher = _Matcher(spend)
    for text in _sheets(markup):
        for rule in _rules(text):
            for selector in elements.concerned(rule.selector):
                spend(_STEPS_TO_COMPILE)
                for compiled in _compiled(selector, rule.said):
                    matcher.add_selector(compiled, rule)
    return [_style(matcher.match(element)) for element in elements.found]


def _compiled(selector: str, said: Declarations) -> Sequence[Any]:
    """Return a selector as the library compiles it; none if it is none, or says little.

    Raises:
        NotJudgedError: whether it holds cannot be told, and it hides something.
    """
    if len(selector) > _LONGEST_SELECTOR or _BEYOND.search(selector):
        if look(PLAIN, "", said).kind is None:
            return ()
        raise NotJudgedError
    try:
        compiled: Sequence[Any] = compile_selector_list(selector)
    except SelectorError:
        return ()  # as browsers do with what they do not know
    except (RecursionError, SyntaxError, MemoryError, NotImplementedError) as error:
        raise NotJudgedError from error
    return compiled


def _sheets(markup: str) -> Iterator[str]:
    """Yield the style sheets of a page."""
    begin = _STYLE_BEGINS.search(markup)
    while begin is not None:
        end = _STYLE_ENDS.search(markup, begin.end())
        yield markup[begin.end() : end.start() if end else len(markup)]
        begin = _STYLE_BEGINS.search(markup, end.end()) if end else None


def _style(matched: Sequence[tuple[object, object, str | None, _Rule]]) -> Style | None:
    if not matched:
        return None
    said: dict[str, tuple[str, bool]] = {}
    uncertain: dict[str, tuple[str, bool]] = {}
    content = False
    for _, _, pseudo, rule in matched:
        if pseudo is not None:
            printed = rule.said.get("content", ("none", False))[0]
            content |= pseudo in {"before", "after"} and printed.strip("'\" .") not in {
                "",
                "none",
                "normal",
            }
            continue
        into = said if rule.is_certain else uncertain
        for name, value in rule.said.items():
            if value[1] or not into.get(name, ("", False))[1]:
                into[name] = value
    return Style(said, uncertain or NOTHING, content)


def _rules(sheet: str) -> Iterator[_Rule]:
    """Yield the rules of a style sheet that say something of how text looks."""
    around: list[bool | None] = []  # at-rules around: whether they hold, None if they never do
    pieces: list[str] = []
    for match in _PART.finditer(sheet.replace("<!--", "").replace("-->", "")):
        part = match.group()
        if part.startswith("/*"):
            continue
        if part[0] not in "{};":
            pieces.append(part)
            continue
        prelude = "".join(pieces).strip()
        pieces = []
        if part == "{":
            around.append(_holds(prelude) if prelude.startswith("@") else True)
        elif part == "}":
            del around[-1:]
        elif part != ";" and not prelude.startswith("@") and None not in around:
            said = declared(part[1:-1])
            if said:
                yield _Rule(prelude, said, False not in around)


def _holds(prelude: str) -> bool | None:
    """Tell whether the rules in an at-rule hold on a screen: None for never, False for perhaps."""
    if not prelude.lower().startswith(_CONDITIONAL) or _NOT_ON_SCREEN.match(prelude):
        return None
    return _ON_SCREEN.fullmatch(prelude) is not None

"""Web pages as documents: HTML parsed as its standard says, by turbohtml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Remark
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.readers.html.embedded import embedded
from gov_disclosure.readers.html.scripts import named_by_scripts
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, exceeded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.document import Document
    from gov_disclosure.readers.html.stylesheets import Style

# The parser is told other names of some elements.
# The standard opens formatting elements that were not closed again in every block that follows,
# so that a few kilobytes can become millions of elements; and it gathers the attributes of all
# the tags that open the page. None of this says anything about the text.
_RENAMED = re.compile(
    r"<(?P<end>/?)(?P<name>html|body|noscript|strike|s"
    r"|a|b|big|code|em|font|i|nobr|small|strong|tt|u"
    r"|template(?=\s[^<>]{0,999}\bshadowrootmode))(?=[\s/>])",
    re.ASCII | re.IGNORECASE,
)
_NEW_NAMES = {
    "html": "bgsound",
    "body": "basefont",
    "noscript": "noframes",  # what a page shows to browsers without scripts
    "strike": "del",
    "s": "del",
    "template": "x-shadow",  # one that is shown, of which the parser would tell nothing
}
_RENAMED_TO = "x-"  # and the name: elements that no standard knows

_CHARSET = re.compile(
    rb"<meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)
_CHARSET_SAMPLE = 1 << 12


_NOT_JUDGED = Remark(
    "reading.style_not_judged",
    None,
    "网页的样式规则过多或过于复杂，未能判断哪些文字不显示，已全部读取；请对照网页核对，"
    "或打印为 PDF 后读取",
    "the style rules of the page are too many or too complex to judge which text is not shown; "
    "all of it was read; compare it with the page, or print it to PDF and read that",
)


def html_document(
    markup: str, file: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Return a web page as a document.

    Every element that begins a line of its own begins a paragraph, as does a line break. A table
    that holds tables, or lines of prose in its only column, is layout: what stands in its cells
    is read in order. In cells the breaks between lines become newlines. The text is what a person
    sees, values of form controls too; what else stands in a cell is told beside it: pictures,
    raised marks, text that is struck out or not visible, by whatever the page itself says of its
    style. Digits of superscripts elsewhere stay superscripts. Tables drawn in ``pre`` are tables.
    Scripts, comments, templates and ruby annotations are left out.

    Args:
        markup: the page.
        file: name of the file, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: the page is larger than the limits allow, or nested too deep.
        MissingExtraError: turbohtml is not installed.

    Example:
        >>> page = "<title>年报</title><p>一、<b>总体</b>情况<table><tr><td>规章<td>&nbsp;</table>"
        >>> document = html_document(page)
        >>> document.title, document.blocks[0].text, document.blocks[1].rows
        ('年报', '一、总体情况', (('规章', ''),))
    """
    try:
        from turbohtml.saxparse import sax_parse  # noqa: PLC0415 - an optional package

        from gov_disclosure.readers.html.page import Page  # noqa: PLC0415 - likewise
        from gov_disclosure.readers.html.stylesheets import (  # noqa: PLC0415 - likewise
            NotJudgedError,
            element_styles,
        )
        from gov_disclosure.readers.html.styling import Styling  # noqa: PLC0415 - likewise
        from gov_disclosure.readers.html.telling import may_tell  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise MissingExtraError("readers", "turbohtml") from error
    if len(markup) > limits.max_markup:
        raise exceeded(file, limits.max_markup, "个字符（含标记）", "characters of a page")
    if markup.count("<") > limits.max_tags:
        raise exceeded(file, limits.max_tags, "个网页标签", "tags of a page")
    neutral = _RENAMED.sub(_renamed, markup)
    styles: Sequence[Style | None] = ()
    remarks: tuple[Remark, ...] = ()
    beside = embedded(markup)
    if may_tell(beside.sheets):
        try:
            styles = element_styles(neutral, beside.sheets, _RENAMED_TO)
        except NotJudgedError:
            remarks = (_NOT_JUDGED,)
    styling = Styling(styles, has_other_sheets=beside.has_other_sheets)
    page = Page(file, limits, styling, named_by_scripts(beside.scripts))
    sax_parse(neutral, page)
    return page.document(remarks)


def _renamed(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    return f"<{tag['end']}{_NEW_NAMES.get(name, _RENAMED_TO + name)}"


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, or None.

    Example:
        >>> declared_encoding(b'<meta http-equiv="x" content="text/html; charset=gb2312">')
        'gb2312'
    """
    match = _CHARSET.search(data[:_CHARSET_SAMPLE])
    return match[1].decode("ascii").lower() if match else None

"""The styles of a report in Word: GB/T 9704, by the names that Word navigates by."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from gov_disclosure.document import MAX_HEADING_LEVEL
from gov_disclosure.renderers.paper import (
    BODY,
    BODY_SIZE,
    FIGURES,
    HEADING,
    LINE_HEIGHT,
    PAGE_NUMBER_SIZE,
    SUBHEADING,
    TABLE_SIZE,
    TITLE,
    TITLE_LINE_HEIGHT,
    TITLE_SIZE,
    Face,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LATIN = "Times New Roman"
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_KEPT = "<w:keepNext/><w:keepLines/>"

TITLE_STYLE, BODY_STYLE, CLOSING_STYLE = "Title", "Normal", "Signature"
TABLE_STYLE, FOOTER_STYLE = "表格文字", "footer"
_COMMENT_STYLE, _COMMENT_ID = "annotation text", "CommentText"
"""Of the comments of Word and of python-docx, which would else look as the body does."""
_COMMENT_SIZE, _COMMENT_LINE = 10.5, 14.0


def heading_style(level: int) -> str:
    """Return the name of the style of a heading.

    Args:
        level: its level as documents count it: below the title, which is 1.
    """
    return f"heading {level - 1}"


def styles_xml() -> str:
    """Return the styles part of a report in Word."""
    return (
        f'<w:styles xmlns:w="{_NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f"{_type(BODY, BODY_SIZE)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>{''.join(_styles())}</w:styles>"
    )


def _styles() -> Iterator[str]:
    body = f'{_lines(LINE_HEIGHT)}{_TWO_CHARACTERS}<w:jc w:val="both"/>'
    yield _style(BODY_STYLE, body, _type(BODY, BODY_SIZE), is_default=True)
    title = (
        f'{_KEPT}{_lines(TITLE_LINE_HEIGHT, after=LINE_HEIGHT)}{_NO_INDENT}<w:jc w:val="center"/>'
    )
    yield _style(TITLE_STYLE, title, _type(TITLE, TITLE_SIZE))
    for level in range(1, MAX_HEADING_LEVEL):
        face = {1: HEADING, 2: SUBHEADING}.get(level, BODY)
        space = _lines(LINE_HEIGHT, *((LINE_HEIGHT / 2, LINE_HEIGHT / 4) if level == 1 else ()))
        weight = "<w:b/><w:bCs/>" if face is BODY else ""
        yield _style(
            heading_style(level + 1),
            f'{_KEPT}{space}{_TWO_CHARACTERS}<w:jc w:val="left"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            _type(face, BODY_SIZE, weight),
        )
    closing = (
        f'<w:keepLines/>{_lines(LINE_HEIGHT)}<w:ind w:rightChars="200" w:right="640" '
        'w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
    )
    yield _style(CLOSING_STYLE, closing, _type(BODY, BODY_SIZE))
    table = (
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" '
        f'w:lineRule="auto"/>{_NO_INDENT}<w:jc w:val="center"/>'
    )
    yield _style(TABLE_STYLE, table, _type(FIGURES, TABLE_SIZE))
    footer = (
        '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280" '
        'w:firstLineChars="0" w:firstLine="0"/>'
    )
    yield _style(FOOTER_STYLE, footer, _type(FIGURES, PAGE_NUMBER_SIZE))
    comment = f'{_lines(_COMMENT_LINE)}{_NO_INDENT}<w:jc w:val="left"/>'
    yield _style(_COMMENT_STYLE, comment, _type(FIGURES, _COMMENT_SIZE))


def _style(name: str, paragraph: str, run: str, *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else f'<w:basedOn w:val="{BODY_STYLE}"/><w:next w:val="{BODY_STYLE}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def style_id(name: str) -> str:
    """Return the id that a style of a name has in the file.

    Example:
        >>> style_id("heading 1"), style_id("annotation text")
        ('Heading1', 'CommentText')
    """
    if name == _COMMENT_STYLE:
        return _COMMENT_ID
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _type(face: Face, size: float, weight: str = "") -> str:
    half_points = round(size * 2)
    return (
        f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{face.name}" '
        f'w:cs="{_LATIN}"/>{weight}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _lines(height: float, before: float = 0, after: float = 0) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(height * 20)}" w:lineRule="exact"/>'
    )


def fonts_xml() -> str:
    """Return the table of typefaces, which names others to take where one is not installed."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(face.others[0])}/>"
        '<w:charset w:val="86"/></w:font>'
        for face in (TITLE, HEADING, SUBHEADING, BODY, FIGURES)
    )
    return f'<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'

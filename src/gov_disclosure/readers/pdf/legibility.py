"""Pages from which no certain text can be read: scans, and type whose characters nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import Remark, Standing
from gov_disclosure.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf.geometry import Page

_UNKNOWN = "\ufffd"
_MOSTLY = 0.5
_PICTURE = 0.4  # of the area of the page
_FEW_CHARACTERS = 40  # a page number and a running line


def check_legible(pages: Sequence[Page], name: str | None) -> Iterator[Remark]:
    """Return what is remarked on the pages of a file that cannot be read for certain.

    Args:
        pages: the pages of a file.
        name: name of the file.

    Raises:
        UnreadableFileError: its fonts do not tell which characters they show, or all of its
            pages are pictures.
    """
    texts = [_text(page) for page in pages]
    if _is_unknown("".join(texts)):
        raise UnreadableFileError(
            name,
            "PDF 的字体没有对应文字的信息，无法得知所印的字，请先作 OCR（文字识别）",
            "the fonts of this PDF do not tell which characters they show; run OCR on it first",
        )
    pictures = [
        page.number for page, text in zip(pages, texts, strict=True) if _is_picture(page, text)
    ]
    if pages and len(pictures) == len(pages):
        raise scanned(name)
    unknown = [page.number for page, text in zip(pages, texts, strict=True) if _is_unknown(text)]
    recognised = [page.number for page in pages if page.is_recognised]
    return _remarks(pictures, unknown, recognised)


def scanned(name: str | None) -> UnreadableFileError:
    """Return the error for a file without text."""
    return UnreadableFileError(
        name,
        "PDF 没有文字层（可能是扫描件或图片），请先作 OCR（文字识别）",
        "this PDF has no text layer (it may be a scan); run OCR on it first",
    )


def _remarks(
    pictures: Sequence[int], unknown: Sequence[int], recognised: Sequence[int]
) -> Iterator[Remark]:
    if pictures:
        numbers, numbers_en = _listed(pictures)
        yield Remark(
            "reading.pages_without_text",
            None,
            f"PDF {numbers}是图片（可能是扫描件），没有可读的文字，其中的内容没有读入；"
            "请先对这些页作 OCR（文字识别）",
            f"{numbers_en} of the PDF are pictures (maybe scans) without text, and what they say "
            "is not read; run OCR on them first",
        )
    if unknown:
        numbers, numbers_en = _listed(unknown)
        yield Remark(
            "reading.unknown_characters",
            None,
            f"PDF {numbers}的字体没有对应文字的信息，无法得知所印的字；"
            "请先对这些页作 OCR（文字识别）",
            f"the fonts on {numbers_en} of the PDF do not tell which characters they show; run "
            "OCR on them first",
        )
    if recognised:
        numbers, numbers_en = _listed(recognised)
        yield Remark(
            "reading.recognised_text",
            None,
            f"PDF {numbers}是扫描图片，文字取自 OCR（文字识别）所得的文字层，可能有误；"
            "请对照图片核对数字",
            f"{numbers_en} of the PDF are scans, and their text is what OCR recognised, perhaps "
            "wrongly; compare the figures with the pictures",
        )


def remarks_on_cut(pages: Sequence[int]) -> Iterator[Remark]:
    """Yield what is remarked on pages whose tables are cut off.

    Args:
        pages: numbers of the pages.
    """
    if pages:
        numbers, numbers_en = _listed(pages)
        yield Remark(
            "reading.table_cut_off",
            None,
            f"PDF {numbers}的表格超出了页面显示的范围，页外的内容看不到，没有读入；"
            "请换用完整的文件，或缩小到一页宽后重新打印",
            f"tables on {numbers_en} of the PDF go on beyond what is shown of the page, and what "
            "they say there is not read; use a file that is whole, or print it to fit the page",
        )


def _text(page: Page) -> str:
    seen = (c.text for c in page.characters if c.standing is not Standing.NOT_VISIBLE)
    return "".join(text for text in seen if not text.isspace())


def _is_unknown(text: str) -> bool:
    return bool(text) and text.count(_UNKNOWN) > _MOSTLY * len(text)


def _is_picture(page: Page, text: str) -> bool:
    """Tell whether a page shows a picture and hardly any text."""
    if len(text) >= _FEW_CHARACTERS:
        return False
    visible = page.visible
    area = sum(f.box.cut(visible).area for f in page.figures if f.box.meets(visible))
    return area >= _PICTURE * visible.area > 0


def _listed(numbers: Sequence[int]) -> tuple[str, str]:
    listed = list(dict.fromkeys(map(str, numbers)))
    return f"第{'、'.join(listed)}页", f"page(s) {', '.join(listed)}"

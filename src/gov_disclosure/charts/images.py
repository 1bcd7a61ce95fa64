"""Pictures of specifications, drawn by Vega (extra ``plot``); nothing is fetched."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.charts.drawings.drawn import FONTS
from gov_disclosure.errors import GovDisclosureError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
    '<text y="26" font-size="26" font-family="{fonts}">{glyph}</text></svg>'
)


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class MissingFontError(GovDisclosureError):
    """No font of the system has the glyphs of Chinese, so a picture would show boxes.

    Attributes:
        fonts: fonts any of which would do.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.MissingFontError(("Noto Sans CJK SC",)).fonts
        ('Noto Sans CJK SC',)
    """

    fonts: tuple[str, ...]

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return (
            f"系统没有中文字体，图中的字会成为方框；请安装其中之一：{'、'.join(self.fonts)}"
            "（Debian、Ubuntu：apt install fonts-noto-cjk；Fedora："
            "dnf install google-noto-sans-cjk-fonts），或改用 .svg、.html"
        )

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return (
            "no font of the system has Chinese, so the picture would show boxes; install one of "
            f"{', '.join(self.fonts)} (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: "
            "dnf install google-noto-sans-cjk-fonts), or write .svg or .html"
        )


def required() -> Any:
    """Return the package that draws specifications.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import vl_convert  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("plot", "vl-convert-python") from error
    return vl_convert


def svg_of(specification: Mapping[str, Any]) -> str:
    """Return a specification as a picture in SVG.

    Raises:
        MissingExtraError: what draws it is not installed.
    """
    drawn: str = required().vegalite_to_svg(specification, **_OPTIONS)
    return drawn


def png_of(specification: Mapping[str, Any], scale: float) -> bytes:
    """Return a specification as a picture in PNG.

    Raises:
        MissingExtraError: what draws it is not installed.
        MissingFontError: no font has Chinese.
    """
    library = required()
    if not has_chinese():
        raise MissingFontError(FONTS[:-1])
    drawn: bytes = library.vegalite_to_png(specification, scale=scale, **_OPTIONS)
    return drawn


@functools.cache
def has_chinese() -> bool:
    """Tell whether some font has Chinese: without one every character is drawn alike, as a box."""
    library = required()
    one, other = (
        library.svg_to_png(_PROBE.format(fonts="sans-serif", glyph=glyph)) for glyph in "政府"
    )
    return bool(one != other)


_OPTIONS: dict[str, Any] = {"allowed_base_urls": []}

"""What stands around the text of a report where it was published, and is copied with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_BEFORE = (
    "首页 > 政府信息公开 > 政府信息公开年报",
    "索引号：000014349/2025-00012",
    "【字体：大 中 小】 打印 收藏 关闭",
    "浏览次数：128",
)
_AFTER = ("扫一扫在手机打开当前页", "打印 关闭", "版权所有 网站地图 联系我们")
_LINE_ENDS = ("\n", "\r\n")
_TRAILING = ("", " ", "  ", "\u3000", "\u00a0")


@st.composite
def published_noise(draw: DrawFn, text: str) -> str:
    """Return texts that say what ``text`` says, as a page or an editor would have passed it on.

    Links, index numbers and buttons of the page before and after, line ends of another
    system, spaces of any kind after lines, a byte order mark; never anything inside a line.

    Args:
        draw: given by hypothesis; callers pass the text only.
        text: the text of a report.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=10)
        ... @given(published_noise("一、总体情况"))
        ... def test_the_heading_is_still_there(text):
        ...     assert any("一、总体情况" in line for line in text.splitlines())
        >>> test_the_heading_is_still_there()
    """
    lines = text.splitlines()
    positions = st.integers(0, max(0, len(lines) - 1))
    for number in draw(st.lists(positions, max_size=5)) if lines else ():
        lines[number] += draw(st.sampled_from(_TRAILING))
    around = [*draw(_some(_BEFORE)), *lines, *draw(_some(_AFTER))]
    return draw(st.sampled_from(("", "\ufeff"))) + draw(st.sampled_from(_LINE_ENDS)).join(around)


def _some(choices: tuple[str, ...]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), max_size=3, unique=True)

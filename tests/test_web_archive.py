"""Web archives as browsers save them: the page in them is read, and nothing beside it."""

from __future__ import annotations

import base64
import quopri

import pytest

import gov_disclosure as gd

_HEAD = (
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----=_x"\r\n\r\n'
)
_PAGE = (
    "<html><h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数"
    "<td>现行有效件数<tr><td>规章<td>4<sup>1</sup><td>2<td>3</table></html>"
)


def _archive(body: bytes, head: str = "", end: str = "\r\n------=_x--\r\n") -> bytes:
    part = f"------=_x\r\nContent-Type: text/html; charset=gbk\r\n{head}\r\n"
    return (_HEAD + part).encode() + body + end.encode()


_BODY = _PAGE.encode("gbk")
_QUOTED = "Content-Transfer-Encoding: quoted-printable\r\n"
_CSS = "------=_x\r\nContent-Type: text/css\r\n\r\ntd{display:none}\r\n"


@pytest.mark.parametrize(
    "archive",
    [
        _archive(_BODY),
        _archive(quopri.encodestring(_BODY), _QUOTED),
        _archive(base64.encodebytes(_BODY), "content-transfer-encoding: base64\r\n"),
        _archive(_BODY, end=f"\r\n{_CSS}------=_x--"),
        _archive(_BODY, end="\r\n"),
        _archive(_BODY).replace(b"\r\n", b"\n"),
        _archive(_BODY).replace(b"------=_x", (_CSS + "------=_x").encode(), 1),
    ],
)
def test_the_page_is_read(archive: bytes) -> None:
    rules = gd.read(archive).report.proactive_disclosure
    assert isinstance(rules, gd.ProactiveDisclosure2021)
    assert (rules.rules.issued, rules.rules.repealed, rules.rules.in_force) == (4, 2, 3)


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        (_archive(_BODY[:-9], end=""), "没有完整的网页"),
        (_HEAD.encode(), "没有完整的网页"),
        ((_HEAD + _CSS).encode(), "没有完整的网页"),
        (_archive(b"=3D" * 5 + b"A", "Content-Transfer-Encoding: base64\r\n"), "base64"),
    ],
)
def test_what_holds_no_page_is_refused(archive: bytes, said: str) -> None:
    with pytest.raises(gd.UnreadableFileError, match=said):
        gd.read(archive)

"""Running text cut into labels and the words between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.document import Place, Table
from gov_disclosure.forms.extraction.running_text.wrapped_labels import Word, unwrapped
from gov_disclosure.forms.words.labels import key
from gov_disclosure.forms.words.numbers import LONGEST_CELL, looks_like_value
from gov_disclosure.normal_width import normal_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.sections import Item
    from gov_disclosure.forms.words.labels import SectionLabels

_LONGEST_LABEL_WORDS = 12
_LONGEST_ROW = 200
_BEGINS_WITH_FIGURES = re.compile(
    r"[\W_]*(?:(?:[零无空]|不涉及|不适用)[\W_]*)*"
    r"(?!(?:19|20)\d{2}年)(?!\d{1,2}[.、)](?!\d))\d"
)
_UNITS = frozenset({"件", "份", "条", "宗", "人次", "项", "个", "笔", "次", "起", "元", "万元"})
_TABLE = ("",)  # stands for a table among the words
_FIGURES = r"(?:[、；;][\d./－—-]{1,20})+"
_SEPARATED_FIGURES = re.compile(rf"(.{{1,60}}?)((?:[：:][\d./－—-]{{1,20}})?{_FIGURES})[、；;。]?")
_LABEL_AND_NOTE = re.compile(r"(\S{1,60}?)\s*([（(][^（()）]{3,100}[）)])")

TokenKind: TypeAlias = Literal["label", "word", "runs_together", "table"]


@attrs.frozen
class Token:
    """A label of the form, or a word between labels.

    Attributes:
        kind: label; word (figures and any other text); runs_together: labels and figures
            with nothing between them; or table: a table that stands between the words.
        text: what is printed.
        place: where it stood.
        item: number of the item of the section it begins in.
        last_item: number of the item it ends in.
        labels: the keys of the labels in it, in order.
    """

    kind: TokenKind
    text: str
    place: Place
    item: int
    last_item: int
    labels: tuple[str, ...] = ()


def tokens(items: Sequence[Item], labels: SectionLabels) -> Iterator[Token]:
    """Yield the paragraphs among ``items`` as labels and words.

    A label may be broken over words and lines; several labels may be printed as one word.
    """
    words = unwrapped(
        [
            Word(text, item.place, number)
            for number, item in enumerate(items)
            for text in (_TABLE if isinstance(item.block, Table) else _words(item.text, labels))
        ],
        labels,
    )
    position = 0
    while position < len(words):
        word = words[position]
        if not word.text:
            yield Token("table", "", word.place, word.item, word.item)
            position += 1
            continue
        taken, label = _label_at(words, position, labels)
        if label is not None:
            covered = words[position : position + taken]
            text = " ".join(w.text for w in covered)
            yield Token("label", text, word.place, word.item, covered[-1].item, (label,))
            position += taken
            continue
        yield _single(word, labels)
        position += 1


def _words(text: str, labels: SectionLabels) -> Iterator[str]:
    """Yield the words of a text.

    A colon between a label and its figure divides them; a unit belongs to the figure before it,
    an agency's note in brackets to the label before it. Figures may be listed with 、 or ；.
    """
    text = _LABEL_AND_NOTE.sub(
        lambda match: "".join(match[0].split()) if _noted_label(match, labels) else match[0], text
    )
    words: list[str] = []
    for word in text.split():
        if word in _UNITS and words and words[-1].isdecimal():
            words[-1] += word
        else:
            words.append(word)
    for word in words:
        separated = _SEPARATED_FIGURES.fullmatch(word) if len(word) <= _LONGEST_ROW else None
        if separated is not None and labels.is_known(separated[1]):
            yield from filter(None, (separated[1], *re.split("[、；;：:]", separated[2])))
            continue
        label, colon, figure = word.replace(":", "：").partition("：")
        if colon and looks_like_value(figure) and labels.is_known(label):
            yield from filter(None, (label + colon, figure))
        else:
            yield word


def _label_at(
    words: Sequence[Word], position: int, labels: SectionLabels
) -> tuple[int, str | None]:
    """Return the longest label that begins at a word: how many words, and its key."""
    best: tuple[int, str | None] = (0, None)
    if words[position].text.isdecimal():
        return best  # a figure before "其他" is not the ordinal of "3.其他"
    joined = ""
    for count, word in enumerate(words[position : position + _LONGEST_LABEL_WORDS], start=1):
        joined += word.key
        if not word.text or joined not in labels.prefixes:
            break
        if joined in labels.all_keys and (count == 1 or _ends_label(word)):
            best = (count, joined)
    if best[1] is None:
        noted = _LABEL_AND_NOTE.fullmatch(words[position].text)
        bare = labels.bare_key(words[position].text)
        if noted is not None and (label := _noted_label(noted, labels)) is not None:
            return 1, label
        if bare in labels.all_keys:
            return 1, bare
    return best


def _noted_label(match: re.Match[str], labels: SectionLabels) -> str | None:
    """Return the key of a label that a note in brackets follows, which is no part of it."""
    label = key(match[1])
    is_note = not looks_like_value(match[2][1:-1]) and labels.pieces(key(match[0])) is None
    return label if label in labels.all_keys and is_note else None


def _ends_label(word: Word) -> bool:
    """Tell whether a word can be the last of a label, and is not the mark or figure after it."""
    return not word.text.isdecimal() and (word.key != "" or not word.text.strip('）)】」”"'))


def _single(word: Word, labels: SectionLabels) -> Token:
    pieces = labels.pieces(word.key)
    if pieces is None:
        return Token("word", word.text, word.place, word.item, word.item)
    found = tuple(filter(None, pieces))
    figures = len(found) < len(pieces)
    if not found:
        return Token("word", word.text, word.place, word.item, word.item)
    kind: TokenKind = "runs_together" if figures else "label"
    return Token(kind, word.text, word.place, word.item, word.item, found)


def hides_cells(found: Sequence[Token], start: int, labels: SectionLabels) -> bool:
    """Tell whether cells follow a label, though none that can be read as its first."""
    following = found[start : start + 2]
    if [token.kind for token in following] == ["label", "word"]:
        last = following[0].labels[-1]
        is_column = last in labels.columns and last not in labels.rows
        return is_column and looks_like_value(following[1].text)  # 自然人：3
    if following and following[0].kind == "table":
        return True  # its cells may be in there
    if following and following[0].kind == "word" and _begins_with_figures(following):
        return True
    return (
        [token.kind for token in following] == ["word", "word"]
        and len(following[0].text) <= LONGEST_CELL
        and looks_like_value(following[1].text)
    )


def _begins_with_figures(following: Sequence[Token]) -> bool:
    """Tell whether words begin with marks or figures: not with a year, nor with an ordinal."""
    text = normal_width("".join(token.text for token in following))
    return _BEGINS_WITH_FIGURES.match(text) is not None

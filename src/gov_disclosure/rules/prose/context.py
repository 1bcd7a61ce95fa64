"""What a phrase counts, in the light of what was said before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.rules.prose import kinds
from gov_disclosure.rules.prose.kinds import Change, DisputeScope, Document, Topic
from gov_disclosure.rules.prose.numerals import CASE_UNITS, DOCUMENT_UNITS
from gov_disclosure.rules.prose.vocabulary import (
    decision_kind,
    dispute_words,
    document_words,
    request_kind,
)

if TYPE_CHECKING:
    from gov_disclosure.rules.prose.kinds import Kind

_ABOUT_DISCLOSURE = re.compile("信息公开|公开信息|依申请公开")
_RELATED = re.compile("相关|由此|因此")
_OUTCOME_NAMED = re.compile("予以公开|部分公开|不予公开")
_PUBLISHED = re.compile("公开的?#")
_OF_EITHER = re.compile("(?:办结|办理|处理|受理|收到)#")
_CLEAN_UP = re.compile("清理|修改|修订|修正|失效|汇编|征求意见|解读")
_ALL_UPHELD = re.compile(
    r"(?:结果)?(?:均|全部|都)已?(?:获|获得|得到|被|予以|为|系)?(?:结果)?维持"
    r"(?:原?行政行为|原?行政决定|原决定|原答复)?"
)
_ALL_CONCLUDED = re.compile(r"(?:均|全部|都)已?(?:审结|结案|审理完毕)")


@attrs.define
class Context:
    """What the paragraph and the sentence said before a phrase.

    Attributes:
        topic: what the paragraph goes on about.
        is_about_disputes: whether it stands in section 四, which is about no other cases.
        text: the sentence.
        place: where in it the phrase ends.
        strayed: whether a clause of it spoke of something without a number.
        follows_figure: whether the clause before stated a figure.
        scopes: the kinds of cases that it counted.
        documents: the documents that it counted last.
        change: what became of them.
    """

    topic: Topic | None = None
    is_about_disputes: bool = False
    text: str = ""
    place: int = 0
    strayed: bool = False
    follows_figure: bool = False
    scopes: tuple[DisputeScope, ...] = ()
    documents: tuple[Document, ...] = ()
    change: Change | None = None

    def begin_sentence(self, text: str) -> None:
        """Forget the sentence before."""
        self.text, self.place = text, 0
        self.strayed = self.follows_figure = False
        self.scopes, self.documents, self.change = (), (), None

    def kind(self, phrase: str, unit: str) -> Kind | None:
        """Return what a phrase with a number of ``unit`` counts, or None if that is not clear."""
        if unit in DOCUMENT_UNITS and (kind := decision_kind(phrase) or self._document(phrase)):
            return kind
        if unit not in CASE_UNITS:
            return None
        if not self.scopes:
            return self._request(phrase) or self._dispute(phrase)
        # After requests and cases, 办结3件 may be said of either.
        if _OF_EITHER.fullmatch(phrase):
            return None
        return self._dispute(phrase) or self._request(phrase)

    def kind_that_is_none(self, words: str) -> Kind | None:
        """Return what a clause like 均获维持 says that there is none of."""
        if not self.scopes:
            return None
        scopes = set(self.scopes)
        scope: DisputeScope = "litigation" if scopes == {"direct", "after"} else "both"
        if len(scopes) == 1:
            scope = self.scopes[0]
        if _ALL_UPHELD.fullmatch(words):
            return kinds.dispute(scope, "not_upheld")
        return kinds.dispute(scope, "pending") if _ALL_CONCLUDED.fullmatch(words) else None

    def _request(self, phrase: str) -> Kind | None:
        kind = request_kind(phrase)
        if kind is None or "申请" in self.text[: self.place]:
            return kind
        if kind.is_part:
            # 公开180件 may be documents.
            return None if _PUBLISHED.fullmatch(phrase) and not self.follows_figure else kind
        # 办结422件 goes on about requests only where nothing else was spoken of in between.
        is_clear = not self.strayed or bool(_OUTCOME_NAMED.search(self.text))
        return kind if is_clear and self.topic == "requests" else None

    def _dispute(self, phrase: str) -> Kind | None:
        words = dispute_words(phrase)
        if words is None or not self._is_about_disclosure():
            return None
        scope, result = words
        if scope is None:
            if not self.scopes and not ("复议" in self.text and "诉讼" in self.text):
                return None
            scope = self.scopes[-1] if self.scopes else "both"
        if result == "total":
            self.scopes = (*self.scopes, scope)
        return kinds.dispute(scope, result)

    def _is_about_disclosure(self) -> bool:
        # 行政复议310件，其中涉及政府信息公开29件: the former are of all kinds, whatever the
        # paragraph is about.
        said = self.text[: self.place]
        if self.is_about_disputes or _ABOUT_DISCLOSURE.search(said):
            return True
        return self.topic in ("requests", "disputes") and bool(_RELATED.search(said))

    def _document(self, phrase: str) -> Kind | None:
        words = document_words(phrase)
        if words is None or _CLEAN_UP.search(self.text):
            return None
        self.documents = words[0] or self.documents
        self.change = words[1] or self.change
        if not (self.documents and self.change):
            return None
        return kinds.document(self.documents, self.change)

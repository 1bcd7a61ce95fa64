"""The code book, made from the declarations: ``python docs/code_book_page.py``."""

from __future__ import annotations

from pathlib import Path

from gov_disclosure.dataset.code_book import code_book_markdown

PAGE = Path(__file__).parent / "code-book.md"

if __name__ == "__main__":
    PAGE.write_text(code_book_markdown(), encoding="utf-8", newline="\n")

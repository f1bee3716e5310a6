"""A page's text → its articles, their blocks, and the sentences in them.

`read_page` cuts the furniture of a scraped page and tells apart the reports on it; `flatten_text`
gives the same text, character for character, in the form the tokenizer reads best;
`find_sentences` gives the sentences of the tokens made of it.
"""

from __future__ import annotations

from irevents.articles.compacting import CompactText, compact_text
from irevents.articles.page import Article, Block, read_page
from irevents.articles.sentences import find_sentences, flatten_text

__all__ = ["Article", "Block", "CompactText", "compact_text", "find_sentences", "flatten_text", "read_page"]

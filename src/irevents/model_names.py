"""Names of persons that the rules miss, read by a trained spaCy pipeline in the sentences that hold an event.

What it finds goes behind the rules: a name that touches anything they have read is let go. It gives a
name and nothing else; offices, ranks and parties stay with the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

import spacy
from spacy.lang.lex_attrs import is_punct
from spacy.language import Language
from spacy.tokens import Doc

from irevents.errors import IreventsError
from irevents.mentions import PersonMention, Sentence
from irevents.people.coreference import skeleton
from irevents.reading import Mentions
from irevents.tokens import Tokens

#: Components that names do not hang on, and are not even loaded.
NEEDLESS = ("tagger", "parser", "senter", "lemmatizer", "attribute_ruler", "morphologizer")


class ModelNames:
    """Finds further persons. Made once, used on any number of pages.

    Args:
        model: the name of an installed spaCy pipeline with a named entity recogniser, or its folder.

    Raises:
        IreventsError: it is not installed, or has no recogniser.
    """

    def __init__(self, model: str) -> None:
        self._nlp = _load(model)
        meta = self._nlp.meta
        self.identity = f"{model} {meta.get('name')} {meta.get('version')}"

    def find(self, tokens: Tokens, sentences: Sequence[Sentence], mentions: Mentions) -> list[PersonMention]:
        """The persons that only the model sees.

        Args:
            tokens: the whole page.
            sentences: those to read.
            mentions: what the rules found on the page.

        Returns:
            Mentions by the rule `model`, in order: names of two words and more, and later in the same
            sentences the last word alone.
        """
        taken = _taken_tokens(mentions)
        known = {skeleton(person.name.split()[-1]): person for person in mentions.people if person.name}
        new: dict[str, str] = {}
        found: list[PersonMention] = []
        for start, end in self._read(tokens, sentences):
            while end > start and (is_punct(tokens.words[end - 1]) or tokens.lows[end - 1] in ("'s", "’s")):
                end -= 1
            words = tokens.words[start:end]
            if not words or not taken.isdisjoint(range(start, end)) or not _is_name(words):
                continue
            last = skeleton(words[-1])
            named = known.get(last)
            if len(words) > 1:
                name = tokens.slice(start, end)
                key = named.key if named is not None else f"model:{last}"
                name = named.name if named is not None and named.name else new.setdefault(last, name)
            elif last in new:
                name, key = new[last], f"model:{last}"
            else:
                continue
            found.append(
                PersonMention(
                    start=start,
                    end=end,
                    name_start=start,
                    name_end=end,
                    key=key,
                    name=name,
                    rank=None,
                    position=None,
                    affiliation=None,
                    rule="model",
                )
            )
        return found

    def _read(self, tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
        """First and last token of each person that the model sees, in our own tokens."""
        parts = []
        for sentence in sentences:
            words = tokens.words[sentence.start : sentence.end]
            spaces = tokens.spaced[sentence.start : sentence.end]
            parts.append(Doc(self._nlp.vocab, words=words, spaces=spaces))
        for sentence, part in zip(sentences, self._nlp.pipe(parts), strict=True):
            for entity in part.ents:
                if entity.label_ in ("PERSON", "PER"):
                    yield sentence.start + entity.start, sentence.start + entity.end


def _load(model: str) -> Language:
    """The pipeline, with no more of it than names need."""
    try:
        nlp = spacy.load(model, exclude=NEEDLESS)
    except OSError as error:
        raise IreventsError(
            f"the model {model} is not installed",
            remedy="install it where irevents is installed, or do without",
        ) from error
    except (ImportError, KeyError, ValueError) as error:
        raise IreventsError(
            f"the model {model} cannot be loaded ({str(error).splitlines()[0]})",
            remedy=f"use one made for spaCy {version('spacy')}",
        ) from error
    if "ner" not in nlp.pipe_names:
        raise IreventsError(
            f"the model {model} has no named entity recogniser", remedy="use one with the component 'ner'"
        )
    if "tok2vec" in nlp.pipe_names:
        shared = getattr(nlp.get_pipe("tok2vec"), "listening_components", ("ner",))
        if "ner" not in shared:
            nlp.disable_pipe("tok2vec")
    return nlp


def _taken_tokens(mentions: Mentions) -> set[int]:
    """The tokens of all that the rules have read."""
    taken: set[int] = set()
    for group in (
        mentions.people,
        mentions.bodies,
        mentions.parties,
        mentions.places,
        mentions.times,
        mentions.topics,
    ):
        for mention in group:
            taken.update(range(mention.start, mention.end))
    return taken


def _is_name(words: Sequence[str]) -> bool:
    """Whether these can be a name: no digit, capitals at both ends ("van der" between them)."""
    ends = words[0][:1].isupper() and words[-1][:1].isupper()
    return ends and all(
        word in ("-", ".") or (any(c.isalpha() for c in word) and not any(c.isdigit() for c in word))
        for word in words
    )

"""What one word of a clause tells of its tense: in goes a token of a scan, out -1 past, 1 future, 0 neither.

The words are those of words.toml, `scan.lexicon.cues`, and what stands right beside each decides: "set to",
"is to visit", "was put off to July". How near the date it stands is the caller's to say (tense.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from irevents.times.scanning import Scan

#: Tokens looked back over for the verb that an infinitive depends on, and for the "will" of a participle.
GOVERNOR_REACH, WILL_REACH = 6, 20

_ASIDE = frozenset({"off", "back", "forward", "over"})
_PUT = frozenset({"put", "puts", "pushed", "brought", "moved", "held", "carried"})
_STANDS = frozenset({"stay", "stays", "remain", "remains"})
_OF_A_NOUN = frozenset({"a", "the", "his", "her", "their", "its", "this", "s", "long", "first", "second"})


# Words in -ed that tell nothing past: "the need for dialogue"
_NOT_DONE = frozenset(
    {"need", "indeed", "speed", "seed", "feed", "hundred", "proceed", "exceed", "succeed", "deed"}
)
_OBJECTS = frozenset({"a", "an", "the", "that", "new", "his", "her", "their"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "now"})


def ends_sentence(scan: Scan, i: int) -> bool:
    """Whether a sentence, or half of one before a semicolon, ends with the token at `i`."""
    if scan.named(i, "break") or scan.words[i] in ("!", "?", ";"):
        return True
    if not scan.named(i, "dot") or not 0 < i < len(scan.words) - 1:
        return False
    last, following = scan.words[i - 1], scan.words[i + 1]
    return not following[0].islower() and (len(last) > 3 or last.islower() or last[0].isdigit())


def read_cue(scan: Scan, i: int, *, near: bool) -> int:
    """What the token at `i` says of its clause's tense: -1, 0, 1; `near` the date or not."""
    words, cues = scan.words, scan.lexicon.cues
    word = words[i].lower()
    before = words[i - 1].lower() if i else ""
    after = words[i + 1].lower() if i + 1 < len(words) else ""
    if word in cues["future"]:
        return 0 if word == "may" and words[i] == "May" else 1
    if word == "going" and after == "to":
        return 1
    if near and word in ("gets", "get") and after in ("under", "underway"):
        return 1  # "The fair gets under way on Saturday"
    if near and word in cues["timetable"] and f"{word} {after}" not in cues["untimed"]:
        return 1  # but not "a summit of heads of state on Monday", "The deal follows talks on Monday"
    if near and word in cues["plural"] and before not in ("to", "did", "not", "would", "t"):
        return 1
    if near and word in cues["arranged"] and before in ("is", "are", "re", "be"):
        return 1
    if before == "to":
        return _infinitive(scan, i)
    if word in cues["announced"] and after in _OBJECTS and before not in BE:
        return -1  # "During talks in Oslo on Tuesday Berg proposed a summit"
    if word in cues["announced"] or _lists_what_comes(scan, i):
        return 1
    if word == "set" and (after == "to" or (after == "for" and before in ("is", "are", "be"))):
        return 1
    a_stay = word == "stay" and (before in _OF_A_NOUN or before.endswith(("day", "term", "brief", "short")))
    if word in _STANDS and not a_stay and after in ("on", "scheduled", "planned", "set", "in"):
        return 1  # "Monday's talks stay on his calendar"
    if word == "comes" and after == "to" and words[i + 2 : i + 3] != ["power"]:
        return int(near)  # "On Saturday the drill comes to a close"
    if word in _ASIDE and before in _PUT and after in ("to", "until", "till"):
        return 1  # "was put off to July"
    if word in cues["moved"] and after in ("to", "until", "till", "by", "from"):
        return 1
    done = len(word) > 3 and word.endswith("ed") and words[i].islower() and word not in _NOT_DONE
    if word in cues["past"] or done:
        window = {w.lower() for w in words[_clause_start(words, max(i - 3, 0), i) : i]}
        if window & {"will", "shall", "would"} or ("be" in window and "could" not in window):
            return 1
        return 0 if before in ("is", "are", "being") else -1
    return 0


def _clause_start(words: Sequence[str], first: int, last: int) -> int:
    """Behind the last comma among the tokens `first:last`: "who could not be there, received"."""
    return next((i + 1 for i in range(last - 1, first - 1, -1) if words[i] == ","), first)


_LISTS = frozenset({"agenda", "programme", "program", "schedule", "itinerary", "diary", "calendar"}).union(
    ("cards", "store")
)
_LISTING = frozenset({"is", "are", "includes", "include", "features", "feature", "lists", "foresees"})
#: Tokens back from the verb over which the list that it is said of may stand.
LIST_REACH = 5


def _lists_what_comes(scan: Scan, i: int) -> bool:
    """Whether the verb at `i` is said of somebody's programme: "on his agenda is a meeting on Friday"."""
    if scan.words[i].lower() not in _LISTING:
        return False
    return not _LISTS.isdisjoint(word.lower() for word in scan.words[max(i - LIST_REACH, 0) : i])


def is_participle(scan: Scan, i: int) -> bool:
    """Whether a word in -ed belongs to what "will" governs: "will commission a guided missile frigate"."""
    words, cues = scan.words, scan.lexicon.cues
    if words[i].lower() in cues["past"] or (
        i + 1 < len(words) and words[i + 1].lower() in ("during", "at", "after", "following")
    ):
        return False  # "the agreements reached during the visit in June"
    for j in range(i - 1, max(i - WILL_REACH, -1), -1):
        word = words[j].lower()
        if word in ("will", "shall"):
            return True
        if word in (",", ":") or word in cues["clause"] or word in cues["past"] or ends_sentence(scan, j):
            return False
    return False


def _infinitive(scan: Scan, i: int) -> int:
    """What "to" and a verb tell: "agreed to meet", "is to visit", and in headlines "Berg to visit"."""
    words, cues = scan.words, scan.lexicon.cues
    governor = words[i - 2] if i > 1 else ""
    if governor.lower() in cues["governor"]:
        return 1
    if words[i].lower() in cues["infinitive"] and _came(scan, i - 2):
        return 1  # "arrived in Oslo on Wednesday to hold talks on Thursday"
    headed = governor[:1].isupper() or governor in cues["headline"]
    if words[i].lower() not in cues["infinitive"] or not headed:
        return 0
    return 0 if _is_purpose(scan, i - 2) else 1


_COMING = frozenset({"arrived", "arrives", "landed", "left", "leaves", "departed", "embarked", "reached"})


def _came(scan: Scan, last: int) -> bool:
    """Whether somebody has set out for what is told of, or has come for it."""
    for i in range(last, max(last - GOVERNOR_REACH, -1), -1):
        if ends_sentence(scan, i):
            return False
        if scan.words[i].lower() in _COMING:
            return True
    return False


def _is_purpose(scan: Scan, governor: int) -> bool:
    """ "visited Oslo to hold talks": behind a past verb "to" tells what for, in headlines what is to come."""
    past = scan.lexicon.cues["past"]
    for i in range(governor - 1, max(governor - 1 - GOVERNOR_REACH, -1), -1):
        if ends_sentence(scan, i):
            return False
        word = scan.words[i]
        if word.lower() in past or (len(word) > 3 and word.endswith("ed") and word.islower()):
            return True
    return False

"""Whether a clause tells of the past or the future: what places "on Wednesday" on this side or that."""

from __future__ import annotations

from irevents.times.cues import BE, ends_sentence, is_participle, read_cue
from irevents.times.grammar import Found
from irevents.times.scanning import Scan

#: Tokens looked back over for a cue of tense, and looked ahead.
REACH, AHEAD = 60, 20
#: Tokens from the date within which a timetable present ("opens Monday") and a verb of saying count; a
#: journey's "begins a three-day official visit to Ghana on Monday" may stand farther off.
NEAR, BESIDE, FAR = 6, 3, 14

# "Berg's four-day trip, starting Sunday, comes after Lee visited Oslo"
_FROM_THEN = frozenset({"starting", "beginning", "commencing"})


def direction_of(found: Found) -> int:
    """The tense about what was found: -1 past, 1 future, 0 unknown."""
    return find_direction(found.scan, found.start, found.end)


def stands_by_past(found: Found) -> bool:
    """Whether a past verb stands right before what was found: "ended Jan. 31", "was held on May 3"."""
    scan = found.scan
    for i in range(found.start - 1, max(found.start - 1 - BESIDE, -1), -1):
        if ends_sentence(scan, i):
            return False
        if cue := read_cue(scan, i, near=True):
            return cue < 0
    return False


#: Tokens before a date among which an act of long ago, or an earlier round, makes it one of the background.
BACKGROUND_REACH = 12
_BACKGROUND = frozenset(
    {
        "established", "founded", "founding", "formed", "created", "renamed", "inception", "instituted",
        "treaty", "since", "previous", "previously", "born", "independence",
    }
)  # fmt: skip
_ROUNDS = frozenset(
    {"round", "time", "one", "edition", "session", "meeting", "consultations", "talks", "focs", "foc"}
)
_SAYS_BACKGROUND = _BACKGROUND | {"set", "last"}


def is_background(found: Found) -> bool:
    """Whether a date is of long ago or of an earlier round, and tells nothing of the report's own year.

    "set up on the basis of the treaty signed on May 15, 1992", "the last round was held in March 2021".
    """
    words, first = found.scan.words, max(found.start - BACKGROUND_REACH, 0)
    before = [word.lower() for word in words[first : found.start]]
    if _SAYS_BACKGROUND.isdisjoint(before):
        return False
    for i in range(len(before) - 1, -1, -1):
        if ends_sentence(found.scan, first + i):
            return False
        word, after = before[i], before[i + 1 : i + 6]
        if (
            word in _BACKGROUND
            or (word == "set" and "up" in after)
            or (word == "last" and not _ROUNDS.isdisjoint(after))
        ):
            return True
    return False


def find_direction(scan: Scan, start: int, end: int, *, reach: int = REACH) -> int:
    """-1 where the clause about tokens `start:end` is past, 1 where future, 0 where it does not say.

    The nearest cue to the left decides, then the nearest to the right: "The talks, announced in
    May, will be held on Wednesday". A verb of saying decides only where it stands by the date
    ("said on Wednesday") or nothing behind the date does ("said the meeting on Thursday will …").
    """
    words, cues = scan.words, scan.lexicon.cues
    first = start
    while scan.named(first - 1, "clock", "clockam", "ampm", "zone", "daynum", "dec", "approx"):
        first -= 1
    before = words[first - 1].lower() if first else ""
    opens = first < 2 or ends_sentence(scan, first - 2)
    if before in ("until", "till") and not opens:
        return 1
    if before == "as" and not opens and words[first - 2].lower() in ("soon", "early"):
        return 1
    if before == "of" and not opens and words[first - 2].lower() == "ahead":
        return 1
    if scan.named(end, "gen"):
        # "to get around Wednesday's ruling"; but "Wednesday's talks will be the third"
        return 1 if _cue_right(scan, end, NEAR) > 0 else -1
    if _opens_clause(scan, first) and _cue_right(scan, end, BESIDE + 1) > 0:
        return 1  # "talks began today, while on Thursday there will be a dinner"
    said = within = False
    outside = first
    for i in range(first - 1, max(first - reach - 1, -1), -1):
        if i > outside:
            continue
        if words[i] == ",":
            outside = _inserted_before(scan, i)
        if ends_sentence(scan, i):
            break
        if words[i].lower() in cues["saying"]:
            if first - i <= BESIDE or (within and words[i].lower() in ("said", "told", "announced", "added")):
                return -1  # "said after talks in Oslo on Monday that trade would grow"
            said = True
            break
        within = within or _leads_to_event(scan, i)
        follows = words[i + 1].lower() if i + 1 < len(words) else ""
        if within and words[i].lower() in _RESOLVED and follows in ("to", "by", "upon"):
            return -1  # "agreed to buy ships together during talks in Oslo on Tuesday"
        if within and words[i].lower() in cues["announced"] and words[max(i - 1, 0)].lower() not in BE:
            continue  # "proposed a summit at a meeting in Oslo on Tuesday"
        far = first - i <= FAR and words[i].lower() in cues["beginning"]
        if within and words[i - 1 : i] == ["to"] and words[i - 2 : i - 1] and words[i - 2] in _RESOLVED:
            continue
        if found := read_cue(scan, i, near=first - i <= NEAR or far):
            if found < 0 and is_participle(scan, i):
                return 1
            late = before == "by" and first - i > BESIDE and words[i].lower() != "had"
            return 1 if late else found
    if before in _FROM_THEN or (before == "on" and not opens and words[first - 2].lower() in _FROM_THEN):
        return 1
    if said and _reports(scan, end):
        return -1  # "told Berg in Lima on Monday during talks that trade would grow"
    if found := _cue_right(scan, end, AHEAD // 2 if said else min(reach, AHEAD)):
        return found
    return -1 if said else int(before == "by")


#: Tokens over which a verb in the present is looked for before a weekday, and behind it.
PRESENT_REACH, PRESENT_AHEAD = 24, 14


def tells_present(found: Found) -> bool:
    """Whether the clause is in the present: "the president receives the minister in Lima on Friday"."""
    scan, first = found.scan, found.start
    for i in range(first - 1, max(first - PRESENT_REACH, -1), -1):
        if ends_sentence(scan, i):
            break
        if verdict := _read_present(scan, i):
            return verdict > 0
    for i in range(found.end, min(found.end + PRESENT_AHEAD, len(scan.words))):
        if verdict := _read_present(scan, i):
            return verdict > 0
        if ends_sentence(scan, i):
            break
    return False


def lies_ahead(found: Found) -> bool:
    """Whether its clause is told to come: "ahead of talks with Lee on Friday", "before he meets Lee on"."""
    scan, first = found.scan, found.start
    for i in range(first - 1, max(first - PRESENT_REACH, -1), -1):
        word = scan.words[i].lower()
        if word == "ahead" and scan.words[i + 1].lower() == "of":
            return True
        verdict = _read_present(scan, i)
        if verdict > 0:
            return word in ("has", "have") or "before" in [
                before.lower() for before in scan.words[max(i - 3, 0) : i]
            ]
        if verdict < 0 or word in scan.lexicon.cues["saying"] or ends_sentence(scan, i):
            return False
    return False


_HAS_ONE = frozenset({"a", "an", "talks", "another", "meetings", "bilateral"})


def _read_present(scan: Scan, i: int) -> int:
    """1 where the token is a verb in the present, -1 where another tense is told, 0 where it is neither."""
    cues, word = scan.lexicon.cues, scan.words[i].lower()
    before = scan.words[i - 1].lower() if i else ""
    present = word in cues["present"] or word in cues["timetable"] or word in cues["plural"]
    if word in ("has", "have") and not _HAS_ONE.isdisjoint(scan.words[i + 1 : i + 2]):
        present = True  # "has a meeting with Berg in Lima on Friday"
    if present and before not in cues["unfinite"]:
        return 1
    return -1 if read_cue(scan, i, near=False) else 0


_RESOLVED = frozenset({"agreed", "vowed", "pledged", "decided", "resolved", "promised", "committed"})
_ENCOUNTERS = frozenset(
    {"talks", "meeting", "summit", "visit", "discussions", "negotiations", "consultations", "call"}
)


def _leads_to_event(scan: Scan, i: int) -> bool:
    """Whether the token at `i` begins "during talks", "after a meeting", "at their summit"."""
    if scan.words[i].lower() not in ("during", "after", "following", "at", "in"):
        return False
    return not _ENCOUNTERS.isdisjoint(word.lower() for word in scan.words[i + 1 : i + 4])


def _reports(scan: Scan, end: int) -> bool:
    """Whether what was said stands behind the date, and nothing of the date's own clause before it."""
    for i in range(end, min(end + NEAR, len(scan.words) - 1)):
        if ends_sentence(scan, i) or read_cue(scan, i, near=False):
            return False
        if scan.words[i].lower() == "that":
            return not read_cue(scan, i + 1, near=True)
    return False


def _opens_clause(scan: Scan, first: int) -> bool:
    """Whether the date opens a clause of its own: "while on Thursday", "; on Friday"."""
    at = first - 1
    if at >= 0 and scan.words[at].lower() == "on":
        at -= 1
    return at >= 0 and scan.words[at].lower() in ("while", "and", "but", ";", "whereas")


def _cue_right(scan: Scan, end: int, reach: int) -> int:
    """The nearest cue behind the date."""
    aside, skipped = False, 0
    for i in range(end, len(scan.words)):
        if i - skipped >= end + reach or ends_sentence(scan, i):
            return 0
        if scan.words[i] == ",":  # "On Saturday the drill, which opened in May, comes to a close"
            aside = not aside and _inserts(scan, i)
        if aside:
            skipped += 1
            continue
        if scan.words[i].lower() in scan.lexicon.cues["saying"]:
            return -1
        opens = scan.words[i].lower() in ("opens", "begins", "starts", "convenes")
        if found := read_cue(scan, i, near=i - end - skipped <= (FAR if opens else NEAR)):
            return found
    return 0


_INSERTS = frozenset(
    {"who", "whose", "which", "unable", "now", "himself", "herself", "newly", "re-elected"}
    | {"accompanied", "flanked"}
)
_AS_EXPECTED = frozenset({"planned", "expected", "scheduled", "agreed", "announced"})
_LONGEST_INSERTED = 16


def _inserts(scan: Scan, i: int) -> bool:
    """Whether the comma at `i` begins what is only inserted: "Berg, who will resign in June, met"."""
    words = [word.lower() for word in scan.words[i + 1 : i + 4]]
    if words[:1] == ["as"]:
        return words[2:] == [","] and words[1] in _AS_EXPECTED
    return bool(words) and words[0] in _INSERTS


def _inserted_before(scan: Scan, i: int) -> int:
    """The comma before what is inserted and ends with the comma at `i`; `i` where nothing is."""
    for j in range(i - 1, max(i - _LONGEST_INSERTED, -1), -1):
        if ends_sentence(scan, j):
            return i
        if scan.words[j] == ",":
            return j if _inserts(scan, j) else i
    return i

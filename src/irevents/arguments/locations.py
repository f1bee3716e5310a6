"""Where: the places of a sentence that its preposition gives to a trigger."""

from __future__ import annotations

import re

from irevents.arguments.slots import Arguments
from irevents.mentions import PartyMention, PersonMention, PlaceMention, TemporalMention
from irevents.packs.patterns import Pattern, read_words
from irevents.reading import Item, Reading
from irevents.triggers import Trigger

_PLACE_BEFORE = Pattern("place-before")
# "arrived in NATO member Latvia"
_ALLIANCE = re.compile(r" S (?:member|ally|partner)$")
# "at the port of C", "in the southern D city of C"
_PLACE_OF = Pattern("place-of")
_GROUND = Pattern("ground-of-a-state")
# "The Serena Hotel in Kigali was the venue of | the third session"
_WAS_VENUE = Pattern("was-venue")
_LEFT = re.compile(r"(?:^| )(?:left|leaves|departed|departs)(?: from)?(?: the)?$")
_AFTER_A = re.compile(r"(?:^| )after (?:a|an|its|their|his|her)(?: [\w-]+| T)*$")
_ON_LAND = re.compile(r"(?:^| )on(?: the)?$")
_POSTS = frozenset(
    {"mission", "embassy", "contingent", "troops", "battalion", "battlegroup", "delegation", "camp", "camps"}
)
# "a summit set for Helsinki in April"
_FIXED_FOR = re.compile(r"(?:^| )(?:set|scheduled|slated|planned|due|fixed|arranged|convened) for(?: the)?$")
_EARLY_OR_LATE = frozenset({"early", "earlier", "late", "later"})
_WITHIN = frozenset({"in", "inside", "within", "at", "near", "off"})


_CLEFT = re.compile(
    r"^it (?:was|is|will be|had been) (?:(?:on T|T|today|yesterday) )?in [CSV](?: on T| T)? $"
)


def add_place_where(trigger: Trigger, out: Arguments) -> None:
    """ "is visiting Oslo, where he held talks", "it was in Oslo that they met": the place before."""
    reading = trigger.reading
    opener = next((i for i, s in enumerate(reading.segments) if s == trigger.segment), 0)
    if any(word != "from" for word, _ in out.places) or opener < 1:
        return  # but "Oslo, where she met her colleagues from Peru": that is where they come from
    cleft = reading.items[opener].text == "that" and _CLEFT.match(reading.text[: reading.offsets[opener]])
    if reading.items[opener].text != "where" and not cleft:
        return
    for item in reversed(reading.items[max(0, opener - 3) : opener]):
        if item.kind in "CRVS" and isinstance(item.mention, PlaceMention | PartyMention):
            out.places.insert(0, ("in", item.mention))
            if not out.times:  # "On Monday he will travel to Oslo, where he will attend the summit"
                days = [i.mention for i in reading.items[:opener] if isinstance(i.mention, TemporalMention)]
                out.times.extend(days if len(days) == 1 else [])
            return


# "attended by Mr Rojas, Counsellor of the Embassy of Peru in Accra": where the embassy is
_POST = re.compile(
    r"\b(?:embassy|consulate|high commission|mission|office|university|institute)\b", re.IGNORECASE
)


# "received General Rojas, chairman of the Sports Council in Peru": where the council is
_OF_COUNCIL = re.compile(r"\b(?:council|committee|authority|federation|commission)\b", re.IGNORECASE)


def _of_another_noun(reading: Reading, number: int, at: int, before: str, trigger: Trigger) -> bool:
    """ "talks caused by the conflict in Ukraine", "production in India": the place is the other noun's."""
    index = reading.item_at(max(0, reading.offsets[number] - 1 - len(before[-60:]) + at)) - 1
    index = _before_pair(reading, index)
    if index < 0 or trigger.first <= index < trigger.last:
        return False
    item = reading.items[index]
    if item.text.isdigit() and index > trigger.last:
        item = reading.items[index - 1]  # "spoke of the landing of flight 512 in Peru"
    here = reading.items[number]
    behind = reading.items[number + 1 : number + 4]
    following = [i.kind for i in behind[: 2 + (behind[0].text in _EARLY_OR_LATE if behind else 0)]]
    if item.text in ("one", "ones", "first", "second", "previous") and trigger.shared is None:
        return True  # "the third summit, after the first ones in Prague in 2022"
    if here.kind in "CV" and "T" in following:
        return False  # "signed an agreement on rescue in Nicosia on Wednesday"
    if here.kind in "CV" and trigger.frame.type == "signing" and item.text in read_words("papers-signed"):
        return False  # "signed a defence agreement in Lima"
    if here.kind == "C" and item.text in read_words("matters-of-ties") and _is_at_home(reading, number):
        return False  # "On Tuesday Berg discussed trade with Lee in Oslo"
    if item.text == "ceremony" and trigger.frame.type in ("exercise", "conference", "signing"):
        return False  # "commenced with an opening ceremony at the ranges"
    if item.text in read_words("other-verbs"):
        return True
    if isinstance(item.mention, PersonMention) and _POST.search(item.mention.position or ""):
        return True
    if isinstance(item.mention, PersonMention) and here.kind == "S":
        return _OF_COUNCIL.search(item.mention.position or "") is not None
    if trigger.frame.type == "visit" and item.text in _POSTS:
        return False  # "a visit to the OSCE mission in Moldova"
    if (
        item.kind != "w"
        or not item.text[0].isalpha()
        or item.text in read_words("before-place")
        or item.text.endswith(("ed", "ly", "ing"))
    ):
        return False
    return not (index >= 1 and reading.items[index - 1].text == "the" and item.text in ("venue", "event"))


def _is_at_home(reading: Reading, number: int) -> bool:
    """Whether a city ends the clause and lies in the state of somebody named before it."""
    city = reading.items[number].mention
    behind = reading.items[number + 1].text if number + 1 < len(reading.items) else "."
    if not isinstance(city, PlaceMention) or city.country is None or behind not in (".", ",", ";"):
        return False
    people = [i.mention for i in reading.items[:number] if isinstance(i.mention, PersonMention)]
    return any(person.affiliation == city.country for person in people)


def _before_pair(reading: Reading, index: int) -> int:
    """The item before "in Ukraine and" of "the wars in Ukraine and | in Syria"; else the same."""
    items = reading.items
    if index < 3 or items[index].text not in ("and", "or") or items[index - 1].kind not in "CSRV":
        return index
    at = index - 2 - (items[index - 2].text == "the")
    return at - 1 if items[at].text in _WITHIN else index


# "On his way to Manila he visited Seoul": no place of the visit
_ON_THE_WAY = Pattern("on-the-way")


# "flew back to Lima after her visit to Oslo": no place of the visit
_WAY_HOME = re.compile(r"(?:^| )(?:return(?:s|ed|ing)?|back|home)(?: T)? (?:to|in)(?: the)?$")


def add_place(trigger: Trigger, number: int, item: Item, before: str, out: Arguments) -> None:
    """The place at item `number`, where the preposition at the end of the text `before` makes it one."""
    reading = trigger.reading
    mention = item.mention
    assert isinstance(mention, PlaceMention | PartyMention)
    if isinstance(mention, PartyMention) and (
        mention.kind != "state" or mention.form not in ("name", "capital")
    ):
        return
    left = number < trigger.first and trigger.frame.type == "visit" and _LEFT.search(before)
    if left and _AFTER_A.search(trigger.before[-50:]):
        out.places.append(("in", mention))  # "left Klaipeda on Monday after a four-day port call"
        return
    named = _PLACE_OF.search(before[-60:])
    match = named or _PLACE_BEFORE.match(before[-60:])
    if match is None and item.kind in "VC" and _WAS_VENUE.match(reading.text, reading.offsets[number] + 1):
        out.places.append(("at", mention))
        return
    if match is None and item.kind == "R" and _ON_LAND.search(before) and isinstance(mention, PlaceMention):
        land = (mention.region or "").endswith(("Island", "Islands", "Peninsula", "Archipelago"))
        if land:
            out.places.append(("on", mention))  # "met on Jeju island"
        return
    follows_place = (
        number >= 2
        and reading.items[number - 1].text in (",", "(")
        and reading.items[number - 2].kind in "CRV"
    )
    bound = trigger.frame.id == "off-to"  # "is bound for Peru": there it goes
    if match and not bound and (_WAY_HOME.search(before[-60:]) or _ON_THE_WAY.search(before[-60:])):
        return
    if match:
        prep = "in" if _FIXED_FOR.search(before[-40:]) else match.group("prep")
        if prep.startswith("visit") and trigger.frame.head == "noun" and number > trigger.last:
            return  # "His visit continues Peruvian efforts"
        between = _ALLIANCE.sub("", before[-60:][match.end("prep") :])
        words = between.split() if named is None else []
        if item.kind == "S" and (len(words) > 1 or (prep in ("of", "for") and len(words) > 0)):
            return
        after = reading.text[reading.offsets[number] + 1 :]
        if item.kind == "S" and re.match(r" (?:'s|') ", after[:4]):
            return
        if prep in _WITHIN and _of_another_noun(reading, number, match.start("prep"), before, trigger):
            return
        out.places.append((prep, mention))
    elif follows_place:
        out.places.append(("part", mention))


def add_ground(trigger: Trigger, number: int, item: Item, out: Arguments) -> None:
    """ "visited the Latvian base of Adazi": the state, whatever the base is called."""
    text = trigger.reading.text
    offset = trigger.reading.offsets[number]
    match = _GROUND.search(text, max(0, offset - 40))
    while match is not None and text.find("D", match.start("prep"), match.end()) != offset:
        match = _GROUND.search(text, match.start() + 1)
    if match is not None and isinstance(item.mention, PartyMention) and item.mention.kind == "state":
        out.places.append((match.group("prep"), item.mention))

"""What follows the head of an office: "of Trade, Ports and Fisheries", "(West)", ", Ports"."""

from __future__ import annotations

from irevents.people.lexicon import (
    CAPITAL,
    COMMON,
    GIVEN,
    HEAD,
    HONORIFIC,
    MODIFIER,
    NAME,
    RANK,
    THING,
)
from irevents.people.parts import is_eastern
from irevents.people.principals import is_principals_name
from irevents.people.tail_words import TailWords

_TAIL_STARTS = frozenset({"of", "for", "to", "in", "at", "on"})
_ADDRESSED = frozenset({"diplomats", "secretaries", "chairs-and-directors", "callings"})
_NAMED_NEXT = frozenset({"ministers", "heads-of-state", "diplomats"})
_FOR_A_FIELD = frozenset({"ministers", "diplomats", "secretaries"})
_WITH_WHOM = frozenset({"relations", "cooperation", "coordination", "liaison", "dialogue"})
MAX_TAIL = 28

_MEMBERS = frozenset({"ministers", "secretaries", "heads", "chiefs", "commanders", "governors"})
_MINISTRIES = frozenset({"department", "ministry", "directorate", "secretariat", "bureau"})


class TailReader(TailWords):
    """Reads the tails of offices; `read_office` reads an office in one ("Secretary to the President")."""

    def tail(self, end: int, limit: int, entry: str, lower: bool) -> tuple[int, str | None]:
        """Where the tail of an office ends, and the state it names."""
        page = self.page
        at = end
        last = min(limit, end + MAX_TAIL)
        affiliation: str | None = None
        listed = False
        direct = False
        listing = False
        titled = (sentence := page.sentence(end - 1)) is not None and page.is_titled(sentence)
        while at < last:
            word = page.norms[at]
            if word == "(":
                close = self.parts.bracket_end(at, last)
                if close is None:
                    break
                at = close
                continue
            if page.words[at] == "To" and not titled and is_eastern(page, at):
                break  # "the security adviser To Quang Minh"
            if (
                word in _TAIL_STARTS
                or (word == "from" and entry == "counterparts")
                or (word == "-" and page.spaced[at] and page.norms[at + 1 : at + 2] == ["hq"])
            ):
                addressed = entry in _ADDRESSED or entry == "service-chiefs"
                if word in ("to", "at", "on") and not addressed:
                    break
                if page.norms[at : at + 3] == ["at", "the", "head"]:
                    break  # "the Chief of Staff | at the head of a delegation"
                if word in ("for", "in") and (dated := self.parts.date_end(at + 1, last)) is not None:
                    at = dated
                    continue
                reached, code = self._object(at + 1, last, titled=titled, company=entry == "companies")
                if word == "at" and reached is not None and self._is_site(reached, last):
                    break  # "the Commander, Norwegian Army at the MOD headquarters"
                if reached is None and word == "for" and entry in _FOR_A_FIELD:
                    reached = self.parts.portfolio_end(at + 1, last)
                if reached is None or is_principals_name(page, at + 1, reached, last):
                    affiliation = affiliation or code
                    break
                if word == "in" and not (addressed and self._is_field(at + 1, reached)):
                    stays = entry == "diplomats" and code is not None  # "the Indian Ambassador in Russia"
                    if not stays and not self._is_named(reached, last):
                        break  # "met the Director General in Vienna" says where
                if word in ("of", "from") and (affiliation is None or (listing and code is not None)):
                    affiliation = code  # "Minister of Foreign Affairs, European Union and … of Spain"
                    listing = False
                elif word in ("at", "in") and affiliation is None and entry != "diplomats":
                    affiliation = self.parts.ministry_state(at + 1, reached)
                at = reached
                listed = True
                direct = False
                continue
            if word == "with" and at > end and page.norms[at - 1] in _WITH_WHOM:
                reached, _ = self._object(at + 1, last, titled=titled)
                if reached is not None:
                    at = reached  # "Secretary for Relations with States"
                    continue
                break
            if word in (",", "and", "&", "–", "/") and not titled:
                reached, code = self._continuation(at, last, listed=listed, lower=lower)
                if reached is None:
                    break
                if word == "," and affiliation is None:
                    affiliation = code
                    listing = code is not None
                at = reached
                direct = True
                continue
            if not direct and not titled and not lower and at == end:
                reached = self._apposed(at, last, named=entry in _NAMED_NEXT or self._is_minister(end - 1))
                if reached is not None:
                    at = reached
                    direct = listed = True
                    continue
            break
        if lower and affiliation is None and at < last and page.words[at] in (",", "and"):
            affiliation = self._state_behind_list(at, last)
        return at, affiliation

    def _state_behind_list(self, at: int, last: int) -> str | None:
        """The state of "the president |, prime minister and foreign minister of Peru"; None without one."""
        page = self.page
        while at < last and page.words[at] in (",", "and", "the"):
            at += 1
            office = at
            while at < last and page.classes[at] & (MODIFIER | HEAD) and page.words[at].islower():
                at += 1
            if at > office and not page.classes[at - 1] & HEAD:
                return None
        if at + 1 >= last or page.words[at] != "of":
            return None
        party = page.parties.get(at + 1 + (page.words[at + 1] == "the"))
        return party.code if party is not None and party.form == "name" else None

    def _object(
        self, at: int, last: int, *, titled: bool, company: bool = False
    ) -> tuple[int | None, str | None]:
        """The noun phrase after a preposition: (its end, the state in it); (None, None) if none."""
        page = self.page
        while at < last and page.norms[at] in ("the", "his", "her", "its", "their", "all", "both"):
            at += 1
        begin = at
        code: str | None = None
        while at < last:
            party = page.parties.get(at)
            if party is not None:
                if at > begin and party.form == "capital" and self._is_given(at):
                    break  # "the Minister of Foreign Affairs | Santiago Soto"
                code = code or party.code
                at = party.end
                if at < last and page.is_possessive(at):
                    at += 1
                continue
            value = page.classes[at]
            if at == begin and value & (HEAD | MODIFIER):
                inner = self.read_office(at, last)  # "Secretary to the Vice Minister"
                named = inner is not None and inner.head > at and self._is_given(inner.head)
                if inner is not None and not inner.plural and not named:
                    return self._its_office(inner.end, last), code or inner.affiliation
            elif value & CAPITAL and page.norms[at] in _MEMBERS and self._is_of_body(at):
                at += 1
                continue
            elif value & HEAD and value & CAPITAL and self.parts.head(at) is not None:
                inner = self.read_office(begin, last) if code is not None else None
                closed = inner is not None and (
                    inner.end >= last or not page.classes[inner.end] & (NAME | GIVEN | RANK | HONORIFIC)
                )
                if inner is not None and closed and not inner.plural:
                    return self._its_office(inner.end, last), code  # "Adviser to the Omani President"
                break
            if value & (RANK | HONORIFIC) and self.parts.is_title_at(at, begin):
                break
            if self.parts.is_part(at, titled=titled) or (company and value & NAME):
                at += 1
                continue
            if not titled and self._is_of_unit(at, last):
                at += 1
                continue
            if at > begin and page.is_possessive(at) and at + 1 < last:
                if page.classes[at + 1] & CAPITAL and self.parts.is_part(at + 1, titled=titled):
                    at += 2  # "of the National People's Congress"
                    continue
                break
            if at > begin and (page.is_joined(at) or page.words[at] in ("&", "/")):
                at += 1
                continue
            if at > begin and page.words[at] == "and" and self._is_second_field(at + 1, last):
                at += 1
                continue
            break
        while at > begin and page.words[at - 1] in ("&", "/", "-"):
            at -= 1
        return (at, code) if at > begin else (None, None)

    def _continuation(
        self, at: int, last: int, *, listed: bool, lower: bool
    ) -> tuple[int | None, str | None]:
        """What goes on after a comma or "and": a field ("Ports and Civil Aviation"), a unit, a state."""
        page = self.page
        begin = at + 1
        if page.words[at] == "," and begin < last and page.norms[begin] in ("and", "&"):
            begin += 1
        if listed and page.norms[begin - 1] == "and" and begin + 1 < last and page.norms[begin] == "the":
            # "Consul General of Peru in Dubai and the Northern Emirates", but not "and the Prime Minister"
            begin += not page.classes[begin + 1] & (HEAD | MODIFIER)
        comma = page.words[at] == ","
        if not comma and not listed:
            return None, None
        if comma and begin + 1 < last and page.norms[begin] == "the" and page.norms[begin + 1] in _MINISTRIES:
            begin += 1  # "Secretary, the Department for Trade"
        if comma and page.norms[begin : begin + 1] == ["visiting"]:
            return None, None  # "Kari Dahl, the foreign minister, visiting Oslo on Monday, said"
        token = begin
        code: str | None = None
        while token < last:
            value = page.classes[token]
            party = page.parties.get(token)
            if party is not None:
                other = comma and token == begin and party.form == "demonym"
                if page.is_possessive(party.end) or other:
                    return None, None  # "the Maltese President, Irish Premier"
                code = code or party.code
                token = party.end
                continue
            if value & HEAD and value & CAPITAL and self.parts.head(token) is not None:
                return None, None
            if lower and value & MODIFIER and self._begins_office(token, last):
                return None, None  # "the president, prime minister and foreign minister of Peru"
            if value & (RANK | HONORIFIC) and self.parts.is_title_at(token, token - 1):
                break
            if self._is_style(token):
                break
            if (
                (value & CAPITAL and self.parts.is_part(token, titled=False))
                or (
                    token > begin
                    and page.norms[token] in ("of", "for", "&", "and", "the", "to")
                    and self._goes_on(token, last)
                )
                or (token > begin and page.is_joined(token))
                or (token > begin and page.is_joined(token - 1) and value & CAPITAL)
                or (comma and value & NAME and self.parts.is_unit(token, last))
                or (lower and value & MODIFIER)
            ):
                token += 1
            else:
                break
        while token > begin and page.words[token - 1] in ("-", "&", "and", "of", "to", "for", "the"):
            token -= 1
        if token == begin:
            return None, None
        ahead = page.classes[token] if token < last else 0
        if not listed and token == begin + 1 and ahead & NAME and not ahead & (RANK | HONORIFIC):
            return None, None  # "the Foreign Minister, Bat Enkh"
        if (
            token < last
            and page.norms[token] == "("
            and (close := self.parts.bracket_end(token, last)) is not None
        ):
            token = close
        return token, code

    def _begins_office(self, token: int, last: int) -> bool:
        """Whether an office in small letters begins at `token`: "prime minister", "foreign minister"."""
        while token < last and self.page.classes[token] & MODIFIER and not self.page.classes[token] & HEAD:
            token += 1
        return token < last and bool(self.page.classes[token] & HEAD)

    def _goes_on(self, token: int, last: int) -> bool:
        page = self.page
        if token + 1 < last and self._is_style(token + 1):
            return False
        ahead = token + 1
        while ahead < last and page.norms[ahead] in ("the", "and", "&", "of"):
            ahead += 1
        if ahead >= last:
            return False
        if (
            page.classes[ahead] & HEAD
            and page.classes[ahead] & CAPITAL
            and self.parts.head(ahead) is not None
        ):
            return False
        if ahead in page.parties:
            return page.norms[token] == "of" and not page.is_possessive(page.parties[ahead].end)
        return bool(page.classes[ahead] & CAPITAL) and self.parts.is_part(ahead, titled=False)

    def _apposed(self, at: int, last: int, *, named: bool) -> int | None:
        """Words of office straight after the head: "Secretary Defence Production", "Director IDCPC".

        `named` says that a lone common word before a name belongs to the name: "Minister Given Phiri".
        """
        page = self.page
        token = at
        while token < last and page.classes[token] & CAPITAL:
            value = page.classes[token]
            if token in page.parties or (
                value & (RANK | HONORIFIC) and self.parts.is_title_at(token, at - 1)
            ):
                break
            if value & HEAD and self.parts.head(token) is not None:
                return None
            if self.parts.is_part(token, titled=False) or (value & NAME and self.parts.is_unit(token, last)):
                token += 1
                if token + 1 < last and page.words[token] in ("&", "of") and page.classes[token + 1] & COMMON:
                    token += 1
                continue
            break
        if token == at + 1 and self.parts.surnames.stands_alone(at, last, titled=False):
            return None  # "Secretary of State Rice said"
        if named and page.classes[at] & THING:
            return None  # "Martin Luther King Day", "the President House"
        if named and token == at + 1 and token < last and page.classes[token] & NAME:
            return None
        return token if token > at else None

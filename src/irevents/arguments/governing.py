"""The verb that a noun depends on: "held talks", "attended the meeting", "is on a visit"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irevents.arguments.slots import Arguments
from irevents.arguments.verbs import find_subject
from irevents.groups import Group
from irevents.triggers import Trigger

_LIGHT = re.compile(
    r"(?<![\w-])(?P<verb>(?:held|received|receives|took|placed|hold|holds|holding|had|have|has|having|conducted|conduct|conducts|conducting|engaged in|engage in|engages in|convened|convene|concluded|conclude|concludes|began|begin|begins|begun|started|start|starts|opened|open|wrapped up|"
    r"paid|pay|pays|paying|made|make|makes|making|undertook|undertaken|undertaking|undertake|completed|completing|ended|ends|end|entered|kicked off|carried out|carry out|carrying out|continued|continues|continue|resumed|resume|launched|launch|commenced|commence|commences|concluding|"
    r"is on|was on|are on|were on|be on|currently on|presently on|left on|departed on|embarked on|embarks on|departs on|leaves on|leave on|proceeds on|proceeded on|arrived on|arrived in [SCR] on|arrived in [SCR] , [SCR] on|arrived in [SC] T on|called off|calls off|cancell?ed|postponed|deferred|scrapped|cut short|(?:left|leaves|leave|departed|departs|depart|leaving) for|"
    r"exchanged|led|reviewed))"
    r"(?: [\w'-]+| [TCRDS]| \( \w+ \)){0,7}$"
)
# "Lee, on a three-day visit to Oslo"
_ON_VISIT = re.compile(r"(?<![\w-])(?P<verb>on)(?: [\w'-]+| [TCRDS]| \( \w+ \)){0,7}$")
_ATTEND = re.compile(
    r"(?<![\w-])(?P<verb>attend(?:ed|s|ing)?|join(?:ed|s|ing)?|took part in|takes? part in|taking part in|participat(?:ed|es|e|ing) in|address(?:ed|es)?|speak(?:s|ing)? at|spoke at|represent(?:ed|s|ing)? [SD][\w ]{0,20} (?:at|in))(?: [\w'-]+| [TCRDS]){0,6}$"
)
_CHAIR = re.compile(
    r"(?<![\w-])(?P<verb>(?:co-?)?chair(?:ed|s|ing)?|presid(?:ed|es|ing) over|co-preside[ds]?(?: over)?|moderated)(?: [\w'-]+| [TCRDS]){0,6}$"
)
_HOST = re.compile(
    r"(?<![\w-])(?P<verb>host(?:ed|s|ing)?|organi[sz](?:ed|es|ing)|will host)(?: [\w'-]+| [TCRDS]){0,6}$"
)


def add_governed_subject(trigger: Trigger, groups: Sequence[Group], out: Arguments) -> None:
    """The verb that the noun trigger depends on ("held talks", "attended the meeting") gives the subject a role."""
    before = trigger.before
    verbs = [(_CHAIR, "chairs"), (_ATTEND, "attendees"), (_HOST, "hosts"), (_LIGHT, "agents")]
    if trigger.frame.roles == "visit":
        verbs.append((_ON_VISIT, "agents"))
    for pattern, role in verbs:
        match = pattern.search(before[-110:])
        if match is None:
            continue
        offset = max(0, len(before) - 110) + match.start("verb")
        position = trigger.reading.item_at(offset)
        if trigger.reading.segments[position] != trigger.segment:
            continue
        verb = match.group("verb")
        if role == "agents" and out.agents and verb == "on":
            return
        subject = find_subject(trigger.reading, position, groups)
        if subject is None or (subject.last > trigger.first and subject.first < trigger.last):
            return
        actors = [a for a in subject.actors if a not in out.agents]
        if verb == "led" and not re.search(r"delegation", match.group()):
            role = "chairs"
        getattr(out, role).extend(actors)
        return

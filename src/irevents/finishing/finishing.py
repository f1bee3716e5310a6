"""Finish the drafts of an article."""

from __future__ import annotations

from collections.abc import Sequence

from irevents.drafts import Draft
from irevents.finishing.beside import share_with_meeting_beside
from irevents.finishing.dates import forget_later_days
from irevents.finishing.days import inherit_days, plan_within_stay
from irevents.finishing.domestic import is_within_state
from irevents.finishing.homes import settle_homes
from irevents.finishing.hosting import drop_bare_hosts
from irevents.finishing.officials import join_officials
from irevents.finishing.private import is_of_no_states
from irevents.finishing.rejecting import Rejection, is_told_by_name, is_told_one_by_one, reject_reason
from irevents.finishing.setting import Setting
from irevents.finishing.shared import (
    follow_meeting,
    hold_in_port,
    name_sideline,
    sail_with_visitors,
    share_with_host,
    share_with_series,
    share_with_visit,
    welcome_guests,
)
from irevents.finishing.speaking import meet_on_visit
from irevents.finishing.states import (
    bring_attendees,
    call_on_hosts_in_port,
    complete_parties,
    give_officials_states,
    join_host_of_drill,
    part_guest_from_host,
    take_sides_of_visit,
    take_state_of_pair,
    take_two_states,
)
from irevents.finishing.where import place_draft


def finish_drafts(drafts: Sequence[Draft], setting: Setting) -> tuple[list[Draft], list[Rejection]]:
    """Fill in what follows from the other events and drop what is no event of ours."""
    visits = [d for d in drafts if d.type == "visit"]
    for draft in drafts:
        forget_later_days(draft, setting)
        bring_attendees(draft)
        complete_parties(draft, setting)
    share_with_series(drafts)
    inherit_days(drafts, setting)
    for draft in drafts:
        meet_on_visit(draft, visits)
        share_with_visit(draft, visits)
        plan_within_stay(draft, visits, setting)
    for draft in drafts:
        place_draft(draft, drafts, visits, setting)
        part_guest_from_host(draft, visits)
        call_on_hosts_in_port(draft, visits)
        join_host_of_drill(draft)
        drop_bare_hosts(draft)
    for draft in drafts:
        share_with_meeting_beside(draft, drafts)
    settle_homes(drafts)
    for draft in drafts:
        complete_parties(draft, setting)
        take_state_of_pair(draft, drafts, setting)
        give_officials_states(draft, drafts, setting)
        join_officials(draft)
        take_two_states(draft, setting)
    for visit in visits:
        follow_meeting(visit, drafts)
        complete_parties(visit, setting)
    for draft in drafts:
        take_sides_of_visit(draft, visits, setting)
        sail_with_visitors(draft, visits)
        hold_in_port(draft, visits)
        name_sideline(draft, drafts)
        share_with_host(draft, drafts)
        welcome_guests(draft, drafts)
    for draft in drafts:
        signed = {key for c in draft.candidates for key in c.people.keys() - c.behind}
        for key in {key for c in draft.candidates for key in c.behind} - signed:
            draft.people.pop(key, None)
    kept: list[Draft] = []
    rejections: list[Rejection] = []
    for draft in drafts:
        abroad = any(v.country in draft.parties and v.named & draft.named for v in visits)
        alone = setting.alone and not abroad
        reason = reject_reason(draft, setting.home, alone=alone)
        if reason is None and is_told_one_by_one(draft, drafts):
            reason = "told one by one"
        if reason is None and is_told_by_name(draft, drafts):
            reason = "told again with its states"
        if reason is None and not abroad and is_within_state(draft, setting):
            reason = "within one state"
        if reason is None and is_of_no_states(draft, setting):
            reason = "a conference of no states"
        if reason is None:
            kept.append(draft)
        else:
            rejections.append(Rejection(draft.status_anchor.start, draft.status_anchor.end, reason))
    return kept, rejections

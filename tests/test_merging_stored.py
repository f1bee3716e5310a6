"""Merging on the disk gives, byte for byte, what merging in memory gives."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from merge_events import write_event

from irevents.merging import finish, merge, stored
from irevents.merging.blocking import arrange_profiles
from irevents.merging.contradictions import find_contradiction
from irevents.merging.profiles import make_profile
from irevents.merging.settings import load_settings
from irevents.merging.storage import pack_profile, unpack_profile
from irevents.merging.stored import EventStore
from irevents.records import Event

PEOPLE = ("Rajnath Singh (IN)", "Andrey Belousov (RU)", "A. Belousov (RU)", "Singh (IN)", "Olga Berg (NO)")
CITIES = ("Moscow, RU", "New Delhi, IN", "Delhi, IN", "Oslo, NO", "Qingdao, CN")
DAYS = ("2025-06-25", "XXXX-06-25", "2025-06", "2025-06-26/2025-06-27", "2024-06-25", "2025-06-25/2025-06-26")


def make_events(seed: int, count: int) -> tuple[list[Event], dict[str, str]]:
    """Records of a few people and places, so that many of them tell of one event and some only seem to."""
    rng = random.Random(seed)
    events, texts = [], {}
    for number in range(count):
        report = f"r{rng.randrange(count)}"
        texts[report] = " ".join(
            rng.choice(("talks", "on", "the", "delta", "were", "held")) for _ in range(40)
        )
        slots: dict[str, object] = {"people": tuple(rng.sample(PEOPLE, rng.randint(0, 3)))}
        if rng.random() < 0.8:
            slots["dates"] = rng.choice(DAYS)
        if rng.random() < 0.6:
            slots["city"] = rng.choice(CITIES)
        if rng.random() < 0.4:
            slots["series"] = rng.choice(("sco: SCO Defence Ministers' Meeting", "irigc: IRIGC"))
            slots["edition"] = rng.choice((None, 4, 5))
        if rng.random() < 0.2:
            slots["sideline_of"] = rng.choice(("SCO Defence Ministers' Meeting", "IRIGC"))
        slots["parties"] = rng.choice(("IN RU", "IN NO", "RU CN", ""))
        slots["status"] = rng.choice(("held", "held", "planned", "postponed"))
        kind = rng.choice(("meeting", "meeting", "visit", "summit", "call"))
        events.append(
            write_event(f"{report}@2025-06-{rng.randint(20, 30)}", kind, title=f"t{number % 7}", **slots)
        )
    return events, texts


@pytest.mark.parametrize("seed", range(6))
def test_the_same_records_as_in_memory(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "CACHED_PROFILES", 5)
    monkeypatch.setattr(stored, "CACHED_HOSTS", 5)
    events, texts = make_events(seed, 90)
    expected = merge(events, texts=texts)
    assert len(expected) < len(events)
    store = EventStore()
    for event in reversed(events):
        store.add(event)
    for document, text in texts.items():
        store.add_text(document, text)
    store.merge()
    assert [e.model_dump_json() for e in store.finish()] == [e.model_dump_json() for e in expected]
    store.close()


def test_finishing_alone_is_the_same_too() -> None:
    events, _ = make_events(7, 60)
    store = EventStore()
    for event in events:
        store.add(event)
    assert list(store.finish()) == finish(events)
    store.close()


def test_pairs_left_out_by_their_dates_are_no_event() -> None:
    """What `Order.walk` passes over is what `find_contradiction` finds, whatever else two records say."""
    settings = load_settings()
    for seed in range(6):
        profiles = [make_profile(event, settings) for event in make_events(seed, 90)[0]]
        order = arrange_profiles(profiles)
        for i, j in combinations(range(len(profiles)), 2):
            if not list(order.walk([i, j])):
                assert find_contradiction(profiles[i], profiles[j]) is not None


def test_profiles_are_read_back_as_they_were() -> None:
    settings = load_settings()
    for event in make_events(3, 90)[0]:
        profile = make_profile(event, settings)
        assert unpack_profile(pack_profile(profile)) == profile

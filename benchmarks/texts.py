"""Texts to measure with: reports on diplomacy, and other news, from sentences of our own and a fixed seed.

    python benchmarks/texts.py dense|mixed DOCUMENTS FILE.jsonl|.jsonl.gz|.parquet [--seed 1]

`dense` are reports of which every one tells of meetings, visits, calls or exercises; `mixed` is news as an
archive of a paper holds it, one report in twenty of them of that sort. About three reports tell of one
occasion; fifty states, some more often than others, are spoken for by people who hold an office for years.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

STATES = (
    ("India", "Indian", "New Delhi"),
    ("Russia", "Russian", "Moscow"),
    ("Norway", "Norwegian", "Oslo"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Japan", "Japanese", "Tokyo"),
    ("France", "French", "Paris"),
    ("Brazil", "Brazilian", "Brasilia"),
    ("Sri Lanka", "Sri Lankan", "Colombo"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Poland", "Polish", "Warsaw"),
    ("Australia", "Australian", "Canberra"),
    ("Indonesia", "Indonesian", "Jakarta"),
    ("Kazakhstan", "Kazakh", "Astana"),
    ("Italy", "Italian", "Rome"),
    ("Oman", "Omani", "Muscat"),
    ("Germany", "German", "Berlin"),
    ("Turkey", "Turkish", "Ankara"),
    ("Mexico", "Mexican", "Mexico City"),
    ("Spain", "Spanish", "Madrid"),
    ("Nigeria", "Nigerian", "Abuja"),
    ("Canada", "Canadian", "Ottawa"),
    ("Thailand", "Thai", "Bangkok"),
    ("Sweden", "Swedish", "Stockholm"),
    ("Peru", "Peruvian", "Lima"),
    ("Morocco", "Moroccan", "Rabat"),
    ("Philippines", "Philippine", "Manila"),
    ("Ethiopia", "Ethiopian", "Addis Ababa"),
    ("Greece", "Greek", "Athens"),
    ("Malaysia", "Malaysian", "Kuala Lumpur"),
    ("Argentina", "Argentine", "Buenos Aires"),
    ("Finland", "Finnish", "Helsinki"),
    ("Uzbekistan", "Uzbek", "Tashkent"),
    ("Nepal", "Nepalese", "Kathmandu"),
    ("Portugal", "Portuguese", "Lisbon"),
    ("Senegal", "Senegalese", "Dakar"),
    ("Mongolia", "Mongolian", "Ulaanbaatar"),
    ("Chile", "Chilean", "Santiago"),
    ("Hungary", "Hungarian", "Budapest"),
    ("Angola", "Angolan", "Luanda"),
    ("Bangladesh", "Bangladeshi", "Dhaka"),
    ("Serbia", "Serbian", "Belgrade"),
    ("Qatar", "Qatari", "Doha"),
    ("Colombia", "Colombian", "Bogota"),
    ("Armenia", "Armenian", "Yerevan"),
    ("Cambodia", "Cambodian", "Phnom Penh"),
    ("Ireland", "Irish", "Dublin"),
    ("Tanzania", "Tanzanian", "Dodoma"),
)
OFTEN = [1 / (8 + place) for place in range(len(STATES))]
"""How often a state is in the news: the first some six times as often as the last."""
TERM = 1400
"""Days for which somebody holds an office."""
GIVEN = (
    "Anil Erik Grace Kenji Claire Paulo Nimal Omar Linh Marek Olivia Budi Aida Marco Salim Vera Ivan Meera"
    " Ingrid Joseph Haruka Luc Ana Ruwan Mona Minh Ewa Peter Dewi Timur Giulia Hamad"
).split()
FAMILY = (
    "Sharma Berg Otieno Tanaka Moreau Almeida Perera Hassan Nguyen Nowak Walker Santoso Nurlan Ricci Harthy"
    " Petrov Rao Lund Mwangi Sato Laurent Costa Silva Fathy Tran Kowalski Evans Wijaya Bekov Conti Balushi"
    " Orlov"
).split()
OFFICES = (
    "Defence Minister",
    "Foreign Minister",
    "Deputy Foreign Minister",
    "Prime Minister",
    "Chief of Defence Staff General",
    "Chief of the Naval Staff Admiral",
    "Foreign Secretary",
    "Defence Secretary",
    "Ambassador",
    "Lieutenant General",
)
FIELDS = (
    "counter-terrorism, maritime security and joint exercises",
    "air defence systems, spare parts and training",
    "trade, connectivity and energy",
    "electronic warfare, drones and logistics",
    "the situation in the region and humanitarian assistance",
    "cyber security and the exchange of information",
)
MONTHS = "January February March April May June July August September October November December".split()

EVENTS = (
    "{A} met {B} in {city} on {day}.",
    "{A} held talks with {B} in {city} on {weekday}.",
    "{A} arrived in {city} on {day} on a three-day official visit at the invitation of {B}.",
    "The {n}th session of the {s1}-{s2} Working Group on Military Cooperation was held in {city} on {day}.",
    "The session was co-chaired by {A} and {B}.",
    "{A} will visit {country2} from {day} to discuss {fields}.",
    "{A} spoke with {B} over telephone on {day} and reviewed bilateral ties.",
    "On the sidelines of the conference, {A} called on {B} on {day}.",
    "The navies of {country} and {country2} began the joint exercise off {city} on {day}.",
    "The two sides signed a memorandum of understanding on {fields} in {city} on {day}.",
    "A {adj} delegation led by {A} held consultations with {B} in {city} from {day}.",
    "The annual summit between {country} and {country2}, planned for {day}, has been postponed.",
    "{B} received {A} in {city} on {day}.",
)
CONTEXT = (
    "Both sides discussed {fields}, and agreed to continue the dialogue at the level of experts.",
    "The two countries have a long tradition of cooperation, which both sides describe as steady.",
    "According to a statement of the ministry, the talks took place in a warm and open atmosphere.",
    "The ministers noted progress since the last meeting and the need to carry out what was agreed.",
    "Observers expect that the questions of supply and payment will remain difficult for some time.",
    "\u201cWe attach great importance to these relations,\u201d the minister told reporters after the talks.",
    "The agenda included {fields}, as well as matters of mutual interest.",
    "Trade between the two countries grew last year, although both capitals see room for more.",
    "The working groups are to report to the ministers before the end of the year.",
    "Officials said that the visit would strengthen the ties between the armed forces of both states.",
    "They also exchanged views on {fields}.",
    "{country} has in the past called for a peaceful settlement through dialogue.",
    "The joint statement reaffirms the principles of sovereignty and territorial integrity.",
    "A welcome ceremony with a guard of honour preceded the meeting.",
    "The shipyard at {place} delivered {number} vessels to the coast guard last year, said Mr. {name}.",
    "{name} of the institute at {place} said the contract — worth {number} million — wasn’t safe.",
    "The plant near {place}, which employs {number} people, supplies parts for the aircraft’s radar.",
    "In the parliament, {name} asked why only {number} of the promised vehicles had reached {place}.",
    "“It’s a matter of trust,” said {name}, a former adviser from {place}.",
)
OTHER_NEWS = {
    "sport": (
        "The home side scored twice in the second half and moved up to third place in the table.",
        "The coach praised the young striker, who had joined the club only three weeks earlier.",
        "Rain stopped play shortly after lunch with the visitors on 143 for four.",
        "She won the final in straight sets and said she had never served better.",
        "The goalkeeper saved a late penalty in front of a crowd of 21,000.",
        "Tickets for this derby were sold out within an hour.",
        "He broke his own record over 1,500 metres by less than a tenth of a second.",
    ),
    "business": (
        "Shares of the company fell by four percent after it lowered its forecast for the year.",
        "The retailer plans to open 40 new shops this year and to hire about 900 people.",
        "Analysts had expected a smaller loss in the third quarter.",
        "The price of copper rose to its highest level since the spring.",
        "The start-up makes software that helps dentists to plan their appointments.",
        "The bank will close a third of its branches by the end of next year.",
        "Sales of electric cars grew more slowly than in the months before.",
    ),
    "science": (
        "The researchers examined the teeth of 34 cave bears and found traces of a late winter.",
        "A new telescope in the desert will photograph the whole sky every three nights.",
        "Doctors advise people over sixty to have themselves vaccinated before the cold season.",
        "The study, which followed 2,300 children for ten years, found no link with the diet.",
        "The fossil was found by a farmer who was digging a well.",
        "What this means for the patients, the team does not yet know.",
    ),
    "culture": (
        "The museum shows some 80 of her drawings, many of them for the first time.",
        "The novel tells the story of two sisters who run a bakery by the sea.",
        "The band has sold more than two million records and goes on playing in small halls.",
        "The film opens in cinemas this Thursday and lasts almost three hours.",
        "The orchestra opened the season with a work by a composer of nineteen.",
    ),
    "accidents": (
        "A burst pipe flooded the cellar of the library and damaged several hundred books.",
        "Strong winds tore the roof off a barn, but nobody was hurt.",
        "The bridge stays closed to lorries until the cracks have been mended.",
        "Temperatures will reach 29 degrees in the valleys, with thunderstorms towards the evening.",
        "The fire brigade freed a cat from the engine of a parked van.",
        "Police are looking for witnesses of this accident on the main road.",
    ),
    "gardens": (
        "The roses were late this year, for the nights had stayed cold until the end of the month.",
        "A handful of sand in the hole keeps the bulbs from rotting.",
        "Snails shun the beds that were strewn with sawdust.",
        "Old varieties of apples are grafted on to stronger roots.",
        "Those who water in the morning need less than those who do so at night.",
    ),
    "town": (  # whose words also tell of events
        "The city council wants to plant 600 trees along the ring road before the autumn.",
        "The parents discussed the new timetable at a meeting in the gym this week.",
        "The board of the company meets twice a year to review its budget.",
        "The president of the chess club received a medal for forty years of work.",
        "Visitors may tour the castle from April on.",
        "The winner will travel to the coast with his family.",
        "The director left the theatre after a round of applause.",
        "The mayor called on the drivers to end the strike and promised talks.",
    ),
}
"""News of other sorts; what is of the last sort has to be read, and holds nothing."""
ANY_NEWS = (
    "Their notes, read out by the {w0}, told of the {w1}, the {w2} and a {w3}.",
    "Between the {w0} and the {w1} lay what they called the {w2} of a {w3}, {w4} or {w5}.",
    "The catalogue lists {w0}, {w1}, {w2}, {w3} and, in a column of its own, {w4}.",
    "Neither {w0} nor {w1} had been foreseen, and the {w2} of the {w3} was {w4}.",
)
"""Sentences of any words at all: a real text has a wide vocabulary, a few templates have not."""
NAMED_NEWS = (
    "{name} scored after {number} minutes — the first goal at {place} since the spring.",
    "The bakery of {name} in {place} sells {number} loaves a day and doesn’t plan to sell more.",
    "{name}, the firm’s owner, said sales at {place} had risen by {number} percent.",
    "The lighthouse of {place} was built by {name} in the year {number}.",
    "Dr. {name} of the hospital in {place} treated {number} patients — most of them children.",
    "“We’re tired of waiting,” said {name}, who lives next to the ring road in {place}.",
    "The choir of {place} sang {number} songs, among them two by {name}.",
    "{place}’s swimming pool will cost {number} more than {name}, the architect, had said.",
)
SYLLABLES = (
    "ka ro mi len to var shi ne du pel an gor ys bra fen ul ho ster vik ram os tel ingen ford by dal".split()
)
HEADLINES = (
    "Late goal decides the derby",
    "Fewer flats than planned",
    "A well, a farmer and a fossil",
    "Quiet start on the markets",
    "Storm damages barn",
    "Library asks for help",
    "What the council decided",
    "New season, old friends",
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Text(NamedTuple):
    """A generated report."""

    id: str
    text: str
    published: str


def make_texts(mix: str, count: int, *, seed: int = 1, words: int = 300) -> Iterator[Text]:
    """`count` reports of a mix, the same for the same seed, of about so many words each."""
    rng = random.Random(f"{mix} {seed}")
    occasions = int(count * (1 if mix == "dense" else 0.05) / 3) + 1
    for number in range(count):
        if mix == "dense" or rng.random() < 0.05:
            day, text = make_report(rng, f"{mix} {seed} {rng.randrange(occasions)}", words)
        else:
            day = dt.date(2015, 1, 1) + dt.timedelta(days=rng.randrange(3600))
            text = make_other(rng, day, words)
        yield Text(f"{mix}-{number}", text, day.isoformat())


def name_holder(state: str, office: str, day: dt.date) -> str:
    """Who holds an office: the same person for some years, mostly of a name that few others have."""
    rng = random.Random(f"{state} {office} {day.toordinal() // TERM}")
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY) if rng.random() < 0.25 else make_word(rng)}"


def make_report(rng: random.Random, occasion: str, words: int) -> tuple[dt.date, str]:
    """A report of two states: a headline, a dateline, about one sentence in six with an event.

    The first tells of the occasion, as some other reports do; what else is told is between the same people.
    """
    cause = random.Random(occasion)
    held = dt.date(2015, 1, 1) + dt.timedelta(days=cause.randrange(3600))
    one, two = cause.choices(STATES, OFTEN, k=2)
    while two is one:
        two = cause.choice(STATES)
    offices = [cause.choice(OFFICES) for _ in range(2)]
    a, b = (name_holder(state[0], office, held) for state, office in zip((one, two), offices, strict=True))
    lead, host = cause.choice(EVENTS), cause.choice((one, two))
    day = held + dt.timedelta(days=rng.randint(0, 3))

    def told(template: str, when: dt.date | None = None, at: tuple[str, str, str] | None = None) -> str:
        if when is None and rng.random() < 0.12:
            return tell_anything(rng)
        when = when or day + dt.timedelta(days=rng.randint(-20, 20))
        return template.format(
            A=f"{one[1]} {offices[0]} {a}",
            B=f"{two[1]} {offices[1]} {b}" if rng.random() < 0.6 else f"{offices[1]} {b.split()[1]}",
            adj=one[1],
            city=(at or rng.choice((one, two)))[2],
            country=one[0],
            country2=two[0],
            day=rng.choice(
                (
                    f"{when.day} {MONTHS[when.month - 1]} {when.year}",
                    f"{MONTHS[when.month - 1]} {when.day}",
                )
            ),
            fields=rng.choice(FIELDS),
            name=f"{rng.choice(GIVEN)} {make_word(rng)}",
            number=rng.randint(3, 2000),
            place=make_word(rng),
            n=cause.randint(4, 20),
            s1=one[0],
            s2=two[0],
            weekday=WEEKDAYS[when.weekday()],
        )

    lines = [
        f"{one[0]} and {two[0]} look to closer cooperation",
        "",
        f"{one[2]}, {MONTHS[day.month - 1]} {day.day} — {told(lead, held, host)}",
    ]
    return day, _fill(lines, rng, words, lambda: told(rng.choice(EVENTS if rng.random() < 0.15 else CONTEXT)))


def make_other(rng: random.Random, _: dt.date, words: int) -> str:
    """A report of something else."""

    field = rng.choice(list(OTHER_NEWS))

    def told() -> str:
        if rng.random() < 0.12:
            return tell_anything(rng)
        if rng.random() < 0.6:
            return rng.choice(OTHER_NEWS[field])
        name = f"{rng.choice(GIVEN)} {make_word(rng)}"
        return rng.choice(NAMED_NEWS).format(name=name, number=rng.randint(3, 2000), place=make_word(rng))

    return _fill([rng.choice(HEADLINES), ""], rng, words, told)


def tell_anything(rng: random.Random) -> str:
    """A sentence of words from all over the dictionary."""
    return rng.choice(ANY_NEWS).format(**{f"w{n}": rng.choice(read_words()) for n in range(6)})


@cache
def read_words() -> list[str]:
    """English words, from the lexicon of the package."""
    text = (files("irevents.packs") / "common-words.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.isalpha() and line.islower()]


def make_word(rng: random.Random) -> str:
    """A name that is not met again soon: real texts are full of words a tokenizer has not seen before."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()


def _fill(lines: list[str], rng: random.Random, words: int, make: Callable[[], str]) -> str:
    count = sum(len(line.split()) for line in lines)
    while count < words:
        paragraph = " ".join(make() for _ in range(rng.randint(2, 4)))
        count += len(paragraph.split())
        lines += ["", paragraph]
    return "\n".join(lines) + "\n"


def write_texts(path: Path, texts: Iterator[Text]) -> None:
    """Write them in the format of the file's ending."""
    if path.suffix == ".parquet":
        import pyarrow
        import pyarrow.parquet

        schema = pyarrow.schema([(name, pyarrow.string()) for name in Text._fields])
        with pyarrow.parquet.ParquetWriter(path, schema) as writer:
            while rows := [text._asdict() for text, _ in zip(texts, range(10_000), strict=False)]:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as stream:
        for text in texts:
            stream.write(json.dumps(text._asdict(), ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mix", choices=("dense", "mixed"))
    parser.add_argument("documents", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    write_texts(args.file, make_texts(args.mix, args.documents, seed=args.seed))


if __name__ == "__main__":
    main()

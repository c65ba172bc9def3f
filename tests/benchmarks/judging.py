"""How long it takes to link and judge one story, by its number of claims: near linear is the aim.

    python -m tests.benchmarks.judging [CLAIMS ...]

The story is made: reports by ten papers of one long affair, in which new people are robbed, arrested, hurt, sentenced,
appointed or paid. Of each person several papers tell in their own words, now and then with another age, day or sum; and
every paper returns again and again to the fire with which it all began. So there are slots of three claims, slots of
many, and claims that stand alone; words that turn up once, and words that are in every tenth sentence. Reading is not timed.

On two cores that others used too (Python 3.11, November 2026), processor seconds:

    claims   linked   judged   power of the growth
     2,147      0.1      1.1
     5,397      0.5      4.0   1.49: every sentence has others near it only from here on
    10,949      0.5      9.2   1.07
    21,924      1.1     20.9   1.18
    55,102      6.0     54.5   1.10; from 5,397 claims 1.11
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from math import log

from factcheck.extract import extract
from factcheck.independence import independence
from factcheck.lexicon import table
from factcheck.pipeline import link
from factcheck.rules import rules
from tests.made import source

SIZES = (2_000, 5_000, 10_000, 20_000, 50_000)
PAPERS = 10
TELLERS = 3
"""Papers that tell of one person."""
PER_PERSON = 35
"""Claims that the reports on one person hold together, as they are read, with their share of the fire."""
AGAIN = 6
"""People after whom a paper tells of the fire again."""
SLIP = 0.05

FIRST = ("Bra", "Ober", "Hal", "Mos", "Lin", "Hol", "Quil", "Wen", "Dahl", "Stor", "Fal", "Gren", "Nor", "Sel", "Tor", "Vik", "Ash", "Ren")
LAST = (
    "ndt",
    "berg",
    "stad",
    "land",
    "gren",
    "mark",
    "holt",
    "wick",
    "ford",
    "dale",
    "mann",
    "quist",
    "ström",
    "lund",
    "vall",
    "rup",
    "by",
)
MIDDLE = ("en", "er", "a", "o", "ing", "els", "un", "em")
MONTHS = ("January", "March", "April", "May", "June", "July", "August", "September", "October", "November")
NEAR = ("behind", "near", "beside", "outside", "close to", "not far from")

TOLD = (
    (
        "{name}, {age}, a {trade} from {town}, was arrested {near} the {one} on {day} on a charge of theft.",
        "On {day}, officers arrested the {age}-year-old {trade} {name} for theft {near} the {one}.",
        "The arrest of {name}, a {town} {trade} who is {age}, came on {day} {near} the {one}.",
    ),
    (
        "{name}, a {trade} of {age}, was shot in the leg {near} a {one} in {town} on {day}.",
        "Two bullets hit {name}, {age}, on {day}; the {trade} was leaving a {one} in {town}.",
        "In {town}, somebody fired at the {trade} {name}, who is {age}, {near} the {one} on {day}.",
    ),
    (
        "A judge in {town} sentenced the {trade} {name}, {age}, to {years} years in prison on {day} for burning the {one}.",
        "{name} must go to prison for {years} years: the {age}-year-old {trade} was sentenced on {day} over the {one} in {town}.",
        "For a fire {near} the {one}, {name}, {age}, was given {years} years on {day}, and the {trade} will appeal in {town}.",
    ),
    (
        "{name}, {age}, was appointed head of the {one} in {town} on {day}; she had been a {trade} for {years} years.",
        "The {one} of {town} named the {age}-year-old {name}, a {trade}, as its new head on {day}.",
        "After {years} years as a {trade}, {name}, who is {age}, took over the {one} at {town} on {day}.",
    ),
    (
        "{name}, a {trade}, died on {day} in a hospital in {town} at the age of {age}, {years} days after the {one} fell.",
        "The {one} that fell {near} {town} has killed the {trade} {name}, who died on {day} aged {age}.",
        "Doctors in {town} could not save {name}, {age}. The {trade}, hit by a {one}, died on {day}.",
    ),
)
PAID = (
    (
        "Police said that {last} had taken ${sum:,} from the {two} and left {count} {three}s behind.",
        "The {two} lost ${sum:,} when {last} came in, and {count} {three}s were found there.",
        "{last} is thought to have got away with ${sum:,} of the {two} and {count} {three}s.",
    ),
    (
        "The {two} was worth ${sum:,}, {last} told a court, and had held {count} {three}s.",
        "In court {last} put the worth of the {two} at ${sum:,} and spoke of {count} {three}s in it.",
        "There were {count} {three}s in the {two}, for which {last} wants ${sum:,}.",
    ),
    (
        "{last} sold the {two} to a {three} for ${sum:,}, {count} months before it burned.",
        "For ${sum:,} a {three} had bought the {two} from {last} {count} months earlier.",
        "The {three} paid {last} ${sum:,} for a {two} that was {count} months old.",
    ),
)
FIRE = (
    "The fire at the Halden mill on March 3, 2019, killed {dead} people and injured {hurt}.",
    "It was on March 3, 2019, that the Halden mill burned; {dead} people died in it and {hurt} were hurt.",
    "Since {dead} workers died and {hurt} were injured in the Halden mill, the town has not come to rest.",
    "Fire chief Ruth Lindqvist, 51, has said that the Halden mill burned for {hours} hours and that {dead} people were killed.",
)


def _nouns() -> list[str]:
    """Nouns of all kinds, of which every person gets a few."""
    classes = [row["words"] for row in table("nouns")["class"].values()]
    return sorted({w for words in (*classes, *table("senses")["lists"].values()) for w in words if w.isalpha() and w.islower()})


def _story_of(n: int, given: Sequence[str], nouns: Sequence[str]) -> dict[str, object]:
    """What happened to the n-th person."""
    own = random.Random(n)  # noqa: S311 - the same each time
    last = own.choice(FIRST) + own.choice(("", *MIDDLE)) + own.choice(LAST)
    one, two, three, *said = own.sample(nouns, 9)
    return {
        "name": f"{own.choice(given)} {last}",
        "last": last,
        "trade": own.choice(sorted(table("callings")["calling"])),
        "town": own.choice(FIRST) + own.choice(FIRST).lower() + own.choice(LAST),
        "day": f"{own.choice(MONTHS)} {own.randint(1, 28)}, 2019",
        "age": own.randint(19, 88),
        "years": own.randint(2, 30),
        "sum": own.randint(11, 999) * 10 ** own.randint(2, 4),
        "count": own.randint(3, 90),
        "one": one,
        "two": two,
        "three": three,
        "said": " and the ".join(said),
    }


def _report(n: int, facts: dict[str, object], chance: random.Random) -> str:
    """What one paper says of the n-th person, in one of its own ways, with a slip now and then."""
    told = facts | {"near": chance.choice(NEAR)}
    for what, by in (("age", 5), ("sum", 1_000), ("count", 7), ("years", 3)):
        if chance.random() < SLIP:
            told[what] = int(str(told[what])) + by
    first, second = chance.choice(TOLD[n % len(TOLD)]), chance.choice(PAID[n % len(PAID)])
    return f"{first} {second} “My {{said}} are not for sale,” {{last}} said.".format(**told)


def _fire(chance: random.Random) -> str:
    """What a paper says of the fire, with a slip now and then."""
    dead, hurt, hours = (number + (chance.random() < SLIP) for number in (14, 32, 9))
    return chance.choice(FIRE).format(dead=dead, hurt=hurt, hours=hours)


def story(claims: int) -> dict[str, str]:
    """Return the texts of a story of about so many claims, by paper."""
    chance = random.Random(7)  # noqa: S311 - slips in a made story, the same each time
    names = table("given_names")
    given, nouns = sorted({*names["female"].split(), *names["male"].split()}), _nouns()
    texts: dict[str, list[str]] = {f"paper-{p}": [] for p in range(PAPERS)}
    for n in range(claims // PER_PERSON):
        facts = _story_of(n, given, nouns)
        for paper in chance.sample(sorted(texts), TELLERS):
            texts[paper].append(_report(n, facts, chance))
            if len(texts[paper]) % (AGAIN + 1) == 0:
                texts[paper].append(_fire(chance))
    return {paper: "\n".join(lines) + "\n" for paper, lines in texts.items()}


def main() -> None:
    """Print a line a size: claims, processor seconds to link, to judge, how these grew since the size before, the slowest rules."""
    before: tuple[int, float] | None = None
    for size in [int(arg) for arg in sys.argv[1:]] or SIZES:
        sources = [source(text, name, "2019-12-01") for name, text in story(size).items()]
        readings = [extract(s) for s in sources]
        kinship = independence(sources)
        start = time.process_time()
        graph = link(sources, readings, kinship)
        linked = time.process_time() - start
        spent = {}
        for name, rule in rules().items():
            start = time.process_time()
            found = sum(1 for _ in rule.judge(graph))
            spent[name] = (time.process_time() - start, found)
        slowest = sorted(spent.items(), key=lambda row: -row[1][0])[:6]
        told = ", ".join(f"{name} {seconds:.2f} s ({found})" for name, (seconds, found) in slowest)
        judged = sum(seconds for seconds, _ in spent.values())
        now = (len(graph.claims), linked + judged)
        power = f", power {log(now[1] / before[1]) / log(now[0] / before[0]):.2f}" if before else ""
        print(f"{now[0]:>6} claims: linked in {linked:.2f} s, judged in {judged:.2f} s{power}; {told}", flush=True)
        before = now


if __name__ == "__main__":
    main()

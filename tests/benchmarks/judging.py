"""How long it takes to link and judge one story, by its number of claims: near linear is the aim.

    python -m tests.benchmarks.judging [CLAIMS ...]

The story is made: reports by ten papers of one long affair in which new people, sums, tolls and quotations keep turning up. Each
person is told of by several papers, now and then with another age, day or sum. Reading is not timed.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from factcheck.extract import extract
from factcheck.independence import independence
from factcheck.lexicon import table
from factcheck.pipeline import link
from factcheck.rules import rules
from tests.made import source

SIZES = (2_000, 10_000, 50_000)
PAPERS = 10
TELLERS = 3
"""Papers that tell of one person."""
PER_PERSON = 30
"""Claims that the reports on one person hold together, as they are read."""
SLIP = 0.05

GIVEN = ("Ida", "Lars", "Owen", "Petra", "Jonas", "Lena", "Ivo", "Tom", "Nora", "Emil", "Runa", "Axel", "Vera", "Karl", "Dora", "Hugo")
FIRST = ("Bra", "Ober", "Hal", "Mos", "Lin", "Hol", "Quil", "Wen", "Dahl", "Stor", "Fal", "Gren", "Nor", "Sel", "Tor", "Vik")
LAST = ("ndt", "berg", "stad", "land", "gren", "mark", "holt", "wick", "ford", "dale", "mann", "quist", "ström", "lund", "vall", "rup")
TRADE = ("clerk", "nurse", "mason", "baker", "pilot", "teacher", "farmer", "driver", "printer", "welder")
MONTHS = ("January", "March", "May", "July", "September", "November")


NOUNS = sorted({w for row in table("nouns")["class"].values() for w in row["words"] if w.isalpha()})


def _things(n: int, many: int) -> list[str]:
    """Nouns that hardly anything else in the story has in this company."""
    return random.Random(n).sample(NOUNS, many)  # noqa: S311 - the same each time


def _person(n: int) -> str:
    given, rest = n % len(GIVEN), n // len(GIVEN)
    first, last = rest % len(FIRST), rest // len(FIRST) % len(LAST)
    return f"{GIVEN[given]} {FIRST[first]}{LAST[last]}"


def _report(n: int, chance: random.Random) -> Iterator[str]:
    """What one paper says of the n-th person, in one of its own ways, with a slip now and then."""
    name, age, sum_, shots = _person(n), 20 + n * 7 % 60, 1_000 * (1 + n * 37 % 900), 2 + n * 11 % 40
    if chance.random() < SLIP:
        age += 5
    if chance.random() < SLIP:
        sum_ *= 10
    day, month = 1 + n * 5 % 28, MONTHS[n % len(MONTHS)]
    trade, way = TRADE[n % len(TRADE)], chance.randrange(3)
    one, two, three, *said = _things(n, 9)
    yield (
        f"{name}, {age}, a {trade} from Marlow, was arrested behind the {one} on {month} {day}, 2019, on a charge of theft.",
        f"On {month} {day}, 2019, officers arrested the {age}-year-old {trade} {name} for theft near the {one}.",
        f"The arrest of {name}, a {trade} who is {age}, came on {month} {day}, 2019, beside the {one}.",
    )[way]
    yield (
        f"Police said that {name} had taken ${sum_:,} from the {two} and fired {shots} shots at a {three}.",
        f"The {two} lost ${sum_:,} when {name} came in, and {shots} shots were fired at the {three}.",
        f"{name} is said to have fired {shots} shots at the {three} before leaving the {two} with ${sum_:,}.",
    )[way]
    yield f"“My {' and the '.join(said)} are not for sale,” {name} said."


def story(claims: int) -> dict[str, str]:
    """Return the texts of a story of about so many claims, by paper."""
    chance = random.Random(7)  # noqa: S311 - slips in a made story, the same each time
    texts: dict[str, list[str]] = {f"paper-{p}": [] for p in range(PAPERS)}
    for n in range(claims // PER_PERSON):
        for paper in chance.sample(sorted(texts), TELLERS):
            texts[paper].append(" ".join(_report(n, chance)))
    return {paper: "\n".join(lines) + "\n" for paper, lines in texts.items()}


def main() -> None:
    """Print a line a size: claims, processor seconds to link, to judge, and the slowest rules."""
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
        print(f"{len(graph.claims):>6} claims: linked in {linked:.2f} s, judged in {judged:.2f} s; {told}", flush=True)


if __name__ == "__main__":
    main()

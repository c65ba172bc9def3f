"""Which words newspapers use for one another: classes of nouns, topics of money, modifiers that cut out a part."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, row in table("nouns")["class"].items():
        for word in row["words"]:
            found.setdefault(word, name)
    return found


@cache
def _topics() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, row in table("nouns")["topic"].items():
        for word in row["words"]:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def people_classes() -> frozenset[str]:
    """Return the classes whose members are people."""
    return frozenset(name for name, row in table("nouns")["class"].items() if row.get("person"))


@cache
def restrictive() -> frozenset[str]:
    """Return the modifiers that cut a part out of a set: "former", "white-collar", "other"."""
    return frozenset(table("nouns")["restrictive"]["words"])


@cache
def unrestrictive() -> frozenset[str]:
    """Return the modifiers that colour a count and cut nothing out: "a staggering 900 jobs"."""
    return frozenset(table("nouns")["unrestrictive"]["words"])


@cache
def measuring_verbs() -> frozenset[str]:
    """Return the verbs whose subject a share measures: "Sales rose 12 percent"."""
    return frozenset(table("nouns")["measuring"]["verbs"].split())


def noun_class(lemma: str) -> str:
    """Return the class of a counted noun, or the noun itself when it is in none."""
    return _classes().get(lemma, lemma)


@cache
def _roles() -> frozenset[str]:
    return frozenset(word for group in ("male", "female", "kin", "people") for word in table("roles")[group].split())


def counts_people(lemma: str) -> bool:
    """Return whether the noun names people."""
    return noun_class(lemma) in people_classes() or lemma in _roles()


def is_calling(lemma: str) -> bool:
    """Return whether the noun names people by what they do, and no class of them all: firefighters, cyclists."""
    return lemma in _roles() and noun_class(lemma) not in people_classes()


def money_topics(lemma: str) -> frozenset[str]:
    """Return what a sum beside this word may be the sum of; empty for words that say nothing of it."""
    return _topics().get(lemma, frozenset())


@cache
def tallies() -> frozenset[str]:
    """Return what is counted by the game, the season and the career alike: classes and lemmas."""
    return frozenset(table("nouns")["tally"]["words"].split())


IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "life": "lives", "wife": "wives"}
ALIKE_IN_BOTH = ("s", "series", "species", "aircraft", "police", "staff", "people", "sheep", "cattle", "personnel")


def plural(noun: str) -> str:
    """Return the plural of a lemma, for what a report calls a slot: "engines", "people", "counties"."""
    head, last = noun.rsplit(" ", 1) if " " in noun else ("", noun)
    if last in IRREGULAR:
        many = IRREGULAR[last]
    elif last.endswith(ALIKE_IN_BOTH) and not last.endswith("ss"):
        many = last
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        many = f"{last[:-1]}ies"
    else:
        many = last + ("es" if last.endswith(("ss", "x", "ch", "sh")) else "s")
    return f"{head} {many}".strip()


def head_of_title(title: str) -> str:
    """Return the last word of a title before what it is "of", in small letters: "secretary" of "Secretary of State"."""
    words = title.partition(" of ")[0].split()
    return words[-1].lower().rstrip(".") if words else ""

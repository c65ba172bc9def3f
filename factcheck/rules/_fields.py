"""What field the bearer of a title is in charge of: "head of drama", "finance chief", "chief technology officer"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table
from factcheck.values._level import any_of

BELOW = frozenset({"deputy", "assistant", "associate", "vice", "shadow", "junior", "under"})
"""Words before an office that make it another one."""
CHILDREN = re.compile(r"^children['’]s$")
FILLER = frozenset(
    [
        *(
            "and",
            "the",
            "its",
            "their",
            "affairs",
            "team",
            "operations",
            "chief",
            "arm",
            "department",
            "division",
            "unit",
            "desk",
            "segment",
        ),
        *("business", "businesses", "branch", "section", "subsidiary", "group", "global", "worldwide", "international", "overall"),
    ]
)
"""Words of a field that tell nothing of it."""


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    ranks = table("fields")["rank"]
    place = r"(?: (?:at|in|of|for|who|and the) .+)?$"
    return tuple(
        (re.compile(pattern), rank)
        for rank, words in sorted(ranks.items())
        for pattern in (
            rf"(?:^|['’]s |\b[a-z]+ )(?<!vice ){any_of(words)} (?:of|for) (?:the )?(?P<field>[\w ]+?){place}",
            rf"^(?:.+['’]s )?chief (?P<field>\w+) officer{place}",
            rf"^(?:.+['’]s )?(?P<field>[\w ]+) {any_of(words)}{place}",
        )
    )


@cache
def _heading() -> re.Pattern[str]:
    """What a verb says somebody is at the head of: "heads Osby's freight division"."""
    verbs = any_of(table("fields")["verbs"]["heading"])
    return re.compile(rf"^{verbs} (?:.+?['’]s )?(?:the )?(?P<field>[\w ]+?)(?: (?:at|in|of|for|who) .+)?$")


@cache
def _fields() -> dict[str, str]:
    return {word: field for kind in ("field", "line") for field, words in table("fields")[kind].items() for word in words}


def is_line(field: str) -> bool:
    """Return whether a field is what some part of a firm deals in, rather than what a post is in charge of."""
    return field in table("fields")["line"]


def fields_of(title: str) -> tuple[str, frozenset[str]] | None:
    """Return the rank and the fields that a title names; None for one of no field, or of a word that no field has."""
    words = " ".join(CHILDREN.sub("childrens", word).strip(".,'’") for word in title.casefold().replace("-", " ").split())
    short = table("fields")["short"].get(words)
    if short is not None:
        return "head", frozenset({short})
    if not BELOW.isdisjoint(words.replace("vice president", "").split()):
        return None
    for form, rank in ((_heading(), "head"), *_forms()):
        match = form.search(words)
        found = None if match is None else _named(match["field"])
        if found:
            return rank, found
    return None


def charge_of(title: str) -> tuple[str, frozenset[str]] | None:
    """Return the rank and the words of what its bearer is in charge of, in the form "head of F"; None for titles of other forms."""
    words = " ".join(word.strip(".,") for word in title.casefold().replace("-", " ").split())
    match = _charge().search(words)
    if match is None or not BELOW.isdisjoint(words.split()):
        return None
    told = frozenset(match["field"].split()) - FILLER
    return (match["rank"], told) if told else None


@cache
def _charge() -> re.Pattern[str]:
    heads = any_of(table("fields")["rank"]["head"])
    return re.compile(rf"(?:^|['’]s |\b[a-z]+ )(?P<rank>{heads}) (?:of|for) (?!the\b)(?P<field>[\w ]+?)(?: (?:at|in|with|for|who) .+)?$")


def _named(words: str) -> frozenset[str]:
    """The fields of some words; none where a word tells of something else."""
    told = [word for word in words.split() if word not in FILLER]
    whole = _fields().get(words) or _fields().get(" ".join(told))
    if whole is not None:
        return frozenset({whole})
    found = [_fields().get(word) for word in told]
    return frozenset() if None in found else frozenset(field for field in found if field is not None)

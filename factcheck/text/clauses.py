"""How firmly one clause is put, by its own words: negation, modal verbs, adverbs, conditions."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table
from factcheck.model import Modality
from factcheck.text.parse import Token


@cache
def modalities(section: str) -> dict[str, Modality]:
    """Return a table of the lexicon turned round: from each word to the modality it gives."""
    listed = table("attribution")[section]
    return {word: Modality(name) for name, all_ in listed.items() for word in (all_.split() if isinstance(all_, str) else all_)}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """Return one list of a section of the lexicon."""
    words = table("attribution")[section][key]
    return frozenset(words.split() if isinstance(words, str) else words)


def is_negated(head: Token, besides: Token | None = None) -> bool:
    """Whether the clause of a verb, or a noun or adjective, is turned round by its own words; those of `besides` do not count."""
    turned = False
    for child in head.children:
        if besides is not None and child.i == besides.i:
            continue
        if (_is_not(child) and not _until(head)) or _says_no(child, head):
            turned = not turned
    return turned


def has_no(noun: Token) -> bool:
    """Whether the noun has "no" before it: "no fire", but not "no fewer than" or "No. 2"."""
    no = noun.child("det")
    if no is None or no.lower != "no":
        return False
    following = no.next()
    return following is not None and following.lower not in ("more", "less", "fewer", "other", ".", "doubt")


def _is_not(word: Token) -> bool:
    if word.lower not in listed("negation", "words") and not (word.lower == "no" and word.dep == "neg"):
        return False
    if word.dep not in ("neg", "preconj", "cc", "advmod"):
        return False
    following = word.next()
    return following is None or following.lower not in listed("negation", "after_not")


def _until(verb: Token) -> bool:
    """Whether the "not" goes with an "until": "not released until May" was released."""
    marks = [m for c in verb.childs("advcl") for m in c.children]
    return any(word.lower in ("until", "till") for word in (*verb.children, *marks))


def _says_no(child: Token, head: Token) -> bool:
    """Whether an argument of the verb is "nobody", "none of them" or "no weapon"."""
    if child.dep == "advmod" and child.lower == "longer" and (before := child.next(-1)) and before.lower == "no":
        return not any(c.dep == "neg" for c in head.children)
    if child.dep not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return False
    if child.lower == "one" and (before := child.next(-1)) and before.lower == "no":
        return True
    return child.lower in listed("negation", "nobody") or has_no(child)


def own_modality(verb: Token) -> Modality | None:
    """Say what the clause's own words make of it: "may", "allegedly", "will", "if convicted, faces"."""
    auxiliaries = verb.childs("aux")
    lowers = {a.lower for a in auxiliaries}
    modal = next((modalities("modals")[a.lower] for a in auxiliaries if _is_modal(a)), None)
    if (modal or verb.lemma in listed("conditions", "results")) and _has_condition(verb):
        return Modality.CONDITIONAL
    if lowers & {"would", "'d"} and modal and "have" in lowers:
        return Modality.CONDITIONAL
    if lowers >= {"could"} and "have" not in lowers and any(c.dep == "neg" for c in verb.children):
        modal = None
    adverb = next((m for c in verb.children if c.dep in ("advmod", "npadvmod", "dep") and (m := modalities("adverbs").get(c.lower))), None)
    return adverb or modal or (Modality.PLANNED if "to" in lowers and (verb.is_root or verb.head.lemma == "be") else None)


def _is_modal(auxiliary: Token) -> bool:
    """Whether the auxiliary is a modal; "'d" and "may" are others too ("he'd left", in May)."""
    return auxiliary.tag == "MD" and auxiliary.lower in modalities("modals")


def _has_condition(verb: Token) -> bool:
    return any(c.dep == "advcl" and opens_condition(c) for c in verb.children)


def opens_condition(verb: Token) -> bool:
    """Whether the clause begins with "if" or "unless" (not "even if", "as if")."""
    mark = next((c for c in verb.children if c.dep in ("mark", "advmod") and c.lower in listed("conditions", "marks")), None)
    before = mark.next(-1) if mark else None
    return mark is not None and mark.lower != "whether" and (before is None or before.lower not in ("even", "as"))


def is_open_question(verb: Token) -> bool:
    """Whether the clause tells what is not known: "whether the fire was set", "asked if he fired"."""
    if verb.dep not in ("ccomp", "pcomp", "xcomp", "acl", "csubj", "advcl", "dobj"):
        return False
    opening = {c.lower for c in verb.childs("mark", "advmod")}
    return bool(opening & listed("conditions", "asks")) or (verb.dep == "ccomp" and "if" in opening)

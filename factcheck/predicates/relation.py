"""Who is whose: mother, husband, lawyer, and by what name.

"his mother, Ida Berg," · "her husband Karl" · "Ida Berg, the mother of Leo Berg"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Certainty, EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.values.name import Name

KIN = {
    "mother": "mother", "mom": "mother", "mum": "mother", "father": "father", "dad": "father", "parent": "parent",
    "wife": "wife", "husband": "husband", "spouse": "spouse", "widow": "wife", "widower": "husband", "fiancé": "fiancé", "fiancée": "fiancée", "fiance": "fiancé", "fiancee": "fiancée",
    "girlfriend": "girlfriend", "boyfriend": "boyfriend", "partner": "partner", "ex-wife": "ex-wife", "ex-husband": "ex-husband",
    "son": "son", "daughter": "daughter", "child": "child", "stepson": "stepson", "stepdaughter": "stepdaughter", "stepfather": "stepfather", "stepmother": "stepmother",
    "brother": "brother", "sister": "sister", "sibling": "sibling", "twin": "twin", "cousin": "cousin", "uncle": "uncle", "aunt": "aunt", "nephew": "nephew", "niece": "niece",
    "grandfather": "grandfather", "grandmother": "grandmother", "grandson": "grandson", "granddaughter": "granddaughter",
    "father-in-law": "father-in-law", "mother-in-law": "mother-in-law", "son-in-law": "son-in-law", "daughter-in-law": "daughter-in-law",
    "lawyer": "lawyer", "attorney": "lawyer", "publicist": "publicist", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "spokesperson": "spokesperson", "agent": "agent", "manager": "manager", "successor": "successor", "predecessor": "predecessor", "coach": "coach",
}  # fmt: skip
"""Words of kinship and service, each with the relation it says."""


def find(context: Context) -> Iterator[Draft]:
    """Yield named relatives and representatives; the bearer is the possessor."""
    for token in context.parsed.tokens:
        relation = KIN.get(token.lemma)
        if relation is None or token.pos not in ("NOUN", "PROPN"):
            continue
        owner = token.child("poss")
        if owner is None:
            prep = next((p for p in token.childs("prep") if p.lower in ("of", "for", "to")), None)
            owner = None if prep is None else prep.child("pobj")
        if owner is None:
            continue
        bearer = context.mention(owner)
        beside = [*token.childs("appos"), *([token.head] if token.dep in ("appos", "compound", "nmod") else [])]
        named = next((m for t in beside if (m := context.mention(t)) is not None and m.kind is EntityKind.PERSON and m.form == "name"), None)
        if named is None or bearer is None or bearer.id == named.id:
            continue
        yield Draft(
            value=Name(raw=named.text, text=named.text),
            start=named.start,
            end=named.end,
            anchor=token,
            subject=bearer.text,
            mention=bearer,
            reach=(min(owner.start, token.start), token.end),
            of=relation,
            head=token.lemma,
            certainty=Certainty.STRONG,
        )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.MANY, find=find)

"""Whether the words round a length of time say that a court imposed it: "jailed on Friday for", "got … for the theft"."""

from __future__ import annotations

import re

from factcheck.lexicon import table
from factcheck.values._level import any_of

WHOM = r"(?:[ ](?:him|her|them|both|each|[A-Z][\w'-]+))?"
GAP = r"(?:[ ](?:on|at|by|in|yesterday|today|last|this|earlier|[A-Z])[^.;:]{0,45}?)?"
"""What may stand between the verb and its length: the day, the court, the judge."""
IMPOSED = re.compile(
    rf"\b(?:sentenced?|sentencing|condemned|jailed|imprisoned|faces?|facing|got|given)"
    rf"{WHOM}[ ](?:(?:to|for|up[ ]to)[ ])?(?:an?[ ](?:(?:maximum|minimum)[ ]of|combined)[ ]|serve[ ])?$"
    rf"|\b(?:sentenced|condemned){GAP}[ ]to[ ](?:serve[ ]|an?[ ]combined[ ])?$"
    rf"|\b(?:jailed|imprisoned){GAP}[ ]for[ ](?:an?[ ]combined[ ])?$",
    re.IGNORECASE,
)
FIRM = re.compile(r"sentenc|condemn|jailed|imprison", re.IGNORECASE)
"""Cues that need nothing else; "faces" and "got" are too common to tell."""
TO_PRISON = re.compile(
    rf"""\b(?:sent{WHOM}(?:[ ]back)?[ ](?:to[ ](?:state[ ]|federal[ ]|county[ ]|an?[ ])?(?:prison|jail|penal[ ]colony)|down)
    | (?<!had[ ]been[ ])(?<!have[ ]been[ ])(?:locked{WHOM}[ ]up|put{WHOM}[ ](?:away|behind[ ]bars))
    | ordered(?=[ ]to[ ](?:serve|spend)[ ]$)){GAP}[ ](?:for|to[ ](?:serve|spend))[ ](?:an?[ ]combined[ ])?$""",
    re.VERBOSE,
)
"""Idioms of a sentence: "sent to prison for", "locked up for"; who had been locked up for so long has served it."""
GIVEN = re.compile(
    rf"\b(?:(?:was|were|been|is)[ ](?:given|handed|dealt)|(?:got|gets|received|given|handed|gave){WHOM})[ ](?:just[ ]|only[ ])?$"
)
BEHIND = re.compile(
    r"[.,;:](?!\d)|$|\n|[ ](?:for|after|with|but|while|in[ ]total|on[ ]appeal|(?:on[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
OFFENCES = any_of(words for row in table("offences")["offence"] for words in row["words"])
COURT = re.compile(
    rf"\bfor[ ](?:[\w'’-]+[ ]){{0,3}}(?:{OFFENCES}|killing|stealing|murdering|stabbing)\b|"
    r"\b(?:sentenc\w+|jail(?:ed|s|ing)?|prison(?:s|ers?)?|imprison\w*|judge|magistrates?|crown court|convict\w*|pleaded|pled|guilty)\b",
    re.IGNORECASE,
)
"""In the sentence of "got three years" one of these tells that it was a court that gave them."""
TO_A_TERM = re.compile(
    rf"\b(?:sentenced|condemned)(?:{WHOM}|{GAP})[ ]to[ ](?:serve[ ])?an?[ ]$"
    r"|\bserv(?:ed|ing)\b[^.;]{1,30}\bof[ ](?:an?|his|her|their|the)[ ]$",
    re.IGNORECASE,
)
"""Before "four-year term", which of itself may be one of office."""


def is_imposed(plain: str, start: int, end: int) -> bool:
    """Return whether someone is sentenced to what begins and ends here."""
    before = plain[max(0, start - 80) : start]
    cue = IMPOSED.search(before)
    if (cue is not None and FIRM.search(cue.group())) or TO_PRISON.search(before):
        return True
    given = GIVEN.search(before) and BEHIND.match(plain, end) and "day" not in plain[start:end]
    return bool(given) and COURT.search(plain) is not None


def is_a_term(plain: str, start: int) -> bool:
    """Return whether someone is sentenced to a "four-year term" that begins here."""
    return TO_A_TERM.search(plain[max(0, start - 80) : start]) is not None

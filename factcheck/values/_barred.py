"""Digits that count nothing: house and telephone numbers, names of things, model years, clock times, versions, addresses on the web."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.lexicon import table
from factcheck.values._level import any_of

NAMES = table("names_of_things")
VEHICLES = table("vehicles")
COLOUR = rf"(?i:(?:dark[ ]|light[ ])?{any_of(VEHICLES['colours'])}[ ])?"
MODEL_YEAR = rf"""
    \b(?i:an?|the|his|her|their|its|my|our|\w{{1,30}}'s)[ ](?:(?:stolen|older|late-model)[ ])?{COLOUR}
    (?P<year>(?:19|20)\d\d)[ ]{COLOUR}(?:(?:two|four|2|4)-door[ ])?
    (?:(?P<make>{any_of(VEHICLES["makes"])})(?:'s)?(?![\w-]|[ ]{any_of(VEHICLES["news"])}(?!\w))
      |(?P<name>{any_of(VEHICLES["makes_and_names"])})[ ](?:[A-Z][\w-]{{0,20}}[ ])?{any_of(VEHICLES["bodies"])}(?![\w-]))
    """
"""The year a car was built: "a silver 2011 Nissan Altima", but not "in 2011 Nissan sold", "the 1999 Lincoln County flood"."""
BARRED = rf"""
      \b(?:https?://|www\.)\S{{1,200}}                                        # an address on the web
    | [@\#]\w{{1,60}}                                                         # a handle, a hash tag, "#5"
    | (?<![\w$€£])\d{{1,6}}(?:-\d{{1,5}})?[A-Za-z]?[ ]                        # "900 N. Elm Ave.", "12-14 Mill Road"
      (?:[NSEW]\.?[ ]|(?:North|South|East|West)[ ])?
      (?:(?:[A-Z][\w.'-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}?(?:{any_of(NAMES["streets"])})(?!\w)
    | (?<![\w$€£])\d{{2,6}}[ ](?:{any_of(NAMES["street_openings"])})[ ][A-Z]   # "15 El Monte"
    | (?<![\w.])(?:\+?\d[-. ])?\(?\d{{3}}\)?[-. ]\d{{3}}[-. ]\d{{4}}(?!\d)    # "(555) 010-0199"
    | (?<![\w-])\d{{3}}-\d{{4}}(?![\d-])                                      # "555-0199"
    | (?<![\d:])\d{{1,3}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,3}})?(?!\d)          # "4:05", a player's "0:00"
    | (?<![\w.:,$£€])(?:[01]\d|2[0-3])[0-5]\d[ ](?:GMT|UTC|local[ ]time)\b      # "1935 GMT"
    | (?<![\d-])\d{{4}}-\d{{2}}(?:-\d{{2}})?(?![\d-])                         # "2022-06-02"
    | (?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?![\d/])                        # "6/2/2022"
    | (?<![\w-])\d{{1,3}}-\d{{1,3}}-\d{{1,3}}(?![\w-])                         # "10-19-16": won, lost and drawn
    | (?<!\w)(?:{any_of(NAMES["titles"])})(?!\w)                             # "60 Minutes"
    | \b(?i:{any_of(NAMES["numbered"])})[ ](?:\#|(?i:no\.?|number)[ ])?\d{{1,4}}[ ]of[ ](?:/[ ])?\d{{1,4}}(?![\w,]?\d)  # "Image 4 of 9"
    | (?<![\w.])\d{{1,3}}[ ]/[ ]\d{{1,3}}(?!\w)                                # "1 / 4": which picture of how many
    | (?<=[Oo]n[ ])1?\d/[123]?\d(?![\w/]|[ ]of\b)                             # "on 1/6": a day
    | (?<![\w/])(?:9/11|7/7|24/7|50/50|20/20|360/365)(?![\w/])                # by-words
    | \b(?i:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phon(?:es?|ed|ing)|r[aiu]ng)[ ](?:911|999|112|111|101|000)(?![\w,.]?\d)  # for help
    | (?<![\w$€£.,])(?:911|999|112)[ -](?:calls?|callers?|dispatch\w{{0,5}}|operators?|cent(?:er|re)s?|tapes?|recordings?)\b
    | (?<![\w.])\d{{1,5}}(?:\.\d{{1,5}}){{2,4}}(?![\w.]?\d)                   # a version, an address
    | \b[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?(?![\d,])                            # "CA 90001"
    | (?<!\w)(?:{any_of(NAMES["before"])})[ -]\d{{1,5}}[A-Z]?(?![\w,]?\d|[ ]?%|[ ]percent)  # "Route 66", "Boeing 737"
    | (?<!\w)(?:{any_of(NAMES["numbering"])})[ ]?\d{{1,6}}(?!\d)              # "No. 2"
    | (?<!\d)\.(?:17|22|223|25|270|300|303|308|32|357|38|380|40|44|45|50)(?![\d%])(?=[ -][A-Za-z])  # a calibre
    | (?<![\w.])\d{{1,2}}[ -](?:gauge|bore)\b                                    # a shotgun
    | {MODEL_YEAR}
    | (?<![\w.])\d{{1,4}}x\d{{1,4}}(?!\w)                                     # "4x4"
    """


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled with the first text, since that takes long: a check whose claims were read before reads none."""
    return re.compile(BARRED, re.VERBOSE)


@lru_cache(maxsize=8)
def barred(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of levelled text whose digits are no count, in order."""
    return tuple(match.span() for match in _pattern().finditer(text))

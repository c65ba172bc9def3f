"""Whether the verb nearest a yearless date looks ahead or back."""

import re

from factcheck.lexicon import table
from factcheck.values._level import any_of

TENSE = table("calendar")["tense"]
TO_COME = [phrase.removesuffix(" to") for phrase in TENSE["ahead"] if phrase.endswith(" to")]
"""Of these the infinitive behind them is read for itself: "is expected to be arraigned"."""
AHEAD = [
    *(phrase for phrase in TENSE["ahead"] if not phrase.endswith(" to")),
    *(phrase.capitalize() for phrase in TENSE["ahead"] if phrase.endswith(" is")),
]
"""The phrases of the future; of those that open a sentence the capitalised form: "Sentencing is May 4"."""
TO_BE = r"(?:(?:is |are |was |were )?to|will|would|shall|'ll)(?: not| also| now| then)? be (?:[a-z]+ly )?[a-z]{2,14}"
AS_IN_THE_PAST = r"(?:to|will|would|shall|'ll)(?: not| also| now| then)? (?:hit|put|set|quit|read|beat|cut|shut|split|spread|let|cast)"
"""Verbs whose infinitive is their past too."""
CUE = re.compile(
    rf"(?<![\w])(?:(?P<ahead>{TO_BE}|{AS_IN_THE_PAST}|(?:{any_of(TO_COME)})(?=[ ]to\b)|{any_of(AHEAD)})|"
    rf"(?P<back>{any_of(TENSE['back'])}|(?!need|indeed|speed|hundred|embed|sacred)[a-z]{{2,14}}ed))(?![\w])"
)
BY = re.compile(r"\bby[ ](?:the[ ]end[ ]of[ ]|early[ ]|mid[ -]|late[ ])?$", re.IGNORECASE)
REASON = re.compile(r"\s*(?=\b(?:after|because|following|amid|despite|as|in protest|in a)\b)")
"""Before a clause of its own right behind the date: "will walk out on Monday after talks broke down"."""
END = re.compile(r"[.!?;]\s|\n\n")


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Return whether the nearest cue in the clause is of the future; None without one. A cue before the date counts double."""
    before = text[max(0, start - 100) : start]
    if BY.search(before):
        return True
    cut = [m.end() for m in END.finditer(before)]
    before = before[cut[-1] :] if cut else before
    after = text[end : end + 60]
    stop = END.search(after)
    after = after[: stop.start()] if stop else after
    nearest: tuple[float, bool] | None = None
    for match in CUE.finditer(before):
        nearest = (len(before) - match.end(), match["ahead"] is not None)
    if nearest is not None and (why := REASON.match(after)):
        after = after[: why.start()]
    if nearest is not None and after.startswith(","):
        return nearest[1]  # "who are due to meet on May 3, refused", "was fired on Sunday, hoping to return"
    first = CUE.search(after)
    if first is not None and (nearest is None or first.start() * 2 < nearest[0]):
        nearest = (first.start(), first["ahead"] is not None)
    return None if nearest is None else nearest[1]

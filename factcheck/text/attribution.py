"""Who says a thing inside a source, how firmly, and whether it is affirmed: read by walking up from the word."""

from __future__ import annotations

from functools import lru_cache

from factcheck.lexicon import table
from factcheck.model import Attribution, Modality, Polarity
from factcheck.text.clauses import has_no, is_negated, is_open_question, listed, modalities, opens_condition, own_modality
from factcheck.text.parse import Parsed, Sentence, Token
from factcheck.text.quotes import Quote, find_quotes
from factcheck.text.speech import NOMINAL, Stretch, can_speak, is_passive, is_verb, phrase, says, speaker, words

CLAUSES = ("ccomp", "xcomp", "oprd", "acomp", "attr")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
SPEAKING = (Modality.ARGUED, Modality.ALLEGED, Modality.SOUGHT, Modality.DENIED)
FLIPPED = (Modality.ALLEGED, Modality.CHARGED, Modality.SOUGHT, Modality.PLANNED)
"""Modalities whose negation is the embedded thing's: "was not charged with" is a charge not made."""


class _Walk:
    """What has been seen on the way up from one word; nearest words count first."""

    def __init__(self, token: Token) -> None:
        self.token = token
        self.negated = False
        self.modality: Modality | None = None
        self.speakers: list[Stretch] = []
        self.live = True
        """Whether what stands above still bears on the word: no longer, above a relative or an adverbial clause."""
        self.inner: Token | None = None
        """The verb whose "that" clause holds the word, where there is one."""

    def put(self, modality: Modality | None) -> None:
        if modality and self.live and (self.modality is None or modality is Modality.DENIED):
            self.modality = modality

    def turn(self, turned: bool) -> None:
        if self.live and turned:
            self.negated = not self.negated

    def heard(self, verb: Token) -> None:
        head = speaker(verb)
        if head and can_speak(head) and head.i != self.token.i:
            self.add(phrase(head))

    def unheard(self, verb: Token) -> None:
        """Take back who was heard to say what nobody said."""
        head = speaker(verb)
        self.speakers = [stretch for stretch in self.speakers if head is None or stretch != phrase(head)]

    def add(self, stretch: Stretch) -> None:
        if all(stretch[1] <= start or end <= stretch[0] for start, end in self.speakers):
            self.speakers.append(stretch)


def attribute(token: Token) -> Attribution:
    """Return who says what the word tells of, how firmly, and whether it is affirmed."""
    known = _known(token.tree)
    if token.i not in known:
        known[token.i] = _attribute(token.tree, token)
    return known[token.i]


@lru_cache(maxsize=4)
def _known(_parsed: Parsed) -> dict[int, Attribution]:
    """What was found of the words of one source, by their places."""
    return {}


def _attribute(parsed: Parsed, token: Token) -> Attribution:
    walk = _Walk(token)
    _own(walk, token)
    here = token
    while not here.is_root:
        here = _up(walk, here)
    if parsed.sentences[token.sentence].tokens[-1].text == "?":
        walk.put(Modality.HEDGED)
    _sentence(walk, parsed.sentences[token.sentence])
    _quotations(walk, parsed)
    said = tuple(parsed.source.text[start:end] for start, end in reversed(walk.speakers))
    post = parsed.sentences[token.sentence].block.speaker
    return Attribution(
        polarity=Polarity.NEGATED if walk.negated else Polarity.AFFIRMED,
        modality=walk.modality or Modality.ASSERTED,
        said_by=(post, *said) if post else said,
    )


def _own(walk: _Walk, token: Token) -> None:
    """What the word's own dependants say of it."""
    if is_verb(token):
        _clause(walk, token)
        return
    walk.turn(has_no(token) or (token.pos == "ADJ" and is_negated(token)))
    walk.put(next((m for c in token.childs("amod", "compound") if (m := modalities("adjectives").get(c.lower))), None))


def _clause(walk: _Walk, verb: Token, besides: Token | None = None) -> None:
    walk.turn(is_negated(verb, besides))
    walk.put(own_modality(verb))


def _is_counted(token: Token) -> bool:
    """Whether the word is a number's noun, an argument that shares its clause's fate wherever it stands."""
    return token.pos == "NUM" or any(c.dep in ("nummod", "quantmod") for c in token.children)


def _up(walk: _Walk, here: Token) -> Token:
    """Take one step: read what the word above makes of the one below; return it."""
    above = here.head
    if is_open_question(here):
        walk.put(Modality.HEDGED)
        walk.live = False
    if here.dep == "conj":
        return _over_conjunct(walk, here, above)
    if here.dep in ("prep", "agent", "dative"):
        return above
    if here.dep in ("pobj", "pcomp"):
        return _through_preposition(walk, here, above)
    if is_verb(above) or above.pos == "AUX":
        _under_verb(walk, here, above)
    elif above.pos == "ADJ" and here.dep in ("xcomp", "ccomp"):
        walk.put(modalities("adjectives").get(above.lower))
    elif here.dep in ("acl", "ccomp", "relcl"):
        _under_noun(walk, here, above)
    elif here.dep not in ("compound", "amod", "nummod", "quantmod", "advmod", "nmod"):
        walk.live = walk.live and here.dep in ("dobj", "oprd")
    return above


def _over_conjunct(walk: _Walk, here: Token, first: Token) -> Token:
    """A joined verb without its own subject shares the first one's modal verb, and its negation over "or"."""
    if is_verb(here) and is_verb(first):
        if here.tag in ("VBD", "VBZ", "VBP") and first.tag in ("VB", "VBG") and is_verb(first.head):
            return first.head  # "failed to stop and left": the parser joins "left" to "stop"
        if here.child("nsubj", "nsubjpass", "aux") is None:
            walk.put(own_modality(first))
        joined = first.child("cc")
        if joined and joined.lower in ("or", "nor") and here.child("nsubj", "nsubjpass") is None:
            walk.turn(is_negated(first))
    elif has_no(first) and (joined := first.child("cc")) and joined.lower in ("or", "nor"):
        walk.turn(True)
    without = _without(first) if here.child("det", "nummod", "quantmod") is not None and not is_verb(here) else None
    return first if without is None else without.head


def _without(noun: Token) -> Token | None:
    """The "without" that a noun depends on and joins nothing to by "and": "life without parole and a fine" has the fine."""
    joined, here = noun.child("cc"), noun
    if joined is None or joined.lower != "and":
        return None
    while here.dep in ("pobj", "prep"):
        if here.lower in listed("negation", "prepositions"):
            bare = here.child("pobj")
            return here if bare is None or (det := bare.child("det")) is None or det.lower == "the" else None
        here = here.head
    return None


def _through_preposition(walk: _Walk, here: Token, preposition: Token) -> Token:
    """Read "accused of killing", "calls for his release", "left without paying", "guilty of murder"."""
    governor = preposition.head
    if preposition.lower in listed("negation", "prepositions"):
        walk.turn(True)
        walk.live = False
    elif governor.lemma in listed("convicting", "words") or governor.lower == "guilty":
        walk.put(Modality.CHARGED if any(c.dep == "neg" or c.lower == "not" for c in _guilt(governor).children) else None)
        walk.live = walk.live and _is_counted(here)
        if walk.live:
            _clause(walk, governor, preposition)
    elif is_verb(governor):
        _under_verb_by(walk, here, preposition, governor)
    elif governor.lemma in modalities("nouns") and preposition.lower in ("of", "for", "about", "over", "against", "in"):
        _noun(walk, governor)
    else:
        walk.live = walk.live and preposition.lower == "of" and _is_counted(governor)
    return governor


def _guilt(governor: Token) -> Token:
    """The "guilty" beside "found" or "pleaded"."""
    return next((c for c in governor.children if c.lower == "guilty"), governor)


def _under_verb_by(walk: _Walk, here: Token, preposition: Token, verb: Token) -> None:
    allowed = table("attribution")["prepositions"].get(verb.lemma, ())
    if preposition.lower == "from" and verb.lemma in listed("negation", "from") and here.dep == "pcomp":
        walk.turn(not is_negated(verb))
    elif preposition.lower in allowed:
        through = verb.lemma in listed("through", "charged")
        _embed(walk, verb, Modality.CHARGED if through else modalities("verbs").get(verb.lemma))
    elif says(verb) and preposition.lower in ("of", "about"):
        walk.heard(verb)
        walk.live = False
    elif _is_counted(here) and here.dep == "pobj":
        _clause(walk, verb, preposition)
    else:
        walk.live = False


def _under_verb(walk: _Walk, here: Token, verb: Token) -> None:
    """Read what a verb makes of its complement, object or subject."""
    if here.dep == "ccomp" and walk.inner is None:
        walk.inner = verb
    modality = modalities("verbs").get(verb.lemma)
    if here.dep in CLAUSES:
        _complement(walk, here, verb, modality)
    elif here.dep == "advcl":
        _adverbial(walk, here, verb)
    elif here.dep == "dobj":
        _object(walk, here, verb, modality)
    elif here.dep in SUBJECTS:
        _subject(walk, here, verb, modality)
    elif here.dep in ("npadvmod", "dep") and _is_counted(here):
        _clause(walk, verb, here)
    elif here.dep not in ("aux", "auxpass", "advmod", "neg"):
        walk.live = False


def _complement(walk: _Walk, here: Token, verb: Token, modality: Modality | None) -> None:
    if here.dep in ("acomp", "attr", "oprd") and not (is_verb(here) and here.tag != "VBN"):
        plea = verb.lemma == "plead" and walk.negated
        _clause(walk, verb, here)
        if plea:
            walk.negated = False
            walk.put(Modality.DENIED)
            walk.heard(verb)
        return
    if here.dep == "ccomp" and walk.negated and walk.modality is None and says(verb) and _same_person(here, verb):
        walk.negated = False
        walk.put(Modality.DENIED)
    if verb.lemma in listed("negation", "implicative") and here.dep == "xcomp":
        _not_done(walk, here, verb)
    elif modality and not (verb.lemma == "try" and is_passive(verb)):
        _embed(walk, verb, modality)
    elif says(verb) or (verb.lemma in words("think") and here.dep == "ccomp"):
        _embed(walk, verb, None)
    elif verb.lemma == "go" and verb.tag == "VBG" and verb.next() and verb.next().lower == "to":  # type: ignore[union-attr]  # seen to be there just before
        walk.put(Modality.PLANNED)
        _clause(walk, verb)
    elif verb.lemma == "be" and here.dep == "xcomp" and any(a.lower == "to" for a in here.childs("aux")):
        walk.put(Modality.PLANNED)
        walk.turn(is_negated(verb))
    else:
        _clause(walk, verb)


def _not_done(walk: _Walk, here: Token, verb: Token) -> None:
    """Read "failed to stop": he did not; "failed to disclose that he was paid": he was; "failed to prove that he was": who knows."""
    if walk.inner is here:
        owed = says(here) and verb.lemma in listed("negation", "undone")
        walk.put(None if owed or here.lemma in listed("negation", "factive") else Modality.HEDGED)
        walk.unheard(here)
        return
    walk.turn(True)
    _clause(walk, verb)


def _embed(walk: _Walk, verb: Token, modality: Modality | None) -> None:
    """Let an embedding verb bear on what it embeds, with its own negation and modal, and note who speaks."""
    turned = is_negated(verb)
    if turned and walk.inner is verb and verb.lemma in listed("negation", "factive"):
        return  # "did not disclose that he was paid": he was
    if turned and (modality in FLIPPED or verb.lemma in listed("negation", "raising")):
        walk.turn(True)
    elif turned:
        modality = Modality.HEDGED
    walk.put(modality)
    if not ((own := own_modality(verb)) is Modality.PLANNED and says(verb)):  # "I'll say that he fell": he did
        walk.put(own)
    if not walk.live and verb.child("ccomp") is None:
        return
    if modality in SPEAKING or says(verb) or (verb.lemma in words("think") and verb.child("nsubj")):
        walk.heard(verb)


def _same_person(clause: Token, verb: Token) -> bool:
    """Whether the speaker speaks of himself: "he says he did not", "Olen said she never"; of a passive only where the words tell."""
    subject, said_by = clause.child("nsubj", "nsubjpass"), speaker(verb)
    if subject is None or said_by is None:
        return False
    if subject.lower in ("i", "we") or subject.lower == said_by.lower:
        return True
    if subject.dep != "nsubj" or clause.lemma == "be" or said_by.lemma in listed("spokesmen", "nouns"):
        return False
    if subject.lower == "they":
        return said_by.tag in ("NNS", "NNPS")
    return subject.lower in ("he", "she") and said_by.tag in ("NN", "NNP")


def _adverbial(walk: _Walk, here: Token, verb: Token) -> None:
    purpose = any(a.lower == "to" for a in here.childs("aux")) and here.lemma not in listed("outcome", "verbs")
    ahead = own_modality(verb) is Modality.PLANNED and here.tag in ("VBZ", "VBP", "VB")
    if opens_condition(here):
        walk.put(Modality.CONDITIONAL)
    elif purpose or ahead:
        walk.put(Modality.PLANNED)
    walk.live = False


def _object(walk: _Walk, here: Token, verb: Token, modality: Modality | None) -> None:
    if modality is Modality.DENIED and here.lemma in listed("refused", "nouns"):
        walk.live = False
    elif modality and verb.lemma not in table("attribution")["clause_only"]:
        _embed(walk, verb, modality)
    elif _is_counted(here) or verb.lemma in listed("light", "object"):
        _clause(walk, verb, here)
        if says(verb) and not modality:
            walk.heard(verb)
    elif is_verb(here):
        _embed(walk, verb, modality)
    else:
        if says(verb):
            walk.heard(verb)
        walk.live = False


def _subject(walk: _Walk, here: Token, verb: Token, modality: Modality | None) -> None:
    passive = here.dep == "nsubjpass"
    if passive and modality is Modality.DENIED and here.lemma in listed("refused", "nouns"):
        walk.live = False
    elif passive and modality and (_is_counted(here) or verb.lemma not in table("attribution")["clause_only"]):
        _embed(walk, verb, modality)
    elif _is_counted(here) or verb.lemma in listed("light", "subject"):
        _clause(walk, verb, here)
    else:
        walk.live = False


def _under_noun(walk: _Walk, here: Token, noun: Token) -> None:
    """Read "a plan to cut", "no evidence that he fired"; any other clause on a noun stands for itself."""
    ties = {c.lower for c in here.childs("mark", "aux")}
    if noun.lemma in modalities("nouns") and ties & {"that", "to", "whether"} and here.dep != "relcl":
        _noun(walk, noun)
    else:
        walk.live = False


def _noun(walk: _Walk, noun: Token) -> None:
    """Let a noun like "plan" or "allegation" bear on what hangs on it, unless a court has proved it."""
    modality = modalities("nouns")[noun.lemma]
    proved = modality is Modality.CHARGED and any(a.lemma in listed("convicting", "words") and is_verb(a) for a in noun.ancestors)
    if proved or (noun.lemma == "doubt" and any(c.lower == "no" for c in noun.children)):
        return
    walk.put(modality)
    walk.turn(has_no(noun))


# --- beside the walk ------------------------------------------------------------------------------------------------


def _sentence(walk: _Walk, sentence: Sentence) -> None:
    """Add who is named beside the clause: "according to Olen", "..., police said."."""
    above = {walk.token.i, *(t.i for t in walk.token.ancestors)}
    for word in sentence.tokens:
        if word.lower == "according" and (word.head.i in above or word.head.is_root):
            to = word.next()
            source = _whole_name(to.child("pobj")) if to and to.lower == "to" else None
            if source and source.i not in above:
                walk.add(phrase(source))
        elif word.i not in above and word.i > walk.token.i and says(word) and _is_aside(word):
            walk.heard(word)


def _whole_name(head: Token | None) -> Token | None:
    """The last name of a row that the parser broke: "according to Kent County Deputy Ann Olen"."""
    while head is not None and head.pos == "PROPN" and (following := head.next()) is not None and following.pos == "PROPN":
        head = following
    return head


def _is_aside(verb: Token) -> bool:
    """Whether the verb stands with its subject between commas, or a comma and the stop, and has nothing else to say."""
    subject, following = verb.child("nsubj"), verb.next()
    if subject is None or verb.child("dobj", "ccomp", "xcomp") or subject.pos not in NOMINAL:
        return False
    first = verb.tree.tokens[min(verb.i, *(t.i for t in subject.subtree))]
    before = first.next(-1)
    closed = following is None or following.text in (".", ",") or following.dep == "npadvmod"
    return before is not None and before.text in (",", '"') and closed


@lru_cache(maxsize=4)
def _quoted(parsed: Parsed) -> dict[int, list[Quote]]:
    """The quotations that have a speaker, under each sentence they reach into."""
    found: dict[int, list[Quote]] = {}
    for quote in find_quotes(parsed):
        if quote.speaker is not None and quote.kind == "speech":
            for sentence in sorted({t.sentence for t in parsed.between(quote.start, quote.end)}):
                found.setdefault(sentence, []).append(quote)
    return found


def _quotations(walk: _Walk, parsed: Parsed) -> None:
    """Inside a quotation its speaker speaks; what he says of himself with "not" is his denial."""
    inside = [q for q in _quoted(parsed).get(walk.token.sentence, ()) if q.start <= walk.token.start < q.end]
    for quote in sorted(inside, key=lambda q: -q.start):
        if quote.speaker is None:
            continue
        walk.add(quote.speaker)
        verb = next((t for t in (walk.token, *walk.token.ancestors) if is_verb(t) and t.child("nsubj")), None)
        subject = verb.child("nsubj") if verb else None
        if walk.negated and walk.modality is None and subject and subject.lower in ("i", "we"):
            walk.negated, walk.modality = False, Modality.DENIED

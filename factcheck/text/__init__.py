"""From raw text to parsed sentences: furniture, sentences, quotes, attribution, mentions; `parse` is the one door to spaCy."""

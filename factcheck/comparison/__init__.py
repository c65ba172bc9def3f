"""What makes two claims comparable, and what forbids to compare them: the stock from which rules choose.

`slots.py` pairs the claims of one slot and asks vetoes of each pair; `vetoes.py` and `time_vetoes.py` hold those that rules share. The
other modules each answer one question about two claims: do their numbers, dates or names differ, is one of a part of the other, does the
later replace the earlier, where are the likes of a claim to be found. To add a veto: a function (graph, a, b) that returns the reason in
words or None, its name in the rules that need it, and a case on either side in the cases of each.
"""

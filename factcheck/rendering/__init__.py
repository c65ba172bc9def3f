"""How a report is shown, whatever its format: the words of each finding, their places, the galley of a draft, pictures, the JSON document.

Formats are in reports/, one a file; what two of them need is here. `evidence.py` makes words harmless and says where they stand;
`terminal.py` is the one door to rich.
"""

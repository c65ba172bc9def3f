"""Where the reading of a source comes from, and where it is kept: its claim file, the cache, or the text read now.

`taken.py` chooses; `claim_files.py` reads and writes what people correct, `hand_claims.py` what they enter, `cache.py` what was read
before, and `ahead.py` reads several texts side by side.
"""

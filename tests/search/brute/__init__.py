"""An independent reading of what queries mean, plain and slow, which the program's answers are held against.

Nothing here calls the program's folding, matching or planning: `atoms` cuts text by the rules that `text/fold.py`
documents, `wording` finds words in it, `reading` decides for each article whether a query's tree holds.
"""

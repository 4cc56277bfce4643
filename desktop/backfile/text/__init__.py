"""What can be said of a text by itself: its tokens, script, language, names, bylines and dates.

Pure functions of strings, which know of no library, no file and no window. The importer, the library and the search all
fold text by the same few of them, so that what is stored and what is looked for always agree.
"""

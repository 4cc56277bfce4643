"""Printed pages: words with their places on the paper become lines in reading order, and lines become paragraphs.

For formats that know where a word stands but not what it belongs to: PDF files and the output of text recognition.
"""

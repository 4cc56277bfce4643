"""What the newest question is answered with, made off the GUI thread: the list in one lane, counts in another."""

"""The search field, with chips and the sentence that says what is asked under it."""

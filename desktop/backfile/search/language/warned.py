"""Several warnings of one query as one line: what was done about all of them is said once."""

from collections.abc import Sequence

AS_WORDS = " Searched as words."


def in_one_line(warnings: Sequence[str]) -> str:
    """“No field is called “sorce”. “foo” is no date. Both are searched as words.”; then what to use instead."""
    parted = [each.partition(AS_WORDS) for each in warnings]
    alike = [(what, advice) for what, done, advice in parted if done]
    if len(alike) < 2:
        return " ".join(warnings)
    done = "Both are searched as words." if len(alike) == 2 else "All are searched as words."
    said = [*(what for what, _ in alike), done, *(advice.strip() for _, advice in alike)]
    said += [what for what, done, _ in parted if not done]
    return " ".join(filter(None, said))

"""`problems`: what could not be read, and where it stands."""

from argparse import ArgumentParser, Namespace

from backfile.article import Problem
from backfile.commands import Verb
from backfile.commands.output import print_json, print_lines
from backfile.library import Library


def arguments(_parser: ArgumentParser) -> None:
    """Nothing of its own."""


def run(options: Namespace) -> int:
    """List them all."""
    with Library.open(options.library, readonly=True) as library:
        problems = library.problems()
    if options.json:
        print_json({"problems": [_object(problem) for problem in problems]})
    else:
        print_lines(*map(_sentence, problems) if problems else ["No problems."])
    return 0


def _object(problem: Problem) -> dict[str, object]:
    return {
        "dump": problem.dump,
        "member": problem.member,
        "record": problem.record,
        "offset": problem.offset,
        "reason": problem.sentence,
    }


def _sentence(problem: Problem) -> str:
    place = f"{problem.dump}!/{problem.member}" if problem.member else problem.dump
    record = f", record {problem.record}" if problem.record is not None else ""
    return f"{place}{record}: {problem.sentence}"


VERB = Verb("problems", "List what could not be read, and why.", arguments, run)

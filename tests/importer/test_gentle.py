"""An import that uses less of the computer, in a process of its own: a lowered priority may not be raised again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, os, sys
from pathlib import Path
from backfile.importer import Control, Options, run

def how():
    return len(os.sched_getaffinity(0)), os.getpriority(os.PRIO_PROCESS, 0)

control, told, before = Control(), [], how()
control.be_gentle()
run(Path(sys.argv[1]), [Path(sys.argv[2])], Options(), lambda message: told.append((type(message).__name__, how())), control)
print(json.dumps([before, dict(told)["Progress"], how()]))
"""  # noqa: E501


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process choose its cores")
def test_it_takes_one_core_at_the_lowest_priority_and_gives_the_others_back(tmp_path: Path) -> None:
    dump = tmp_path / "a.jsonl"
    dump.write_text(json.dumps({"title": "Night ferry", "text": "The ferry sails."}) + "\n")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "press.backfile"), str(dump)]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2] / "desktop"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    before, during, after = json.loads(done.stdout)
    assert during == [1, 19]
    assert after[0] == before[0]

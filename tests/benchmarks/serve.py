"""One program in a process of its own: `serve.py NAME build ARCHIVE COUNT FOLDER`, `… size FOLDER` or `… ask FOLDER`.

Asked by lines of JSON, {"what": "first", "asked": {…}}; answers with {"seconds", "found"} or, where it can't be asked
that, with null.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path


def ask(name: str, folder: Path) -> None:
    engine = import_module(f"engines.{name}_").open_(folder)
    for line in sys.stdin:
        request = json.loads(line)
        question = getattr(engine, request["what"]) if request["asked"]["how"] in engine.knows else None
        began = time.perf_counter()
        found = question(request["asked"]) if question else None
        seconds = time.perf_counter() - began
        print(json.dumps(None if found is None else {"seconds": seconds, "found": found}), flush=True)


if __name__ == "__main__":
    _, name, what, *rest = sys.argv
    if what == "build":
        archive, count, folder = rest
        import_module(f"engines.{name}_").build(Path(archive), int(count), Path(folder))
    elif what == "size":
        print(json.dumps(import_module(f"engines.{name}_").index_size(Path(rest[0]))))
    else:
        ask(name, Path(rest[0]))

"""A process that keeps forms in the store named first, from eight threads, and prints the number of each one stored."""

import os
import sys
import threading
import uuid
from pathlib import Path

from survey.store import Entry, Outcome
from survey.store.files import Files, locked
from survey.store.keeping import Store
from survey.store.local import Local

THREADS = 8


def entry(number: str) -> Entry:
    return Entry(number, {"q1": 1.0, "q2_other": f"回答 {number}"}, "f" * 64, "2026-11-21")


def main(folder: Path, synchronous: str, most: int) -> None:
    files = Files(folder)
    files.make()
    with locked(files):
        store = Store(Local(files, synchronous))

        def work() -> None:
            for _ in range(most):
                number = str(uuid.uuid4())
                if store.submit(entry(number)).result() is Outcome.STORED:
                    os.write(1, f"{number}\n".encode())

        threads = [threading.Thread(target=work) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if synchronous == "FULL":
            store.close()
        else:
            os._exit(0)  # so that no closing checkpoint helps


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

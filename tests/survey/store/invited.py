"""A process that keeps a form for each code in a file, from eight threads, and prints the code of each one stored."""

import os
import sys
import threading
import uuid
from pathlib import Path

from survey.store import Entry, Outcome, opened
from survey.store.invitations import hashed

THREADS = 8


def main(folder: Path, codes: list[str]) -> None:
    with opened(folder, by_invitation=True) as store:

        def work(own: list[str]) -> None:
            for code in own:
                made = Entry(str(uuid.uuid4()), {"q1": 1}, "f" * 64, "2026-11-21", invitation=hashed(code))
                if store.submit(made).result() is Outcome.STORED:
                    os.write(1, f"{code}\n".encode())

        threads = [threading.Thread(target=work, args=(codes[at::THREADS],)) for at in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).read_text().split())

"""The results of the Bazhong study on its sample, made once."""

import tempfile
from functools import cache
from pathlib import Path

from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan
from analysis.result import Results
from analysis.returns import returns
from instrument.loading import load
from survey.reading import read_folder

CHECKOUT = Path(__file__).parents[2]


@cache
def sample_results() -> Results:
    """Every result of the plan."""
    instrument = load(CHECKOUT / "instrument/questionnaires/bazhong.yaml")
    with tempfile.TemporaryDirectory() as empty:
        responses = read_folder(Path(empty), instrument, issued=400).responses
    tally = MemoryTally(responses)
    tasks = load_plan(CHECKOUT / "analysis/plans/bazhong.yaml", responses.codebook)
    found = {"returns": returns(responses.ledger)} | {task.name: task.run(tally) for task in tasks}
    return Results(found, simulated=True, wave="2025")

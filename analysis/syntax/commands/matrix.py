"""MATRIX: computations with matrices."""

from analysis.syntax.datasets import Open
from analysis.syntax.job import Job
from analysis.syntax.matrices.keeping import file_of
from analysis.syntax.matrices.loops import run_all
from analysis.syntax.matrices.programs import Program
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from analysis.syntax.saving import save
from analysis.syntax.statements import statements


def run(reader: Reader, job: Job) -> None:
    """MATRIX. COMPUTE x={1, 2; 3, 4}. PRINT x /FORMAT=F8.2 /TITLE='text' /RLABELS=a, b /CNAMES=n. LOOP i=1 TO 9 [IF …].
    DO IF …. CALL EIGEN(x, vectors, values). GET x /VARIABLES=a b /MISSING=OMIT. SAVE x /OUTFILE=*. READ x
    /FILE='name' /FIELD=1 TO 80 /SIZE={2, 2}. RELEASE x. END MATRIX.
    """
    body = "\n" * (reader.data[0][0] - 1) + "\n".join(text for _, text in reader.data) if reader.data else ""
    scope = Scope(job, reader.line)
    program = Program(list(statements(body, reader.file, "auto", job.macros)), scope)
    run_all(program.steps(), scope)
    for name, saved in scope.saved.items():
        made = file_of(saved)
        if name == "*":
            job.begin(made)
        elif job.datasets.find(name) is not None:
            job.datasets.keep(Open(name, made))
        else:
            save(made, job.folder.writing(name if "." in name else f"{name}.sav"))

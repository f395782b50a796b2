"""What receives a matrix: a name, or some elements of the matrix of that name."""

from collections.abc import Callable

from analysis.syntax.matrices.packed import Matrix
from analysis.syntax.matrices.parsing import index
from analysis.syntax.matrices.places import given, given_to_vector, taken, taken_of_vector
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.reader import Reader
from instrument.message import Fault, quoted

Target = Callable[[Scope, Matrix], None]


def target(reader: Reader) -> Target:
    """x, x(i), x(i, j)."""
    return target_with_size(reader)[0]


def target_with_size(reader: Reader) -> tuple[Target, Callable[[Scope], tuple[int, ...]] | None]:
    """The same, with the size of what receives values; None for a whole matrix, which may get any."""
    place = reader.place()
    name = reader.name()
    if not reader.at_sign("("):
        return lambda scope, value: scope.give(name, value), None
    at = index(reader)

    def known(scope: Scope) -> Matrix:
        found = scope.matrices.get(name.casefold())
        if found is None:
            raise Fault("no matrix {found}", {"found": quoted(name)}, place)
        return found

    def give(scope: Scope, value: Matrix) -> None:
        which = [None if each is None else each(scope) for each in at]
        whole = known(scope)
        is_vector = len(which) == 1
        made = given_to_vector(whole, which[0], value) if is_vector else given(whole, which[0], which[1], value)
        scope.give(name, made)

    def size(scope: Scope) -> tuple[int, ...]:
        which = [None if each is None else each(scope) for each in at]
        whole = known(scope)
        return (taken(whole, *which) if len(which) == 2 else taken_of_vector(whole, which[0])).shape

    return give, size

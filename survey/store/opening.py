"""A store, opened for one program alone."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from instrument.message import Fault, Place
from survey.store.admission import Admission
from survey.store.connection import Engine
from survey.store.engines import engine_of
from survey.store.invitations import Invitations
from survey.store.keeping import Store
from survey.store.quotas import Group


@contextmanager
def opened(
    at: Path | Engine, with_persons: bool = False, groups: Iterable[Group] = (), by_invitation: bool = False
) -> Iterator[Store]:
    """The store in a folder or of an engine, made where there is none, checked, and closed to other processes.

    It takes as many forms of each group as that wants, and `by_invitation` one for each invitation.

    Raises `Fault` where another has it open, where it is damaged, of a newer program, or cannot be written.
    """
    engine = engine_of(at)
    with ExitStack() as stack:
        try:
            engine.files.make()
            stack.enter_context(engine.locked())
            invitations = Invitations(engine.files.invitations) if by_invitation else None
            store = Store(engine, with_persons, Admission(groups, invitations))
        except OSError as error:
            reason = str(error.strerror)
            raise Fault("nothing can be written here: {reason}", {"reason": reason}, Place(engine.place)) from None
        try:
            yield store
        finally:
            store.close()

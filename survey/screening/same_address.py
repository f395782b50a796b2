"""Cases sent from one address."""

from instrument.message import Message, quoted
from instrument.rules import Rule
from survey.screening.returned import Evidence, Returned


def same_addresses(returned: Returned, rule: Rule) -> Evidence:
    """Cases sent from the address of an earlier case, where the import kept a hash of it.

    A school or an office may share one address, so that this alone says little.
    """
    first: dict[str, int] = {}
    found: Evidence = {}
    for row, address in enumerate(returned.batch.addresses):
        earlier = first.setdefault(address, row) if address else row
        if earlier != row:
            found[row] = Message("the same address as number {id}", {"id": quoted(returned.batch.ids[earlier])})
    return found

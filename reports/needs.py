"""What a chapter that failed needs so that it can be made."""

from collections.abc import Mapping

from analysis.result import Fault, Message

CORRECTION = Message("Needed: this place corrected; the other chapters stand.")


def needed(fault: Fault) -> Message:
    """What would mend the fault: something in the plan where the results lack it, otherwise the place itself."""
    needs: Mapping[str, Message] = {
        "no task {found} in the results; possible: {possible}": Message(
            "Needed: a task {found} in the plan.", fault.message.values
        ),
        "no task of the procedure {found}; possible: {possible}": Message(
            "Needed: a task of the procedure {found} in the plan.", fault.message.values
        ),
        "no reliability of {found}; possible: {possible}": Message(
            "Needed: a task of reliability for {found} in the plan.", fault.message.values
        ),
        "no file {found} beside the chapter": Message("Needed: the file {found}.", fault.message.values),
    }
    return needs.get(fault.message.sentence, CORRECTION)

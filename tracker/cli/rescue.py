"""The app on a damaged plan: the newest state that can be had is offered before anything else."""

from __future__ import annotations

from tracker.cli.asking import agrees, tell
from tracker.cli.safety import candidate_line
from tracker.cli.session import Session
from tracker.errors import Damaged
from tracker.language.wording import error_words
from tracker.store import safety
from tracker.store.recovery import Source
from tracker.workspace import plan_file


def rescued(error: Damaged, session: Session) -> bool:
    """Shows what is wrong and what can be had; restores that where somebody agrees. The damaged file is kept."""
    words = session.words
    path, who = plan_file(session.wish, session.settings)
    tell(error_words(error, words))
    found = [each for each in safety.candidates(path) if each.source is not Source.PRESENT]
    if not found:
        tell(words("cli.no_candidates"))
        return False
    newest = found[0]
    tell(candidate_line(newest, session))
    if not agrees(words("ask.rescue"), words):
        return False
    safety.restore(path, newest.name, who)
    tell(words("cli.recovered", name=newest.name))
    return True

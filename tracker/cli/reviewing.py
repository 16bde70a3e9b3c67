"""`load --review`: the app, opened on what a document would become."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tracker.cli.arguments import Arguments
from tracker.cli.asking import can_ask
from tracker.cli.session import Session
from tracker.documents import content_of, document_in
from tracker.errors import NoItemsFound, NoTerminal


def review(arguments: Arguments, session: Session) -> None:
    """What the document cannot be read for is told before the app opens."""
    if not can_ask():
        raise NoTerminal
    content = content_of(arguments.file)
    document = document_in(content, arguments.file, year=arguments.year)
    if not document.outline.nodes:
        raise NoItemsFound(path=arguments.file)
    if arguments.org is not None:
        document = replace(document, outline=replace(document.outline, org=arguments.org))
    from tracker.cli.accident import told  # the app shows it and goes on
    from tracker.tui import Reviewed, run_review  # Textual is for the app alone

    reviewed = Reviewed(arguments.file, content, document, arguments.name)
    note_accident = partial(told, home=session.request.home)
    run_review(reviewed, session.request, session.settings, session.words, note_accident, ascii_only=session.ascii_only)

"""The command that shows the program with a year in it: demo."""

from __future__ import annotations

from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.cli.shapes import Shaping
from tracker.demo import keep_demo
from tracker.request import refuse_in_the_past


def demo(arguments: Arguments, session: Session) -> None:
    refuse_in_the_past(session.request)
    workspace = keep_demo(session.request, session.settings, name=arguments.name)
    try:
        name, plan = workspace.name, workspace.plan
        if session.as_json:
            session.say_json({"plan": Shaping(workspace.progress, session.words, {}).plan(name)})
        else:
            session.say(session.words("cli.demo_kept", name=name, notes=sum(map(len, plan.notes.values()))))
    finally:
        workspace.close()

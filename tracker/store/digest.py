"""A fingerprint of a plan, by which a history proves that it leads back to the plan as it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from tracker.frozen import replace
from tracker.model.change import Loaded
from tracker.model.history import Step
from tracker.model.plan import Plan
from tracker.store.records import item_doc, item_of, note_doc, note_of, plan_doc
from tracker.store.values import encoded


def digest_of(plan: Plan) -> str:
    """Of all that the plan says, as it is kept: 16 hexadecimal digits of SHA-256, the same in every copy."""
    found = hashlib.sha256(encoded(plan_doc(plan)))
    for item_id, _ in plan.walk():
        found.update(encoded(item_doc(item_of(item_doc(plan.items[item_id])), plan.parents[item_id])))
        for note in plan.notes_on(item_id):
            found.update(encoded(note_doc(note_of(note_doc(note)))))
    return found.hexdigest()[:16]


def with_digest(first: Step, plan: Plan) -> Step:
    """The first step of a history, its `Loaded` bearing the digest of the plan."""
    digest = digest_of(plan)
    return replace(
        first,
        changes=tuple(
            replace(change, digest=digest) if isinstance(change, Loaded) else change for change in first.changes
        ),
    )


def bears_digest_of(steps: Sequence[Step], origin: Plan) -> bool:
    """Whether a history that leads back to `origin` began with it; one that bears no digest is believed."""
    digests = {change.digest for step in steps[:1] for change in step.changes if isinstance(change, Loaded)}
    return not digests - {"", digest_of(origin)}

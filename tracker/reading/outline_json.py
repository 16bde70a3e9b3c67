"""An outline as the JSON value that `tracker outline --json` prints. Shapes only grow."""

from __future__ import annotations

from collections.abc import Callable

from tracker.model.amount import Amount
from tracker.reading.outline import Node, Outline

Shape = dict[str, object]


def outline_shape(outline: Outline, message: Callable[[str], str]) -> Shape:
    """Title, org, year, the nodes in document order, and the problems.

    Args:
        message: The words for a problem's key.
    """
    return {
        "title": outline.title,
        "org": outline.org,
        "year": outline.year,
        "nodes": [_node_shape(node) for node in outline.nodes],
        "problems": [
            {"line": each.line_number, "text": each.text, "message": message(each.key)} for each in outline.problems
        ],
    }


def _node_shape(node: Node) -> Shape:
    return {
        "depth": node.depth,
        "marker": node.marker,
        "title": node.title,
        "text": node.text,
        "line": node.line_number,
        "due": node.deadline.day.isoformat() if node.deadline else None,
        "due_text": node.deadline.phrase if node.deadline else "",
        "recurrence": node.recurrence,
        "lead": list(node.lead),
        "units": list(node.units),
        "person": node.person,
        "target": _amount_shape(node.target),
        "document_number": node.document_number,
        "status": node.status.value,
    }


def _amount_shape(amount: Amount | None) -> Shape | None:
    return {"value": amount.number, "unit": amount.unit} if amount else None

"""Keys are heard one after the other, each when all that the last has caused is done.

Textual (8.2.8) hands a key at once to what has the focus then. A title typed in one go behind the key that
asks for it went to the outline, letter by letter, for as long as the dialog was not there yet; and a dialog
that heard a key before it had its lines broke the app.

Of the mouse the left button alone is heard: who pastes with the right or the middle one, as terminals do,
ticked what was under the mouse.
"""

from __future__ import annotations

from asyncio import sleep
from collections import deque
from collections.abc import Iterator

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_LOOK_AGAIN_S = 0.001
_LEFT_BUTTON = 1


class QueueingApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        """What has not been handed on yet, the oldest first."""

        self.heard = 0
        """How many keys and pastes there have been."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.MouseDown | events.MouseUp) and event.button > _LEFT_BUTTON:
            return
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        self.heard += 1
        if len(self._typed) == 1:
            await self._hand_on()

    def is_settled(self) -> bool:
        """Whether nothing is left to do of what the user has asked for so far."""
        return not any(map(_has_messages, self._on_the_way()))

    async def _hand_on(self) -> None:
        """Only while the app is about no other message: it opens screens, and waits for them, within one."""
        if self.is_settled():
            await super().on_event(self._typed.popleft())
        else:
            await sleep(_LOOK_AGAIN_S)
        if self._typed:
            self.call_later(self._hand_on)

    def _on_the_way(self) -> Iterator[MessagePump]:
        """Whom keys and what they ask for pass."""
        yield self
        yield from self.screen_stack
        if self.focused is not None:
            yield from self.focused.ancestors_with_self


def _has_messages(pump: MessagePump) -> bool:
    """Textual takes one out of the queue before it is its turn."""
    return pump.message_queue_size > 0 or pump._pending_message is not None  # pyright: ignore[reportPrivateUsage] -- there is no public way

"""Text as a search sees it: one form for what the same key types in different states of an input method."""

from __future__ import annotations

import unicodedata

_SAME_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("、﹑", ","),
        **dict.fromkeys("。｡・·•‧", "."),
        **dict.fromkeys("“”„‟«»「」『』", '"'),
        **dict.fromkeys("‘’‚‛`´", "'"),
        **dict.fromkeys("【〔〖〘{", "["),
        **dict.fromkeys("】〕〗〙}", "]"),
        **dict.fromkeys("《〈", "<"),
        **dict.fromkeys("》〉", ">"),
        **dict.fromkeys("—–―‐‑‒−〜～", "-"),
    }
)


def fold(text: str) -> str:
    """`text` in the one form in which words are compared.

    Full-width letters, digits and punctuation become half-width, letters lose their case, and the kinds
    of a punctuation mark (`、` and `，`, `“` and `「`) become one. Folding folded text changes nothing.
    The length may change (`①` becomes `1`, `…` becomes `...`).
    """
    if text.isascii():
        return text.lower().translate(_SAME_PUNCTUATION)
    compatible = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_PUNCTUATION)
    return unicodedata.normalize("NFKC", compatible)

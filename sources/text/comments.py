"""Comments cut out of text, in time linear in its length whatever is left open."""


def cut_comments(text: str, opening: str, closing: str) -> tuple[str, list[str]]:
    """`text` with a blank for each comment, and what the comments say; one that is never closed goes to the end."""
    if opening not in text:
        return text, []
    kept: list[str] = []
    said: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0:
        kept.append(text[at:start])
        end = text.find(closing, start + len(opening))
        end = len(text) if end < 0 else end
        said.append(text[start + len(opening) : end])
        at = end + len(closing)
    kept.append(text[at:])
    return " ".join(kept), said

"""Who speaks through a document, a film or a report: "a statement by the army", "a video released by the rebels"."""

from __future__ import annotations

from tadmor.read.sources.speakers import Knowledge
from tadmor.read.sources.tree import Tree

ISSUING = frozenset("issue release publish post make give send broadcast circulate distribute".split())
ISSUED = ISSUING | frozenset("film record write compile sign author prepare share upload".split())


def author_of(tree: Tree, head: int, known: Knowledge) -> int | None:
    """The noun (or "its") behind the thing at `head`, or None where the thing speaks for itself."""
    parse = tree.parse
    author = tree.object_of(head, "by")
    if author is None:
        author = _sender(tree, head, known)
    owner = tree.child(head, "poss")
    if author is None and owner is not None and (tree.child(owner, "case") is not None or parse.poses[owner] == "PRON"):
        author = owner
    if author is None and parse.deps[head] == "dobj" and parse.lemmas[parse.heads[head]].lower() in ISSUING:
        author = tree.subject(parse.heads[head])
    if author is None:
        made = (c for c in tree.children[head] if parse.deps[c] == "acl" and parse.lemmas[c].lower() in ISSUED)
        author = next((a for c in made if (a := tree.object_of(c, "by")) is not None), None)
    return author


def _sender(tree: Tree, head: int, known: Knowledge) -> int | None:
    """Whoever a letter is "from"; footage "from the scene" has no sender."""
    sender = tree.object_of(head, "from")
    if sender is None:
        return None
    named = tree.parse.poses[sender] in ("PROPN", "PRON") or tree.word(sender) in known.speakers.words
    return sender if named else None

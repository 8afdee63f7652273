"""Who is the subject of a verb of saying, also where the parser lost it."""

from __future__ import annotations

from tadmor.read.sources.tree import QUOTES, Tree

ADDING = frozenset({"add", "note", "stress", "emphasize", "emphasise", "specify"})


def speaking_subject(tree: Tree, verb: int) -> int | None:
    """The noun that says what `verb` says, or None."""
    if tree.parse.lemmas[verb].lower() in ADDING and tree.parse.deps[verb] == "advcl":
        governor = tree.parse.heads[verb]
        if tree.parse.deps[governor] == "ccomp" and tree.parse.heads[governor] < governor:
            return tree.subject(tree.parse.heads[governor])
    at_end = _subject_at_end(tree, verb)
    subject = at_end if at_end is not None else tree.subject(verb)
    if subject is not None:
        return subject
    root = next((t for t, head in enumerate(tree.parse.heads) if t == head), verb)
    if root < verb and tree.parse.deps[verb] in ("oprd", "dep") and tree.parse.poses[root] in ("NOUN", "PROPN"):
        return root
    after = tree.child(verb, "dobj", "attr", "dep", "npadvmod")
    quoted = verb > 0 and (tree.word(verb - 1) in QUOTES or tree.word(verb - 1) == ",")
    return after if quoted and after is not None and after > verb else None


def run_start(tree: Tree, noun: int) -> int:
    """First token of the unbroken run of nouns and their adjectives that ends at `noun`."""
    while noun > 0 and tree.parse.poses[noun - 1] in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ"):
        noun -= 1
    return noun


def _subject_at_end(tree: Tree, verb: int) -> int | None:
    """The noun before a verb that ends the sentence ("…, residents said."), where the parser saw no subject."""
    parse = tree.parse
    heard = tree.child(verb, "dobj", "dative") if tree.word(verb) == "told" else None
    last = (verb if heard is None else tree.last[heard]) + 1 >= len(parse.words) - 1
    if not last or verb < 3 or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    if parse.words[verb - 1] == ",":
        office = parse.heads[verb - 2]
        named = parse.deps[verb - 2] == "appos" and parse.poses[verb - 2] == "PROPN" and tree.first[office] > 0
        twice = (c for c in tree.children[office] if c < verb - 2 and parse.deps[c] == "appos" and tree.first[c] > 0)
        torn = next((c for c in twice if named and tree.word(tree.first[c] - 1) == ","), None)
        if torn is not None:
            return torn
        return office if named and tree.word(tree.first[office] - 1) == "," else None
    if parse.poses[verb - 1] not in ("PROPN", "NOUN"):
        return None
    first = run_start(tree, verb - 1)
    return verb - 1 if first > 0 and (tree.word(first - 1) == "," or tree.word(first - 1) in QUOTES) else None

"""Which drafts of one report tell of the same event.

A report tells an event once in full and then leans on it: "the attack", "51 dead", "it struck at noon". A thread is a
run of drafts about one event. What each takes over from the others is told in taken_over.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tadmor.lexicon.kinds import GENERIC, KindLexicon
from tadmor.model.actor import Actor
from tadmor.model.geography import kilometres
from tadmor.model.place import Place
from tadmor.read.draft import Draft
from tadmor.read.page import Page
from tadmor.read.times_events import days_apart

FAR_KM = 60.0
# A thread is asked by its last members, and forgotten after so many sentences: a long report stays linear.
FEW, FAR_SENTENCES = 12, 60
ANOTHER = re.compile(
    r"\b(?:another|a separate|separately|in a second|elsewhere|a similar|an earlier|previously|a previous|meanwhile|"
    r"in a different|in response|in retaliation|retaliat\w+|in revenge|in return)\b",
    re.IGNORECASE,
)
FROM_THE_AIR = frozenset({"strike", "raid", "bombing", "airstrike"})
ON_THE_GROUND = frozenset({"assault", "clash", "battle", "fighting", "ambush", "offensive"})
WORD = re.compile(r"[^\W\d_]+")
ANY_SIDE = frozenset(
    "the of a and fighter soldier force troop people man men civilian officer guard post base camp position convoy patrol jet "
    "plane warplane aircraft drone unit group member town village checkpoint".split()
)


def link_threads(page: Page, drafts: Sequence[Draft], lexicon: KindLexicon) -> tuple[int, ...]:
    """A thread number for each draft, in the order of first appearance."""
    threads: list[list[Draft]] = []
    numbers: list[int] = []
    for draft in drafts:
        near = (
            (at, members[-FEW:])
            for at, members in enumerate(threads)
            if draft.unit.sentence - members[-1].unit.sentence <= FAR_SENTENCES
        )
        scores = [(_fit(page, draft, members, lexicon), -at) for at, members in near]
        best = max(scores, default=(0.0, 0))
        if best[0] > 0:
            number = -best[1]
            threads[number].append(draft)
        else:
            number = len(threads)
            threads.append([draft])
        numbers.append(number)
    return tuple(numbers)


def _fit(page: Page, draft: Draft, members: Sequence[Draft], lexicon: KindLexicon) -> float:
    """Above 0 when the draft can belong to the thread; greater for more in common and for being nearer."""
    if lexicon.family(draft.kind) != lexicon.family(members[0].kind) and draft.stance != "denies":
        return 0.0
    if draft.stance == "denies" and not lexicon.violent(members[0].kind):
        return 0.0
    if (draft.reality == "happened") != (members[0].reality == "happened"):
        return 0.0
    if any(_contradict(draft, other) for other in members):
        return 0.0
    if any(other.unit.sentence == draft.unit.sentence and _said_alike(other, draft) for other in members):
        return 0.0
    if not draft.leans and ANOTHER.search(page.text_of(draft.unit.sentence)):
        return 0.0
    near = 1.0 / (1 + draft.unit.sentence - members[-1].unit.sentence)
    common = sum(_share(draft, other) for other in members) / len(members) + 0.5 * _same_word(page, draft, members)
    if draft.leans or draft.stance == "denies":
        common += _kinship(page, draft, members)
    if draft.leans or common > 0:
        return near + common + 0.1 * min(len(members), 5)
    return near if near > 0.3 and not _has_own(draft) else 0.0


def _kinship(page: Page, draft: Draft, members: Sequence[Draft]) -> float:
    """How well what leans on an event fits the thread: by kind, by a word like "strike" or "assault", by another toll."""
    kind = next((m.kind for m in members if m.kind not in GENERIC), None)
    if draft.kind == kind and draft.kind not in GENERIC:
        return 0.5
    words = words_told(page, draft)
    if (kind == "air_drone_strike" and words & FROM_THE_AIR) or (kind == "armed_clash" and words & ON_THE_GROUND):
        return 0.4
    tolls = any(q.what in {"killed", "wounded"} for m in members for q in m.quantities)
    return 0.3 if draft.kind == "outcome" and tolls else 0.0


def _same_word(page: Page, draft: Draft, members: Sequence[Draft]) -> bool:
    """ "The attack" goes back to what was called an attack before."""
    return bool(words_told(page, draft) & {word for member in members for word in words_told(page, member)})


def words_told(page: Page, draft: Draft) -> set[str]:
    """The words that tell the event, in small letters and without a plural s; not those of its outcome."""
    text = page.document.text
    return {
        text[m.trigger.start : m.trigger.end].lower().rstrip("s") for m in draft.unit.mentions if m.kind != "outcome"
    }


def _said_alike(a: Draft, b: Draft) -> bool:
    """Two units that one speaker keeps apart in one sentence are two events."""
    if a.acting() and b.acting() and not keys_of(a.acting()) & keys_of(b.acting()):
        return True
    return a.unit.attribution == b.unit.attribution and bool(a.unit.roles) and bool(b.unit.roles)


def _has_own(draft: Draft) -> bool:
    return draft.when is not None and draft.where is not None


def _contradict(a: Draft, b: Draft) -> bool:
    later_death = "outcome" in {a.kind, b.kind} and (a.leans or b.leans)
    return (days_apart(a.when, b.when) and not later_death) or far_apart(a.where, b.where) or _swapped(a, b)


def far_apart(a: Place | None, b: Place | None) -> bool:
    """True when the two places lie further apart than their radii and 60 km."""
    if a is None or b is None or a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude)) > FAR_KM + (a.radius_km or 0) + (
        b.radius_km or 0
    )


def keys_of(actors: Sequence[Actor]) -> set[str]:
    """What stands for each actor that is known: its entity, else its name in small letters."""
    return {a.entity_id or a.name.lower() for a in actors if a.certainty != "unidentified"}


def _swapped(a: Draft, b: Draft) -> bool:
    """The doer of one is the one it was done to in the other: an attack and its answer."""
    a_did, b_did, a_met, b_met = keys_of(a.acting()), keys_of(b.acting()), keys_of(a.acted_on()), keys_of(b.acted_on())
    if (a_did & b_met or b_did & a_met) and not a_did & b_did:
        return True
    did_a, did_b, met_a, met_b = _sides(a.acting()), _sides(b.acting()), _sides(a.acted_on()), _sides(b.acted_on())
    return bool(did_a & met_b and did_b & met_a and not did_a & did_b)


def _sides(actors: Sequence[Actor]) -> set[str]:
    """Words that tell one side from another ("rebel camp": rebel), without those that any side has."""
    words = {word.rstrip("s") for actor in actors for word in WORD.findall(actor.name.lower())}
    return words - ANY_SIDE


def _share(a: Draft, b: Draft) -> float:
    score = 0.0
    if a.when and b.when and a.when.first_day and b.when.first_day and not days_apart(a.when, b.when):
        score += 0.5
    if (
        a.where
        and b.where
        and (a.where.name == b.where.name or (a.where.gazetteer_id or 1) == (b.where.gazetteer_id or 2))
    ):
        score += 0.5
    score += 0.4 * bool(keys_of(a.acting()) & keys_of(b.acting())) + 0.3 * bool(
        keys_of(a.acted_on()) & keys_of(b.acted_on())
    )
    if a.kind == b.kind and a.kind not in GENERIC:
        score += 0.2
    return score

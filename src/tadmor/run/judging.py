"""What a person decides of statements and events, added to a record: the one way for the command line and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from tadmor.errors import UsageError
from tadmor.export.decided import tell_former
from tadmor.export.protect import Released
from tadmor.export.rows import sort_claims, sort_incidents
from tadmor.match.deciding import decide_claims
from tadmor.model.claim import Claim
from tadmor.model.ids import ClaimId, DocumentId, IncidentId, JudgementId
from tadmor.model.incident import Incident
from tadmor.model.judgement import PAIRING, Judgement, Unsettled, judged_claims, name_judgement, signed_claims
from tadmor.run.deciding import Ground, Saying, load_ground, newest_of, refuse_if_changed
from tadmor.run.weighing import load_judged, release, weigh_record
from tadmor.store.decisions import Decision
from tadmor.store.record import Record
from tadmor.weigh.grade import propose_grade
from tadmor.weigh.signing import Signature, find_signatures, make_judgement, parse_grade

PairVerdict = Literal["same", "different", "unsure"]
_LEAST_LETTERS = 4


def judge_pair(
    record: Record, verdict: PairVerdict, pair: tuple[str, str], *, by: str, why: str | None = None
) -> Judgement:
    """Adds that two claims tell of one event, of different ones, or that this is open again, and computes incidents anew.

    A claim is named by its id, the first letters of it, or EVENT:NUMBER as on a card; what is read no more, by the id that was
    judged. The judgement replaces all of the same two claims, also those made when they were told on other words. Raises
    UsageError for a claim that is not there, and without a name.
    """
    if verdict not in get_args(PairVerdict):
        raise UsageError(f"There is no verdict {verdict!r}. There are: {', '.join(PAIRING)}.")
    saying = Saying(by=by, why=why)
    released = release(record)
    first, second = (find_claim(released, named) for named in pair)
    judgement = decide_pair(record, verdict, (first, second), saying)
    weigh_record(record)
    return judgement


def decide_pair(record: Record, verdict: PairVerdict, pair: tuple[str, str], saying: Saying) -> Judgement:
    """The same for whole ids, as an addition to the record alone: `weigh_record` computes incidents anew.

    `saying.expected` is the newest judgement of the two that the person had seen (``""``: none). Raises ConflictError where
    somebody has judged them since.
    """
    documents = _documents_of(record, pair)
    ground_of = load_ground(record, documents)

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(known)
        first, second = (ground.heirs.get(ClaimId(named), ClaimId(named)) for named in pair)
        if first == second:
            raise UsageError(f"{pair[0]} and {pair[1]} are one statement. Name two.")
        on = tuple(sorted((first, second)))
        same = _of_pair(ground, on)
        refuse_if_changed(same, saying.expected)
        before = [j for j in ground.standing(same) if j.verdict in PAIRING]
        at = ground.next_moment()
        judgement = Judgement(
            id=name_judgement(on, verdict, saying.by.strip(), at),
            on=on,
            verdict=verdict,
            by=saying.by.strip(),
            at=at,
            why=saying.why or None,
            replaces=before[-1].id if before else None,
            also_replaces=tuple(old.id for old in before[:-1]),
            anchors=record.anchors(on),
        )
        return Decision(judgement=judgement)

    return record.decide(documents, make)


def find_newest_of_pair(record: Record, pair: tuple[str, str]) -> JudgementId | None:
    """The newest judgement of two claims (whole ids), None where there is none: what a form hands back as ``expected``."""
    documents = _documents_of(record, pair)
    ground = load_ground(record, documents)(record.judgements_in(documents))
    return newest_of(
        _of_pair(ground, tuple(sorted(ground.heirs.get(ClaimId(named), ClaimId(named)) for named in pair)))
    )


def _of_pair(ground: Ground, on: tuple[str, ...]) -> list[Judgement]:
    return [j for j in ground.known if j.on == on or ground.thing(j) == on]


def _documents_of(record: Record, claims: Iterable[str]) -> set[DocumentId]:
    """The reports in which claims stand, or stood when somebody judged them."""
    of = {str(anchor.claim): anchor.document for anchor in record.anchors(tuple(claims))}
    for claim in claims:
        if claim not in of:
            judged = [j for j in record.judgements() if claim in judged_claims(j)]
            if not judged:
                raise UsageError(f"There is no statement {claim}.")
            of |= {str(anchor.claim): anchor.document for j in judged for anchor in j.anchors}
    return set(of.values())


def sign_incident(
    record: Record, incident: str, *, by: str, grade: str | None = None, why: str | None = None
) -> Judgement:
    """Adds a name to the proposed grade of an event, or overrules it with `grade` ("weak 3"), and computes incidents anew.

    An event is named by its number in the list or the first letters of its id. What stands on its card is kept with the signature.
    It takes the place of the same person's last. Raises UsageError where there is nothing to sign, without a name, and to overrule
    without saying why.
    """
    released = release(record)
    found = find_event(released, incident)
    told = [claim for claim in released.claims if claim.id in set(found.claims)]
    judgement = sign_shown(record, found, told, Saying(by=by, why=why), grade)
    weigh_record(record)
    return judgement


def sign_shown(
    record: Record, shown: Incident, told: Sequence[Claim], saying: Saying, grade: str | None = None
) -> Judgement:
    """The same for an event as it was shown, with its claims, as an addition to the record alone: nothing is computed.

    `saying.expected` is the newest signature of its claims that the person had seen (``""``: none). Raises ConflictError where
    somebody has signed since.
    """
    parsed = parse_grade(grade) if grade else None
    anchors, documents = record.anchors(shown.claims), {claim.document.id for claim in told}
    ground_of = load_ground(record, documents)

    def make(known: tuple[Judgement, ...]) -> Decision:
        ground = ground_of(known)
        seen = [j for j in known if {ground.heirs.get(ClaimId(c), c) for c in signed_claims(j)} & {*shown.claims}]
        refuse_if_changed(seen, saying.expected)
        applied = decide_claims(ground.read, known, ground.documents).judgements
        signed = find_signatures((shown,), applied).get(shown.id, ())
        own = [old.id for old in signed if old.by == saying.by.strip() and {*signed_claims(old)} <= {*shown.claims}]
        signature = Signature(by=saying.by, at=ground.next_moment(), why=saying.why or None, grade=parsed)
        judgement = make_judgement(
            shown, signature, own[0] if own else None, anchors=anchors, proposed=propose_grade(shown, told)
        )
        return Decision(judgement=judgement)

    return record.decide(documents, make)


def find_unsettled(record: Record, released: Released | None = None) -> tuple[Unsettled, ...]:
    """What people decided and does not apply, with the reason, oldest first: kept, and waiting for a person or for another reading.

    Only what may leave the record; `released` is that, where it is known.
    """
    judgements, claims, documents = load_judged(record)
    settled = decide_claims(claims, judgements, documents)
    waiting = (*settled.unsettled, *_find_not_held(settled.judgements, record.incidents()))
    if not waiting:
        return ()
    told = {judgement.id for judgement in (released or release(record)).judgements}
    left = (one for one in waiting if one.judgement.id in told)
    return tuple(sorted(left, key=lambda one: (one.judgement.at, one.judgement.id)))


def _find_not_held(judgements: Iterable[Judgement], incidents: Iterable[Incident]) -> Iterator[Unsettled]:
    """Judgements that others do not let come true: two that are the same with somebody's "different" between them."""
    home = {claim: incident.id for incident in incidents for claim in incident.claims}
    newest = {judgement.on: judgement for judgement in judgements if judgement.verdict in PAIRING}
    for judgement in newest.values():
        homes: list[IncidentId | None] = [home.get(ClaimId(claim)) for claim in judgement.on]
        if None not in homes and judgement.verdict == ("same" if len(set(homes)) > 1 else "different"):
            claims = tuple(map(ClaimId, judgement.on))
            yield Unsettled(judgement=judgement, reason="not_held", claims=claims)


def find_event(released: Released, wanted: str) -> Incident:
    """The event of this number, or of an id that begins so. Raises UsageError where there is none, or more than one."""
    listed = sort_incidents(released.incidents)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(listed):
        return listed[int(wanted) - 1]
    found = [incident for incident in listed if len(wanted) >= _LEAST_LETTERS and incident.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if told := tell_former(released, wanted):
        raise UsageError(told)
    if found:
        raise UsageError(f"{len(found)} events have an id that begins with {wanted}. Give more of it.")
    raise UsageError(
        f"There is no event {wanted}: give a number from 1 to {len(listed)}, or an id from its fourth letter on."
    )


def find_claim(released: Released, wanted: str) -> ClaimId:
    """The claim of this id, of an id that begins so, or of EVENT:NUMBER. Raises UsageError where there is none, or several."""
    event, _, number = wanted.partition(":")
    listed = sort_incidents(released.incidents)
    if event.isdecimal() and number.isdecimal() and 1 <= int(event) <= len(listed):
        members = set(listed[int(event) - 1].claims)
        told = sort_claims(claim for claim in released.claims if claim.id in members)
        if 1 <= int(number) <= len(told):
            return told[int(number) - 1].id
    judged = (ClaimId(claim) for judgement in released.judgements for claim in judged_claims(judgement))
    known = sorted({*(claim.id for claim in released.claims), *judged})
    found = [claim for claim in known if len(wanted) >= _LEAST_LETTERS and claim.startswith(wanted)]
    if len(found) != 1:
        said = f"{len(found)} statements have an id that begins with" if found else "There is no statement"
        raise UsageError(f"{said} {wanted}: give EVENT:NUMBER as on the card of the event, or an id.")
    return found[0]

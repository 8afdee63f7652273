"""A speaker, what is known of speakers, and what kind of source a name makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tadmor.lexicon.attitudes import Attitudes, load_attitudes
from tadmor.lexicon.cues import Cues
from tadmor.lexicon.speakers import Sort, Speakers
from tadmor.model.ids import EntityId
from tadmor.model.source import SourceKind
from tadmor.model.span import Span
from tadmor.read.findings import ActorMention

PRONOUNS: Mapping[str, Sort] = {
    "he": "person",
    "she": "person",
    "it": "group",
    "they": "group",
    "i": "person",
    "we": "group",
}
ACTOR_KINDS: Mapping[str, SourceKind] = {
    "state": "official",
    "government": "state_body",
    "state_body": "state_body",
    "military": "military",
    "coalition": "military",
    "armed_group": "armed_group",
    "police": "state_body",
    "militia": "armed_group",
    "private_force": "armed_group",
    "gang": "armed_group",
    "civilians": "witness",
    "people": "witness",
    "ngo": "ngo",
    "un_body": "un_body",
    "medical": "medical",
}
OF_A_STATE = frozenset({"state_body", "military", "official"})
ARMED_WORDS = frozenset(
    "army military rebel rebels militia navy force forces general colonel commander coalition brigade militant insurgent".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody said to say something. `span` is the name as said, `word` its head word in lower case.

    `definite` is True for "the source", which may have been named before; `pronoun` for "he"; `written` where a
    statement or report of theirs speaks for them, which "it" may then mean.
    """

    name: str
    span: Span
    word: str
    kind: SourceKind
    sort: Sort
    plural: bool = False
    pronoun: bool = False
    definite: bool = False
    anonymous: bool = False
    own_name: bool = False
    written: bool = False
    party: str | None = None
    entity_id: EntityId | None = None

    @property
    def armed(self) -> bool:
        """True when "we struck" can be an admission: a force, a group or somebody who speaks for one."""
        words = self.name.lower().replace("’", "'").split()
        return self.kind in ("military", "armed_group", "state_body") or bool({*ARMED_WORDS, "group's"} & set(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the finding of sources knows: cues, attitudes, speaker words, the report's text, its actors by start, agencies.

    `named` holds actors with an entity by name in small letters, `ministries` where ministries stand and whose they are.
    """

    text: str
    cues: Cues
    speakers: Speakers
    actors: Mapping[int, ActorMention]
    agencies: Mapping[str, EntityId]
    attitudes: Attitudes = field(default_factory=load_attitudes)
    named: Mapping[str, ActorMention] = field(default_factory=dict)
    ministries: tuple[tuple[int, str], ...] = ()


def know(
    text: str, cues: Cues, speakers: Speakers, actors: Sequence[ActorMention], agencies: Mapping[str, EntityId]
) -> Knowledge:
    """What is known of one report: its actors by place and by name, and the parties that its ministries belong to."""
    ministries = [(a.evidence.start, a.party) for a in actors if a.party and "ministry" in a.name.lower()]
    return Knowledge(
        text=text,
        cues=cues,
        speakers=speakers,
        actors={a.evidence.start: a for a in actors},
        agencies=agencies,
        named={a.name.casefold(): a for a in reversed(actors) if a.entity_id},
        ministries=tuple(sorted(ministries)),
    )


def kind_of(name: str, head: str, person: bool, known: Knowledge) -> tuple[SourceKind, Sort]:
    """What kind of source bears this name, from its head word, then the parts of its name."""
    if name in known.agencies or "news agency" in name.lower():
        return "news_agency", "group"
    word = known.speakers.words.get(head)
    whole = known.speakers.kind_of_name(name) if name[:1].isupper() else None
    if person and not (whole in ("outlet", "news_agency") and "," not in name):
        offices = [known.speakers.words[w] for w in name.lower().replace(",", " ").split() if w in known.speakers.words]
        office = next((o for o in offices if o.sort == "person"), None)
        return (office.kind if office else "official"), "person"
    if word is not None and (word.sort == "person" or whole is None):
        return _of_a_force(name, word.kind), word.sort
    if whole is not None:
        return whole, "group"
    return ("official", "group") if name[:1].isupper() else ("witness", "group")


def _of_a_force(name: str, kind: SourceKind) -> SourceKind:
    words = set(name.lower().split())
    if kind == "official" and words & {"army", "military", "navy"}:
        return "military"
    if kind == "official" and words & {"rebel", "militant", "taliban"}:
        return "armed_group"
    return kind


def with_actor(speaker: Speaker, mention: ActorMention | None, head: int) -> Speaker:
    """The speaker with what the finder of actors knows of it."""
    if mention is None:
        return speaker
    speaker = replace(speaker, party=mention.party or mention.entity_id)
    if mention.evidence.start <= head < mention.evidence.end:
        kind = (
            speaker.kind if speaker.kind in ("news_agency", "outlet") else ACTOR_KINDS.get(mention.kind, speaker.kind)
        )
        kind = "state_body" if mention.kind == "state" and speaker.kind == "state_body" else kind
        speaker = replace(speaker, entity_id=mention.entity_id, kind="official" if mention.person else kind)
    return speaker


def with_party(speaker: Speaker, known: Knowledge) -> Speaker:
    """The speaker with the side that its name or an earlier line gives it, where the mention itself gave none."""
    if speaker.party is not None:
        return speaker
    earlier = known.named.get(speaker.name.casefold())
    if earlier is not None:
        return replace(speaker, party=earlier.party or earlier.entity_id, entity_id=earlier.entity_id)
    words = speaker.name.split()
    if "ministry" in map(str.lower, words) and speaker.kind in OF_A_STATE:
        before = [party for start, party in known.ministries if start < speaker.span.start]
        return replace(speaker, party=before[-1] if before else None)
    if speaker.kind in OF_A_STATE or "state" in words:
        nation = next((known.speakers.nations[w] for w in words if w in known.speakers.nations), None)
        return replace(speaker, party=nation)
    return speaker


def is_medium(speaker: Speaker) -> bool:
    """True when telling it something means that it passes it on: a named or single newspaper, agency or monitor."""
    if speaker.word in ("media", "press", "reporters", "journalists"):
        return False
    if speaker.kind in ("news_agency", "outlet"):
        return True
    named = speaker.own_name or any(word[:1].isupper() for word in speaker.name.split())
    return named and speaker.kind in ("ngo", "un_body")

"""The written cases of disagreement (cases/disagreement.tsv) → claims and what is expected. The file says how a row is read."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any, cast

from tadmor.model.claim import Claim
from tadmor.model.source import Source, SourceKind
from tadmor.model.value import Quantity
from tests.claims_factory import a_claim, a_figure, a_source

CASES = Path(__file__).parent / "cases" / "disagreement.tsv"
SPEAKERS: dict[str, tuple[str, SourceKind, str | None]] = {
    "hospital": ("Varda hospital", "medical", None),
    "police": ("Sarin police", "state_body", None),
    "ministry": ("Defence Ministry=xa-mod", "state_body", "Aland"),
    "army": ("Aland army=xa-army", "military", "Aland"),
    "front": ("Free Front=front", "armed_group", "Free Front"),
    "governor": ("Governor Ilja Brandt", "official", None),
    "monitor": ("Aland Monitor", "ngo", None),
    "villagers": ("villagers of Varda", "witness", None),
    "un": ("UN human rights office=un-hr", "un_body", None),
    "expert": ("Professor Marta Lind", "expert", None),
    "anon": ("a security official", "official", "Aland"),
}
ACTORS = {"Aland army": "Aland army=xa-army", "Free Front": "Free Front=front", "Red Dawn": "Red Dawn=dawn"}
_GROUPS: dict[str, dict[str, Any]] = {
    "civilians": {"status": "civilian"},
    "fighters": {"status": "combatant", "group": "fighter"},
    "soldiers": {"status": "combatant", "group": "soldier"},
    "children": {"group": "child"},
    "women": {"group": "woman"},
    "men": {"group": "man"},
    "medics": {"group": "medic"},
    "aid workers": {"group": "aid_worker"},
    "police": {"group": "police"},
    "foreigners": {"group": "foreigner"},
    "families": {"group": "family"},
}
_WORDS = {
    "dozen": (12, 12, "about"),
    "dozens": (24, None, "vague"),
    "several": (3, None, "vague"),
    "tens": (10, None, "vague"),
    "hundreds": (200, None, "vague"),
}
FIGURE = re.compile(r"(killed_or_wounded|killed|wounded|missing|abducted|displaced|vehicles_\w+) (\S+) ?(.*)")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row: claims of one incident and what is expected of its fields."""

    title: str
    section: str
    said: str
    expected: tuple[tuple[str, str], ...]

    def claims(self) -> list[Claim]:
        """The claims, each in a report of its own; one outlet's second report is another report."""
        return [_claim(said.strip(), number) for number, said in enumerate(f"{self.said} ".split("| "))]

    @property
    def left_alone(self) -> bool:
        """Nothing is disputed here."""
        stated = [value for name, value in self.expected if name not in ("origins", "toll", "disputes", "detail")]
        return not any(value.startswith(("conflicting", "revised")) for value in stated)


def load_cases() -> list[Case]:
    """Every row, in the order of the file."""
    cases, section = [], ""
    for line in CASES.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            section = line.removeprefix("# --- ")
            continue
        title, said, expected = line.split("\t")
        pairs = tuple(cast("tuple[str, str]", tuple(one.strip().split("=", 1))) for one in expected.split("; "))
        cases.append(Case(title=title, section=section, said=said, expected=pairs))
    return cases


def _number(words: str) -> tuple[int | None, int | None, str]:
    if words in _WORDS:
        return _WORDS[words]
    if words.endswith("+"):
        return int(words[:-1]), None, "at_least"
    if words.startswith(">"):
        return int(words[1:]), None, "more_than"
    if words.startswith("~"):
        return int(words[1:]), int(words[1:]), "about"
    if words.startswith("up"):
        return None, int(words[2:]), "up_to"
    low, _, high = words.partition("-")
    return int(low), int(high or low), "exactly"


def figure_of(what: str, words: str, rest: str, index: int) -> Quantity:
    """`part` is a part of the first figure of the claim, or of the second where it is the first itself."""
    low, high, modifier = _number(words)
    told: dict[str, Any] = {"modifier": modifier}
    nouns = []
    for word in rest.split():
        match word:
            case "part":
                told["part_of"] = 0 if index else 1
            case "ever":
                told["cumulative"] = True
            case "denied":
                told["denied"] = True
            case "theirs":
                told["belongs_to"] = "our"
            case "named":
                told["modifier"] = "counted"
            case _ if word.startswith("asof"):
                told["as_of"] = f"2024-05-{word[4:]}"
            case _:
                nouns.append(word)
    of = " ".join(nouns) or None
    figure = a_figure(cast("Any", what), low, high, of=of, **(_GROUPS.get(of or "", {}) | told))
    return dataclasses.replace(figure, words=words) if words in _WORDS else figure


def _day(words: str) -> str | None:
    """A bare number is a day of May 2024."""
    if words == "-":
        return None
    return "/".join(f"2024-05-{day}" if len(day) == 2 else day for day in words.split("/"))


def _source(speaker: str) -> Source | None:
    if speaker == "paper":
        return None
    name, kind, party = SPEAKERS[speaker]
    return a_source(name, kind, anonymous=speaker == "anon", party=party)


def _claim(said: str, number: int) -> Claim:
    head, _, body = said.partition(":")
    who, _, published = head.partition("@")
    speaker, _, outlet = who.partition("=")
    day, _, hour = published.partition("T")
    outlet = f"Outlet {outlet or number}"
    told: dict[str, Any] = {"doc": f"r{number}", "outlet": outlet, "place": "Varda", "by": "Aland army=xa-army"}
    if day:
        told["published"] = f"2024-05-{day}" + (f"T{hour}:00:00" if hour else "")
    chain = [a_source(outlet, "outlet"), *([source] if (source := _source(speaker)) else [])]
    figures: list[Quantity] = []
    weapons: list[tuple[str, str, str]] = []
    launched = None
    for item in (one.strip() for one in body.split(",") if one.strip()):
        if match := FIGURE.match(item):
            figures.append(figure_of(match[1], match[2], match[3], len(figures)))
            continue
        word, _, rest = item.partition(" ")
        if word in ("with", "captured"):
            name, _, category = rest.partition("=")
            weapons.append((name, category or name, "used" if word == "with" else "captured"))
        elif word == "from":
            launched = rest
        else:
            disputes = told.get("disputes", ())
            told |= item_of(word, rest)
            told["disputes"] = (*disputes, *item_of(word, rest).get("disputes", ()))
    kind = told.pop("kind", "air_drone_strike")
    claim = a_claim(kind, **told, figures=tuple(figures), sources=tuple(chain), weapons=tuple(w[0] for w in weapons))
    return _with(claim, weapons, launched)


def item_of(word: str, rest: str) -> dict[str, Any]:
    stances = {
        "accepts": "accepts_responsibility",
        "unconfirmed": "reports_unconfirmed",
        "unconfirming": "does_not_confirm",
        "opinion": "opinion",
    }
    simple = {"of": "time_of", "kind": "kind"}
    fixed: dict[str, dict[str, Any]] = {"total": {"scope": "day_total"}, "planned": {"reality": "planned"}}
    if word in stances:
        return {"stance": stances[word]}
    if word in simple:
        return {simple[word]: rest}
    if word in fixed:
        return fixed[word]
    if word == "denies":
        return {"stance": "denies", "disputes": (rest,)}
    if word == "on":
        return {"day": _day(rest), "time_precision": "month" if rest == "01/31" else None}
    if word == "at":
        return {"place": None if rest == "-" else rest}
    assert word == "by", word
    return {"by": () if rest == "-" else tuple(ACTORS.get(name, name) for name in rest.split("+"))}


def _with(claim: Claim, weapons: list[tuple[str, str, str]], launched: str | None) -> Claim:
    """The weapons with their categories and roles, and the place from which it was launched."""
    made = tuple(
        dataclasses.replace(weapon, category=category, role=cast("Any", role))
        for weapon, (_, category, role) in zip(claim.weapons, weapons, strict=True)
    )
    if launched is None:
        return dataclasses.replace(claim, weapons=made)
    place = a_claim(place=launched).where
    assert place is not None
    place = dataclasses.replace(place, role="launched_from")
    return dataclasses.replace(claim, weapons=made, where=place, places=(place,))

"""What a person chooses before a record is weighed: the casualty policy, and the team's own source table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from tadmor.errors import UsageError
from tadmor.lexicon.team_sources import NO_SOURCES, SourceTable
from tadmor.model.incident import PolicyName
from tadmor.weigh.policies import DEFAULT_POLICY, POLICIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How incidents are weighed."""

    policy: PolicyName = DEFAULT_POLICY
    sources: SourceTable = NO_SOURCES


DEFAULT_WEIGHING = Weighing()


def find_policy(name: str) -> PolicyName:
    """The policy of this name. Raises UsageError that lists those there are."""
    if name not in POLICIES:
        raise UsageError(f"There is no casualty policy {name!r}. There are: {', '.join(POLICIES)}.")
    return cast("PolicyName", name)

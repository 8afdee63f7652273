"""Who sits at the desk, and what that person may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "coder", "editor"]
ROLES: tuple[Role, ...] = ("reader", "coder", "editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`name` is what judgements bear; empty until somebody without an account has given one. `private`: may see private reports."""

    name: str
    role: Role
    private: bool = False
    account: bool = False

    def may(self, role: Role) -> bool:
        """Whether the person may do what takes this role: a coder codes and judges, an editor signs, merges and splits too."""
        return ROLES.index(self.role) >= ROLES.index(role)

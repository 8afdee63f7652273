"""Head words of people and of armed bodies, for telling who is meant from what is meant in a parse."""

from __future__ import annotations

PEOPLE = frozenset(
    "person people man woman child boy girl civilian soldier officer policeman villager resident farmer worker fighter militant "
    "rebel member prisoner captive hostage student pupil teacher journalist passenger body troop guard leader driver family "
    "protester demonstrator nurse doctor engineer militiaman gunman citizen refugee crowd thousand hundred dozen".split()
)
FORCES = frozenset(
    "soldier troop force fighter militant rebel army militia unit column convoy brigade battalion regiment guard police insurgent "
    "mercenary guerrilla militiaman paramilitary serviceman tank navy vessel contingent peacekeeper group military".split()
)

"""Head words of people and of armed bodies, for telling who is meant from what is meant in a parse."""

from __future__ import annotations

PEOPLE = frozenset(
    "person people man woman child boy girl civilian soldier officer policeman villager resident farmer worker "
    "fighter militant "
    "rebel member prisoner captive hostage student pupil teacher journalist passenger body troop guard leader "
    "driver family "
    "protester demonstrator nurse doctor engineer militiaman gunman citizen refugee crowd thousand hundred dozen "
    "schoolgirl "
    "schoolboy schoolchild relative mother father widow activist lawyer priest lawmaker supporter mourner migrant "
    "inhabitant sailor "
    "fisherman rancher volunteer shepherd miner trader shopkeeper merchant elder chief cleric imam pastor bishop "
    "missionary son daughter "
    "brother sister husband wife parent grandmother grandfather uncle aunt nephew niece cousin neighbour neighbor "
    "shopper "
    "commuter motorist pilgrim worshipper pensioner baby teenager medic paramedic reporter cameraman photographer "
    "editor saboteur "
    "detainee councillor senator minister deputy envoy observer peacekeeper policewoman conscript sergeant "
    "lieutenant commander "
    "insurgent guerrilla occupier woodcutter peasant labourer "
    "herder monk nun tourist foreigner suspect businessman politician mayor judge official".split()
)
FORCES = frozenset(
    "soldier troop force fighter militant rebel army militia unit column convoy brigade battalion regiment guard "
    "police insurgent "
    "mercenary guerrilla militiaman paramilitary serviceman tank navy vessel contingent peacekeeper group "
    "military jihadist "
    "squadron commando paratrooper marine reinforcement warship destroyer frigate carrier submarine gunboat fleet "
    "garrison patrol deserter infantry cavalry ranger separatist extremist".split()
)
WEAPON_NOUNS = frozenset(
    "missile rocket mortar drone iskander landmine mine grenade shell bomb airstrike warplane jet helicopter "
    "aircraft "
    "artillery tank warhead fire".split()
)
CAPTIVES = frozenset("prisoner detainee inmate captive suspect hostage convict internee abductee".split())
CROWDS = frozenset(
    "protest demonstration rally march sit-in vigil crowd protester demonstrator gathering strike marcher "
    "procession student picket "
    "square encampment activist".split()
)
PLACES = frozenset(
    "town city village district province region capital base airport airbase airfield hill hilltop bridge port "
    "island checkpoint "
    "crossing outpost post camp suburb neighbourhood neighborhood valley quarter enclave territory area "
    "stronghold position road "
    "border frontier bank coast gulf dam barracks settlement stretch".split()
)

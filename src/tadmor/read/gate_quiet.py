"""Pages that use the words of war for something else, or tell of harm that nobody meant: seen by what is *not* said in them.

A page on a flood has soldiers who rescue, one on a vote has rebels and fire, one on a worm has attackers and hostages. Neither has
gunmen, shelling or people whom somebody killed. What such a page is about is told by its lead or by a few words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

NUMBER = (
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|dozens?|scores|"
    r"hundreds|thousands|several|many|both)"
)
ARMED = re.compile(
    r"\b(?:gunm[ae]n|militants?|insurgents?|guerrillas?|jihadis\w*|extremists?|terroris\w*|separatists?|militia\w*|warplanes?|"
    r"air ?strikes?|air raids?|shelling|shelled|bombardment of|missiles?|rockets?|mortars?|grenades?|drones?|land ?mines?|"
    r"car bombs?|suicide (?:bomb\w*|vest)|(?:bombs?|devices?) (?:exploded|went off|blast|attacks?|explosions?|were|was|had|threw|"
    r"planted)|gunfire|gunshots?|shot dead|opened fire at|sabotage\w*|blew up|cartels?|gangs?|bandits?|warlords?|death squads?|"
    r"paramilitar\w+|peacekeepers?|ceasefire|curfew|riots?|rioters?|mobs?|lynch\w*|stabb\w+|abduct\w*|kidnap\w*|tortur\w+|"
    r"(?:assassinated|murdered|beheaded|gunned down|abducted)(?! in the (?:press|papers|newspapers|media|polls|election))|"
    r"communal|massacres?|massacred|snipers?|bombings?|war crimes?|executions of|"
    r"carnage|killings|checkpoints?|front ?line|prisoners? of war|genocide|hijack\w* (?:plane|bus|ship))\b",
    re.IGNORECASE,
)
MEANT = re.compile(
    r"\b(?:attack\w*|ambush\w*|rebels?|shot|fighting|clash\w*|opened fire|murder\w*|assassin\w*|executed|arson\w*)\b",
    re.IGNORECASE,
)
HARMED = re.compile(
    rf"\b{NUMBER} (?:[\w'-]+ ){{0,4}}(?:was |were |been |had |have )?(?:killed|wounded|injured|dead|died|hurt|missing)\b"
    rf"|\b(?:kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:es|ed|ing)) (?:at least |about |some |more than |up to )?{NUMBER} "
    r"|\b(?:was|were|been) (?:\w+ly )?(?:killed|murdered|wounded|injured)(?! by (?:a|the|his|her) (?:leak|review|remark|defeat))\b"
    r"|\bkill(?:s|ed|ing) (?:the|an?|his|her|their|its) (?!(?:\w+ ){0,2}(?:games?|bills?|contest|tie|match|process|"
    r"connections?|deal|cells?|plan|amendment|hopes?|thread|scene|heat)\b)\w"
    r"|\bbod(?:y|ies) (?:of|was|were)\b|\bdeath toll\b|\bthe dead\b|\bburn(?:t|ed) (?:alive|down|to death)\b",
    re.IGNORECASE,
)
CHANCE = re.compile(
    r"\b(?:earthquakes?|quakes?|landslides?|mudslides?|floods?|flooding|cyclones?|hurricanes?|typhoons?|tornado(?:es)?|storms?|"
    r"avalanches?|tsunamis?|volcano|eruption|wildfires?|lightning|(?:burst|overflowed) its banks|heavy rain|days of rain|"
    r"left the (?:rails|road|motorway|track)|derailed|overturned|plunged|capsized|sank|snapped|skidded|collided|collision|"
    r"rammed into a (?:lorry|bus|tree|wall)|veered|(?:roof|balcony|bridge|stand|building|mine|dam|wall|crane|stage|scaffolding|"
    r"factory|school|lift|ceiling|stairs?|staircase|tunnel|tower) (?:\w+ )?(?:collapsed|fell|gave way|caved in)|stampede|"
    r"boiler|gas (?:leak|cylinder|bottle|explosion)|food poisoning)\b",
    re.IGNORECASE,
)
LEAD = 3
OTHER_TALK = {"politics": 2, "software": 2, "business": 2, "sport": 2}


def led_elsewhere(texts: Sequence[str], counts: Mapping[str, int]) -> str | None:
    """What a page is about that only sounds like war or tells of harm by chance; None for every other page."""
    whole = " ".join(texts)
    if ARMED.search(whole):
        return None
    lead = next((t for t in texts[:LEAD] if HARMED.search(t) or CHANCE.search(t)), "")
    if CHANCE.search(lead) and not MEANT.search(whole):
        return "accident"
    if HARMED.search(whole):
        return None
    talk = [domain for domain, least in OTHER_TALK.items() if counts.get(domain, 0) >= least]
    return max(talk, key=lambda domain: counts[domain], default=None)

"""The words around a place name: prepositions, directions, kinds of place, roads, datelines. Patterns only, no state."""

from __future__ import annotations

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĞĠĪİŁŃŌŐŘŚŞŠŢŤŪŮŹŻŽȘȚʿʾ"
PARTICLE = (
    r"(?:al|el|ad|ed|ar|er|as|es|ash|esh|at|an|az|ez|ul|de|da|do|dos|das|del|di|du|la|le|les|los|las|bin|ben|ibn|abu|umm"
    r"|von|van|sur|am|upon|au|aux|en|sous|e|i|ye)"
)
CAPITAL_WORD = (
    rf"(?:(?:S[tT]|S[tT][eE]|M[tT]|F[tT])\. )?[{UPPER}]\w*(?:[’'ʼ`](?!s\b)\w+)*(?:-(?:abad|kala|dong|ri|gun)\b)?"
)
ONE_NAME = rf"(?:{PARTICLE}[- ])?{CAPITAL_WORD}(?:[- ](?:{PARTICLE}[- ]){{0,2}}[‘ʿʾ]?{CAPITAL_WORD})*"
NAME = re.compile(ONE_NAME)
# In running text "at El Adde" and "as Kyiv" are no names: English words lead a name only with a hyphen.
NAMES = re.compile(
    r"(?<!\w)(?:(?:al|el|ad|ar|es|ash|esh|az|ez|ul|de|da|dos|das|del|di|du|la|le|les|los|las|bin|ben|ibn|abu|umm|von|van)[- ]"
    rf"|(?:at|an|as|ed|er|am)-)?{CAPITAL_WORD}(?:[- ](?:{PARTICLE}[- ]){{0,2}}[‘ʿʾ]?{CAPITAL_WORD})*"
)

KIND = (
    r"(?:city|cities|town|towns|township|village|villages|hamlet|settlement|community|suburb|suburbs|neighbou?rhood|neighbou?rhoods"
    r"|district|districts|quarter|camp|port|capital|area|municipality|outpost|island|province|region|state|governorate|county|oblast)"
)
KIND_OF = rf"(?:(?:\w+[- ])?{KIND}\s+of\s+)"
DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
DIRECTED = (
    r"(?:(?:far[- ])?(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:far[- ])?(?:east|west)(?:ern)?|central|rural|upper|lower"
    r"|coastal|south-?central|north-?central|government-held|rebel-held|opposition-held|occupied|besieged|nearby|war-torn)"
)
LEAD = re.compile(
    rf"(?:(?:the|nearby|neighbou?ring|former|strategic|key|contested|disputed)\s+){{0,3}}(?:{KIND_OF})?(?:the\s+)?(?P<directed>(?:{DIRECTED}\s+)*)$",
    re.IGNORECASE,
)
INTRODUCED = re.compile(rf"\b(?P<kind>{KIND})\s+of\s+(?:the\s+)?$", re.IGNORECASE)
KIND_AFTER = re.compile(
    r"\s+(?P<word>(?:administrative |autonomous )?(?P<kind>provinces?|regions?|oblasts?|governorates?"
    r"|states?|krai|republic|prefecture|department|wilaya|county|counties|parish|borough"
    r"|districts?|raion|subdistrict|municipality|commune|countryside|territory|woreda|canton))\b(?!-)",
    re.IGNORECASE,
)

NEXT_IN_LIST = re.compile(rf"(?:,\s+and\s+|,\s+|\s+and\s+|\s+or\s+|\s+to\s+)(?P<name>{ONE_NAME})")

NUMBER = (
    r"(?:(?P<number>\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|(?:a\s+)?(?:few|couple\s+of)|several|some)\s*-?\s*"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m)\b\s*(?:\([^)]*\)\s*)?)"
)
BEARING = re.compile(
    rf"(?P<inside>\bin\s+the\s+(?:far\s+|extreme\s+)?|\bparts?\s+in\s+the\s+)?{NUMBER}?(?:to\s+the\s+|just\s+)?\b(?P<bearing>{DIRECTION})\s+of\s+$",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(?:outside(?:\s+of)?|(?:(?:on|at|in|to|from|towards?)\s+)?the\s+(?:[\w-]+\s+)?(?:outskirts|edges?|suburbs|periphery|approaches|entrance)"
    r"\s+(?:of|to)|(?:outskirts|suburbs|approaches)\s+(?:of|to))\s+$",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"\b(?:near(?:\s+to)?|close\s+to|around|in\s+the\s+(?:vicinity|area)\s+of|(?:not\s+)?far\s+from|next\s+to|nearby|in\s+the\s+countryside\s+(?:of|around)"
    r"|(?:on|along|at|near)\s+(?:the|its|their)\s+(?:common\s+)?border\s+with|off(?:\s+the)?\s+(?:coast|shores?)\s+of)\s+$",
    re.IGNORECASE,
)
FROM_DISTANCE = re.compile(
    rf"{NUMBER}\s*(?:(?:away\s+)?from|off(?:\s+the)?(?:\s+(?:coast|shores?)\s+of)?)\s+$", re.IGNORECASE
)
FRONT = re.compile(
    r"\b(?:along|on|at)\s+the\s+(?:\w+\s+)?(?:front(?:[- ]?lines?)?|line\s+of\s+contact|contact\s+line)\b[^,.;]{0,25}$",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"\b(?:north|south|east|west|(?:north|south)-?(?:east|west)|centre|center|parts?|rest|thirds?|half|percent|much|most|invasion|occupation|jungles?|border|coast|areas?|regions?|provinces?|territory|outskirts|edge|city|town|village|capital)\s+of\s+$",
    re.IGNORECASE,
)

ROAD_WORD = re.compile(r"\b(?:road|highway|motorway|route|expressway|between)", re.IGNORECASE)
ROAD = r"(?:road|roads|highway|motorway|route|expressway)"
ROAD_OF_NAMES = re.compile(
    rf"(?P<lead>(?:\b(?:on|along|off|near|by)\s+)?(?:\b(?:the|a)\s+)?)(?P<name>(?:(?:main|coastal|desert|strategic|international|key)\s+)*{ROAD}\s+"
    rf"(?:(?:that\s+)?(?:links?|connects?|linking|connecting|joining|leading|runs?|running)\s+)?(?:from\s+|between\s+|(?P<toward>to|toward|towards)\s+)?"
    rf"(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?(?P<a>{ONE_NAME})(?:\s+(?:to|and|with)\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?(?P<b>{ONE_NAME}))?)",
)
ROAD_BY_NAMES = re.compile(
    rf"(?P<lead>(?:\b(?:on|along|off|near|by)\s+)?(?:\b(?:the|a)\s+)?)(?P<name>(?P<ab>{ONE_NAME}(?:\s?[–—-]\s?{ONE_NAME}|\s+to\s+{ONE_NAME})?)\s+(?:\w+\s+)?{ROAD})\b"
)
BETWEEN = re.compile(
    rf"\bbetween\s+(?:the\s+)?(?P<many>(?:cities|towns|villages|settlements|city|town|village)\s+of\s+)?(?P<name>(?P<a>{ONE_NAME})\s+and\s+(?P<b>{ONE_NAME}))"
)

TITLE_OF = re.compile(
    r"\b(?:mayor|governor|president|head|king|queen|emir|sheikh|bishop|archbishop|patriarch|ministry|minister|government|people|university|bank"
    r"|army|church|court|republic|kingdom|allies|ally|enemy|leaders?|rulers?|flag|friends?|supporters|critics|parliament)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TREATY = re.compile(
    r"\s+(?:peace\s+)?(?:agreements?|accords?|protocols?|talks|conventions?|process|summit|deal|treaty|declaration|format|conference)\b",
    re.IGNORECASE,
)

OFFICE = re.compile(
    r"-[a-z]|\s+(?:(?:regional|provincial|district|city|local|state|military|civil)\s+)?(?:governor|governorship|mayor|officials?|authorities|administration|council"
    r"|police(?!\s+(?:station|post|headquarters|academy|base|checkpoint))|prosecutors?|government(?!\s+area)|military|parliament|regime|newspaper|residents?|native|man|woman|group|company|brigade|battalion|regiment|division|militia|movement|party|tribe|clan"
    r"|(?:ha?emorrhagic )?fever|\w*virus|strain|disease)\b|\s+(?:regional|provincial)\s+[a-z]"
)
NOT_AN_ACTOR = frozenset(
    "be come see suffer face witness remain fall wake experience endure lie sit burn shake".split()
)
INSIDE_BEFORE = re.compile(
    r"\b(?:in|inside|into|near|outside|around|across|at|from|to|towards?|of|through|(?:left|leaving|bound)\s+(?:\w+\s+)?for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)

LIST_HEAD = re.compile(
    r"\b(?:villages|towns|settlements|cities|districts|communities|hamlets|neighbou?rhoods|areas|localities|locations)\b[^.;:]{0,60}:\s+$",
    re.IGNORECASE,
)
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Maj|Sgt|General|President|Colonel|Captain|Commander|Lieutenant|Major|Sergeant|Sheikh|Minister|Governor|Mayor)\.?\s(?P<name>{ONE_NAME})"
)

MONTH = r"(?i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:,?\s+(?:{MONTH}\s+\d{{1,2}}(?:,?\s+(?:\d{{4}}|\d{{2}}\b))?|\d{{1,2}}\s+{MONTH}(?:,?\s+(?:\d{{4}}|\d{{2}}\b))?))"
DATELINE = re.compile(
    rf"(?:[{UPPER}][{UPPER}'’.\-]+(?:[ /][{UPPER}][{UPPER}'’.\-]+)*(?:,\s+[{UPPER}][\w.’'-]*(?:\s[{UPPER}][\w.’'-]*)*?)?"
    rf"{DATE}?\.?\s*(?:\([^)\n]{{2,40}}\)\s*[-–—:]*|/[A-Z-]+/\.?|[-–—]{{1,2}})\s"
    rf"|{ONE_NAME}(?:,\s+{ONE_NAME})?{DATE}?\s*(?:\([A-Z][\w. /]{{1,30}}\)|/[A-Z-]+/)\s*[-–—.]+\s)"
)

SPEECH_AFTER = re.compile(
    r"\s+(?:(?:and|or)\s+[A-Z]\w+\s+)?(?:has\s+|have\s+|had\s+|also\s+|itself\s+|again\s+|repeatedly\s+)*(?:say|says|said|told|claim(?:s|ed)?|den(?:y|ies|ied)|wants?|wanted"
    r"|insist(?:s|ed)?|warn(?:s|ed)?|accuse[sd]?|announce[sd]?|condemn(?:s|ed)?|blame[sd]?|hopes?|vow(?:s|ed)?|reject(?:s|ed)?|confirm(?:s|ed)?"
    r"|demand(?:s|ed)?|urge[sd]?|agree[sd]?|believe[sd]?|refuse[sd]?|denounce[sd]?|welcome[sd]?|add(?:s|ed)|explain(?:s|ed)|not(?:es|ed)|recall(?:s|ed)|wrote|writes|tweeted|posted|stated"
    r"|(?:is|are|was|were|remains?|stays?)\s+(?:silent|ready|willing|unwilling|prepared|adamant|keen|determined|wary|furious|angry|considering|seeking"
    r"|demanding|hoping|committed|opposed|convinced|reluctant))\b"
)

LAUNCHED = re.compile(
    r"\b(?:fire[ds]?|firing|launch(?:ed|es|ing)?|shot|shell(?:ed|ing)|com(?:e|es|ing)|came|took\s+off|takes\s+off|taking\s+off|originat\w+|sent|flown|flew|lobbed)\b"
    r"[^.;]{0,30}?\bfrom\s+(?:(?:the|an?|(?:positions?|territory|bases?|an\s+airfield|areas?|launchers?)\s+(?:in|near|inside|of))\s+)*$",
    re.IGNORECASE,
)
DESTINATION = re.compile(
    r"\b(?:(?:head(?:ed|ing|s)?|bound|destined|depart(?:ed|ing)|making|left|leaving)\s+(?:[\w’'-]+\s+){0,3}?for|towards?|en\s+route\s+to|(?:on\s+(?:its|their|his|her|the)\s+way|fl(?:ed|ee|eeing)|mov(?:ed?|ing)"
    r"|travel+(?:ed|ing)?|carr(?:y|ied|ying)|deliver(?:ed|ing)?|ship(?:ped|ping)?|advanc(?:ed?|ing)|march(?:ed|ing)?|push(?:ed|ing)?|deploy(?:ed|ing)?|evacuated|transferred|taken|brought|sent|returned?|returning|withdr[ae]wn?|retreat(?:ed|ing)?|rolled|crossed|"
    r"went|drove|driving|transport(?:ed|ing))\s+(?:\w+\s+){0,2}?(?:to|into))\s+$",
    re.IGNORECASE,
)
FOUND = re.compile(
    r"\b(?:found|discovered|recovered|unearthed|exhumed|uncovered|turned\s+up|retrieved)\b[^,.;]{0,30}?\b(?:in|near|at|outside|around|of|from|inside|on)\s+(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
OUTER_GAP = re.compile(
    rf"(?:,?\s+|,\s+(?:an?|the)\s+[^,.;]{{0,50}}?\b{KIND}\b[^,.;]{{0,30}}?\s+)(?:(?P<joined>in|of|on)\s+)?(?:the\s+)?(?P<directed>(?:{DIRECTED}\s+)*)(?:{KIND_OF})?(?:the\s+)?",
    re.IGNORECASE,
)
NEAR_GAP = re.compile(
    rf",?\s+(?:near|outside|close\s+to|around|not\s+far\s+from|by)\s+(?:the\s+)?(?:{KIND_OF})?", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"\b(?:(?:being\s+|been\s+|were\s+|was\s+|are\s+|is\s+)?treated\s+(?:[\w-]+\s+){0,3}?(?:in|at|near)"
    r"|(?:flown|airlifted|repatriated|medevaced)\s+(?:\w+\s+){0,2}?(?:to|back\s+to)"
    r"|buried\s+(?:on\s+\w+\s+|yesterday\s+|today\s+)?(?:in|at|near)|laid\s+to\s+rest\s+(?:in|at|near)"
    r"|(?:told|briefed)\s+(?:\w+\s+){0,2}?(?:reporters|journalists|newsmen|correspondents|a\s+(?:news|press)\s+(?:conference|briefing))\s+(?:\w+\s+){0,2}?(?:in|at|from)"
    r"|(?:news|press)\s+(?:conference|briefing)\s+(?:\w+\s+){0,2}?in"
    r"|(?P<care>(?:at|in|to)\s+(?:a|the|an)\s+(?:[\w-]+\s+){0,2}?(?:hospital|hospitals|clinic)\s+(?:in|near)|(?:courts?|tribunal|judges?|jury|prosecutors?)\s+in)"
    r"|visit(?:ed|ing|s)?|toured|(?:met|meet|meeting|meets)\s+(?:[\w’'-]+\s+){0,5}?in)\s+$",
    re.IGNORECASE,
)
# "killed at a hospital in": the hospital itself was hit.
AT_CARE = re.compile(
    r"\b(?:hit|hits|str[iu]ck\w*|strikes?|attack\w*|bomb\w*|explo\w+|blasts?|fires?|fired|shell\w*|shot|shoot\w*|kill\w*|raid\w*|storm\w*|massacre\w*|burst)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
APPOSED_PLACE = re.compile(
    rf",\s+(?:an?|the)\s+(?:(?!in\b|of\b|the\b|at\b|from\b)[a-z-]+\s+){{0,3}}?(?!areas?\b|regions?\b|states?\b|quarters?\b){KIND}"
    r"(?:,|\s+(?:(?:in|of|on|near|north|south|east|west|outside|about|some|where|that|which|close|just|under)\b|\d))",
)
POSSESSIVE_GAP = re.compile(rf"['’]s\s+(?:{DIRECTED}\s+)*(?:{KIND}\s+of\s+)?", re.IGNORECASE)
APPOSED_KIND = re.compile(rf",\s+(?:an?|the)\s+[^,.;]{{0,40}}?\b{KIND}\b", re.IGNORECASE)

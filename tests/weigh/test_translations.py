"""Reports in two languages of which one is a translation of the other: figures, names and quotations agree, in the same order."""

from __future__ import annotations

import pytest

from tadmor.weigh.copies import find_copies
from tests.claims_factory import a_report

ENGLISH = (
    "Shells killed 14 people and wounded 37 in the market of Varda on Tuesday, governor Ilja Brandt said. He blamed"
    ' fighters who hold the hills above Orlin. "They fired 22 rounds in half an hour," Brandt told North Press. '
    "About 250 families left for Tassen in the night. Mara Keller, who runs the clinic of Tassen, said that 11 of "
    "the wounded were children."
)
GERMAN = (
    "Granaten haben am Dienstag auf dem Markt von Varda 14 Menschen getötet und 37 verletzt, sagte Gouverneur Ilja "
    "Brandt. Er machte Kämpfer verantwortlich, die die Hügel über Orlin halten. „Sie haben in einer halben Stunde "
    "22 Schuss abgegeben“, sagte Brandt der Agentur North Press. Etwa 250 Familien flohen in der Nacht nach Tassen."
    " Mara Keller, die Leiterin der Klinik von Tassen, sagte, 11 der Verletzten seien Kinder."
)
FRENCH = (
    "Des obus ont tué 14 personnes et en ont blessé 37 mardi au marché de Varda, a déclaré le gouverneur Ilja "
    "Brandt. Il a mis en cause des combattants qui tiennent les collines au-dessus d'Orlin. « Ils ont tiré 22 coups"
    " en une demi-heure », a dit Brandt à North Press. Quelque 250 familles sont parties pour Tassen dans la nuit. "
    "Selon Mara Keller, qui dirige la clinique de Tassen, 11 des blessés sont des enfants."
)
RUSSIAN = (
    "Снаряды убили 14 человек и ранили 37 на рынке в Варде во вторник, сообщил губернатор Илья Брандт. Он обвинил "
    "боевиков, которые удерживают высоты над Орлином. «Они выпустили 22 снаряда за полчаса», — сказал Брандт "
    "агентству Норт Пресс. Около 250 семей ночью ушли в Тассен. Мара Келлер, которая руководит клиникой Тассена, "
    "сказала, что 11 из раненых — дети."
)
SHORTER = GERMAN[: GERMAN.index("Mara Keller")]
OWN_REPORT = (
    "A Tassen, la clinique de Mara Keller ne désemplit pas. Depuis mardi, 37 blessés y ont été conduits de Varda, "
    "dont 19 devront être opérés. Les routes vers Orlin sont coupées, et la Croix-Rouge parle de 6000 déplacés "
    "depuis janvier. « Nous n'avons plus de sang », dit une infirmière. Le gouverneur Ilja Brandt était attendu "
    "mercredi avec 3 camions de vivres."
)
OTHER_DAY = (
    "Bei einem Angriff auf den Bahnhof von Varda sind am Freitag 8 Menschen getötet und 52 verletzt worden, sagte "
    "Gouverneur Ilja Brandt. Er machte Kämpfer aus Orlin verantwortlich. „Sie haben 3 Raketen abgefeuert“, sagte "
    "Brandt der Agentur North Press. Etwa 90 Familien flohen nach Tassen. Mara Keller, die Leiterin der Klinik von "
    "Tassen, sagte, 17 der Verletzten seien Soldaten."
)
PARAPHRASE = (
    "In Varda's market, 14 people were killed and 37 hurt by shellfire on Tuesday, according to governor Ilja "
    'Brandt, who pointed to fighters above Orlin. "They fired 22 rounds in half an hour," he said. Some 250 '
    "families fled to Tassen, where Mara Keller counts 11 children among the hurt."
)
ESSAY = (
    "Der Fluss trägt im Frühjahr viel Wasser, und wer an seinem Ufer wohnt, hat gelernt, auf den Dächern zu "
    "schlafen. Es gibt keine Brücke mehr, seit die alte weggespült wurde, und die Fähre fährt nur, wenn der "
    "Fährmann nüchtern ist."
)
OTHER_ESSAY = (
    "In spring the river carries much water, and those who live on its bank have learnt to sleep on the roofs. "
    "There has been no bridge since the old one was washed away, and the ferry runs only when the ferryman is "
    "sober."
)
Report = tuple[str, str | None, str | None]
DAY = "2024-05-30"
ROWS: list[tuple[str, Report, Report, bool]] = [
    ("German", (ENGLISH, "en", DAY), (GERMAN, "de", DAY), True),
    ("French, a day later", (ENGLISH, "en", DAY), (FRENCH, "fr", "2024-05-31"), True),
    ("two languages that nobody reads", (GERMAN, "de", DAY), (FRENCH, "fr", DAY), True),
    ("another script", (ENGLISH, "en", DAY), (RUSSIAN, "ru", DAY), True),
    ("the last sentence cut", (ENGLISH, "en", DAY), (SHORTER, "de", DAY), True),
    ("a report of its own on the same event", (ENGLISH, "en", DAY), (OWN_REPORT, "fr", DAY), False),
    ("the same people on another event", (ENGLISH, "en", DAY), (OTHER_DAY, "de", DAY), False),
    ("the same language", (ENGLISH, "en", DAY), (PARAPHRASE, "en", DAY), False),
    ("no language known", (ENGLISH, None, DAY), (GERMAN, "de", DAY), False),
    ("a year later", (ENGLISH, "en", DAY), (GERMAN, "de", "2025-05-30"), False),
    ("no dates: figures and names decide", (ENGLISH, "en", None), (GERMAN, "de", None), True),
    ("nothing that can be compared", (OTHER_ESSAY, "en", DAY), (ESSAY, "de", DAY), False),
]


@pytest.mark.parametrize(("reason", "first", "second", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_translations(reason: str, first: Report, second: Report, expected: bool) -> None:
    documents = [
        a_report(f"d{n}", text=text, language=language, published=published, outlet=f"Paper {n}")
        for n, (text, language, published) in enumerate((first, second))
    ]
    kinds = [group.kind for group in find_copies(documents, []) if group.kind != "same_statement"]
    assert kinds == (["translation"] if expected else []), reason


def test_translations_of_one_text_are_one_group_that_says_what_agrees() -> None:
    told = [(FRENCH, "fr", "2024-05-31"), (ENGLISH, "en", DAY), (RUSSIAN, "ru", "2024-05-31"), (OWN_REPORT, "fr", DAY)]
    documents = [
        a_report(f"d{n}", text=text, language=language, published=published, outlet=f"Paper {n}")
        for n, (text, language, published) in enumerate(told)
    ]
    (group,) = find_copies(documents, [])
    assert group.documents == tuple(f"https://example.org/d{n}" for n in range(3))
    assert (group.earliest, group.rests_on) == ("https://example.org/d1", "Paper 1")
    assert "figures" in group.basis

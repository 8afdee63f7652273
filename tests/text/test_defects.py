from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.text.defects import find_defects

BODY = "Shelling killed four people in the north of the province on Monday, the hospital said.\n"


def found(text: str, kind: str, language: str | None = "en") -> list[str]:
    return [text[d.start : d.end] for d in find_defects(text, language) if d.kind == kind]


@pytest.mark.parametrize(
    ("text", "pieces", "reason"),
    [
        (
            BODY + "The governor said the army would send more men to the",
            ["The governor said the army would send more men to the"],
            "stops at an article",
        ),
        (
            BODY + "Nine others were hurt. A doctor at the clinic told reporters that many had lost limbs in",
            ["A doctor at the clinic told reporters that many had lost limbs in"],
            "stops in mid-sentence",
        ),
        (BODY + "The governor said the army would...", ["The governor said the army would..."], "three dots"),
        (BODY + "The governor said the army would […]", ["The governor said the army would […]"], "an editor's dots"),
        (
            BODY + "The governor said the army would … [+2143 chars]",
            ["The governor said the army would … [+2143 chars]"],
            "cut by a news feed",
        ),
        (BODY + "Read more", ["Read more"], "a teaser"),
        (BODY + "Continue reading →", ["Continue reading →"], "a teaser with an arrow"),
        (BODY, [], "a whole report"),
        (BODY + "Nine others were hurt when the wall of the clinic fell.[3][4]", [], "numbers of notes"),
        (BODY + "Nine others were hurt when the wall of the clinic fell.\u200e", [], "a mark that is not seen"),
        (BODY + "“We saw the fires,” she said.”", [], "ends in a quotation mark"),
        (BODY + "Reporting by A. Writer; Editing by B. Reader", [], "the names of those who wrote it"),
        (BODY + "© 2024 The Courier", [], "a copyright line"),
        (BODY + "By Sami Nur in Beirut", [], "a byline"),
        ("Four killed in shelling of northern town", [], "only a headline"),
        (BODY + "Related: Army Sends More Men To Northern Province After Attack", [], "a link to another report"),
        (BODY + "مقتل أربعة أشخاص؟", [], "ends with a foreign mark"),
        (BODY + "The list of villages:\nTal Noor\nTal Sami", [], "a list"),
        ("He waited... and then he left. " + BODY, [], "dots inside"),
    ],
)
def test_truncated(text: str, pieces: list[str], reason: str) -> None:
    assert found(text, "truncated_sentence") == pieces, reason


@pytest.mark.parametrize(
    ("text", "pieces", "reason"),
    [
        (
            'The mayor said: "We counted nine bodies in the yard.\nThe army denied it.',
            ['"We counted nine bodies in the yard.'],
            "straight, never closed",
        ),
        (
            "The mayor said: “We counted nine bodies.\nThe army denied it.",
            ["“We counted nine bodies."],
            "curly, never closed",
        ),
        (
            "The mayor said: “We counted nine bodies.\n“Then we buried them,” he said.",
            [],
            "a speech over two paragraphs",
        ),
        ('"We left," she said. "They stayed."', [], "all closed"),
        ('They fired a 12" shell at the wall.', [], "inches"),
        ('“We left," she said.', [], "one mark of each kind"),
        ("Der Sprecher sagte: „Wir gehen.“", [], "German marks"),
        (
            "Le maire a dit : « Nous avons compté neuf corps.\nL’armée a nié.",
            ["« Nous avons compté neuf corps."],
            "French marks, never closed",
        ),
        ('They lost, she said.\n" he added, leaving the hall of the court.', [], "a mark that closes"),
        ('The "T-72" and the 9" gun were "lost", he said.', [], "figures before marks"),
        ("The child's mother wept, and the soldiers' cars left.", [], "apostrophes"),
    ],
)
def test_unclosed_quotation(text: str, pieces: list[str], reason: str) -> None:
    assert found(text, "unclosed_quotation", "de" if "„" in text else "en") == pieces, reason


DROPPED = (
    "In village of Tal Noor in result of shelling by artillery of enemy died four civilians, said head of administration. "
    "On territory of hospital fell two shells, damaged is roof of building and ambulance car."
    " Wounded were taken to hospital of city. "
    "According to words of witness, shooting was conducted from side of settlement Tal Sami during night."
)


@pytest.mark.parametrize(
    ("text", "count", "reason"),
    [
        ("This article was translated automatically. " + BODY, 1, "it says so"),
        (BODY + "[Machine translation]", 1, "it says so at the end"),
        (BODY + "Translated by Google Translate", 1, "the tool is named"),
        (BODY + "Traduction automatique", 1, "it says so in French"),
        (DROPPED, 1, "articles dropped all through"),
        (BODY * 6, 0, "plain English"),
        (
            "FOUR DEAD IN SHELLING OF VILLAGE; ARMY DENIES FIRING; MORE MEN SENT TO BORDER " * 5,
            0,
            "headlines drop articles too",
        ),
        ("Our reporter translated his words. " + BODY, 0, "a person translated"),
    ],
)
def test_machine_translated(text: str, count: int, reason: str) -> None:
    assert len(found(text, "machine_translated")) == count, reason


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("A man walks past a burned house in the old town [Sami Nur/Reuters]", True),
        ("Smoke rises over the depot on Monday. (AP Photo/Sami Nur)", True),
        ("FILE PHOTO: Soldiers stand at a checkpoint near the border", True),
        ("Photo: Ministry of Defence", True),
        ("Photograph: Sami Nur/Getty Images", True),
        ("Image caption The hospital was hit twice", True),
        ("A woman carries water in the camp. Sami Nur / AFP via Getty Images", True),
        ("The photo shows a man at the checkpoint, the ministry said.", False),
        ("Images of the strike were shared widely on Monday.", False),
        ("The agency [Reuters] said four people died.", False),
    ],
)
def test_stranded_captions(line: str, caught: bool) -> None:
    text = BODY + line + "\n" + BODY
    assert found(text, "stranded_caption") == ([line] if caught else [])


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("Share this article", True),
        ("Share on Facebook", True),
        ("Tweet", True),
        ("Subscribe to our newsletter", True),
        ("Sign up for our daily briefing and never miss a story", True),
        ("This website uses cookies to improve your experience.", True),
        ("We use cookies to personalise content. Accept all", True),
        ("© 2024 The Courier. All rights reserved.", True),
        ("Copyright 2024 The Courier", True),
        ("Follow us on Telegram", True),
        ("ADVERTISEMENT", True),
        ("Skip to main content", True),
        ("Join our WhatsApp channel", True),
        ("Reporting by A. Writer; Editing by B. Reader", True),
        ("Related: Army Sends More Men", True),
        ("The two groups share a border post.", False),
        ("Follow-up strikes killed three.", False),
        ("Print shops in the old town were hit.", False),
        ("Telegram channels close to the army reported the strike.", False),
        ("The ministry said the copyright office was hit.", False),
        ("Email servers of the ministry were attacked.", False),
        ("Related arrests were made on Monday.", False),
    ],
)
def test_boilerplate(line: str, caught: bool) -> None:
    text = BODY + line + "\n" + BODY
    assert found(text, "boilerplate") == ([line] if caught else [])


@pytest.mark.parametrize(
    ("text", "caught", "reason"),
    [
        ("the cafÃ© burned", True, "UTF-8 read as Western"),
        ("the armyâ€™s guns", True, "an apostrophe so read"),
        ("the armyâ\x80\x99s guns", True, "an apostrophe read as Latin-1"),
        ("the caf\ufffd burned", True, "a replacement character"),
        ("the armyï¿½s guns", True, "a replacement character read wrongly once more"),
        ("Ð¢Ñ€Ð¸ Ñ‡ÐµÐ»Ð¾Ð²ÐµÐºÐ°", True, "Cyrillic so read"),
        ("РўСЂРё С‡РµР»РѕРІРµРєР°", True, "UTF-8 read as windows-1251"),
        ("the army don?t know and can?t say", True, "marks lost altogether"),
        ("the café burned in São Paulo", False, "accents in their places"),
        ("РОССИЯ СООБЩИЛА ОБ ОБСТРЕЛЕ", False, "Russian in capitals"),
        ("Is it over? The army says so.", False, "a question"),
        ("prices of 5 € and 3 £ – a lot", False, "signs and dashes"),
    ],
)
def test_wrong_encoding(text: str, caught: bool, reason: str) -> None:
    assert bool(found(text, "wrong_encoding")) is caught, reason


def test_spans_of_broken_letters_cover_only_them() -> None:
    assert found("the cafÃ© burned. " + BODY * 3 + "the armyâ€™s guns", "wrong_encoding") == ["Ã©", "â€™"]


@given(st.text(), st.sampled_from(["en", "ru", None]))
def test_defects_lie_in_the_text_and_in_order(text: str, language: str | None) -> None:
    defects = find_defects(text, language)
    assert all(0 <= d.start < d.end <= len(text) for d in defects)
    assert [d.start for d in defects] == sorted(d.start for d in defects)


@pytest.mark.parametrize("piece", ["“", '"', "Ã©", "Photo: ", "a" * 50, "...", "\n", "[", " ", "© ", "Share "])
def test_long_texts_do_not_take_long(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    start = time.process_time()
    find_defects(text, "en")
    assert time.process_time() - start < 3

from __future__ import annotations

import subprocess
import sys

import pytest

from tadmor.text.language import SCRIPTS, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shelling killed five people in the northern town on Monday.", "en"),
        ("THREE SOLDIERS WERE KILLED WHEN THEIR TRUCK HIT A MINE NEAR THE BORDER.", "en"),
        ("L’armée a annoncé lundi que trois soldats avaient été tués dans une embuscade.", "fr"),
        ("Cinco personas murieron el lunes en un bombardeo contra el mercado del pueblo.", "es"),
        ("Bei dem Angriff auf das Dorf wurden am Montag fünf Menschen getötet.", "de"),
        ("İki asker öldü ve beş kişi patlamada yaralandı, dedi bakanlık.", "tr"),
        ("Обстрел убил пять человек в городе в понедельник, сообщили в министерстве.", "ru"),
        ("Обстріл вбив пʼятьох людей у місті в понеділок, повідомили в міністерстві.", "uk"),
        ("قتل خمسة أشخاص في قصف على المدينة يوم الاثنين، حسبما أعلنت الوزارة", "ar"),
        ("پنج نفر در گلوله باران شهر در روز دوشنبه کشته شدند", "fa"),
        ("پێنج کەس کوژران لە هێرشەکەدا لە شارەکە", "ku"),
        ("በሰኞ ዕለት በተፈጸመ ጥቃት አምስት ሰዎች ተገደሉ", "am"),
        ("חמישה בני אדם נהרגו בהפגזה על העיר ביום שני", "he"),
        ("五人在星期一的炮击中丧生，另有多人受伤。", "zh"),
        ("月曜日の砲撃で五人が死亡し、多数が負傷した。", "ja"),
        ("월요일 포격으로 주민 다섯 명이 숨졌다", "ko"),
        ("The ministry quoted a witness as saying «Обстрел убил пять человек» in the town on Monday.", "en"),
    ],
)
def test_language_of_a_report(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing"),
        ("Five killed", "two words"),
        ("Raqqa strike kills nine", "four words"),
        ("12 345 6789 10 11 12 13", "no letters"),
        ("五人死亡", "four characters without spaces"),
        ("Mohammed al-Ahmad Raqqa Deir ez-Zor Palmyra Aleppo Hama", "only names"),
    ],
)
def test_too_little_to_tell(text: str, reason: str) -> None:
    assert detect_language(text) is None, reason


def test_every_language_of_the_table_is_known_to_the_identifier() -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    labels = set(LanguageIdentifier.from_model_file(MODEL_FILE).labels)
    asked = {language for _, languages in SCRIPTS.values() if len(languages) > 1 for language in languages}
    assert asked <= labels


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = "import sys, tadmor.text.language; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

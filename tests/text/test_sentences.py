from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.text.sentences import split_paragraphs, split_sentences

# Sentences apart by "|", as they must be split; joined with a space they are the text.
TRAPS = [
    "The U.S. military hit the depot.|It burned.",
    "Forces of the U.S. Army and U.S. Marine Corps left.|Others stayed.",
    "The envoy flew to the U.S.|The army did not comment.",
    "Talks at the U.N. Security Council failed.|A new round was set.",
    "On Jan. 3 the convoy was hit.|It had left on Dec. 30 at dawn.",
    "Gen. Omar Haddad said so.|Lt. Col. Sami Nur agreed.|Maj. Gen. Petrov did not.",
    "Maj.-Gen. Igor Petrov spoke to Brig.-Gen. Musa.|Col.-Gen. Ivanov listened.",
    "They fired 5.56 mm rounds.|A 7.62 mm. machine gun was found.",
    "Checkpoint No. 1 was hit.|Nos. 4 and 5 were not.",
    "St. John hospital took in nine people.|Mr. Doe and Mrs. Doe were among them.",
    "J. K. Doe and A. Rahman died.|The rest lived.",
    'He said: "They came at night."|Then they left.',
    '"We were hit."|He said so.',
    '"Is it over?" she asked.|Nobody knew.',
    "“We left.”|He ran.",
    '"We came at night. We saw the fires. We left," he said.|No one followed.',
    "“The first shell hit the wall. The second hit the roof,” said a resident.|Three died.",
    "About 6 a.m. Tuesday the raid began.|It ended at 6 p.m.|The men fled.",
    "It began at 6 p.m. local time.|It was dark.",
    "The village lies 4 km. north of the town.|It is empty.",
    "The group, i.e. its armed wing, and others, e.g. the council, denied it.|Nobody else did.",
    "Fighters loyal to Abu X, a.k.a. the Engineer, died.|He did not.",
    "The toll rose by 3.5 percent.|In 2014 it was lower.",
    "The army left... and came back.|It stayed.",
    "Five people died (see p. 3).|Nine were hurt.",
    "Was it a drone?|No one could say!|It burned.",
    "The house of Mohammed bin Ali Jr. was hit.|He was not in.",
    "Ali vs. the State is not over.|The court sits on Mon. morning.",
    "He fled to Washington, D.C.|The others stayed.",
    "He fled to Washington, D.C. on Sunday.|The others stayed.",
    "Al-Noor Co. trucks burned.|The firm Noor Ltd. said nothing.",
    "The attack (the third this week) killed nine.|“God help us.”|A man wept.",
    "Police said the gunmen fled.|al-Shabaab said its men had done it.",
    "Sen. Lee and Gov. Ray spoke.|Rep. Kim and Amb. Lo did not.",
    "The force took Hill 12.|Then it took Hill 13.",
    "It struck at Km. 12 of the road.|Lt. Ali fell.",
]


@pytest.mark.parametrize("marked", TRAPS)
def test_traps(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[s.span.start : s.span.end] for s in split_sentences(text)] == marked.split("|")


@pytest.mark.parametrize(
    ("text", "sentences", "reason"),
    [
        ("Five killed\nThe army said so.", ["Five killed", "The army said so."], "a line end ends a sentence"),
        ("One.\n\nTwo.\r\n", ["One.", "Two."], "blank lines and foreign line ends are nobody's"),
        ("Five died.The army denied it.", ["Five died.", "The army denied it."], "a space lost in scraping"),
        ("See news.example.org for Monday.", ["See news.example.org for Monday."], "a web address is no end"),
        ("One line\u2028another line", ["One line", "another line"], "other line separators"),
        ("four died. the army denied it.", ["four died.", "the army denied it."], "a text without capitals"),
        (
            "Seen on Monday: four died. the army denied it. it was dark. nobody was seen.",
            ["Seen on Monday: four died.", "the army denied it.", "it was dark.", "nobody was seen."],
            "a text without capitals but for its heading",
        ),
        ("   ", [], "only white space"),
        (
            "🔥 Fires spread. 🔥 Then — rain. Обстрел.",
            ["🔥 Fires spread.", "🔥 Then — rain.", "Обстрел."],
            "wide characters",
        ),
    ],
)
def test_lines_and_oddities(text: str, sentences: list[str], reason: str) -> None:
    assert [text[s.span.start : s.span.end] for s in split_sentences(text)] == sentences, reason


WRAPPED = (
    "Shelling of the northern district killed at least four people on\n"
    "Monday, the provincial hospital said. Nine others were taken to\n"
    "clinics in the suburbs, where doctors lacked blood and bandages,\n"
    "according to a nurse.\n"
    "\n"
    "The army denied that its guns had fired.\n"
)


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.upper()], ids=["mixed case", "capitals"])
def test_lines_broken_at_a_width_are_one_paragraph(text: str) -> None:
    assert len(split_paragraphs(text)) == 2
    sentences = split_sentences(text)
    assert [s.paragraph for s in sentences] == [0, 0, 1]
    assert [len(text[s.span.start : s.span.end].split()) for s in sentences] == [16, 19, 8]


@pytest.mark.parametrize(
    ("text", "paragraphs", "reason"),
    [
        ("Death toll rises\nShelling killed four people on Monday.\nNine were hurt.", 3, "a headline and short lines"),
        ("killed: 4\nwounded: 9\nmissing: 2", 3, "a list"),
        ("A line that is long enough to look like one of a wrapped text, of\nMonday.", 2, "one break is no proof"),
        ("x" * 150 + "\n" + "y" * 150 + "\n" + "z" * 10, 3, "paragraphs wider than any page"),
    ],
)
def test_other_line_ends_end_a_paragraph(text: str, paragraphs: int, reason: str) -> None:
    assert len(split_paragraphs(text)) == paragraphs, reason


REPORT_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The U.S. ",
                "Gen. ",
                "No. 1 ",
                "“We left.” ",
                '"',
                "’",
                "… ",
                "a.m. ",
                "\n",
                "\n\n",
                " ",
                "died.",
                "🔥",
                "Ali ",
                "?! ",
                "é",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=25,
).map("".join)


@given(REPORT_PIECES)
def test_sentences_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    sentences = split_sentences(text)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)
    assert all(a.span.end <= b.span.start for a, b in pairwise(sentences))
    pieces = [text[s.span.start : s.span.end] for s in sentences]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())

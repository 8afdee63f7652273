"""What to ask next: silent fields first, then what rests on one origin."""

from __future__ import annotations

from tadmor.web.questions import list_questions
from tests.claims_factory import a_claim, a_figure, a_report, a_source
from tests.export.page_records import release


def test_what_nobody_says_comes_first_and_then_what_one_origin_says() -> None:
    both = [
        a_claim(
            doc=doc,
            sources=(a_source(outlet, "outlet"), a_source(speaker)),
            figures=(a_figure("killed", 7),),
            by="Aland army" if speaker == "Sarin police" else (),
        )
        for doc, outlet, speaker in (("a", "Paper A", "Sarin police"), ("b", "Paper B", "Varda hospital"))
    ]
    (incident,) = release([both], [a_report("a"), a_report("b")]).incidents
    asked = [(question.field, question.words) for question in list_questions(incident)]
    silent = [field for field, words in asked if words == "no report says it."]
    assert "With what" in silent
    assert "Killed" not in [field for field, _ in asked]
    assert ("Who did it", "rests on Sarin police alone.") in asked
    assert [words for _, words in asked[: len(silent)]] == ["no report says it."] * len(silent)


def test_an_event_of_one_origin_is_asked_about_as_a_whole() -> None:
    (incident,) = release(
        [[a_claim(sources=(a_source("Paper A", "outlet"), a_source("Sarin police")))]], [a_report("a")]
    ).incidents
    assert ("All of it", "rests on one origin, Sarin police. Who else could know?") in [
        (question.field, question.words) for question in list_questions(incident)
    ]

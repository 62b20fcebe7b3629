"""The record holds what was shown and said, in plain values."""

import json
from dataclasses import replace

import pytest

from kiosk.core.answers import Kind, Pause
from kiosk.core.pack import Dots, Picture
from kiosk.core.record import FORMAT, record
from kiosk.core.visit import Ended, Visit, begin
from tests.making import PACKS, at, learning, opening, pack, visit

CLOSED = "2026-11-22T09:40:00+00:00"


def signed(here: Visit) -> Ended:
    chosen = at(Kind.OUTCOME, start=here).choose("acknowledged")
    assert isinstance(chosen, Visit)
    return chosen.sign("drawn", CLOSED, strokes=[[[1, 2, 0, 0], [3, 4, 9, 0]]])


def test_everything_a_person_did_is_there() -> None:
    here = learning().at(5).tell_more().forward().forward().answer("q1", 1).answer("q1", 0).forward().answer_line("l1", "yes")
    here = at(Kind.COMPARE, start=here).tell_more().forward().weigh("v0", "very_much").forward().forward().mark("skin").forward()
    here = at(Kind.ASK, start=here.lean_to("talk").forward().wonder("as_now").forward()).ask("May I swim?").forward()
    here = here.correct("lines", "why").answer_line("l1", "talk").forward().rest("help").at(60).go_on()
    kept = record(signed(here.touched_with("touch")), PACKS, CLOSED)
    assert json.loads(json.dumps(kept)) == kept
    assert kept["format"] == FORMAT
    assert kept["outcome"] == "acknowledged"
    assert kept["meaning"] == "I went through this lesson."
    assert kept["person"]["name"] == "Sample Person"
    first = kept["pages"][0]
    assert (first["id"], first["ms"], first["chapter"]) == ("w1", 5000, "why")
    assert first["blocks"][0]["text"] == "This is w1."
    assert first["more"][0]["text"] == "More of w1."
    assert kept["pages"][1]["more"] == []
    assert kept["questions"][0]["given"] == ["q1 wrong 1", "q1 right"]
    assert kept["questions"][0]["stands"] == "clear"
    assert kept["lines"][0] == {"id": "l1", "text": "I saw why.", "answer": "talk", "safety": False, "pages": ["w1", "w2"]}
    assert [(one["id"], one["answer"]) for one in kept["place"]["values"]] == [("v0", "very_much"), ("v1", ""), ("v2", "")]
    assert kept["place"]["marks"] == [{"id": "skin", "text": "Sore skin"}]
    assert kept["place"]["lean"] == {"id": "talk", "text": "talk"}
    assert kept["place"]["order"] == ["back", "belly"]
    assert kept["place"]["marks_offered"] == ["Belt line", "Sore skin"]
    assert kept["place"]["leanings_offered"] == ["belly", "back", "none", "talk", "no_pump"]
    assert kept["suggested_questions"] == ["May I swim?"]
    assert kept["place"]["rows"][0]["more"][0]["text"] == "More of the row."
    assert kept["options"]["wants_to_hear"] == ["as_now"]
    assert kept["own_questions"] == ["May I swim?"]
    assert kept["changes"][0]["before"] == "yes"
    assert kept["stops"][0]["kind"] == Pause.HELP.value
    assert kept["signature"]["strokes"] == [[[1, 2, 0, 0], [3, 4, 9, 0]]]
    assert kept["screen"]["inputs"] == ["touch"]
    assert kept["take_home"][0]["id"] == "c1"
    kinds = [point["kind"] for point in kept["points"]]
    assert kinds == ["line_open", "line_talk", "call", "place", "own_question", "option", "line_open", "line_open"]
    assert {point["text"] for point in kept["points"]} >= {"May I swim?", "as_now", "I saw why.", "talk"}


def test_a_visit_that_showed_nothing() -> None:
    kept = record(visit().stop(), PACKS, CLOSED)
    assert kept["pages"] == []
    assert kept["questions"] == []
    assert kept["signature"] is None
    assert len(kept["skipped"]) == len(list(pack().pages()))
    assert {line["answer"] for line in kept["lines"]} == {"not_seen"}
    assert kept["place"]["shown"] is False
    assert kept["way"] == ""


def test_a_missed_question_brings_a_sentence_to_say() -> None:
    here = at(Kind.QUESTION, "q2").answer("q2", 1).answer("q2", -1)
    kept = record(here.stop(), PACKS, CLOSED)
    (point,) = [one for one in kept["points"] if one["kind"] == "question"]
    assert (point["text"], point["say"], point["rank"]) == ("q2?", "Say this.", "safety")
    assert kept["questions"][0]["given"] == ["q2 wrong 1", ""]
    assert sorted(kept["questions"][0]["answers"]) == ["q2 right", "q2 wrong 1", "q2 wrong 2", "q2 wrong 3"]


def test_the_language_of_each_page_is_kept() -> None:
    packs = {"en": pack(), "es": pack("es")}
    here = learning().at(3).forward()
    spoken = replace(here, language="es", pack=packs["es"]).at(5).back().at(9).forward()
    kept = record(spoken.stop(), packs, CLOSED)
    assert [(page["id"], page["language"], page["ms"]) for page in kept["pages"][:2]] == [("w1", "en", 3000), ("w1", "es", 4000)]
    assert kept["screen"]["languages"] == ["en", "es"]


def test_pictures_and_dots_are_kept_in_words() -> None:
    base = pack()
    shown = replace(
        base.chapters[0].pages[0],
        pictures=(Picture("art/x.svg", "Caption", "What it shows", 10, 10),),
        dots=Dots(23, "Out of 100", "had it", "did not", "A hospital"),
    )
    chapter = replace(base.chapters[0], pages=(shown, *base.chapters[0].pages[1:]))
    packs = {"en": replace(base, chapters=(chapter, *base.chapters[1:]))}
    here = begin(opening(), packs).confirm().touch_as("me").feel(sedated=False, foggy=False).forward().take("full").forward()
    page = record(here.stop(), packs, CLOSED)["pages"][0]
    assert page["pictures"] == [{"file": "art/x.svg", "caption": "Caption", "description": "What it shows"}]
    assert page["dots"] == {"count": 23, "of": "Out of 100", "some": "had it", "rest": "did not", "source": "A hospital"}


@pytest.mark.parametrize("part", ["interpreter", "representative"])
def test_who_was_there(part: str) -> None:
    helped = replace(opening(), interpreter="I. Example", representative="R. Example", relationship="daughter", companion="C. Example")
    kept = record(begin(helped, PACKS).stop(), PACKS, CLOSED)
    assert kept["with"][part] is not None
    assert record(visit().stop(), PACKS, CLOSED)["with"][part] is None
    assert kept["with"]["companion"] == "C. Example"


def test_a_change_is_kept_in_the_words_that_were_shown() -> None:
    here = at(Kind.LEAN, start=at(Kind.QUESTION, "q1").answer("q1", 1).answer("q1", -1)).lean_to("back")
    here = at(Kind.REVIEW, start=here).correct("question", "q1").answer("q1", 0).forward().correct("lean", "").lean_to("none").forward()
    changes = [(one["what"], one["before"], one["after"]) for one in record(here.stop(), PACKS, CLOSED)["changes"]]
    assert changes == [("question", "", "q1 right"), ("lean", "back", "none")]


def test_an_answer_made_wrong_at_review_is_not_called_clear() -> None:
    here = at(Kind.REVIEW, start=at(Kind.QUESTION, "q2").answer("q2", 0)).correct("question", "q2").answer("q2", 1).forward()
    kept = record(here.stop(), PACKS, CLOSED)
    assert (kept["questions"][0]["given"], kept["questions"][0]["stands"]) == (["q2 right", "q2 wrong 1"], "talk")
    assert "question" in {point["kind"] for point in kept["points"]}


def test_what_the_surgeon_offered_is_kept() -> None:
    kept = record(begin(replace(opening(), offers=("belly",)), PACKS).stop(), PACKS, CLOSED)
    assert kept["place"]["surgeon_offers"] == ["Belly"]


def test_a_pack_without_place_or_options() -> None:
    packs = {"en": replace(pack(), place=None, options=None)}
    kept = record(begin(opening(), packs).stop(), packs, CLOSED)
    assert kept["place"] is None
    assert kept["options"] is None

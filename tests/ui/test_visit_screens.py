"""What the screens around the lesson show, and what they do not show yet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.core.answers import Kind
from tests.ui.other_screens import ARABIC, LONG, looking_at, names, reads, skipping, types
from tests.ui.showing import Screen, at_sizes
from tests.ui.test_lesson_screens import at, chosen, said, touch, values, words


def test_markup_in_a_name_is_drawn_as_letters(qtbot: QtBot) -> None:
    """Its signs take their room."""
    del qtbot
    widths = []
    for name in ("A", "<b>A</b>"):
        with looking_at("is this you", name=name) as piece:
            widths.append(piece.find("personName").property("contentWidth"))
    assert widths[1] > 3 * widths[0]


@pytest.mark.parametrize("name", ["", "<b>A</b> & <img src=x>", LONG, ARABIC])
def test_a_name_is_shown_as_it_was_written(qtbot: QtBot, name: str) -> None:
    """Whatever stands in it is text."""
    del qtbot
    for screen, item in (("is this you", "personName"), ("sign", "signedBy")):
        with looking_at(screen, name=name) as piece:
            shown = piece.find(item)
            assert shown.property("text").startswith(name)


def test_who_is_not_clear_headed_is_not_offered_to_sign(qtbot: QtBot) -> None:
    """But is told so kindly, and may keep the place."""
    del qtbot
    with looking_at("outcome, foggy") as piece:
        assert "outcome-acknowledged" not in names(piece)
        assert piece.find("later").property("text") == words()["outcome"]["sign_later"]
    with looking_at("outcome") as piece:
        assert not {"later", "keepButton"} & names(piece)


def test_next_waits_for_both_answers_about_today(qtbot: QtBot) -> None:
    """And stopping is offered beside it when signing is for another day."""
    del qtbot
    with looking_at("today") as piece:
        assert not piece.find("nextButton").isEnabled()
        assert not {"later", "stopButton"} & names(piece)
    with looking_at("today, foggy") as piece:
        assert piece.find("nextButton").isEnabled()
        assert chosen(piece.find("foggy-yes"))
        assert chosen(piece.find("sedated-no"))
        assert {"later", "stopButton"} <= names(piece)


def test_a_question_is_typed_and_added(qtbot: QtBot) -> None:
    """The field is empty after that, and nothing is added from an empty one."""
    del qtbot
    with looking_at("ask") as piece:
        assert not piece.find("addQuestionButton").isEnabled()
        types(piece, "field-question", " May I fly? ")
        touch(piece, "addQuestionButton")
        assert said(piece) == [["ask", {"text": "May I fly?"}]]
        assert piece.find("field-question").property("text") == ""
        types(piece, "field-question", "And swim?")
        QTest.keyClick(piece.view, Qt.Key.Key_Return)
        assert said(piece)[1:] == [["ask", {"text": "And swim?"}]]


@at_sizes
def test_the_questions_say_that_nobody_reads_them_now(qtbot: QtBot, screen: Screen, scale: float) -> None:
    """With the emergency numbers and one way to say "I feel unwell"."""
    del qtbot
    with looking_at("ask", screen, scale) as piece:
        assert words()["ask"]["text"] in reads(piece)
        assert [item.property("text") for item in piece.items() if item.objectName() == "emergency"] == [values(at(Kind.ASK))["emergency"]]
        assert [item.objectName() for item in piece.targets()].count("unwellButton") == 1


def test_the_review_shows_every_answer(qtbot: QtBot) -> None:
    """And each page that was not seen, with its number at the top."""
    del qtbot
    given = values(skipping())
    with looking_at("review of a short way") as piece:
        shown = [item for item in piece.targets() if item.objectName().startswith("review-")]
        assert len(shown) == sum(len(section["items"]) for section in given["sections"]) + len(given["skipped"])
        assert f"{words()['review']['skipped']}: {len(given['skipped'])}" in reads(piece)
    with looking_at("review") as piece:
        assert "seeAllButton" not in names(piece)


def test_stopping_is_asked_once_more(qtbot: QtBot) -> None:
    """Close leaves everything as it was."""
    del qtbot
    with looking_at("rest") as piece:
        touch(piece, "stopButton")
        touch(piece, "closeButton")
        assert said(piece) == []
        touch(piece, "stopButton")
        assert words()["rest"]["stop_text"] in reads(piece)
        touch(piece, "confirmStopButton")
        assert said(piece) == [["stop", {}]]


def test_nobody_is_said_to_come_before_staff_said_so(qtbot: QtBot) -> None:
    """Not in words and not in the picture; who feels unwell cannot send the call away."""
    del qtbot
    for name in ("help", "unwell"):
        with looking_at(name) as piece:
            assert words()["help"]["coming"] not in reads(piece)
            assert "art" not in names(piece)
            assert "goOnButton" not in names(piece)
            assert piece.find("callTitle").property("font").pixelSize() > 1.4 * piece.theme.property("title")
            assert ("cancelCallButton" in names(piece)) is (name == "help")
            assert "911" in piece.find("emergency").property("text")
    with looking_at("help is there") as piece:
        assert words()["help"]["coming"] in reads(piece)
        assert not {"callTitle", "answerCallButton", "cancelCallButton"} & names(piece)


def test_the_welcome_says_what_kind_of_clinic_it_is(qtbot: QtBot) -> None:
    """And who starts the visit; before the kiosk is ready, staff wait."""
    del qtbot
    with looking_at("welcome") as piece:
        assert {"demoMark", "beginButton"} <= names(piece)
        assert "askStaff" not in names(piece)
    with looking_at("welcome, staff start it", ready=False) as piece:
        assert "askStaff" in names(piece)
        assert not {"demoMark", "beginButton"} & names(piece)
        assert not piece.find("staffButton").isEnabled()


def test_the_idle_warning_holds_every_touch(qtbot: QtBot) -> None:
    """It covers the screen, says how long, and only one thing can be touched."""
    del qtbot
    with looking_at("idle") as piece:
        assert piece.find("idleText").property("text") == words()["idle"]["text"].format(n=38)
        assert [item.objectName() for item in piece.targets()] == ["hereButton"]
        QTest.keyClick(piece.view, Qt.Key.Key_Space)
        assert said(piece) == [["here", {}]]

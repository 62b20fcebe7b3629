"""Each screen around the lesson loads alone from plain values, at every size, and says what was touched."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.other_screens import SCREENS, looking_at
from tests.ui.showing import Screen, at_sizes
from tests.ui.test_controls import accessible, big_enough
from tests.ui.test_lesson_screens import Move, nothing_is_clipped, pack, said, texts, touch
from tests.ui.test_lesson_screens import words_stay_in_their_button as words_in_buttons


@pytest.mark.parametrize("name", SCREENS)
@at_sizes
def test_a_screen_loads_alone_and_nothing_is_clipped(qtbot: QtBot, name: str, screen: Screen, scale: float) -> None:
    """With no warning from QML, big enough to touch, and each thing to touch with a name."""
    del qtbot
    with looking_at(name, screen, scale) as piece:
        nothing_is_clipped(piece)
        words_in_buttons(piece)
        big_enough(piece, screen)
        assert all(accessible(target).text(QAccessible.Text.Name) for target in piece.targets())
        assert any(accessible(item).role() == QAccessible.Role.Heading for item in texts(piece))


@pytest.mark.parametrize(
    ("name", "touched", "expected"),
    [
        ("welcome", "beginButton", ["begin", {}]),
        ("welcome", "staffButton", ["staff", {}]),
        ("welcome", "language-es", ["language", {"id": "es"}]),
        ("welcome", "largerTextButton", ["settle", {"size": 150}]),
        ("welcome", "contrastButton", ["settle", {"theme": "contrast-light"}]),
        ("is this you", "yesButton", ["confirm", {}]),
        ("is this you", "noButton", ["deny", {}]),
        ("is this you", "helpButton", ["tool", {"tool": "help"}]),
        ("hands", "hands-someone", ["touch_as", {"hands": "someone"}]),
        ("today", "sedated-yes", ["feel", {"sedated": True}]),
        ("today", "sedated-no", ["feel", {"sedated": False}]),
        ("today", "foggy-no", ["feel", {"foggy": False}]),
        ("today", "painButton", ["rest", {"kind": "pain"}]),
        ("today, foggy", "stopButton", ["stop", {}]),
        ("today, foggy", "nextButton", ["forward", {}]),
        ("way", "way-full", ["take", {"way": "full"}]),
        ("way", "way-short", ["take", {"way": "short"}]),
        ("ask", "suggest-1", ["ask", {"text": pack().suggested[1]}]),
        ("ask", "suggest-0", ["unask", {"text": pack().suggested[0]}]),
        ("ask", "removeQuestion-0", ["unask", {"text": "Can I still swim with my grandchildren?"}]),
        ("ask", "unwellButton", ["rest", {"kind": "unwell"}]),
        ("review", "review-question-refill", ["correct", {"kind": "question", "id": "refill"}]),
        ("review", "review-lean-", ["correct", {"kind": "lean", "id": ""}]),
        ("review of a short way", "seeAllButton", ["see_all", {}]),
        ("review of a short way", "review-page-trial-shot", ["correct", {"kind": "page", "id": "trial-shot"}]),
        ("outcome, foggy", "keepButton", ["put_away", {}]),
        ("sign", "backButton", ["back", {}]),
        ("sign, after pain", "checkButton", ["check", {}]),
        ("kept", "copyButton", ["copy", {}]),
        ("kept", "leaveButton", ["leave", {}]),
        ("not kept", "againButton", ["again", {}]),
        ("rest", "goOnButton", ["go_on", {}]),
        ("rest", "keepButton", ["put_away", {}]),
        ("help", "answerCallButton", ["answer_call", {}]),
        ("help", "cancelCallButton", ["go_on", {}]),
        ("help is there", "goOnButton", ["go_on", {}]),
        ("pin", "backButton", ["cancel", {}]),
        ("desk", "openVisitButton", ["open", {}]),
        ("desk", "leaveButton", ["leave", {}]),
        ("desk", "resume-1", ["resume", {"id": "1"}]),
        ("form", "backButton", ["cancel", {}]),
        ("form, own name", "startButton", ["start", {"name": "Sample Person", "born": "1961-05-04"}]),
        ("idle", "hereButton", ["here", {}]),
    ],
)
def test_a_touch_is_said(qtbot: QtBot, name: str, touched: str, expected: Move) -> None:
    """Once, with plain arguments."""
    del qtbot
    with looking_at(name) as piece:
        touch(piece, touched)
        assert said(piece) == [expected]


@pytest.mark.parametrize("outcome", ["acknowledged", "talk_first", "not_today", "no_pump"])
def test_each_outcome_is_asked_once_more(qtbot: QtBot, outcome: str) -> None:
    """One touch of a shaking hand ends nothing."""
    del qtbot
    with looking_at("outcome") as piece:
        touch(piece, f"outcome-{outcome}")
        assert said(piece) == []
        touch(piece, "confirmOutcomeButton")
        assert said(piece) == [["choose", {"outcome": outcome}]]


@at_sizes
@pytest.mark.parametrize(
    ("name", "buttons"),
    [
        ("outcome", ("outcome-acknowledged", "outcome-talk_first", "outcome-not_today", "outcome-no_pump")),
        ("outcome, foggy", ("outcome-talk_first", "outcome-not_today", "outcome-no_pump")),
        ("is this you", ("yesButton", "noButton")),
        ("hands", ("hands-me", "hands-someone")),
        ("way", ("way-full", "way-short")),
        ("today", ("sedated-yes", "sedated-no", "foggy-yes", "foggy-no")),
        ("sign", ("signTypeButton", "signSayButton", "signPaperButton")),
    ],
)
def test_equal_ways_are_drawn_equal(qtbot: QtBot, name: str, buttons: tuple[str, ...], screen: Screen, scale: float) -> None:
    """None is bigger, and none is chosen before the person chose."""
    del qtbot
    changes = {"way": "", "hands": ""}
    with looking_at(name, screen, scale, **{key: value for key, value in changes.items() if key == name}) as piece:
        found = [piece.find(button) for button in buttons]
        assert len({(round(item.width()), round(item.height())) for item in found}) == 1
        assert not any(item.property("chosen") for item in found)

"""Signing in four ways, and what is said after it."""

from collections.abc import Mapping
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.other_screens import draws, looking_at, names, reads, types
from tests.ui.showing import Screen, at_sizes
from tests.ui.test_controls import big_enough
from tests.ui.test_lesson_screens import nothing_is_clipped, pack, said, touch, words
from tests.ui.test_lesson_screens import words_stay_in_their_button as words_in_buttons


def test_finish_waits_for_ink(qtbot: QtBot) -> None:
    """Clear takes it away again; the strokes are handed on once, however often Finish is touched."""
    del qtbot
    with looking_at("sign") as piece:
        assert not piece.find("finishButton").isEnabled()
        assert "clearButton" not in names(piece)
        draws(piece)
        touch(piece, "clearButton")
        assert not piece.find("finishButton").isEnabled()
        draws(piece)
        finish = piece.find("finishButton")
        piece.touch(finish)
        piece.touch(finish)
        ((what, args),) = said(piece)
        assert (what, args["kind"], args["text"], args["staff"]) == ("sign", "drawn", "", "")
        assert len(args["strokes"]) == 1
        assert len(args["strokes"][0]) > 2


@pytest.mark.parametrize(
    ("way", "typed", "expected"),
    [
        ("signTypeButton", {"field-typed": "Sample Person"}, {"kind": "typed", "text": "Sample Person", "staff": "", "strokes": []}),
        (
            "signSayButton",
            {"field-said": "I went through it.", "field-staff": "Nurse A"},
            {"kind": "witnessed", "text": "I went through it.", "staff": "Nurse A", "strokes": []},
        ),
        ("signPaperButton", {"field-staff": "Nurse A"}, {"kind": "paper", "text": "", "staff": "Nurse A", "strokes": []}),
    ],
)
def test_three_other_ways_to_sign(qtbot: QtBot, way: str, typed: Mapping[str, str], expected: Mapping[str, Any]) -> None:
    """Each wants what belongs to it, and nothing else goes with it."""
    del qtbot
    with looking_at("sign") as piece:
        draws(piece)
        touch(piece, way)
        for field, text in typed.items():
            assert not piece.find("finishButton").isEnabled()
            types(piece, field, text)
        touch(piece, "finishButton")
        assert said(piece) == [["sign", dict(expected)]]
        assert {"signDrawButton", "signTypeButton", "signSayButton", "signPaperButton"} - names(piece) == {way}


def test_the_sheet_to_sign_on_paper(qtbot: QtBot) -> None:
    """It is made on demand, and where it lies is said."""
    del qtbot
    with looking_at("sign", sheet="The sheet is in papers.") as piece:
        touch(piece, "signPaperButton")
        touch(piece, "makeSheetButton")
        assert said(piece) == [["sheet", {}]]
        assert piece.find("sheetSaid").property("text") == "The sheet is in papers."


@at_sizes
@pytest.mark.parametrize("way", ["", "signTypeButton", "signSayButton", "signPaperButton"])
def test_what_signing_means_is_said(qtbot: QtBot, way: str, screen: Screen, scale: float) -> None:
    """That it is not consent stands in the footer, in view; nothing is clipped in any of the ways."""
    del qtbot
    with looking_at("sign", screen, scale, sheet="The sheet is in papers.") as piece:
        if way:
            touch(piece, way)
        nothing_is_clipped(piece)
        words_in_buttons(piece)
        big_enough(piece, screen)
        assert piece.find("meaning").property("text") == pack().meaning
        status = piece.find("status")
        assert status.property("text") == words()["sign"]["not_consent"]
        assert piece.place(piece.root).contains(piece.place(status))


def test_after_too_much_pain_there_is_no_pad_before_staff_looked_in(qtbot: QtBot) -> None:
    """And while the record is being kept there is nothing to touch."""
    del qtbot
    with looking_at("sign, after pain") as piece:
        assert not {"inkPad", "finishButton", "signTypeButton"} & names(piece)
    with looking_at("sign, saving") as piece:
        assert piece.targets() == []
        assert words()["sign"]["saving"] in reads(piece)


def test_the_copy_tells_how_it_goes(qtbot: QtBot) -> None:
    """The person may leave except while it is being made."""
    del qtbot
    said_of = words()["kept"]
    for copy, told in {"making": "making", "made": "made", "none": "no_folder", "failed": "failed"}.items():
        with looking_at("kept", copy=copy) as piece:
            assert piece.find("copyText").property("text") == said_of[told]
            assert piece.find("leaveButton").isEnabled() is (copy != "making")
            assert "copyButton" not in names(piece)

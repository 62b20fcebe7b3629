"""PIN, desk and form, as staff use them."""

from pytestqt.qtbot import QtBot

from tests.ui.other_screens import FORM, PIN, looking_at, names, reads, types
from tests.ui.test_lesson_screens import chosen, said, touch, words


def test_a_pin_is_entered(qtbot: QtBot) -> None:
    """As digits on the pad; while it is checked the pad takes nothing, and afterwards it is empty."""
    del qtbot
    with looking_at("pin") as piece:
        for digit in "428197":
            touch(piece, f"pin-{digit}")
        touch(piece, "pin-enter")
        assert said(piece) == [["pin", {"pin": "428197", "name": ""}]]
        assert piece.root.setProperty("page", {**PIN, "busy": True})
        piece.settle()
        assert not piece.find("pin-1").isEnabled()
        assert words()["pin"]["checking"] in reads(piece)
        assert "428197" not in reads(piece)
        assert piece.root.setProperty("page", {**PIN, "error": "That is not the PIN."})
        piece.settle()
        assert piece.find("pin-1").isEnabled()
        assert piece.find("pinSaid").property("text") == "That is not the PIN."


def test_after_too_many_tries_the_pad_waits_and_counts(qtbot: QtBot) -> None:
    """Then it opens again by itself."""
    with looking_at("pin", wait=2, error="Too many tries.") as piece:
        assert not piece.find("pin-1").isEnabled()
        assert piece.find("pinSaid").property("text") == words()["pin"]["wait"].format(n=2)
        qtbot.waitUntil(lambda: bool(piece.find("pin-1").isEnabled()), timeout=5000)
        assert "pinSaid" not in names(piece)


def test_a_witness_gives_a_name_first(qtbot: QtBot) -> None:
    """The pad waits for it."""
    del qtbot
    with looking_at("pin", needsName=True) as piece:
        assert not piece.find("pin-1").isEnabled()
        types(piece, "field-staff", "Nurse A")
        touch(piece, "pin-1")
        touch(piece, "pin-enter")
        assert said(piece) == [["pin", {"pin": "1", "name": "Nurse A"}]]


def test_the_pin_is_set_by_entering_it_twice(qtbot: QtBot) -> None:
    """And it says which time this is."""
    del qtbot
    with looking_at("setup") as piece:
        assert piece.find("setupText").property("text") == words()["setup"]["text"]
        touch(piece, "pin-7")
        touch(piece, "pin-enter")
        assert said(piece) == [["pin", {"pin": "7", "name": ""}]]
        assert piece.root.setProperty("page", {"error": "", "again": True, "busy": False})
        piece.settle()
        assert piece.find("setupText").property("text") == words()["setup"]["again"]


def test_ending_a_visit_from_the_desk_is_asked_once_more(qtbot: QtBot) -> None:
    """With the name of the person whose visit it is."""
    del qtbot
    with looking_at("desk") as piece:
        touch(piece, "end-1")
        assert said(piece) == []
        assert words()["desk"]["end_text"] in reads(piece)
        touch(piece, "confirmEndButton")
        assert said(piece) == [["end", {"id": "1"}]]
        assert "confirmEndButton" not in names(piece)


def test_a_full_disk_opens_no_visit(qtbot: QtBot) -> None:
    """The desk says so; visits can still be brought back."""
    del qtbot
    with looking_at("desk, disk full") as piece:
        assert "openVisitButton" not in names(piece)
        assert {"noRoom", "resume-1"} <= names(piece)
    with looking_at("desk, empty") as piece:
        assert piece.find("noVisits").property("text") == words()["desk"]["empty"]


def test_the_form_hands_on_what_was_typed_and_chosen(qtbot: QtBot) -> None:
    """What is wrong stands under its field."""
    del qtbot
    with looking_at("form", values={"name": "Sample Person"}) as piece:
        assert piece.find("error").property("text") == words()["form"]["bad_date"]
        assert "field-companion" not in names(piece)
        types(piece, "field-born", "1961-05-04")
        types(piece, "field-staff", "Nurse A")
        touch(piece, "surgeon-Dr. Sample")
        touch(piece, "pack-two")
        touch(piece, "moreFieldsButton")
        touch(piece, "interpreter_how-phone")
        types(piece, "field-companion", "A friend")
        touch(piece, "startButton")
        ((what, args),) = said(piece)
        assert what == "start"
        assert {key: value for key, value in args.items() if value} == {
            "name": "Sample Person",
            "born": "1961-05-04",
            "staff": "Nurse A",
            "surgeon": "Dr. Sample",
            "pack": "two",
            "interpreter_how": "phone",
            "companion": "A friend",
        }


def test_a_choice_of_the_form_is_taken_back(qtbot: QtBot) -> None:
    """By touching it again."""
    del qtbot
    with looking_at("form, all of it") as piece:
        touch(piece, "surgeon-Dr. Sample")
        assert chosen(piece.find("surgeon-Dr. Sample"))
        touch(piece, "surgeon-Dr. Sample")
        assert not chosen(piece.find("surgeon-Dr. Sample"))


def test_a_person_gives_only_name_and_birth_date(qtbot: QtBot) -> None:
    """Nothing of the staff's form is shown to them."""
    del qtbot
    with looking_at("form, own name", packs=FORM["packs"][:1]) as piece:
        assert {name for name in names(piece) if name.startswith(("field-", "surgeon-", "pack-", "more"))} == {"field-name", "field-born"}

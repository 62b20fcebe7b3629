"""The visit: what each move does, and what it refuses."""

from dataclasses import FrozenInstanceError, replace

import pytest

from kiosk.core.answers import Amount, Change, Comfort, Kind, LineAnswer, Outcome, Pause, Signing, Step, Way
from kiosk.core.errors import NotNow
from kiosk.core.pace import minutes_left, minutes_of
from kiosk.core.teachback import UNSURE, Understanding, answer_text, order
from kiosk.core.visit import MOVES, OWN_QUESTIONS, Ended, Move, PutAway, Visit, apply, replay
from tests.making import PACKS, at, learning, opening, pack, question, visit


def test_a_visit_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        visit().language = "es"  # type: ignore[misc]


def test_the_full_way_in_order() -> None:
    kinds = [step.kind for step in learning().steps()]
    assert kinds[:4] == [Kind.YOU, Kind.HANDS, Kind.TODAY, Kind.WAY]
    assert kinds[-3:] == [Kind.ASK, Kind.REVIEW, Kind.OUTCOME]
    place = kinds.index(Kind.COMPARE)
    assert kinds[place : place + 5] == [Kind.COMPARE, Kind.VALUES, Kind.VALUES, Kind.MARKS, Kind.LEAN]
    assert kinds[place + 5 : place + 7] == [Kind.OPTIONS, Kind.LINES]


def test_the_short_way_leaves_chapters_and_questions_out() -> None:
    short = learning("short")
    ids = {step.id for step in short.steps()}
    assert "w1" in ids
    assert {"w2", "q1", "t1", "trial"}.isdisjoint(ids)
    assert "q2" in ids


@pytest.mark.parametrize("sedated", [True, False])
@pytest.mark.parametrize("foggy", [True, False])
def test_signing_is_for_the_clear_headed(*, sedated: bool, foggy: bool) -> None:
    here = visit().confirm().touch_as("me").feel(sedated=sedated).feel(foggy=foggy)
    clear = not sedated and not foggy
    assert here.may_sign is clear
    assert (Outcome.ACKNOWLEDGED in here.outcomes) is clear
    assert {Outcome.TALK_FIRST, Outcome.NOT_TODAY, Outcome.NO_PUMP} <= set(here.outcomes)


def test_nobody_signs_before_being_asked_about_today() -> None:
    assert not visit().may_sign


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("forward", {}),
        ("back", {}),
        ("touch_as", {"hands": "me"}),
        ("take", {"way": "full"}),
        ("answer", {"question": "q1", "choice": 0}),
        ("answer_line", {"line": "l1", "answer": "yes"}),
        ("unanswer_line", {"line": "l1"}),
        ("weigh", {"value": "v0", "amount": "a_bit"}),
        ("mark", {"mark": "belt"}),
        ("lean_to", {"lean": "back"}),
        ("wonder", {"option": "pump"}),
        ("ask", {"text": "?"}),
        ("unask", {"text": "?"}),
        ("correct", {"kind": "page", "id": "w1"}),
        ("see_all", {}),
        ("choose", {"outcome": "no_pump"}),
        ("sign", {"kind": "typed", "text": "Sample", "wall": ""}),
        ("check", {"staff": "N"}),
        ("answer_call", {"staff": "N"}),
        ("go_on", {}),
        ("tell_more", {}),
        ("feel", {"sedated": True}),
        ("resume", {"wall": ""}),
        ("expire", {"wall": "2026-11-22T10:00:00+00:00"}),
    ],
)
def test_a_move_out_of_order_changes_nothing(name: str, args: dict[str, object]) -> None:
    with pytest.raises(NotNow):
        apply(visit(), Move(name, args, 1.0), PACKS)


@pytest.mark.parametrize("name", ["_go", "at", "steps", "__class__", "line", "nonsense"])
def test_only_moves_can_be_made(name: str) -> None:
    with pytest.raises(NotNow):
        apply(visit(), Move(name, {}, 1.0), PACKS)


@pytest.mark.parametrize("args", [{"hands": "nobody"}, {}, {"hands": "me", "extra": 1}])
def test_a_move_with_wrong_words_is_refused(args: dict[str, object]) -> None:
    with pytest.raises(NotNow):
        apply(visit().confirm(), Move("touch_as", args, 1.0), PACKS)


def test_every_move_is_one_of_a_state() -> None:
    assert all(any(hasattr(kind, name) for kind in (Visit, PutAway)) for name in MOVES)


def test_an_ended_visit_has_no_moves() -> None:
    ended = learning().stop()
    for name in MOVES:
        with pytest.raises(NotNow):
            apply(ended, Move(name, {}, 9.0), PACKS)


def test_unknown_answers_are_refused() -> None:
    with pytest.raises(NotNow):
        apply(at(Kind.OUTCOME), Move("choose", {"outcome": "surgery"}, 1.0), PACKS)
    with pytest.raises(NotNow):
        apply(at(Kind.LINES, "why"), Move("answer_line", {"line": "no such", "answer": "yes"}, 1.0), PACKS)


# Time ----------------------------------------------------------------------------------------------


def test_seconds_in_view_leave_rests_out() -> None:
    here = learning().at(10).forward().at(12)
    here = here.rest("rest").at(100).go_on().at(103).forward()
    seen = {one.step.id: one.ms for one in here.seen if one.step.kind is Kind.PAGE}
    assert seen == {"w1": 10_000, "w2": 5_000}
    assert [(stop.kind, stop.ms) for stop in here.stops] == [(Pause.REST, 88_000)]


def test_seconds_in_view_leave_time_put_away_out() -> None:
    away = learning().at(4).put_away("2026-11-22T09:10:00+00:00")
    back = away.at(500).resume("2026-11-22T11:00:00+00:00").at(6).forward()
    assert back.seen[-1].ms == 6_000
    assert back.absences == (("2026-11-22T09:10:00+00:00", "2026-11-22T11:00:00+00:00"),)


def test_the_clock_of_a_visit_never_goes_back() -> None:
    assert learning().at(9).at(3).now == 9


def test_minutes_left_fall_and_end_at_nothing() -> None:
    here, left = learning(), []
    while here.step.kind is not Kind.OUTCOME:
        left.append(minutes_left(here))
        here = here.forward()
    assert left == sorted(left, reverse=True)
    assert minutes_left(here) == 0
    assert 0 < minutes_of(pack(), Way.SHORT) <= minutes_of(pack(), Way.FULL)
    assert minutes_left(replace(here, step=Step(Kind.PAGE, "gone"))) == 0


# Teach-back ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ((), Understanding.ASKED),
        ((0,), Understanding.CLEAR),
        ((2,), Understanding.EXPLAIN),
        ((UNSURE,), Understanding.EXPLAIN),
        ((1, 0), Understanding.CLEAR),
        ((UNSURE, 0), Understanding.CLEAR),
        ((1, 2), Understanding.TALK),
        ((UNSURE, UNSURE), Understanding.TALK),
        ((3, UNSURE), Understanding.TALK),
    ],
)
def test_where_a_question_stands(given: tuple[int, ...], stands: Understanding) -> None:
    here = at(Kind.QUESTION, "q1")
    for choice in given:
        here = here.answer("q1", choice)
    assert here.understanding("q1") is stands


def test_a_settled_question_takes_no_more_answers() -> None:
    for settled in (at(Kind.QUESTION, "q1").answer("q1", 0), at(Kind.QUESTION, "q1").answer("q1", 1).answer("q1", 1)):
        with pytest.raises(NotNow):
            settled.answer("q1", 2)


@pytest.mark.parametrize(("asked", "choice"), [("q2", 0), ("q1", 4), ("q1", -2)])
def test_an_answer_that_is_not_on_the_screen_is_refused(asked: str, choice: int) -> None:
    with pytest.raises(NotNow):
        at(Kind.QUESTION, "q1").answer(asked, choice)


def test_answers_stand_in_the_visits_own_order() -> None:
    asked = question("q", "w1")
    orders = {order(asked, f"seed {n}") for n in range(50)}
    assert len(orders) > 5
    assert all(sorted(one) == [0, 1, 2, 3] for one in orders)
    assert order(asked, "same") == order(asked, "same")


def test_the_words_of_an_answer() -> None:
    assert answer_text(question("q", "w1"), 0) == "q right"
    assert answer_text(question("q", "w1"), UNSURE) == ""


# Lines -----------------------------------------------------------------------------------------------


def test_a_line_is_not_seen_until_its_pages_are() -> None:
    here = at(Kind.LINES, "why", "short")
    (line, *_) = here.pack.lines()
    assert here.line(line) is LineAnswer.NOT_SEEN
    with pytest.raises(NotNow):
        here.answer_line("l1", "yes")
    here = here.correct("page", "w2")
    assert here.line(line) is LineAnswer.OPEN
    here = here.forward()
    assert here.step == Step(Kind.LINES, "why")
    assert here.answer_line("l1", "yes").line(line) is LineAnswer.YES


def test_talk_first_is_open_to_an_unseen_line_and_can_be_taken_back() -> None:
    here = at(Kind.LINES, "why", "short").answer_line("l1", "talk")
    assert here.line(here.pack.line("l1")) is LineAnswer.TALK
    assert here.unanswer_line("l1").line(here.pack.line("l1")) is LineAnswer.NOT_SEEN


def test_a_line_is_answered_with_yes_or_talk_only() -> None:
    with pytest.raises(NotNow):
        at(Kind.LINES, "why").answer_line("l1", "open")


def test_from_lines_only_pages_can_be_seen() -> None:
    with pytest.raises(NotNow):
        at(Kind.LINES, "why").correct("question", "q1")


# Place, options, own questions ----------------------------------------------------------------------------


def test_values_marks_leaning_and_options() -> None:
    here = at(Kind.VALUES, "0").weigh("v0", "very_much").weigh("v1", "skipped").forward()
    here = here.weigh("v2", "not_me").forward().mark("belt").mark("skin").mark("skin").forward().lean_to("back").forward().wonder("as_now")
    assert here.values == {"v0": Amount.VERY_MUCH, "v1": Amount.SKIPPED, "v2": Amount.NOT_ME}
    assert here.marks == {"belt"}
    assert here.lean == "back"
    assert here.interests == {"as_now"}


@pytest.mark.parametrize(
    ("kind", "step", "name", "args"),
    [
        (Kind.VALUES, "0", "weigh", {"value": "no", "amount": "a_bit"}),
        (Kind.MARKS, "", "mark", {"mark": "no"}),
        (Kind.LEAN, "", "lean_to", {"lean": "no"}),
        (Kind.OPTIONS, "", "wonder", {"option": "no"}),
    ],
)
def test_only_what_the_pack_offers(kind: Kind, step: str, name: str, args: dict[str, str]) -> None:
    with pytest.raises(NotNow):
        apply(at(kind, step), Move(name, args, 1.0), PACKS)


def test_a_pack_without_place_or_options_has_no_such_steps() -> None:
    plain = replace(pack(), place=None, options=None)
    kinds = {step.kind for step in replace(learning(), pack=plain).steps()}
    assert kinds.isdisjoint({Kind.COMPARE, Kind.VALUES, Kind.MARKS, Kind.LEAN, Kind.OPTIONS})


def test_a_chapter_without_lines_has_no_lines_step() -> None:
    bare = replace(pack(), chapters=tuple(replace(one, lines=()) for one in pack().chapters))
    assert Kind.LINES not in {step.kind for step in replace(learning(), pack=bare).steps()}


def test_own_questions() -> None:
    here = at(Kind.ASK).ask("  May I swim?  ").ask("May I swim?").ask("   ").ask("And fly?")
    assert here.own == ("May I swim?", "And fly?")
    assert here.unask("May I swim?").own == ("And fly?",)
    for n in range(OWN_QUESTIONS - 2):
        here = here.ask(f"Question {n}")
    with pytest.raises(NotNow):
        here.ask("One too many")


def test_tell_me_more_is_noted() -> None:
    assert learning().tell_more().more == {"w1"}
    assert at(Kind.COMPARE).tell_more().more == {"compare"}


# Going back and correcting -----------------------------------------------------------------------------------


def test_back_never_leads_to_the_name_again() -> None:
    here = learning()
    while here.can_go_back:
        here = here.back()
    assert here.step.kind is Kind.HANDS


def test_a_correction_at_review_comes_back_and_is_written_down() -> None:
    here = at(Kind.LINES, "why").at(7).answer_line("l1", "yes")
    here = at(Kind.REVIEW, start=here.at(8)).correct("lines", "why").answer_line("l1", "talk").forward()
    assert here.step.kind is Kind.REVIEW
    assert [(one.what, one.id, one.before, one.after, one.ms) for one in here.changes] == [("line", "l1", "yes", "talk", 8000)]
    same = here.correct("lines", "why").answer_line("l1", "talk").back()
    assert same.changes == here.changes


def test_a_question_can_be_answered_again_at_review_and_the_first_answer_stays() -> None:
    here = at(Kind.QUESTION, "q1").answer("q1", 1).answer("q1", 2)
    here = at(Kind.REVIEW, start=here).correct("question", "q1").answer("q1", 0).forward()
    assert here.answers["q1"] == (1, 0)
    assert here.understanding("q1") is Understanding.CLEAR
    assert [(one.what, one.before, one.after) for one in here.changes] == [("question", "2", "0")]
    again = here.correct("question", "q1").answer("q1", 3)
    assert again.answers["q1"] == (1, 3)


def test_an_open_question_answered_at_review_is_no_change() -> None:
    here = at(Kind.REVIEW).correct("question", "q1").answer("q1", 0)
    assert here.changes == ()


def test_a_leaning_changed_at_review_is_written_down() -> None:
    here = at(Kind.REVIEW, start=at(Kind.LEAN).lean_to("back")).correct("lean", "").lean_to("belly")
    assert [(one.what, one.before, one.after) for one in here.changes] == [("lean", "back", "belly")]
    assert here.lean_to("belly").changes == here.changes


def test_skipped_pages_can_be_seen_from_the_review() -> None:
    here = at(Kind.REVIEW, way="short")
    assert [page.id for page in here.skipped()] == ["w2", "t1"]
    assert here.correct("page", "t1").forward().step.kind is Kind.REVIEW
    whole = here.see_all()
    assert (whole.step.id, whole.way) == ("w2", Way.FULL)
    with pytest.raises(NotNow):
        at(Kind.REVIEW).see_all()


@pytest.mark.parametrize(("kind", "step"), [("you", ""), ("outcome", ""), ("page", "nowhere"), ("lines", "nowhere")])
def test_what_cannot_be_corrected(kind: str, step: str) -> None:
    with pytest.raises(NotNow):
        at(Kind.REVIEW).correct(kind, step)


# Ending ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["talk_first", "not_today", "no_pump"])
def test_an_outcome_without_a_signature(outcome: str) -> None:
    ended = at(Kind.OUTCOME).choose(outcome)
    assert isinstance(ended, Ended)
    assert (ended.outcome.value, ended.signature) == (outcome, None)
    assert ended.at(99) is ended


def signing() -> Visit:
    here = at(Kind.OUTCOME).choose("acknowledged")
    assert isinstance(here, Visit)
    assert here.step.kind is Kind.SIGN
    return here


STROKES = [[[0, 0, 0, 5], [10, 10, 20, 5]]]


def test_an_answer_about_today_that_is_changed_is_noted() -> None:
    here = visit().confirm().touch_as("me").feel(foggy=True).at(9).feel(sedated=False).feel(foggy=True).feel(foggy=False)
    assert here.changes == (Change("today", "foggy", "yes", "no", 9000),)
    assert here.may_sign


@pytest.mark.parametrize(
    "args",
    [
        {"kind": "drawn", "strokes": STROKES},
        {"kind": "typed", "text": "Sample Person"},
        {"kind": "witnessed", "text": "I saw it", "staff": "N. Example"},
        {"kind": "paper", "staff": "N. Example"},
    ],
)
def test_four_ways_to_sign(args: dict[str, object]) -> None:
    ended = apply(signing(), Move("sign", {**args, "wall": "2026-11-22T10:00:00+00:00"}, 60.0), PACKS)
    assert isinstance(ended, Ended)
    assert ended.outcome is Outcome.ACKNOWLEDGED
    assert ended.signature is not None
    assert ended.signature.kind is Signing(str(args["kind"]))


@pytest.mark.parametrize(
    "args",
    [
        {"kind": "drawn"},
        {"kind": "drawn", "strokes": [[[1, 1, 0, 0]]]},
        {"kind": "typed", "text": "  "},
        {"kind": "witnessed", "text": "yes"},
        {"kind": "paper", "staff": " "},
        {"kind": "thumb"},
    ],
)
def test_what_is_no_signature(args: dict[str, object]) -> None:
    with pytest.raises(NotNow):
        apply(signing(), Move("sign", {**args, "wall": ""}, 60.0), PACKS)


def test_after_too_much_pain_staff_look_in_before_signing() -> None:
    here = at(Kind.OUTCOME, start=learning().rest("pain").go_on()).choose("acknowledged")
    assert isinstance(here, Visit)
    with pytest.raises(NotNow):
        here.sign("typed", wall="", text="Sample")
    assert here.check("  ").staff_checked == "staff"
    assert isinstance(here.check("N. Example").sign("typed", wall="", text="Sample"), Ended)


def test_signing_is_never_offered_to_the_sedated() -> None:
    here = replace(at(Kind.OUTCOME), sedated=True)
    with pytest.raises(NotNow):
        here.choose("acknowledged")
    with pytest.raises(NotNow):
        replace(signing(), foggy=True).sign("typed", wall="", text="Sample")


def test_stop_from_anywhere_ends_as_not_today() -> None:
    for here in (visit(), learning(), learning().rest("pain"), at(Kind.REVIEW)):
        ended = here.stop()
        assert ended.outcome is Outcome.NOT_TODAY
        assert ended.visit.pause is None


# Standing still -------------------------------------------------------------------------------------------


def test_a_call_for_help_is_answered_by_staff_only() -> None:
    called = learning().rest("help")
    with pytest.raises(NotNow):
        called.forward()
    assert called.answer_call(" ").answered_by == "staff"
    back = called.at(30).answer_call("N. Example").go_on()
    assert [(stop.kind, stop.staff, stop.ms) for stop in back.stops] == [(Pause.HELP, "N. Example", 30_000)]


def test_a_call_can_be_taken_back_but_unwell_waits_for_staff() -> None:
    assert learning().rest("help").go_on().stops[0].staff == ""
    with pytest.raises(NotNow):
        learning().rest("unwell").go_on()


def test_help_can_be_called_while_resting_but_not_the_other_way() -> None:
    here = learning().at(5).rest("rest").at(9).rest("help")
    assert here.pause is Pause.HELP
    assert [stop.kind for stop in here.stops] == [Pause.REST]
    with pytest.raises(NotNow):
        here.rest("rest")


def test_not_this_person_puts_the_visit_away() -> None:
    away = visit().deny("2026-11-22T09:01:00+00:00")
    assert not away.visit.confirmed
    assert away.resume("2026-11-23T09:00:00+00:00").step.kind is Kind.YOU
    ended = away.expire("2026-11-25T10:00:00+00:00")
    assert ended.outcome is Outcome.NOT_TODAY
    assert ended.visit.absences[-1] == (away.wall, "2026-11-25T10:00:00+00:00")


def test_another_day_asks_about_today_again_and_then_goes_on() -> None:
    away = at(Kind.QUESTION, "q2").put_away("2026-11-22T09:30:00+00:00")
    same = away.resume("2026-11-22T15:00:00+00:00")
    assert same.step == Step(Kind.QUESTION, "q2")
    other = away.resume("2026-11-24T09:00:00+00:00")
    assert other.step.kind is Kind.TODAY
    assert not other.may_sign
    assert other.feel(sedated=False, foggy=False).forward().step == Step(Kind.QUESTION, "q2")


def test_a_signing_put_away_comes_back_to_the_review() -> None:
    back = signing().put_away("2026-11-22T09:30:00+00:00").resume("2026-11-24T09:00:00+00:00")
    assert back.feel(sedated=False, foggy=False).forward().step.kind is Kind.REVIEW


def test_put_away_while_resting_counts_the_rest() -> None:
    away = learning().at(3).rest("rest").at(10).put_away("2026-11-22T09:30:00+00:00")
    assert away.visit.pause is None
    assert [stop.ms for stop in away.visit.stops] == [7_000]


# The screen, and replay --------------------------------------------------------------------------------------


def test_comfort_and_input() -> None:
    here = learning().settle(size=150).settle(theme="contrast-dark").settle(motion=False).touched_with("touch")
    assert here.comfort == Comfort(150, "contrast-dark", motion=False)
    assert here.inputs == {"touch"}


def test_another_language_brings_its_own_pack() -> None:
    packs = {"en": pack(), "es": pack("es")}
    spoken = apply(learning(), Move("speak", {"language": "es"}, 1.0), packs)
    assert isinstance(spoken, Visit)
    assert spoken.pack.language == "es"
    with pytest.raises(NotNow):
        apply(learning(), Move("speak", {"language": "xx"}, 1.0), packs)


def test_a_visit_is_brought_back_by_its_moves() -> None:
    moves = [
        Move("confirm", {}, 1.0),
        Move("touch_as", {"hands": "someone"}, 2.0),
        Move("feel", {"sedated": False, "foggy": True}, 3.0),
        Move("forward", {}, 4.0),
        Move("take", {"way": "short"}, 5.0),
        Move("put_away", {"wall": "2026-11-22T09:30:00+00:00"}, 6.0),
    ]
    away = replay(opening(), moves, PACKS)
    assert isinstance(away, PutAway)
    assert away.visit.step == Step(Kind.PAGE, "w1")
    assert away.visit.hands == "someone"


def test_places_swap_from_visit_to_visit() -> None:
    assert opening(salt="00" * 16).swapped is False
    assert opening(salt="01" * 16).swapped is True

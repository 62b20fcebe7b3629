"""Row 3 of the promises: no record without affirmation, and none that says more than was shown.

Random moves on a visit beside `Model`, which knows the rules on one page and nothing of how a visit keeps them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as play
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kiosk.core.answers import Kind, LineAnswer, Outcome, Pause, Step
from kiosk.core.errors import NotNow
from kiosk.core.record import record
from kiosk.core.visit import MOVES, Ended, Move, PutAway, State, Visit, apply, replay
from kiosk.ui.running import decode, decode_opening, encode, encode_opening
from tests.making import opening, pack

PACKS = {"en": pack(), "es": pack("es")}
PAGES = {page.id for page in PACKS["en"].pages()}
LINES = {line.id: frozenset(line.pages) for line in PACKS["en"].lines()}
DAYS = tuple(f"2026-11-2{day}T09:00:00+00:00" for day in (2, 2, 3, 4))
INK = [[[1, 2, 0, 0], [3, 4, 9, 0]]]

ARGS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "touch_as": {"hands": st.sampled_from(("me", "someone", "nobody"))},
    "feel": {"sedated": st.sampled_from((False, False, False, True, None)), "foggy": st.sampled_from((False, False, False, True, None))},
    "take": {"way": st.sampled_from(("full", "short", "none"))},
    "answer": {"question": st.sampled_from(("q1", "q2", "q3")), "choice": st.integers(-2, 4)},
    "answer_line": {"line": st.sampled_from(("l1", "l2", "l3", "l4", "l9")), "answer": st.sampled_from(("yes", "talk", "not_seen"))},
    "unanswer_line": {"line": st.sampled_from(("l1", "l4", "l9"))},
    "weigh": {"value": st.sampled_from(("v0", "v2", "v9")), "amount": st.sampled_from(("a_bit", "skipped", "lots"))},
    "mark": {"mark": st.sampled_from(("belt", "skin", "none"))},
    "lean_to": {"lean": st.sampled_from(("belly", "talk", "up"))},
    "wonder": {"option": st.sampled_from(("pump", "magic"))},
    "ask": {"text": st.sampled_from(("May I swim?", " ", "Why?", "<b>?"))},
    "unask": {"text": st.sampled_from(("May I swim?", "Why?"))},
    "correct": {
        "kind": st.sampled_from(("page", "question", "lines", "values", "today", "marks", "lean", "you", "sign", "song")),
        "id": st.sampled_from(("", "w1", "w2", "t1", "c1", "q1", "q2", "why", "call", "0", "2")),
    },
    "choose": {"outcome": st.sampled_from(("acknowledged", "acknowledged", "acknowledged", "talk_first", "no_pump", "maybe"))},
    "sign": {
        "kind": st.sampled_from(("drawn", "typed", "witnessed", "paper", "thought")),
        "wall": st.just(DAYS[0]),
        "text": st.sampled_from(("", " ", "Sample")),
        "staff": st.sampled_from(("", "N. Example")),
        "strokes": st.sampled_from(([], [[[1, 2, 0, 0]]], INK)),
    },
    "check": {"staff": st.sampled_from(("", "N. Example"))},
    "rest": {"kind": st.sampled_from(("rest", "help", "unwell", "pain", "nap"))},
    "answer_call": {"staff": st.sampled_from(("", "N. Example"))},
    "put_away": {"wall": st.sampled_from(DAYS)},
    "deny": {"wall": st.sampled_from(DAYS)},
    "resume": {"wall": st.sampled_from(DAYS)},
    "expire": {"wall": st.sampled_from(DAYS)},
    "settle": {"size": st.sampled_from((100, 200)), "motion": st.booleans()},
    "speak": {"language": st.sampled_from(("en", "es"))},
    "touched_with": {"device": st.sampled_from(("touch", "keyboard"))},
}
"""Arguments a move may be given, some of them wrong; a move that is not named has none."""

LEADS_ON: dict[Kind, tuple[str, dict[str, Any]]] = {
    Kind.YOU: ("confirm", {}),
    Kind.HANDS: ("touch_as", {"hands": "me"}),
    Kind.WAY: ("take", {"way": "full"}),
}
"""What a willing person touches on pages that Next does not leave."""


def drawn(data: st.DataObject, name: str) -> dict[str, Any]:
    """Draw the arguments of a move."""
    return {key: data.draw(values) for key, values in ARGS.get(name, {}).items()}


@dataclass
class Model:
    """The rules on one page: what was on the screen, what was said today, and how long each page stood there."""

    shown: set[str] = field(default_factory=set)
    yes: set[str] = field(default_factory=set)
    today: dict[str, bool | None] = field(default_factory=dict)
    pain: bool = False
    checked: bool = False
    pause: Pause | None = None
    left_on: str = ""
    back_to: list[Step] = field(default_factory=list)
    clock: float = 0.0
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def before(self, move: Move, step: Step, *, away: bool) -> None:
        """Time passes on the page that stands there, unless the lesson stands still or is put away."""
        if away:
            return
        passed = max(0.0, move.at - self.clock)
        self.clock += passed
        if self.pause is None and step.kind is Kind.PAGE:
            self.seconds[step.id] += passed

    def turned(self, move: Move, before: Step, step: Step) -> None:
        """Know where a correction, and the questions about today on another day, lead back to."""
        match move.name:
            case "correct":
                self.back_to.append(before)
            case "resume" if step != before:
                self.back_to.append(Step(Kind.REVIEW) if before.kind in (Kind.OUTCOME, Kind.SIGN) else before)
            case "forward" | "back" | "touch_as" | "take" if self.back_to:
                assert step == self.back_to.pop()
            case _:
                pass

    def made(self, move: Move, step: Step) -> None:
        """Learn from a move that was taken; `step` is what is on the screen after it."""
        args = move.args
        match move.name:
            case "feel":
                self.today.update({name: said for name, said in args.items() if said is not None})
            case "check":
                self.checked = True
            case "answer_line" | "unanswer_line":
                self.answered(args["line"], args.get("answer", ""))
            case "rest":
                self.pause = Pause(args["kind"])
                if self.pause is Pause.PAIN:
                    self.pain, self.checked = True, False
            case "go_on":
                self.pause = None
            case "put_away" | "deny":
                self.pause, self.left_on = None, args["wall"][:10]
            case "resume" if args["wall"][:10] != self.left_on:
                self.today, self.pain, self.checked = {}, False, False
            case _:
                pass
        if step.kind is Kind.PAGE:
            self.shown.add(step.id)

    def answered(self, line: str, answer: str) -> None:
        """Keep the lines that stand at Yes, which no line may whose pages were not all on the screen."""
        self.yes.discard(line)
        if answer == "yes":
            assert self.shown >= LINES[line]
            self.yes.add(line)

    @property
    def clear(self) -> bool:
        """Whether the person was asked today, and is clear-headed."""
        return self.today == {"sedated": False, "foggy": False}

    def may_sign(self, step: Step, args: dict[str, Any]) -> bool:
        """Whether this is a signature, on the page for it, by somebody who may."""
        affirmed = {
            "drawn": sum(len(stroke) for stroke in args.get("strokes", [])) > 1,
            "typed": bool(args.get("text", "").strip()),
            "witnessed": bool(args.get("staff", "").strip()),
            "paper": bool(args.get("staff", "").strip()),
        }
        ready = self.clear and (self.checked or not self.pain) and self.pause is None
        return step.kind is Kind.SIGN and ready and affirmed.get(args["kind"], False)


@dataclass
class Told:
    """How much was played."""

    steps: int = 0
    refused: int = 0
    ended: Counter[str] = field(default_factory=Counter)


class Visiting(RuleBasedStateMachine):
    """A person, staff and chance at one visit after another."""

    told: ClassVar[Told]

    def __init__(self) -> None:
        """Open a visit."""
        super().__init__()
        self.opens()

    def opens(self) -> None:
        """Open the next visit."""
        self.moves: list[Move] = []
        self.opening = opening(salt="02" * 16)
        self.state: State = replay(self.opening, (), PACKS)
        self.model = Model()

    @property
    def visit(self) -> Visit:
        """The visit, whether in progress, put away or ended."""
        return self.state if isinstance(self.state, Visit) else self.state.visit

    def make(self, name: str, args: dict[str, Any], passed: float) -> None:
        """Make one move, and hold what came of it against the model."""
        self.told.steps += 1
        move = Move(name, args, self.model.clock + passed)
        before, step = self.state, self.visit.step
        expected = name == "sign" and isinstance(before, Visit) and self.model.may_sign(step, args)
        try:
            self.state = apply(before, move, PACKS)
        except NotNow:
            self.told.refused += 1
            assert not expected, "a signature was refused"
            assert self.state is before
            return
        self.moves.append(move)
        assert not isinstance(before, Ended), "an ended visit took a move"
        assert name != "sign" or expected, "a signature was taken"
        self.model.before(move, step, away=isinstance(before, PutAway))
        self.model.turned(move, step, self.visit.step)
        self.model.made(move, self.visit.step)
        if isinstance(self.state, Ended):
            self.over(self.state, move)

    def over(self, state: Ended, last: Move) -> None:
        """Hold an end and its record against the model, play it again from what is on disk, and open another visit."""
        self.told.ended[state.outcome.value] += 1
        kept = record(state, PACKS, DAYS[0])
        acknowledged = state.outcome is Outcome.ACKNOWLEDGED
        assert acknowledged == (last.name == "sign") == (kept["signature"] is not None)
        assert acknowledged <= self.model.clear
        assert {page["id"] for page in kept["pages"]} == self.model.shown
        assert {page["id"] for page in kept["skipped"]} == PAGES - self.model.shown
        assert {line["id"] for line in kept["lines"] if line["answer"] == LineAnswer.YES} == self.model.yes
        for page_id in self.model.shown:
            told = [page["ms"] for page in kept["pages"] if page["id"] == page_id]
            assert abs(sum(told) / 1000 - self.model.seconds[page_id]) < 0.001 * len(self.moves)
        told = [entry["ms"] for name in ("steps", "stops", "pages") for entry in kept[name]]
        assert min(told) >= 0
        again = replay(decode_opening(encode_opening(self.opening)), [decode(encode(move)) for move in self.moves], PACKS)
        assert again == state
        assert isinstance(again, Ended)
        assert record(again, PACKS, DAYS[0]) == kept
        for name in MOVES:
            with pytest.raises(NotNow):
                apply(state, Move(name, {}, self.model.clock), PACKS)
        self.opens()

    @rule(name=st.sampled_from(sorted(MOVES)), data=st.data(), passed=st.sampled_from((0.0, 0.25, 3.5, 600.0, -5.0)))
    def anything(self, name: str, data: st.DataObject, passed: float) -> None:
        """Touch anything at all, also what is not on the screen."""
        self.make(name, drawn(data, name), passed)

    @rule(data=st.data(), touches=st.integers(1, 9))
    def willing(self, data: st.DataObject, touches: int) -> None:
        """Answer what is asked and go on, as most people do."""
        for _ in range(touches):
            if isinstance(self.state, PutAway):
                self.make("resume", {"wall": data.draw(st.sampled_from(DAYS))}, 0.0)
            elif self.visit.pause is not None:
                self.make("answer_call", {"staff": ""}, 2.0)
                self.make("go_on", {}, 2.0)
            else:
                match self.visit.step.kind:
                    case Kind.TODAY:
                        self.make("feel", drawn(data, "feel"), 1.0)
                        self.make(data.draw(st.sampled_from(("forward", "forward", "back"))), {}, 1.0)
                    case Kind.OUTCOME:
                        self.make("choose", drawn(data, "choose"), 1.0)
                    case Kind.SIGN:
                        self.make(
                            *data.draw(
                                st.sampled_from((("check", {"staff": ""}), ("back", {}), ("forward", {}), ("rest", {"kind": "pain"})))
                            ),
                            1.0,
                        )
                        self.make("sign", drawn(data, "sign"), 1.0)
                    case kind:
                        self.make(*LEADS_ON.get(kind, ("forward", {})), 1.0)

    @rule(data=st.data())
    def second_thoughts(self, data: st.DataObject) -> None:
        """Turn back before signing, say once more how one is today, and go on to sign."""
        if self.visit.step.kind is Kind.SIGN:
            for name, args in (("back", {}), ("back", {}), ("correct", {"kind": "today", "id": ""}), ("feel", drawn(data, "feel"))):
                self.make(name, args, 1.0)
            for _ in range(3):
                self.make("forward", {}, 1.0)

    @rule(data=st.data())
    def corrections(self, data: st.DataObject) -> None:
        """Put something right from the review, sometimes with a rest or a night between."""
        if self.visit.step.kind is Kind.REVIEW:
            wrong = data.draw(st.sampled_from(self.visit.steps()))
            self.make("correct", {"kind": wrong.kind.value, "id": wrong.id}, 1.0)
            for name in data.draw(st.sampled_from(((), ("rest", "go_on"), ("put_away", "resume")))):
                self.make(name, drawn(data, name), 30.0)

    @rule(data=st.data())
    def lines(self, data: st.DataObject) -> None:
        """Say Yes to every line on the screen, also to those that were not seen."""
        if self.visit.step.kind is Kind.LINES and data.draw(st.booleans()):
            for line in LINES:
                self.make("answer_line", {"line": line, "answer": "yes"}, 0.5)

    @invariant()
    def the_way_leads_on(self) -> None:
        """Find the step on the screen, and all that a detour leads back to, on the way; the pad is shown to those who may sign."""
        visit = self.visit
        way = visit.steps()
        assert visit.step in way
        assert set(visit.detour) <= set(way)
        assert visit.pack.language == visit.language
        if visit.step.kind is Kind.SIGN:
            assert self.model.clear

    @invariant()
    def nothing_is_claimed(self) -> None:
        """Pages and lines stand as the model says."""
        assert self.visit.opened_pages == self.model.shown
        for line in self.visit.pack.lines():
            assert (self.visit.line(line) is LineAnswer.YES) == (line.id in self.model.yes)

    @rule(outcome=st.sampled_from((Outcome.TALK_FIRST, Outcome.NOT_TODAY, Outcome.NO_PUMP)))
    def every_other_end_is_near(self, outcome: Outcome) -> None:
        """From here, whatever this is, each outcome but a signature can be reached."""
        state: State = self.state.resume(DAYS[0]) if isinstance(self.state, PutAway) else self.state
        assert isinstance(state, Visit)
        if state.pause is not None:
            state = (state.answer_call("") if state.pause in (Pause.UNWELL, Pause.HELP) else state).go_on()
        assert state.stop().outcome is Outcome.NOT_TODAY
        left = len(state.steps()) + len(state.detour) + 2
        while state.step.kind is not Kind.OUTCOME:
            left -= 1
            assert left > 0, "the way does not end"
            match state.step.kind:
                case Kind.YOU:
                    state = state.confirm()
                case Kind.HANDS:
                    state = state.touch_as("someone")
                case Kind.TODAY:
                    state = state.feel(sedated=True, foggy=True).forward()
                case Kind.WAY:
                    state = state.take("short")
                case Kind.SIGN:
                    state = state.back()
                case _:
                    state = state.forward()
        end = state.choose(outcome.value)
        assert isinstance(end, Ended)
        assert (end.outcome, end.signature) == (outcome, None)


def visits(seed: int, examples: int, length: int) -> Told:
    """Play so many stories of so many touches, and say how many there were."""

    class Played(Visiting):
        told = Told()

    run_state_machine_as_test(
        play(seed)(Played),
        settings=settings(
            max_examples=examples,
            stateful_step_count=length,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(Played.told)
    return Played.told


def test_a_visit_keeps_its_rules(seed: int) -> None:
    assert visits(seed, 25, 30).steps > 300


@pytest.mark.soak
def test_a_visit_keeps_its_rules_for_a_hundred_thousand_steps(seed: int) -> None:
    total, ended = 0, Counter[str]()
    chance = Random(seed)
    while total < 100_000:
        played = visits(chance.randrange(2**32), 100, 60)
        total += played.steps
        ended += played.ended
    print(f"{total} steps, ended {dict(ended)}")
    assert all(ended[one.value] > 20 for one in Outcome)

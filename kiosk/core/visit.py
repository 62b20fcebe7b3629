r"""A visit: one person's passage through a pack, as frozen states whose moves return the next one.

    opened -> Visit <-> PutAway
                 \        \
                  `-> Ended <-'

Only `Visit` has the moves of a lesson, only `PutAway` can be resumed, and `Ended` has none. A move that does not fit the
step on the screen raises NotNow and changes nothing. `now` is seconds since the visit was opened, time put away left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.core.answers import (
    Amount,
    Change,
    Comfort,
    Kind,
    LineAnswer,
    Opening,
    Outcome,
    Pause,
    Seen,
    Signature,
    Signing,
    Step,
    Stop,
    Way,
)
from kiosk.core.errors import NotNow
from kiosk.core.pack import Line, Pack, Page
from kiosk.core.teachback import TRIES, UNSURE, Understanding, understanding
from kiosk.core.way import steps

OWN_QUESTIONS = 20
"""More own questions than this are better asked in the talk itself."""

_YES_NO = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit in progress."""

    pack: Pack
    opening: Opening
    now: float = 0.0
    step: Step = Step(Kind.YOU)
    language: str = ""
    way: Way | None = None
    hands: str = ""
    sedated: bool | None = None
    foggy: bool | None = None
    pain: bool = False
    staff_checked: str = ""
    confirmed: bool = False
    seen: tuple[Seen, ...] = ()
    more: frozenset[str] = frozenset()
    extra: frozenset[str] = frozenset()
    answers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    lines: Mapping[str, LineAnswer] = field(default_factory=dict)
    values: Mapping[str, Amount] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    lean: str = ""
    interests: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    comfort: Comfort = Comfort()
    inputs: frozenset[str] = frozenset()
    stops: tuple[Stop, ...] = ()
    absences: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    detour: tuple[Step, ...] = ()
    outcome: Outcome | None = None
    pause: Pause | None = None
    paused_at: float = 0.0
    answered_by: str = ""
    entered: float = 0.0
    spent: float = 0.0

    def at(self, now: float) -> "Visit":
        """Move the visit's own clock; it never goes back."""
        return replace(self, now=max(now, self.now))

    # What the visit can answer ------------------------------------------------------------------

    @property
    def may_sign(self) -> bool:
        """Whether `acknowledged` is offered: clear-headed, and asked about it."""
        return self.sedated is False and self.foggy is False

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes on offer now."""
        return tuple(one for one in Outcome if one is not Outcome.ACKNOWLEDGED or self.may_sign)

    @property
    def opened_pages(self) -> frozenset[str]:
        """The ids of the pages that have been on the screen."""
        opened = {one.step.id for one in self.seen if one.step.kind is Kind.PAGE}
        return frozenset(opened | ({self.step.id} if self.step.kind is Kind.PAGE else set()))

    def line(self, line: Line) -> LineAnswer:
        """Tell where a line stands; without its pages seen, Yes would not be true."""
        answer = self.lines.get(line.id)
        if answer is LineAnswer.TALK:
            return answer
        if not self.opened_pages.issuperset(line.pages):
            return LineAnswer.NOT_SEEN
        return answer or LineAnswer.OPEN

    def understanding(self, question_id: str) -> Understanding:
        """Tell where a question stands."""
        return understanding(self.answers.get(question_id, ()))

    def skipped(self) -> tuple[Page, ...]:
        """Return the main pages that were never on the screen."""
        opened = self.opened_pages
        return tuple(page for page in self.pack.pages() if page.id not in opened)

    def steps(self) -> tuple[Step, ...]:
        """Return the whole way as it stands now, as a table of contents."""
        return steps(self.pack, self.way or Way.FULL, self.extra, signing=self.outcome is Outcome.ACKNOWLEDGED)

    # Moving ---------------------------------------------------------------------------------------

    def _go(self, step: Step, **changes: Any) -> "Visit":
        ms = round((self.spent + self.now - self.entered) * 1000)
        seen = (*self.seen, Seen(self.step, self.language, ms))
        return replace(self, seen=seen, step=step, entered=self.now, spent=0.0, **changes)

    def _need(self, *kinds: Kind) -> None:
        if self.pause or self.step.kind not in kinds:
            raise NotNow("This does not fit the page on the screen.")

    @property
    def can_go_forward(self) -> bool:  # noqa: PLR0911 - one for each kind of screen
        """Whether Next leads on: the few screens before the lesson want an answer first, nothing later does."""
        match self.step.kind:
            case Kind.YOU:
                return self.confirmed
            case Kind.HANDS:
                return bool(self.hands)
            case Kind.TODAY:
                return self.sedated is not None and self.foggy is not None
            case Kind.WAY:
                return self.way is not None
            case Kind.OUTCOME:
                return self.outcome is Outcome.ACKNOWLEDGED and self.may_sign
            case Kind.SIGN:
                return False
            case _:
                return True

    def forward(self) -> "Visit":
        """Go to the next step, or back to the review when a correction was made from there."""
        if self.pause or not self.can_go_forward:
            raise NotNow("This page needs an answer first.")
        if self.detour:
            return self._go(self.detour[-1], detour=self.detour[:-1])
        steps = self.steps()
        return self._go(steps[steps.index(self.step) + 1])

    @property
    def can_go_back(self) -> bool:
        """Whether Back leads anywhere; once the person said who they are, it does not lead to the name again."""
        return self.step.kind not in (Kind.YOU, Kind.HANDS)

    def back(self) -> "Visit":
        """Go to the step before."""
        if self.pause or not self.can_go_back:
            raise NotNow("There is no page before this one.")
        if self.detour:
            return self._go(self.detour[-1], detour=self.detour[:-1])
        steps = self.steps()
        return self._go(steps[steps.index(self.step) - 1])

    # Before the lesson --------------------------------------------------------------------------------

    def confirm(self) -> "Visit":
        """Say "Yes, this is me"."""
        self._need(Kind.YOU)
        return replace(self, confirmed=True).forward()

    def touch_as(self, hands: str) -> "Visit":
        """Tell who touches the screen: "me" or "someone"."""
        self._need(Kind.HANDS)
        if hands not in ("me", "someone"):
            raise NotNow("The screen is touched by the person or by someone for them.")
        return replace(self, hands=hands).forward()

    def feel(self, sedated: bool | None = None, foggy: bool | None = None) -> "Visit":  # noqa: FBT001 - a yes or a no
        """Answer one of the two questions about today; an answer that is changed is noted, because it decides about signing."""
        self._need(Kind.TODAY)
        said = {"sedated": (self.sedated, sedated), "foggy": (self.foggy, foggy)}
        changed = tuple(
            Change("today", name, _YES_NO[before], _YES_NO[after], round(self.now * 1000))
            for name, (before, after) in said.items()
            if before is not None and after is not None and before is not after
        )
        return replace(
            self,
            sedated=self.sedated if sedated is None else sedated,
            foggy=self.foggy if foggy is None else foggy,
            changes=(*self.changes, *changed),
        )

    def take(self, way: str) -> "Visit":
        """Choose the full or the short way; both can be left and widened later."""
        self._need(Kind.WAY)
        return replace(self, way=Way(way)).forward()

    # The lesson -------------------------------------------------------------------------------------

    def tell_more(self) -> "Visit":
        """Open the second layer of this page, or of this row of the comparison."""
        self._need(Kind.PAGE, Kind.COMPARE, Kind.OPTIONS)
        return replace(self, more=self.more | {self.step.id or self.step.kind.value})

    def answer(self, question: str, choice: int) -> "Visit":
        """Answer the question on the screen; 0 is right, UNSURE asks to be shown again."""
        self._need(Kind.QUESTION)
        asked = self.pack.question(question)
        given = self.answers.get(question, ())
        settled = self.understanding(question) in (Understanding.CLEAR, Understanding.TALK)
        if self.step.id != question or not UNSURE <= choice < len(asked.answers) or (settled and not self.detour):
            raise NotNow("This question has its answer.")
        if settled and len(given) >= TRIES:
            given = given[:1]
        now = (*given, choice)
        changes = self.changes
        if self.detour and settled:
            changes = (*changes, Change("question", question, str(self.answers[question][-1]), str(choice), round(self.now * 1000)))
        return replace(self, answers={**self.answers, question: now}, changes=changes)

    def answer_line(self, line: str, answer: str) -> "Visit":
        """Answer one line with "yes" or "talk"; Yes is refused while its pages were not seen."""
        self._need(Kind.LINES)
        found = self.pack.line(line)
        wanted = LineAnswer(answer)
        if wanted not in (LineAnswer.YES, LineAnswer.TALK):
            raise NotNow("A line is answered with Yes or Talk first.")
        if wanted is LineAnswer.YES and not self.opened_pages.issuperset(found.pages):
            raise NotNow("The pages of this line were not seen yet.")
        changes = self.changes
        if self.detour and self.line(found) is not wanted:
            changes = (*changes, Change("line", line, self.line(found).value, answer, round(self.now * 1000)))
        return replace(self, lines={**self.lines, line: wanted}, changes=changes)

    def unanswer_line(self, line: str) -> "Visit":
        """Take back the answer to a line."""
        self._need(Kind.LINES)
        return replace(self, lines={key: value for key, value in self.lines.items() if key != line})

    def weigh(self, value: str, amount: str) -> "Visit":
        """Say how much a value is like the person."""
        self._need(Kind.VALUES)
        if not self.pack.place or value not in {one.id for one in self.pack.place.values}:
            raise NotNow("This pack has no such value.")
        return replace(self, values={**self.values, value: Amount(amount)})

    def mark(self, mark: str) -> "Visit":
        """Set or clear a mark on the body, by touch or by list."""
        self._need(Kind.MARKS)
        if not self.pack.place or mark not in {one.id for one in self.pack.place.marks}:
            raise NotNow("This pack has no such mark.")
        return replace(self, marks=self.marks ^ {mark})

    def lean_to(self, lean: str) -> "Visit":
        """Say which way the person leans today."""
        self._need(Kind.LEAN)
        if not self.pack.place or lean not in {one.id for one in self.pack.place.leanings}:
            raise NotNow("This pack has no such leaning.")
        changes = self.changes
        if self.detour and self.lean and self.lean != lean:
            changes = (*changes, Change("lean", "", self.lean, lean, round(self.now * 1000)))
        return replace(self, lean=lean, changes=changes)

    def wonder(self, option: str) -> "Visit":
        """Set or clear an option the person wants to hear more about."""
        self._need(Kind.OPTIONS)
        if not self.pack.options or option not in {one.id for one in self.pack.options.options}:
            raise NotNow("This pack has no such option.")
        return replace(self, interests=self.interests ^ {option})

    def ask(self, text: str) -> "Visit":
        """Add a question of the person's own, in their words."""
        self._need(Kind.ASK)
        clean = text.strip()
        if not clean or clean in self.own:
            return self
        if len(self.own) >= OWN_QUESTIONS:
            raise NotNow("The list of questions is full.")
        return replace(self, own=(*self.own, clean))

    def unask(self, text: str) -> "Visit":
        """Take a question off the list."""
        self._need(Kind.ASK)
        return replace(self, own=tuple(one for one in self.own if one != text))

    # Review, outcome, signing -----------------------------------------------------------------------

    def correct(self, kind: str, id: str) -> "Visit":  # noqa: A002 - the step's own name
        """Go from the review to the step that is to be put right, or from a line to a page it rests on, and come back after it."""
        self._need(Kind.REVIEW, Kind.LINES)
        step = Step(Kind(kind), id)
        if self.step.kind is Kind.LINES and step.kind is not Kind.PAGE:
            raise NotNow("There is nothing of that kind to put right.")
        extra = self.extra | {id} if step.kind is Kind.PAGE else self.extra
        wider = replace(self, extra=extra)
        if step not in wider.steps() or step.kind in (Kind.YOU, Kind.SIGN, Kind.OUTCOME):
            raise NotNow("There is nothing of that kind to put right.")
        return wider._go(step, detour=(*self.detour, self.step))  # noqa: SLF001 - it is the same visit

    def see_all(self) -> "Visit":
        """From the review of a short way, go on with the first page it skipped."""
        self._need(Kind.REVIEW)
        skipped = self.skipped()
        if not skipped:
            raise NotNow("Every page was seen.")
        return self._go(Step(Kind.PAGE, skipped[0].id), way=Way.FULL)

    def choose(self, outcome: str) -> "Visit | Ended":
        """Choose how the visit ends; only `acknowledged` goes on to signing."""
        self._need(Kind.OUTCOME)
        chosen = Outcome(outcome)
        if chosen not in self.outcomes:
            raise NotNow("Signing is for another day.")
        if chosen is Outcome.ACKNOWLEDGED:
            return replace(self, outcome=chosen).forward()
        return self._end(chosen, None)

    def sign(self, kind: str, wall: str, text: str = "", staff: str = "", strokes: Iterable[Iterable[Iterable[int]]] = ()) -> "Ended":
        """Sign, and so end the visit as acknowledged; refused while staff have still to check on the person."""
        self._need(Kind.SIGN)
        signing = Signing(kind)
        if not self.may_sign or (self.pain and not self.staff_checked):
            raise NotNow("Staff must look in before you sign.")
        whole = tuple(tuple(tuple(int(n) for n in point) for point in stroke) for stroke in strokes)
        match signing:
            case Signing.DRAWN if sum(map(len, whole)) < 2:  # noqa: PLR2004 - a line has two ends
                raise NotNow("There is no signature yet.")
            case Signing.TYPED if not text.strip():
                raise NotNow("There is no name yet.")
            case Signing.WITNESSED | Signing.PAPER if not staff.strip():
                raise NotNow("The staff member's name is missing.")
            case _:
                pass
        return self._end(Outcome.ACKNOWLEDGED, Signature(signing, text.strip(), staff.strip(), whole, wall))

    def check(self, staff: str) -> "Visit":
        """Staff looked in on a person who was in too much pain."""
        self._need(Kind.SIGN)
        return replace(self, staff_checked=staff.strip() or "staff")

    def _end(self, outcome: Outcome, signature: Signature | None) -> "Ended":
        done = self._go(self.step, outcome=outcome)
        return Ended(done, outcome, signature)

    # Standing still ----------------------------------------------------------------------------------

    def rest(self, kind: str) -> "Visit":
        """Let the lesson stand still: a rest, a call for help, feeling unwell, too much pain."""
        why = Pause(kind)
        if self.pause is not None and not (self.pause in (Pause.REST, Pause.PAIN) and why in (Pause.HELP, Pause.UNWELL)):
            raise NotNow("The lesson stands still already.")
        calm = self._moving()
        return replace(
            calm,
            pause=why,
            paused_at=self.now,
            pain=calm.pain or why is Pause.PAIN,
            staff_checked="" if why is Pause.PAIN else calm.staff_checked,
            spent=calm.spent + self.now - calm.entered,
            answered_by="",
        )

    def answer_call(self, staff: str) -> "Visit":
        """Staff have come; only now may the screen say so."""
        if self.pause not in (Pause.HELP, Pause.UNWELL):
            raise NotNow("Nobody has called.")
        return replace(self, answered_by=staff.strip() or "staff")

    def go_on(self) -> "Visit":
        """Go on after standing still; someone who felt unwell goes on only when staff have come."""
        if self.pause is None or (self.pause is Pause.UNWELL and not self.answered_by):
            raise NotNow("The lesson waits for staff.")
        return self._moving()

    def _moving(self) -> "Visit":
        if self.pause is None:
            return self
        stop = Stop(self.pause, self.step, round((self.now - self.paused_at) * 1000), self.answered_by)
        return replace(self, stops=(*self.stops, stop), pause=None, entered=self.now, answered_by="")

    def stop(self) -> "Ended":
        """End for today, from any step."""
        return self._moving()._end(Outcome.NOT_TODAY, None)  # noqa: SLF001 - it is the same visit

    def put_away(self, wall: str) -> "PutAway":
        """Leave the visit for later; nothing is lost."""
        calm = self._moving()
        return PutAway(replace(calm, spent=calm.spent + self.now - calm.entered, entered=self.now), wall)

    def deny(self, wall: str) -> "PutAway":
        """Say "No, this is not me": back to staff, and nothing was shown."""
        self._need(Kind.YOU)
        return self.put_away(wall)

    # The screen ----------------------------------------------------------------------------------------

    def settle(self, size: int | None = None, theme: str | None = None, motion: bool | None = None) -> "Visit":  # noqa: FBT001 - as set on screen
        """Set the screen as the person likes it."""
        comfort = Comfort(
            size=self.comfort.size if size is None else size,
            theme=self.comfort.theme if theme is None else theme,
            motion=self.comfort.motion if motion is None else motion,
        )
        return replace(self, comfort=comfort)

    def speak(self, language: str) -> "Visit":
        """Go on in another language."""
        return replace(self, language=language)  # the pack follows in apply()

    def touched_with(self, device: str) -> "Visit":
        """Note a way of input that was used: touch, mouse, pen or keyboard."""
        return replace(self, inputs=self.inputs | {device})


@dataclass(frozen=True, slots=True)
class PutAway:
    """A visit that waits for staff to bring it back; `wall` is when it was put away."""

    visit: Visit
    wall: str

    def at(self, now: float) -> "PutAway":
        """Let the visit's clock stand: time put away is not counted."""
        del now
        return self

    def resume(self, wall: str) -> Visit:
        """Go on where it stopped; on another day the two questions about today are asked again first."""
        visit = replace(self.visit, absences=(*self.visit.absences, (self.wall, wall)))
        if wall[:10] == self.wall[:10]:
            return visit
        fresh = replace(visit, sedated=None, foggy=None, pain=False, staff_checked="", outcome=None)
        if visit.step.kind in (Kind.YOU, Kind.HANDS, Kind.TODAY):
            return fresh
        back_to = visit.step if visit.step.kind not in (Kind.OUTCOME, Kind.SIGN) else Step(Kind.REVIEW)
        return fresh._go(Step(Kind.TODAY), detour=(*visit.detour, back_to))  # noqa: SLF001 - the visit that was put away

    def expire(self, wall: str) -> "Ended":
        """End it as not today: nobody brought it back in time, or staff end it."""
        return replace(self.visit, absences=(*self.visit.absences, (self.wall, wall))).stop()


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit that is over and waits to be kept; it has no moves."""

    visit: Visit
    outcome: Outcome
    signature: Signature | None

    def at(self, now: float) -> "Ended":
        """Let the visit's clock stand: it is over."""
        del now
        return self


State = Visit | PutAway | Ended

MOVES = frozenset({
    "confirm", "deny", "touch_as", "feel", "take", "tell_more", "forward", "back", "answer", "answer_line", "unanswer_line",
    "weigh", "mark", "lean_to", "wonder", "ask", "unask", "correct", "see_all", "choose", "sign", "check", "rest", "answer_call",
    "go_on", "stop", "put_away", "resume", "expire", "settle", "speak", "touched_with",
})  # fmt: skip
"""The names a stored move may have."""


@dataclass(frozen=True, slots=True)
class Move:
    """One touch, as it is written to disk: the move's name, its plain arguments, and when, in seconds of the visit's clock."""

    name: str
    args: Mapping[str, Any]
    at: float


def apply(state: State, move: Move, packs: Mapping[str, Pack]) -> State:
    """Make one move; raise NotNow when this state does not offer it. `packs` holds the pack by language."""
    step = state.at(move.at)
    act = getattr(step, move.name, None) if move.name in MOVES else None
    if act is None:
        raise NotNow("The visit does not offer this now.")
    try:
        result: State = act(**move.args)
        if isinstance(result, Visit) and result.language != result.pack.language:
            return replace(result, pack=packs[result.language])
    except (TypeError, ValueError, KeyError) as unknown:
        raise NotNow("The visit does not know this answer.") from unknown
    return result


def replay(opening: Opening, moves: Iterable[Move], packs: Mapping[str, Pack]) -> State:
    """Bring a visit to where its moves left it."""
    state: State = begin(opening, packs)
    for move in moves:
        state = apply(state, move, packs)
    return state


def begin(opening: Opening, packs: Mapping[str, Pack]) -> Visit:
    """Start a visit in the language it was opened in."""
    return Visit(packs[opening.language], opening, language=opening.language)

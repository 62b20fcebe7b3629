"""Whether a pack may be shown: short enough to finish, easy enough to read, fair between the two places, and without words that mislead."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import PackError
from kiosk.core.pack import WORDS_A_MINUTE, Block, OptionGrid, Pack, Page, PlaceChoice
from kiosk.storage import template
from kiosk.storage.faults import PACK, WORDS, BadPack
from kiosk.storage.library import Files, empty
from kiosk.storage.reading import grade
from kiosk.storage.settings import FILE, describe

MOST_PAGES = 34
"""Main pages, two above the 32 of the lesson."""
MOST_PAGE_WORDS = 40
"""Words on a main page, its title apart: one idea on one screen."""
MOST_WORDS = 1300
"""Words on the main pages together: about 40 on each of 32."""
MOST_MINUTES = 25
"""Minutes to read the full way once: pages, questions with their answers, lines and the two grids."""
MOST_SHORT_PAGES = 15
"""Pages of the short way, about 12 minutes with its questions."""
MOST_GRADE = 6.0
"""Reading grade of everything together: patient material should be at the 6th grade or below."""
MOST_PAGE_GRADE = 8.0
"""Reading grade of one page or its second layer: a few unavoidable words weigh much in so short a text."""
MOST_DIFFERENCE = 0.5
"""How much shorter, as a share of the longer, one place's cell may be than the other's."""
WRONG_ANSWERS = 3
LINE_BEGINS = "I saw"
"""How each English line begins, so that "Yes" is true."""

_MISLEADS = "it promises or plays down; say what may happen"
_BLAMES = "it blames or labels the person; say what is so"
_ALARMS = "it frightens or is unclear; use plain words"
_SELLS = "it is a trade name"

BANNED: Mapping[str, str] = {
    r"safe|safely|safest": _MISLEADS,
    r"painless|painlessly|pain-free|risk-free": _MISLEADS,
    r"minor (?:surgery|operation|procedure)": _MISLEADS,
    r"no (?:side effects|risks?)": _MISLEADS,
    r"permanent|permanently|last resort": _MISLEADS,
    r"(?:just )?a little pinch|(?:won't|will not) hurt": _MISLEADS,
    r"good candidate": _MISLEADS,
    r"sufferers?|chronic pain patients?|victims?": _BLAMES,
    r"addicts?|addicted|hooked|drug-seeking": _BLAMES,
    r"in your head|just need to cope": _BLAMES,
    r"fail(?:ed)? the (?:trial|test)|failed treatments?|you failed": _BLAMES,
    r"psych clearance|screen(?:ed|ing)? you out": _BLAMES,
    r"compliant|non-?compliant|compliance": _BLAMES,
    r"refuse|refuses|refused|refusal": _BLAMES,
    r"obese|obesity|cachectic|wheelchair-bound": _BLAMES,
    r"narcotics?|drugs?|painkillers?|dope": _ALARMS,
    r"OD|overdosed?|cold turkey": _ALARMS,
    r"bulges?|foreign (?:body|bodies|object)": _ALARMS,
    r"Medtronic|SynchroMed|Flowonix|Prometra|Prialt|Codman": _SELLS,
}
"""English words that a pack may not say, and why; whole words in any letter case.

Source: the sensitive points of the clinical fact sheet, after the American Pain Foundation's and ACI NSW's advice on the language of pain.
"""

_BANNED = [(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), why) for words, why in BANNED.items()]
_MARKUP = re.compile(r"\*\*|\]\(#")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to put right: the file in the pack, the line counted from 1 or 0 for the whole file, and the cause."""

    file: str
    line: int
    cause: str

    def __str__(self) -> str:
        """Return it as one line, file and line first."""
        return f"{self.file}:{self.line}: {self.cause}" if self.line else f"{self.file}: {self.cause}"


def check(folder: Path, clinic: Mapping[str, str]) -> list[Finding]:
    """Return everything that keeps the pack in `folder` from being shown, in every language it has; an empty list if nothing does.

    A clinic value that the pack needs and `clinic` lacks is a finding too; the rest is then measured with what the value would be.
    """
    try:
        files = Files(folder)
        languages = files.languages()
    except PackError as error:
        return _faults(error)
    return [finding for language in languages for finding in _language(files, language, clinic)]


def texts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Return every text that a person reads or hears, with the file it stands in, sentence by sentence."""
    words = f"{pack.language}/{WORDS}"
    for page in pack.pages():
        file = f"{pack.language}/{page.id}.md"
        for text in (*_page(page), *_sentences(page.more), *_beside(page)):
            yield file, text
        for picture in page.pictures:
            yield from ((words, label.text) for label in picture.labels)
    for text in (*_answered(pack), *_around(pack)):
        yield words, text


def main_sentences(pack: Pack) -> list[str]:
    """Return every sentence of the main way: pages with their titles, questions with their answers, lines and values."""
    pages = [text for page in pack.pages() for text in _page(page)]
    return [*pages, *_answered(pack), *(value.text for value in (pack.place.values if pack.place else ()))]


def _language(files: Files, language: str, clinic: Mapping[str, str]) -> list[Finding]:
    try:
        needed = template.names(files.texts(language).values())
        missing = empty(needed, clinic)
        described = describe()
        named = [Finding(FILE, 0, f"{name} is empty: {described[f'clinic.{name}']}") for name in missing]
        filled = {**clinic, **{name: described[f"clinic.{name}"] for name in missing}}
        pack = files.pack(language, filled)
    except PackError as error:
        return _faults(error)
    english = (_reading, _banned(files), _begins) if language == "en" else ()
    rules: tuple[Callable[[Pack], Iterable[Finding]], ...] = (_budget, _pictures, _questions, _fair, _plain, *english)
    return [*named, *(finding for rule in rules for finding in rule(pack))]


def _faults(error: PackError) -> list[Finding]:
    faults = error.faults if isinstance(error, BadPack) else (error,)
    return [Finding(fault.file, fault.line, fault.cause) for fault in faults]


def _budget(pack: Pack) -> Iterator[Finding]:
    pages = list(pack.pages())
    for page in pages:
        if page.words > MOST_PAGE_WORDS:
            yield Finding(f"{pack.language}/{page.id}.md", 0, f"{page.words} words; at most {MOST_PAGE_WORDS} stand on one page")
    if len(pages) > MOST_PAGES:
        yield Finding(PACK, 0, f"{len(pages)} main pages; at most {MOST_PAGES}")
    if (short := sum(page.short for page in pages)) > MOST_SHORT_PAGES:
        yield Finding(PACK, 0, f"{short} pages in the short way; at most {MOST_SHORT_PAGES}")
    if (words := sum(page.words for page in pages)) > MOST_WORDS:
        yield Finding(PACK, 0, f"{words} words on the main pages; at most {MOST_WORDS}")
    way = [*main_sentences(pack), *_grid(pack.place), *_grid(pack.options)]
    if (minutes := sum(len(text.split()) for text in way) / WORDS_A_MINUTE) > MOST_MINUTES:
        yield Finding(PACK, 0, f"{minutes:.1f} minutes to read; at most {MOST_MINUTES}")


def _pictures(pack: Pack) -> Iterator[Finding]:
    for page in pack.pages():
        if bool(page.pictures) == (page.dots is not None):
            both = "both a picture and dots" if page.dots else "neither a picture nor dots"
            yield Finding(f"{pack.language}/{page.id}.md", 0, f"the page has {both}; it needs one of them")


def _questions(pack: Pack) -> Iterator[Finding]:
    for question in pack.questions():
        if len(question.wrong) != WRONG_ANSWERS:
            cause = f'question "{question.id}" has {len(question.wrong)} wrong answers; it needs {WRONG_ANSWERS}'
            yield Finding(f"{pack.language}/{WORDS}", 0, cause)


def _fair(pack: Pack) -> Iterator[Finding]:
    """Hold the two places in the same size and detail."""
    if pack.place is None:
        return
    first, second = pack.place.sites
    if (first.picture.width, first.picture.height) != (second.picture.width, second.picture.height):
        yield Finding(PACK, 0, "the two places' pictures differ in size")
    if len(first.picture.labels) != len(second.picture.labels):
        yield Finding(PACK, 0, "the two places' pictures differ in their number of labels")
    for row in pack.place.rows:
        shorter, longer = sorted(len(cell.split()) for cell in row.cells)
        if shorter < longer * (1 - MOST_DIFFERENCE):
            cause = f'row "{row.id}" says {longer} words of one place and {shorter} of the other; the shorter needs at least half'
            yield Finding(f"{pack.language}/{WORDS}", 0, cause)


def _plain(pack: Pack) -> Iterator[Finding]:
    """Hold Markdown out of texts that are shown as they stand."""
    for file, text in texts(pack):
        values = [value for value in pack.clinic.values() if _MARKUP.search(value)]
        if _MARKUP.search(text) and not any(value in text for value in values):
            yield Finding(file, 0, f'this text is shown as it stands, so it may hold no Markdown: "{text}"')


def _begins(pack: Pack) -> Iterator[Finding]:
    for line in pack.lines():
        if not line.text.startswith(LINE_BEGINS + " "):
            yield Finding(f"{pack.language}/{WORDS}", 0, f'line "{line.id}" must begin with "{LINE_BEGINS}", so that "Yes" is true')


def _reading(pack: Pack) -> Iterator[Finding]:
    for page in pack.pages():
        for what, sentences in (("the page", _page(page)), ('"Tell me more"', _sentences(page.more))):
            if (found := grade(sentences)) > MOST_PAGE_GRADE:
                cause = f"{what} reads at grade {found:.1f}; at most {MOST_PAGE_GRADE:.0f}"
                yield Finding(f"{pack.language}/{page.id}.md", 0, cause)
    if (found := grade(main_sentences(pack))) > MOST_GRADE:
        yield Finding(PACK, 0, f"everything together reads at grade {found:.1f}; at most {MOST_GRADE:.0f}")


def _banned(files: Files) -> Callable[[Pack], Iterator[Finding]]:
    def rule(pack: Pack) -> Iterator[Finding]:
        raw = files.texts(pack.language)
        seen: set[tuple[str, str]] = set()
        for file, text in texts(pack):
            for pattern, why in _BANNED:
                for match in pattern.finditer(text):
                    word = " ".join(match[0].lower().split())
                    if (file, word) not in seen:
                        seen.add((file, word))
                        lines = _lines(raw[file], word) or (0,)
                        yield from (Finding(file, line, f'"{word}" may not be said: {why}') for line in lines)

    return rule


def _lines(text: str, word: str) -> tuple[int, ...]:
    """Return the lines on which a word begins; none if it stands only in a clinic value."""
    pattern = r"[\s*]+".join(re.escape(part) for part in word.split())
    found = re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text, re.IGNORECASE)
    return tuple(text.count("\n", 0, match.start()) + 1 for match in found)


def _sentences(blocks: Iterable[Block]) -> list[str]:
    return [sentence.text for block in blocks for sentence in block.sentences]


def _page(page: Page) -> list[str]:
    return [page.title, *_sentences(page.blocks)]


def _beside(page: Page) -> Iterator[str]:
    for picture in page.pictures:
        yield from (picture.caption, picture.description)
    if page.dots:
        yield from (page.dots.of, page.dots.some, page.dots.rest, page.dots.source)


def _answered(pack: Pack) -> Iterator[str]:
    for question in pack.questions():
        yield from (question.ask, *question.answers)
    for line in pack.lines():
        yield line.text


def _grid(grid: PlaceChoice | OptionGrid | None) -> Iterator[str]:
    if grid is None:
        return
    yield from _sentences(grid.intro)
    for row in grid.rows:
        yield from (row.title, *row.cells)


def _around(pack: Pack) -> Iterator[str]:
    """Return what stands in words.toml apart from questions, answers and lines."""
    yield from (pack.title, pack.meaning, pack.update_policy, pack.funding, *pack.suggested, *pack.owed)
    yield from (chapter.title for chapter in pack.chapters)
    yield from _sentences(pack.next_steps)
    for question in pack.questions():
        yield from (question.explain, question.say)
    for grid in (pack.place, pack.options):
        yield from _grid(grid)
        for row in grid.rows if grid else ():
            yield from _sentences(row.more)
    if pack.place:
        for site in pack.place.sites:
            yield from (site.title, site.picture.caption, site.picture.description, *(label.text for label in site.picture.labels))
        for value in pack.place.values:
            yield from (value.text, value.talk)
        yield from (choice.text for choice in (*pack.place.marks, *pack.place.leanings))
    if pack.options:
        yield from (choice.text for choice in pack.options.options)
    for term in pack.glossary.values():
        yield from (term.word, term.meaning)

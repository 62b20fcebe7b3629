"""How hard English words are to read: the Flesch-Kincaid grade, as Kincaid and others gave it in 1975."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*|\d[\d.,]*")
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]|[aeiouy]l)e$|[^aeiouytd]ed$|[^aeioulysxzcg](?<!ch)(?<!sh)es$|[aeiouy]les$|[^l]ely$|some(?=[a-z])",
)
_APART = re.compile(r"(?<![ctsg])i[ao]|iu|iet|eo(?=$|r)|[^q]ua(?!r)|(?:fl|r)ui|creat|[aeiouy]ing|ism$")


def grade(sentences: Iterable[str]) -> float:
    """Return the US school grade of some sentences, each counted as one; 0 when there are no words."""
    count = words = syllables = 0
    for sentence in sentences:
        found = _WORD.findall(sentence)
        count += bool(found)
        words += len(found)
        syllables += sum(map(count_syllables, found))
    return 0.39 * words / count + 11.8 * syllables / words - 15.59 if words else 0.0


def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has: groups of vowels, less the silent ones.

    A number counts as one, an abbreviation as its letters.
    """
    if word.isupper() and len(word) > 1:
        return len(word)
    letters = word.lower().replace("\u2019", "'").removesuffix("'s")
    groups = len(_GROUP.findall(letters))
    return max(1, groups - bool(_SILENT.search(letters)) + len(_APART.findall(letters)))

"""A small, sound pack, and the ways to spoil it."""

from collections.abc import Mapping
from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="4" height="2"/></svg>\n'

FILES: Mapping[str, str] = {
    "pack.toml": """\
id = "small"
version = "1.0.0"
languages = ["en"]
updated = "2026-11-22"
order = 5

[review]
state = "draft"

[[chapters]]
id = "how"
questions = ["where"]
lines = ["saw-how"]
choice = true

[[chapters.pages]]
id = "how-works"
short = true

[[chapters.pages]]
id = "headache"
dots = 23

[questions.where]
page = "how-works"
sources = ["F1"]

[lines.saw-how]
pages = ["how-works", "headache"]
safety = true
sources = ["F1"]

[place]
sites = ["belly", "back"]
rows = ["usual"]
values = ["sleep"]
marks = ["belt"]
leanings = ["belly", "back", "none", "talk", "no_pump"]

[place.pictures]
belly = "site-belly"
back = "site-back"

[place.sources]
usual = ["F1"]
sleep = ["F1"]

[options]
columns = ["pump", "as_now", "other"]
rows = ["what"]

[options.sources]
what = ["own"]

[art.pump-in]
labels = [ { id = "spine", x = 0.1, y = 0.2, to = [0.5, 0.3] } ]

[art.site-belly]

[art.site-back]
""",
    "sources.toml": """\
[facts.F1]
text = "The pump sends medicine into the fluid around the spinal cord."
certainty = "H"
references = ["R1"]

[references.R1]
title = "A page about pumps"
url = "https://example.org/pumps"
""",
    "en/words.toml": """\
title = "A pump for pain"
meaning = "I was shown this lesson."
update_policy = "{{ clinic_name }} reads this again each year."
funding = "Nobody paid for this lesson."
suggested = ["Which kind of pump would I get?"]
take_home = ["how-works"]
owed = ["The talk with the surgeon"]
next_steps = '''
Give the tablet back. [own]

Call {{ phone_day }} with questions. [own]
'''

[chapters]
how = "How it works"

[questions.where]
ask = "Where does the pump send medicine?"
right = "To the fluid by the spine"
wrong = ["To the lungs", "To the arm", "To the skin"]
explain = "A thin tube leads to your spine."
say = "The tube ends by the spine."

[lines]
saw-how = "I saw how a pump works."

[place]
intro = "You and your surgeon choose. [F1]"
sites = { belly = "Belly", back = "Lower back" }
captions = { belly = "A pump in the belly", back = "A pump in the back" }
descriptions = { belly = "A person from the front.", back = "A person from the back." }
marks = { belt = "Belt line" }

[place.rows.usual]
title = "How usual"
cells = ["This is the usual place", "Some surgeons offer this place"]
more = "No study compares the two. [F1]"

[place.values.sleep]
text = "I sleep on my stomach most nights."
talk = "Talk with your surgeon about this"

[place.leanings]
none = "No preference"
talk = "I want to talk first"
no_pump = "I do not want a pump"

[options]
intro = "Three ways to go on. [own]"
columns = { pump = "A pump", as_now = "Carry on as now", other = "Other choices" }

[options.rows.what]
title = "What it is"
cells = ["A pump by the spine", "What you do now", "Such as therapy"]

[labels]
pump-in = { spine = "Spine" }

[glossary.spinal-fluid]
word = "spinal fluid"
meaning = "the clear fluid around the spine"
""",
    "en/how-works.md": """\
# How the pump works

The pump sends medicine to your [spinal fluid](#spinal-fluid). It is
**as wide as a hand**. [F1]

- It has a thin tube. [F1]
- Call {{ phone_day }} if you worry. [own]

> Ask us anything. [own]

![A person with a pump.](pump-in "The pump and its tube")

---

The pump is 3.4 in wide. Dr. Ana puts it in, e.g. on a Tuesday. [F1]
""",
    "en/headache.md": """\
+++
[dots]
of = "Out of 100 people"
some = "had a headache"
rest = "did not"
source = "One hospital"
+++
# A headache may come

Rest and drink. [F1]
""",
    "art/pump-in.svg": SVG,
    "art/site-belly.svg": SVG,
    "art/site-back.svg": SVG,
}

CLINIC: Mapping[str, str] = {"clinic_name": "Sample Pain Clinic", "phone_day": "555-0100"}


def write(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None, files: Mapping[str, str | None] | None = None) -> Path:
    """Write the pack to `folder`/small and return that.

    `changes` are (old, new) by file; `files` replace whole files, and None takes one away.
    """
    home = folder / "small"
    wanted: dict[str, str | None] = {**FILES, **(files or {})}
    for name, (old, new) in (changes or {}).items():
        text = wanted[name] or ""
        assert old in text, f"{name} has no {old!r}"
        wanted[name] = text.replace(old, new, 1)
    for name, content in wanted.items():
        if content is not None:
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8", newline="")
    return home

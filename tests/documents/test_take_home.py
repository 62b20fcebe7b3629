"""What goes into the person's own hands: the paper to take home and the sheet to sign."""

import json

import pytest
import rfc8785

from kiosk.documents.papers import Paper
from tests.documents import reading
from tests.documents.cases import PROVISIONAL, VISITS, WORDS, day, made, text_of
from tests.documents.reading import squeezed


@pytest.mark.parametrize("name", VISITS)
def test_take_home_has_what_helps_and_nothing_private(name: str) -> None:
    record = json.loads(VISITS[name])
    text = text_of(Paper.TAKE_HOME, VISITS[name])
    wanted = [block["text"] for page in record["take_home"] for block in page["blocks"]] + [page["title"] for page in record["take_home"]]
    wanted += [block["text"] for block in record["next_steps"]] + record["own_questions"] + [page["title"] for page in record["skipped"]]
    wanted += [record["pack"]["clinic"][key] for key in ("phone_day", "phone_night", "emergency_number", "crisis_line")]
    assert [one for one in wanted if squeezed(one) not in text] == []
    private = (
        [line["text"] for line in record["lines"]] + [one["ask"] for one in record["questions"]] + [WORDS["outcomes"][record["outcome"]]]
    )
    private += [one[key] for one in record["place"]["values"] for key in ("text", "talk")] + [
        one["text"] for one in record["place"]["marks"]
    ]
    private += [one for question in record["questions"] for one in question["given"] if one]
    private += [WORDS["consult"][key] for key in ("sedated", "foggy", "too_much_pain")] + [
        WORDS["record"][key] for key in ("sedated", "lean")
    ]
    assert [one for one in private if squeezed(one) in text] == []


def test_take_home_is_in_large_print() -> None:
    sizes = set(reading.letter_sizes(made(Paper.TAKE_HOME, VISITS["drawn"]), above=66, below=725))
    assert min(sizes) >= 16
    assert max(sizes) >= 24


def test_the_signing_sheet_has_what_is_signed_and_where_to_sign() -> None:
    record = json.loads(PROVISIONAL)
    assert record["signature"] is None
    text = text_of(Paper.SIGNING_SHEET, PROVISIONAL)
    wanted = [record["meaning"], record["person"]["name"], day(record["person"]["born"]), record["person"]["number"]]
    wanted += [part for line in record["lines"] for part in (line["text"], WORDS["line_answers"][line["answer"]])]
    wanted += [
        WORDS["signing"][key] for key in ("signature", "date", "print_name", "signed_for", "witness", "witness_signature", "interpreter")
    ]
    assert [one for one in wanted if squeezed(one) not in text] == []


@pytest.mark.parametrize("paper", Paper)
def test_a_page_long_question_is_cut_nowhere(paper: Paper) -> None:
    record = json.loads(VISITS["drawn"])
    record["own_questions"] = ["Why does it have to be so long, and who reads all of it? " * 60, "And this?"]
    record["with"]["companion"] = "My sister and her husband and their dog. " * 200
    pdf = made(paper, rfc8785.dumps(record))
    assert reading.outside(pdf) == []
    if paper in (Paper.RECORD, Paper.TAKE_HOME):
        assert squeezed(record["own_questions"][0]) in unfooted(pdf)


def unfooted(pdf: bytes) -> str:
    """Return the words of a paper, squeezed, as they run on from page to page without header and footer."""
    return squeezed("".join(reading.body(pdf, above=62, below=730)))

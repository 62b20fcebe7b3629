"""What holds for every paper: whose it is, what it is not, its standards, the same bytes each time, and clear refusals."""

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import rfc8785
from pdfua import Severity, validate

from kiosk.core.errors import PaperError
from kiosk.documents.papers import Paper, make
from tests.documents import reading
from tests.documents.cases import PROVISIONAL, VISITS, WORDS, made, pages_of
from tests.documents.reading import squeezed


@pytest.mark.parametrize("paper", Paper)
def test_every_page_says_whose_which_and_what_it_is_not(paper: Paper) -> None:
    for name in ("drawn", "approved"):
        pages = pages_of(paper, VISITS[name])
        for number, page in enumerate(pages, 1):
            for said in ("Riverside Pain Clinic", "Rosa Marchetti", "7d9f2c1e", "intrathecal-pump 1.0.0", f"Page {number} of {len(pages)}"):
                assert squeezed(said) in page
            assert squeezed(WORDS["not_a_mark"]) in page
            assert squeezed(WORDS["not_consent"]) in page
            assert (squeezed(WORDS["draft_why"]) in page) == (name == "drawn")


@pytest.mark.parametrize("name", ["drawn", "typed", "stopped at once"])
@pytest.mark.parametrize("paper", Paper)
def test_it_is_accessible_and_archivable(paper: Paper, name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made(paper, VISITS[name]))
    assert [one.message for one in validate(str(file)).findings if one.severity is Severity.ERROR] == []
    with pikepdf.open(file) as document:
        root = document.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == ("en", True, True)
        with document.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
            assert WORDS["titles"][paper.value] in metadata["dc:title"]
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all(
            "/FontFile2" in font.DescendantFonts[0].FontDescriptor or "/FontFile3" in font.DescendantFonts[0].FontDescriptor
            for font in fonts
        )
    tags = reading.tags(file.read_bytes())
    assert tags.count("/H1") == 1
    assert tags.index("/H1") < tags.index("/H2")
    assert tags.count("/THead") == tags.count("/Table")


def test_a_paper_in_a_right_to_left_language_says_so() -> None:
    pdf = make(Paper.TAKE_HOME, VISITS["typed"], {**WORDS, "language": "ar", "titles": {**WORDS["titles"], "take-home": "خذ معك"}})
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "ar"


def test_sentences_in_another_language_are_marked_as_such() -> None:
    record = json.loads(VISITS["typed"])
    record["pages"][0]["language"] = "es"
    with pikepdf.open(BytesIO(make(Paper.RECORD, rfc8785.dumps(record), WORDS))) as document:
        assert any(isinstance(one, pikepdf.Dictionary) and str(one.get("/Lang", "")) == "es" for one in document.objects)


@pytest.mark.parametrize("paper", Paper)
def test_the_same_record_gives_the_same_bytes(paper: Paper) -> None:
    assert made(paper, VISITS["drawn"]) == make(paper, VISITS["drawn"], WORDS)
    later = rfc8785.dumps(json.loads(VISITS["drawn"]) | {"closed": "2026-03-14T09:41:08-05:00"})
    assert made(paper, VISITS["drawn"]) != made(paper, later)


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"\xff",
        b"[]",
        b"{",
        b'{"format":"kiosk-record/2"}',
        b'{"format":"kiosk-record/1"}',
        b'{"format":"kiosk-record/1","closed":"2026-03-14T09:41:07"}',
    ],
)
def test_what_is_no_record_is_refused(stored: bytes) -> None:
    with pytest.raises(PaperError, match=r"no paper was made\.$"):
        make(Paper.CONSULT, stored, WORDS)


def test_a_missing_word_is_named_by_its_place_and_never_by_the_person() -> None:
    words = {**WORDS, "signing": {}}
    with pytest.raises(PaperError, match=r"signing-sheet\.typ:\d+") as refused:
        make(Paper.SIGNING_SHEET, PROVISIONAL, words)
    assert "Rosa" not in str(refused.value)
    assert refused.value.__cause__ is None

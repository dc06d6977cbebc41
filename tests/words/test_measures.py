from gettext import NullTranslations

import pytest

from siarpers.words.language import translation
from siarpers.words.measures import number, size
from siarpers.words.problem import problem
from siarpers.words.wording import sentence

ENGLISH, INDONESIAN = NullTranslations(), translation("messages", "id")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("6.2", "6,2"),
        ("12,345.67", "12.345,67"),
        ("2,000", "2.000"),
        ("0", "0"),
        ("1e+16", "1e+16"),
    ],
)
def test_a_number_has_the_marks_of_the_language(written: str, told: str) -> None:
    assert number(written, ENGLISH) == written
    assert number(written, INDONESIAN) == told


@pytest.mark.parametrize(
    ("written", "english", "indonesian"),
    [
        ("320 × 240 px", "320 × 240 pixels", "320 × 240 piksel"),
        ("60000 × 40000 px", "60,000 × 40,000 pixels", "60.000 × 40.000 piksel"),
        ("40 MP", "40 megapixels", "40 megapiksel"),
        ("3.0 MB", "3.0 MB", "3,0 MB"),
        ("65 MB", "65 MB", "65 MB"),
        ("200", "200", "200"),
        ("foto 3.0 MB", "foto 3.0 MB", "foto 3.0 MB"),
    ],
)
def test_a_size_is_told_in_words(written: str, english: str, indonesian: str) -> None:
    assert size(written, ENGLISH) == english
    assert size(written, INDONESIAN) == indonesian


def test_a_problem_tells_its_sizes_in_the_language_of_the_person() -> None:
    large = problem("photo-large", "x.md", written="3.0 MB", size="60000 × 40000 px", limit="40 MP")
    told, _ = sentence(large, INDONESIAN)
    assert told == "foto “3.0 MB” terlalu besar: 60.000 × 40.000 piksel; batasnya 40 megapiksel"

    told, _ = sentence(problem("file-too-large", "x.md", size="3.0 MB", limit="2 MB"), INDONESIAN)
    assert told == "berkas ini berukuran 3,0 MB; batasnya 2 MB"

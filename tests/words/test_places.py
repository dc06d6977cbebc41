import pytest

from siarpers.words.places import may_name_place, names_institution, names_office


@pytest.mark.parametrize(
    "text",
    ["LUMAJANG", "Kab. Malang", "PATI", "DIY", "Fak-Fak", "Lumajang 1 Februari 2024", "Ma'rang"],
)
def test_a_place_may_be_any_name(text: str) -> None:
    assert may_name_place(text)


@pytest.mark.parametrize(
    "text",
    ["KPU", "STNK", "Polri", "TNI/Polri", "Jum’at", "Jumat Curhat", "1 Mei 2024", "2024", ""],
)
def test_an_abbreviation_an_institution_or_a_day_is_no_place(text: str) -> None:
    assert not may_name_place(text)


@pytest.mark.parametrize(
    "text", ["Polda Jatim", "POLRES BATU", "Polsek Metro Gambir", "Bidhumas Polda Jatim"]
)
def test_a_police_office_stands_for_its_place(text: str) -> None:
    assert names_office(text)
    assert not names_office("Kapolres Batu")
    assert names_institution(text)

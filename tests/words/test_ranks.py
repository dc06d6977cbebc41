import pytest
from hypothesis import given
from hypothesis import strategies as st

from siarpers.words.ranks import normal_rank, normal_titles, read_speaker, speaker_slug


@pytest.mark.parametrize(
    ("text", "rank", "name", "titles"),
    [
        ("Ipda Contoh, S.H.", "Ipda", "Contoh", "S.H."),
        ("AKBP. Contoh Utama, SIK", "AKBP", "Contoh Utama", "S.I.K."),
        ("Akbp Contoh Utama, SH., S.Ik", "AKBP", "Contoh Utama", "S.H., S.I.K."),
        ("IPTU Contoh SH MH", "Iptu", "Contoh", "S.H., M.H."),
        ("Irjen Dr. Pol Contoh", "Irjen Pol", "Dr. Contoh", ""),
        ("Irjen Pol. Drs. H. Contoh Utama, M.H.", "Irjen Pol", "Drs. H. Contoh Utama", "M.H."),
        ("Kombespol Contoh, M.Si", "Kombes Pol", "Contoh", "M.Si."),
        ("Jendral Pol (Purn) Contoh", "Jenderal Pol (Purn)", "Contoh", ""),
        ("Ajun Komisaris Besar Polisi Contoh", "AKBP", "Contoh", ""),
        ("Brigadir Contoh", "Brigpol", "Contoh", ""),
        ("Contoh Utama", "", "Contoh Utama", ""),
        ("AKP", "", "AKP", ""),
        ("李华", "", "李华", ""),
    ],
)
def test_a_speaker_is_rank_name_and_titles(text: str, rank: str, name: str, titles: str) -> None:
    assert read_speaker(text) == (rank, name, titles)


@pytest.mark.parametrize(
    "text",
    [
        "Ipda Contoh Utama, S.H.",
        "Iptu Contoh Utama",
        "Kombes Pol (Purn) Drs. H. Contoh Utama, S.I.K., M.H.",
        "Contoh Utama",
        "Prof. Dr. Contoh Utama",
    ],
)
def test_a_speaker_has_one_slug_whatever_rank_and_titles_say(text: str) -> None:
    assert speaker_slug(read_speaker(text)[1]) == "contoh-utama"
    assert speaker_slug(text) == "contoh-utama"


def test_a_word_inside_a_name_is_no_title() -> None:
    assert read_speaker("Ipda Se Contoh")[1] == "Se Contoh"
    assert read_speaker("Ipda H Contoh")[1] == "H Contoh"


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        ("Irjen POL", "Irjen Pol"),
        ("Irjenpol", "Irjen Pol"),
        ("akbp.", "AKBP"),
        ("Kombes Pol (Purn)", "Kombes Pol (Purn)"),
        ("Kepala Desa", "Kepala Desa"),
    ],
)
def test_ranks_have_one_spelling(written: str, rank: str) -> None:
    assert normal_rank(written) == rank


def test_titles_have_one_spelling_and_unknown_ones_stay() -> None:
    assert normal_titles("SH., S.IK,M.Tr") == "S.H., S.I.K., M.Tr"
    assert normal_titles("S.H., SH") == "S.H."


@given(st.text())
def test_any_text_names_somebody(text: str) -> None:
    _, name, _ = read_speaker(text)
    assert bool(name) == bool(text.partition(",")[0].strip())


@given(st.text())
def test_reading_a_name_again_changes_nothing(text: str) -> None:
    rank, name, titles = read_speaker(text)
    assert normal_rank(rank) == rank
    assert normal_titles(titles) == titles
    assert speaker_slug(name) == speaker_slug(read_speaker(name)[1])

"""Whether words can name a place, as far as the words alone can tell.

No gazetteer: a dateline may name any hamlet.  What is known are the words that
newsrooms write where a place might stand and that are none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from siarpers.words.dates import is_calendar_word

_WORD = re.compile(r"[^\W\d_][\w.'’/-]*")
_OFFICE = re.compile(
    r"(?:(?:si|bid|div)?humas )?(?:pol(?:da|res(?:tabes|ta)?|sek(?:ta)?)|kepolisian (?:daerah|resor|sektor))"
    r"(?: [\w.'’-]+){1,4}",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"""(?:
      # The police, the army and their people.
      polisi|polri|polwan|kepolisian|(?:wa)?kapol\w+|pol(?:da|res(?:tabes|ta)?|sek(?:ta)?)|mabes
    | (?:sat|dit|ka?sat|ka?dit)(?:lantas|reskrim\w*|(?:res)?narkoba|binmas|intelkam|samapta|sabhara|polairud?)
    | ka(?:bid|bag|si|nit|siwas|subbag|subsi|sihumas|sat|ro)|\w*humas|brimob|densus|propam
    | \w*babin(?:sa|kamtibmas)|bhabinkamtibmas|bhayangkari|akbp|akp|kompol|kombes|ip[td]u|ipda|aip[td][ua]|brip\w+
    | tni|ko(?:dim|ramil|rem|dam)|dan(?:dim|ramil|rem|yon)|lanal|lanud|pangdam|panglima|prajurit
      # The state and its parties.
    | pem(?:kab|kot|prov|da|des)|pemerintah\w*|presiden|menteri|kementerian|kemen\w+|gubernur|(?:wa)?bupati
    | wali(?:kota)?|camat|lurah|kades|dinas|dis(?:hub|dik|nakertrans)|dinkes|satpol|sekda|dewan|komisi
    | kpud?|bawaslu|panwas\w*|kej(?:ari|ati|agung|aksaan)|jaksa|pengadilan|hakim|mahkamah|lapas|rutan
    | bpbd|bnnk?|bnnp|bnpb|basarnas|pmi|bpjs|bmkg|damkar|puskesmas|rsud|forkopim\w+|fkub|mui|nu|muhammadiyah
      # People and things that begin a sentence.
    | warga|masyarakat|petugas|anggota|personel|tim|korban|tersangka|pelaku|saksi|ketua|kepala|tokoh
    | operasi|ops|program|kegiatan|patroli|razia|apel|pemilu|pilkada|kamtibmas|kondusif|presisi|curhat
      # Labels.
    | siaran|rilis|pers|press|release|breaking|news|update|viral|info(?:rmasi)?|hoaks|hoax|waspada
    | perhatian|pengumuman|imbauan|himbauan|catatan|kronologi\w*|sumber|foto|video|baca|simak|dan|oleh
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORT_PLACES = frozenset("dki diy ntb ntt kab kec kel kota desa".split())  # noqa: SIM905 - a list of words reads best as words
_IN_PLACES = frozenset(
    """kab kabupaten kota kotamadya kec kecamatan kel kelurahan desa ds dusun dsn pulau kep kepulauan
    jakarta jawa jatim jateng jabar sumatera sumatra sulawesi kalimantan papua maluku nusa bali aceh
    riau lampung bandar banda tanjung teluk muara kuala sungai sei tebing padang pangkal ujung
    utara timur selatan barat tengah tenggara pusat daya""".split()  # noqa: SIM905 - a list of words reads best as words
)
_LONGEST_ABBREVIATION = 3
_SPOKEN = re.compile(r"(?:[^aeiou]{0,2}[aeiou]{1,2})+[^aeiou]{0,2}")


@lru_cache(1024)
def names_institution(text: str) -> bool:
    """Whether a word of the text names an institution, a rank, an event or a label."""
    return any(
        _INSTITUTION.fullmatch(part.strip("."))
        for word in _WORD.findall(text)
        for part in re.split("[-/]", word)
    )


def names_office(text: str) -> bool:
    """Whether the text is a police office and nothing else: `Polres Batu`."""
    return bool(_OFFICE.fullmatch(text))


@lru_cache(1024)
def may_name_place(text: str) -> bool:
    """Whether the text can be a place: no institution, no weekday, no mere abbreviation.

    A date after the place is no part of it.
    """
    words = _WORD.findall(text)
    while words and is_calendar_word(words[-1]):
        words.pop()
    return (
        bool(words)
        and not names_institution(text)
        and not any(is_calendar_word(word) or _is_abbreviation(word) for word in words)
    )


def sounds_like_place(text: str) -> bool:
    """Whether the text may be a place, and is one name or has a word that places are named with.

    Two names without such a word may as well be a person or a programme.
    """
    words = [word.rstrip(".").lower() for word in _WORD.findall(text)]
    return may_name_place(text) and (len(words) == 1 or not _IN_PLACES.isdisjoint(words))


def _is_abbreviation(word: str) -> bool:
    """Whether a word in capitals is short or cannot be spoken, and is no short place."""
    plain = word.rstrip(".").lower()
    if not word.isupper() or plain in _SHORT_PLACES or "-" in plain:
        return False
    return len(plain) <= _LONGEST_ABBREVIATION or not _SPOKEN.fullmatch(plain)

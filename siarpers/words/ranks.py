"""Police ranks and academic titles, recognised however they are written.

Ranks follow Perkap 3/2016 in the short form of the press.  What a person is
called stands in three parts: the rank (with `(Purn)` when retired), the name with
the titles that precede it (`Dr.`, `H.`), and the titles that follow it.
"""

from __future__ import annotations

import re

from siarpers.words.text import slugify

_RANKS = {
    variant: rank
    for rank, variants in {
        "Jenderal Pol": "jenderal jendral jenderalpol jendralpol jenderalpolisi jendralpolisi",
        "Komjen Pol": "komjen komjenpol komisarisjenderal komisarisjenderalpolisi "
        "komisarisjendral komisarisjendralpolisi komjenpolisi",
        "Irjen Pol": "irjen irjenpol inspekturjenderal inspekturjenderalpolisi "
        "inspekturjendral inspekturjendralpolisi irjenpolisi",
        "Brigjen Pol": "brigjen brigjenpol brigadirjenderal brigadirjenderalpolisi "
        "brigadirjendral brigadirjendralpolisi brigjenpolisi",
        "Kombes Pol": "kombes kombespol komisarisbesar komisarisbesarpolisi kombespolisi",
        "AKBP": "akbp ajunkomisarisbesarpolisi ajunkomisarisbesar",
        "Kompol": "kompol komisarispolisi",
        "AKP": "akp ajunkomisarispolisi",
        "Iptu": "iptu inspektursatu inspekturpolisisatu inspektursatupolisi",
        "Ipda": "ipda inspekturdua inspekturpolisidua inspekturduapolisi",
        "Aiptu": "aiptu ajuninspektursatu ajuninspekturpolisisatu",
        "Aipda": "aipda ajuninspekturdua ajuninspekturpolisidua",
        "Bripka": "bripka brigadirkepala brigadirpolisikepala",
        "Brigpol": "brigpol brigadir brigadirpol brigadirpolisi",
        "Briptu": "briptu brigadirsatu brigadirpolisisatu",
        "Bripda": "bripda brigadirdua brigadirpolisidua",
        "Abrippol": "abrippol abrip ajunbrigadirpolisi",
        "Abriptu": "abriptu ajunbrigadirsatu ajunbrigadirpolisisatu",
        "Abripda": "abripda ajunbrigadirdua ajunbrigadirpolisidua",
        "Bharaka": "bharaka bhayangkarakepala",
        "Bharatu": "bharatu bhayangkarasatu",
        "Bharada": "bharada bhayangkaradua",
    }.items()
    for variant in variants.split()
}
_LONGEST_RANK = 4

_TITLES = {
    re.sub(r"\W", "", title).lower(): title
    for title in (  # noqa: SIM905 - a list of words reads best as words
        "S.I.K. S.H. M.H. M.Si. S.E. S.Pd. S.Tr.K. M.T. M.M. M.Hum. M.T.C.P. S.T. S.Sos. S.I.P. "
        "S.Ag. S.Kom. S.I.Kom. S.Psi. S.K.M. S.Pd.I. S.H.I. S.Kep. S.Farm. S.Si. S.P. S.S. S.Ap. "
        "M.Kn. M.Pd. M.Sc. M.A. M.A.P. M.B.A. M.I.K. M.I.Kom. M.Kes. M.Psi. M.Ag. M.Kom. M.Tr.Opsla. "
        "M.Sos. M.I.P. M.Krim. M.K.P. Ph.D. LL.M. A.Md. Sp.F. Sp.An. S.St.Mk. M.Mar. CPHR. CHRM."
    ).split()
}
_TITLES_BEFORE = {
    "drs": "Drs.", "dra": "Dra.", "dr": "Dr.", "prof": "Prof.", "ir": "Ir.", "h": "H.", "hj": "Hj.",
    "kh": "K.H.", "apt": "Apt.",
}  # fmt: skip
_RETIRED = re.compile(r"\(?purn(?:awirawan)?\.?\)?", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z]")


def read_speaker(text: str) -> tuple[str, str, str]:
    """Rank, name and titles of a person as one line of text names them.

    `AKBP. Mohammad Zainur Rofik, SIK` gives `("AKBP", "Mohammad Zainur Rofik",
    "S.I.K.")`; titles before the name stay with the name, so `Irjen Dr. Pol Budi`
    gives `("Irjen Pol", "Dr. Budi", "")`.  Parts that are missing are "".
    """
    named, _, after = " ".join(text.split()).partition(",")
    words = named.split()
    rank, words = _leading_rank(words)
    if not words:
        return "", " ".join(named.split()), normal_titles(after)
    before: list[str] = []
    retired = False
    while len(words) > 1:
        key = _letters(words[0])
        if _RETIRED.fullmatch(words[0]):
            retired = True
        elif key == "pol" and rank.endswith(" Pol"):
            pass
        elif key in _TITLES_BEFORE and (len(key) > 1 or words[0].endswith(".")):
            before.append(_title_before(words[0]))
        elif rank or _leading_rank(words)[0] == "":
            break
        else:
            rank, words = _leading_rank(words)
            continue
        words = words[1:]
    trailing: list[str] = []
    while len(words) > 1 and (_is_title(words[-1]) or _RETIRED.fullmatch(words[-1])):
        word = words.pop()
        if _RETIRED.fullmatch(word):
            retired = True
        else:
            trailing.insert(0, word)
    if retired:
        rank = f"{rank} (Purn)".strip()
    titles = normal_titles(", ".join((*trailing, after)))
    return rank, " ".join((*before, *words)), titles


def normal_rank(text: str) -> str:
    """The rank as the press writes it (`Irjenpol` gives `Irjen Pol`), else the text as it is."""
    words = [word for word in text.split() if not _RETIRED.fullmatch(word)]
    rank, rest = _leading_rank(words)
    plain = " ".join(text.split())
    if not rank or any(_letters(word) != "pol" for word in rest):
        return plain
    return rank if len(words) == len(text.split()) else f"{rank} (Purn)"


def normal_titles(text: str) -> str:
    """Titles as they should be written: `SH., S.Ik` becomes `S.H., S.I.K.` here.

    What is no known title stays as it was written.
    """
    titles: list[str] = []
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        words = piece.split()
        if _letters(piece) in _TITLES:
            titles.append(_TITLES[_letters(piece)])
        elif all(_letters(word) in _TITLES for word in words):
            titles.extend(_TITLES[_letters(word)] for word in words)
        elif piece.strip("."):
            titles.append(piece)
    return ", ".join(dict.fromkeys(titles))


def speaker_slug(name: str) -> str:
    """The slug of a person's page, from the bare name: no rank, no title, no `(Purn)`."""
    words = read_speaker(name)[1].split()
    while len(words) > 1 and _title_before(words[0]) == words[0]:
        words = words[1:]
    return slugify(" ".join(words))


def _leading_rank(words: list[str]) -> tuple[str, list[str]]:
    """The rank that the words begin with, and the rest; a name always remains out of it."""
    for count in range(min(_LONGEST_RANK, len(words)), 0, -1):
        rank = _RANKS.get(_letters("".join(words[:count])))
        if rank:
            return rank, words[count:]
    return "", words


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower())


def _title_before(word: str) -> str:
    """A title such as `Dr.` in its usual spelling; "" when the word is none."""
    key = _letters(word)
    if key == "dr" and word.startswith("d"):
        return "dr."  # a physician, where Dr. is a doctorate
    return _TITLES_BEFORE.get(key, "")


def _is_title(word: str) -> bool:
    """Whether a word without a comma before it is a title: known, and in capitals or dotted."""
    return _letters(word) in _TITLES and (word.isupper() or "." in word)

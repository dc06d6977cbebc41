import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from siarpers.source import yamlnodes
from siarpers.source.frontmatter import split_document
from siarpers.source.yamlnodes import Node
from siarpers.words.wording import ODT, PDF, PHOTO, PROGRAMS, RTF, WORD, ZIP


def front_of(text: str) -> Node:
    document, problems = split_document("x.md", text.encode())
    assert not problems
    assert document
    assert document.front
    return document.front


def test_every_value_is_the_text_that_was_written() -> None:
    front = front_of("---\njam: 12:17\nya: no\ntahun: 2024\ntanggal: 2024-02-01\n---\n")
    assert front.plain() == {
        "jam": "12:17", "ya": "no", "tahun": "2024", "tanggal": "2024-02-01",
    }  # fmt: skip


def test_no_value_stands_where_yaml_says_so_and_quotation_marks_make_it_text() -> None:
    front = front_of("---\na: ~\nb: null\nc:\nd: '~'\ne: [\"null\", NULL]\nf: Nullah\n---\n")

    assert front.plain() == {"a": "", "b": "", "c": "", "d": "~", "e": ["null", ""], "f": "Nullah"}


def test_values_know_line_column_and_width_in_characters_of_the_file() -> None:
    front = front_of('---\njudul: “Ronda”\n\nkutipan:\n  - {teks: "Siap 🚓", oleh: Contoh}\n---\n')
    assert isinstance(front.value, dict)
    title = front.value["judul"]
    assert (title.line, title.column, title.width) == (2, 8, 7)
    quotes = front.value["kutipan"].value
    assert isinstance(quotes, list)
    spoken = quotes[0].value
    assert isinstance(spoken, dict)
    assert (spoken["teks"].line, spoken["teks"].column, spoken["teks"].width) == (5, 12, 8)
    assert (spoken["oleh"].column, quotes[0].keys["oleh"].column) == (28, 22)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("fence", ["---", "...", "---  "])
def test_line_ends_of_every_system_and_both_fences_are_understood(end: str, fence: str) -> None:
    lines = ["---", "title: Ronda", fence, "", "Isi.", ""]
    document, problems = split_document("x.md", end.join(lines).encode())
    assert not problems
    assert document
    assert (document.body, document.body_line) == ("\nIsi.\n", 4)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("—\ntitle: a\n—\nIsi\n", [1, 3]),
        ("---\ntitle: a\n—-\nIsi: ya\n\n---\n", [3]),
        ("---\ntitle: a\n----\nIsi\n", [3]),
        ("--\ntitle: a\n---\nIsi\n", [1]),
        ("---\xa0\ntitle: a\n---\nIsi\n", [1]),
        (" ---\ntitle: a\n---\nIsi\n", [1]),
        ("---\ntitle: |\n  —\n---\nIsi\n\n—\n", []),
    ],
)
def test_a_dash_in_place_of_a_fence_is_told_where_it_stands(text: str, lines: list[int]) -> None:
    document, problems = split_document("x.md", text.encode())
    assert [(found.code, found.line) for found in problems] == [("wrong-fence", n) for n in lines]
    assert document
    assert document.body.startswith("Isi")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml\xff", WORD),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", ODT),
        (b"PK\x03\x04\x14\0foto.jpg", ZIP),
        (b"\xd0\xcf\x11\xe0\xa1" + b"\0" * 90, WORD),
        (b"{\\rtf1\\ansi Siap.}", RTF),
        (b"%PDF-1.4\n\xe2", PDF),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9, PHOTO),
        (b"GIF89a\x01\x00\xff" + b"a" * 20, PROGRAMS),
    ],
)
def test_a_file_of_another_format_is_told_as_what_it_is(data: bytes, what: str) -> None:
    _, problems = split_document("x.md", data)
    assert [(found.code, dict(found.facts)) for found in problems] == [
        ("not-plain-text", {"reason": what})
    ]


def test_a_fence_in_the_body_belongs_to_the_body() -> None:
    document, _ = split_document("x.md", b"---\ntitle: a\n---\nIsi\n\n---\n\nlagi\n")
    assert document
    assert document.body == "Isi\n\n---\n\nlagi\n"


def test_a_small_file_cannot_grow_large_through_anchors() -> None:
    bomb = "---\na: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{below}, *{below}]\n"
        for below, name in zip("abcdef", "bcdefg", strict=True)
    )
    _, problems = split_document("x.md", f"{bomb}---\n".encode())
    assert {found.code for found in problems} == {"yaml-anchor"}


@pytest.mark.parametrize("text", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000])
def test_brackets_without_end_are_a_problem_and_no_crash(text: str) -> None:
    _, problems = split_document("x.md", f"---\na:\n  {text}\n---\n".encode())
    assert [found.code for found in problems] == ["nested-too-deep"]


MISTAKES = [
    ("title: Polres: aman", "yaml-colon"),
    ('title: "Polres', "yaml-quote"),
    ('title: "Polres" aman', "yaml-after-quote"),
    ("title: 'Jum'at'", "yaml-after-quote"),
    ('title: "Polres" aman  ', "yaml-after-quote"),
    ("tags: [a, b\nauthor: c", "yaml-bracket"),
    ("tags: {a: b}}", "yaml-bracket"),
    ("tags: [#polri, #presisi]", "yaml-hashtag"),
    ("tags: [#polri]\nauthor: b", "yaml-hashtag"),
    ("tags: [polri #presisi]\nauthor: b", "yaml-hashtag"),
    ("title: Ngopi #PolriPresisi\n  di Lumajang", "yaml-hashtag"),
    ("title: @polres", "yaml-character"),
    ("title: `polres`", "yaml-character"),
    ("title: %polres", "yaml-character"),
    ("title: *polres", "yaml-anchor"),
    ("title: !polres a", "yaml-tag"),
    ("title: [Rilis] Polisi Bawa\nauthor: b", "yaml-character"),
    ("title: [Rilis] Polisi: Bawa\nauthor: b", "yaml-character"),
    ("title: [Rilis] Polisi [Foto]", "yaml-character"),
    ("title: {Foto} Heboh\nauthor: b", "yaml-character"),
    ("title: - Heboh\nauthor: b", "yaml-character"),
    ("title: ? Heboh\nauthor: b", "yaml-character"),
    ("title: |0 korban\nauthor: b", "yaml-character"),
    ("title: > Heboh\nauthor: b", "yaml-character"),
    ("title: | Heboh | Lagi\nauthor: b", "yaml-character"),
    ("title:\xa0Heboh\nauthor: b", "yaml-blank"),
    ("author: b\ntitle:\xa0Heboh", "yaml-blank"),
    ("quotes:\n\xa0\xa0- text: a", "yaml-blank"),
    ('title: "C:\\polres"', "yaml-escape"),
    ("a: b\n  c: d", "yaml-indentation"),
    ("  a: b\nc: d", "yaml-indentation"),
    ("title Polres\nauthor: b", "yaml-no-colon"),
    ("a: b\ntitle Polres\nauthor: b", "yaml-no-colon"),
    ("quotes:\n\t- a", "tab-indentation"),
]


@pytest.mark.parametrize(("text", "code"), MISTAKES)
@pytest.mark.parametrize("parser", [yamlnodes._Parser, yaml.BaseLoader])  # noqa: SLF001 - both must agree
def test_a_mistake_has_the_same_name_with_and_without_libyaml(
    monkeypatch: pytest.MonkeyPatch, text: str, code: str, parser: object
) -> None:
    monkeypatch.setattr(yamlnodes, "_Parser", parser)
    _, problems = split_document("x.md", f"---\n{text}\n---\n".encode())
    assert [found.code for found in problems] == [code]


@pytest.mark.parametrize("parser", [yamlnodes._Parser, yaml.BaseLoader])  # noqa: SLF001 - both must agree
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: Ngopi #Polri", 'title: "Ngopi #Polri"'),
        ('title: "Ngopi" #Polri #Presisi', 'title: "Ngopi #Polri #Presisi"'),
        ('title: Kata "siap" #Polri', "title: 'Kata \"siap\" #Polri'"),
        ("title: Ngopi # belum pasti", None),
        ("title: Ngopi\n#summary: Satu.\n  #tagar", None),
        ("title: Ngopi#Polri", None),
        ("title: |\n  Ngopi #Polri", None),
        ('title: "Ngopi #Polri"', None),
        ("title: # belum ada", None),
    ],
)
def test_a_hashtag_that_yaml_leaves_out_is_told_with_the_line_as_it_should_be(
    monkeypatch: pytest.MonkeyPatch, line: str, told: str | None, parser: object
) -> None:
    monkeypatch.setattr(yamlnodes, "_Parser", parser)
    _, problems = split_document("x.md", f"---\n{line}\n---\n".encode())
    found = [(found.code, dict(found.facts)["suggestion"]) for found in problems]
    assert found == ([("lost-hashtag", told)] if told else [])


@given(st.text(alphabet="ab:-'\"[]{}#&*!|>%@`,? \n\té“”\x85\u2028", max_size=60))
def test_any_front_matter_gives_nodes_inside_the_file_or_problems(text: str) -> None:
    document, problems = split_document("x.md", f"---\n{text}\n---\n".encode())
    lines = text.count("\n") + 3
    assert document or problems
    for found in problems:
        assert 1 <= found.line <= lines + 1
        assert found.column >= 1


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_problem(data: bytes) -> None:
    document, problems = split_document("x.md", data)
    assert document or problems


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: Polres: aman", 'title: "Polres: aman"'),
        ("  - text: Kata dia: aman  # benar", '- text: "Kata dia: aman"'),
        ('title: Kata "siap": aman', "title: 'Kata \"siap\": aman'"),
        ("title: [Rilis] Polisi [Foto]", 'title: "[Rilis] Polisi [Foto]"'),
        ("title: - Heboh", 'title: "- Heboh"'),
        ("title: *Heboh*", 'title: "*Heboh*"'),
        ("title: !Heboh", 'title: "!Heboh"'),
        ("title:\u2009Heboh\nauthor: b", "title: Heboh"),
        ("source: {name: a: b}", ""),
        (f"title: Polres: {'aman ' * 30}", ""),
    ],
)
def test_the_line_is_shown_as_it_should_be_when_it_is_plain_how(line: str, told: str) -> None:
    _, problems = split_document("x.md", f"---\n{line}\n---\n".encode())
    assert [dict(found.facts).get("suggestion", "") for found in problems] == [told]

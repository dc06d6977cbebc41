"""The sentence of every problem: one wording for each code.

The English sentence is the message id of the gettext catalogues.  Braces name the
facts of the problem.  `message` says what is wrong; `hint` says what to type
instead; where a wording has a `guess`, it replaces the hint whenever the problem
carries a `suggestion` ("did you mean").  The facts `size` and `limit` may be sizes as
`measures.size` reads them, and a `reason` is looked up in the catalogue too.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations

from siarpers.words.measures import size
from siarpers.words.problem import Problem, Severity


def N_(message: str) -> str:  # noqa: N802 - the name that extraction tools know
    """The message itself, marked for extraction into the catalogues."""
    return message


CUT, DAMAGED = N_("the file is cut off"), N_("the file is damaged")
EMPTY, CHANGED = N_("the file is empty"), N_("it changed while the site was built")
"""Reasons why a photo cannot be read."""
MISNAMED = N_("its name, or that of its folder, is not UTF-8; rename it")
"""Why a file cannot be read at all: it cannot even be named.  It says what to do, too."""
WORD, ODT, RTF = (
    N_("it is a Word document"),
    N_("it is a LibreOffice document"),
    N_("it is an RTF document"),
)
PDF, PHOTO, ZIP = N_("it is a PDF"), N_("it is a photo"), N_("it is a ZIP archive")
PROGRAMS = N_("it is the file of a program")
"""What a file is that was taken for a text."""
NO_TEMPLATE = N_("there is no template {missing}")
"""Why a template does not work: it names one that does not exist."""
SYSTEMS = (
    *(N_("Permission denied"), N_("No space left on device"), N_("Read-only file system")),
    *(N_("No such file or directory"), N_("Not a directory"), N_("Is a directory")),
    *(N_("Input/output error"), N_("database or disk is full"), N_("disk I/O error")),
    *(N_("attempt to write a readonly database"), N_("unable to open database file")),
)
"""The usual reasons of the operating system and of SQLite, as they give them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How serious a problem is and how it is said."""

    severity: Severity
    message: str
    hint: str
    guess: str = ""


def sentence(problem: Problem, translation: NullTranslations) -> tuple[str, str]:
    """What is wrong and what to type, in the language of the catalogue."""
    wording = WORDINGS[problem.code]
    facts = dict(problem.facts)
    reason = facts.get("reason")
    if reason:  # ours and the usual ones of the system are in the catalogue
        told = translation.gettext(reason)
        facts["reason"] = told.format_map(facts) if reason == NO_TEMPLATE else told
    facts |= {name: size(facts[name], translation) for name in ("size", "limit") if name in facts}
    hint = wording.guess if wording.guess and facts.get("suggestion") else wording.hint
    if reason == MISNAMED:
        hint = ""
    message = translation.gettext(wording.message).format_map(facts)
    return message, translation.gettext(hint).format_map(facts) if hint else ""


# One entry a code, grouped by the room that finds it, alphabetical inside a group.
# fmt: off
WORDINGS: dict[str, Wording] = {
    # The file and its front matter.
    "byte-order-mark": Wording("warning", N_("the file begins with an invisible byte order mark"),
        N_("save it as “UTF-8” instead of “UTF-8 with BOM”")),
    "control-character": Wording("error", N_("the invisible control character {character} stands here"),
        N_("delete it; typing the word anew helps when it cannot be seen")),
    "duplicate-key": Wording("error", N_("the key “{key}” is given twice; it already stands in line {first}"),
        N_("keep one of them and delete the other")),
    "empty-file": Wording("error", N_("the file is empty"),
        N_("begin with a line “---”, then “title: …”, “author: …”, “polres: …” and “date: …”, each on a line of its own, then a line “---”, then the text")),
    "file-too-large": Wording("error", N_("the file is {size}; a content file may be {limit} at most"),
        N_("keep photos as files of their own beside the release, not inside it")),
    "lost-hashtag": Wording("warning", N_("“{hashtag}” and what follows it are taken for a comment and left out"),
        N_('put the whole value between quotation marks: "…"'),
        N_("put the whole value between quotation marks: {suggestion}")),
    "nested-too-deep": Wording("error", N_("lists and groups are nested more than {limit} levels deep"),
        N_("write the values as in the sample site; brackets that belong to a text need quotation marks")),
    "no-front-matter": Wording("error", N_("the file does not begin with front matter"),
        N_("put a line “---” first, then “title: …”, “author: …”, “polres: …” and “date: …”, each on a line of its own, then another line “---”")),
    "not-a-mapping": Wording("error", N_("these lines are no “key: value” pairs"),
        N_("write one key a line, for example “title: Jumat Curhat di Lumajang”")),
    "not-plain-text": Wording("error", N_("the file holds no plain text: {reason}"),
        N_("open it in the program that it comes from, copy its text into a new file with a plain editor such as Notepad, and save that as UTF-8 with a name that ends in “.md”")),
    "not-read": Wording("warning", N_("“{name}” is not read, for its name does not end in “.md”"),
        N_("copy its text into a file whose name ends in “.md”, and move this one out of the folder content/"),
        N_("rename it to “{suggestion}” (Windows shows the endings of names after View, Show, File name extensions), or move it out of the folder content/")),
    "not-utf-8": Wording("error", N_("the file is not saved as UTF-8; it looks like {encoding}"),
        N_("save it again with the encoding UTF-8 (in Notepad: File, Save As, Encoding: UTF-8)")),
    "tab-indentation": Wording("error", N_("this line is indented with a tab"),
        N_("indent with spaces, two for each level")),
    "unclosed-front-matter": Wording("error", N_("the front matter that begins here has no end"),
        N_("put a line “---” after its last key, before the text")),
    "wrong-fence": Wording("error", N_("this line must be “---” and nothing else"),
        N_("type three hyphens “---”; some programs turn them into a dash by themselves")),
    "yaml-after-quote": Wording("error", N_("the value goes on after its closing quotation mark"),
        N_("put the whole value between single quotation marks '…', or use curly ones “…” inside")),
    "yaml-anchor": Wording("error", N_("a value cannot begin with “*” or “&”"),
        N_('put the value between quotation marks: "…"'),
        N_("put the value between quotation marks: {suggestion}")),
    "yaml-blank": Wording("error", N_("the blank here is not an ordinary one; such blanks come along from Word or WhatsApp"),
        N_("delete it and type ordinary spaces instead"),
        N_("delete it and type an ordinary space instead: {suggestion}")),
    "yaml-bracket": Wording("error", N_("a bracket is not closed, or closed once too often"),
        N_('close every “[” with “]” and every “{{” with “}}”; a text that begins with a bracket needs quotation marks: "…"')),
    "yaml-character": Wording("error", N_("a value cannot begin with this character"),
        N_('put the value between quotation marks: "…"'),
        N_("put the value between quotation marks: {suggestion}")),
    "yaml-colon": Wording("error", N_("a colon inside a value needs quotation marks around the value"),
        N_('put the value between quotation marks, for example title: "Polres Lumajang: aman"'),
        N_("put the value between quotation marks: {suggestion}")),
    "yaml-escape": Wording("error", N_("a backslash does not work like this between double quotation marks"),
        N_("write two of them “\\\\”, or use single quotation marks '…' around the value")),
    "yaml-hashtag": Wording("error", N_("“#” begins a comment here, so that the rest of the line is not read"),
        N_('put the value with the hashtag between quotation marks, or delete the “#”: "#…"'),
        N_("put each hashtag between quotation marks, or delete its “#”: {suggestion}")),
    "yaml-indentation": Wording("error", N_("this line is not indented like the lines it belongs to"),
        N_("line this line up with the other keys of its group: add or delete spaces before it")),
    "yaml-no-colon": Wording("error", N_("this line has no “key: value” form"),
        N_("write a colon and a space after the key; indent the line if it continues the one above")),
    "yaml-quote": Wording("error", N_("the quotation mark that opens here is never closed"),
        N_("put the same quotation mark at the end of the value")),
    "yaml-syntax": Wording("error", N_("this line cannot be read"),
        N_('write “key: value”, and put quotation marks around values with special characters: "…"')),
    "yaml-tag": Wording("error", N_("a value cannot begin with “!”"),
        N_('put the value between quotation marks: "…"'),
        N_("put the value between quotation marks: {suggestion}")),

    # Values of front matter and config.
    "bad-address": Wording("error", N_("“{value}” is no address of a menu entry"),
        N_("write an address on this site, such as /redaksi/, or a whole one that begins with https://"),
        N_("did you mean “{suggestion}”?")),
    "bad-alias": Wording("error", N_("“{value}” is no old address on this site"),
        N_("write it as it stood after the site's name, beginning with “/” and without “..”"),
        N_("did you mean “{suggestion}”?")),
    "bad-boolean": Wording("error", N_("“{value}” is neither yes nor no"),
        N_("write “{key}: ya” or “{key}: tidak” (true and false are understood too)")),
    "bad-choice": Wording("error", N_("“{value}” is not possible for “{key}”"),
        N_("write one of these: {choices}"), N_("did you mean “{suggestion}”?")),
    "bad-date": Wording("error", N_("“{value}” is no date that can be read"),
        N_("write for example “2024-02-01 12:17” or “1 Februari 2024 12:17 WIB”")),
    "bad-email": Wording("error", N_("“{value}” is no e-mail address"),
        N_("write for example humas@example.id")),
    "bad-number": Wording("error", N_("“{value}” is no whole number"),
        N_("write digits only, for example “{key}: 2”")),
    "bad-slug": Wording("error", N_("“{value}” cannot be part of an address"),
        N_("use lowercase letters, digits and hyphens only"), N_("write “{suggestion}”")),
    "bad-url": Wording("error", N_("“{value}” is no web address"),
        N_("write the whole address, beginning with https://"), N_("did you mean “{suggestion}”?")),
    "before-release": Wording("error", N_("“{key}” says {moment}, which is before the release itself ({date})"),
        N_("check both dates; a release cannot change before it is published")),
    "curly-quotes": Wording("error", N_("{value} stands between curly quotation marks, which count as part of the value"),
        N_('delete the curly quotation marks, or type straight ones: "{bare}"')),
    "duplicate-alias": Wording("error", N_("the old address “{alias}” is given twice"),
        N_("delete one of the two")),
    "empty-value": Wording("error", N_("“{key}” has no value"),
        N_("write its value after the colon, or delete the line; a value that begins with “#” needs quotation marks")),
    "missing-key": Wording("error", N_("“{key}” is missing"),
        N_("add a line “{key}: …”"),
        N_("add it, for example as one line: {suggestion}")),
    "misplaced-key": Wording("error", N_("“{key}” stands outside its group “{group}”"),
        N_("move it below a line “{group}:”, with two spaces more before it than before that line"),
        N_("write both as one group: {suggestion}")),
    "no-such-day": Wording("error", N_("day {day} does not exist in the month {month}"),
        N_("the last day of that month is {last}")),
    "no-such-month": Wording("error", N_("there is no month {month}"),
        N_("write the month as 01 to 12: year-month-day, or day/month/year")),
    "no-such-time": Wording("error", N_("the time {time} does not exist"),
        N_("write hours from 00 to 23 and minutes from 00 to 59, for example 12:17")),
    "not-a-group": Wording("error", N_("“{key}” needs keys of its own"),
        N_("write them indented below “{key}:”, one a line, each with its value"),
        N_("write them indented below “{key}:”, or all on one line: {suggestion}")),
    "not-text": Wording("error", N_("“{key}” takes one text here, neither a list nor a group"),
        N_("write “{key}: …” on one line; a text with brackets or colons needs quotation marks")),
    "quoted-name": Wording("warning", N_("{value} stands between curly quotation marks, which count as part of the name"),
        N_('delete the curly quotation marks, or type straight ones: "{bare}"')),
    "role-twice": Wording("error", N_("“role” and the speaker's “office” say the same thing"),
        N_("keep one of them and delete the other")),
    "taken-after-release": Wording("error", N_("the photo was taken on {taken}, which is after the release itself ({date})"),
        N_("check both dates; often the year is mistyped")),
    "unknown-key": Wording("error", N_("the key “{key}” is not known here"),
        N_("known keys: {known}"), N_("did you mean “{suggestion}”?")),
    "unknown-office": Wording("error", N_("config.yaml has no office “{value}”"),
        N_("offices in config.yaml: {known}"), N_("did you mean “{suggestion}”?")),
    "wrong-weekday": Wording("error", N_("{date} is not a {weekday}"),
        N_("that day is a {right}; correct the weekday or the date")),

    # config.yaml.
    "bad-block": Wording("error", N_("a block of the home page shows one office, one programme or one topic"),
        N_("write for example “- office: lumajang” or “- topic: pemilu 2024”")),
    "bad-colour": Wording("error", N_("“{value}” is no colour"),
        N_('write for example "#7a1f1f", with quotation marks, or rgb(122 31 31)')),
    "bad-colour-name": Wording("error", N_("“{value}” cannot name a colour"),
        N_("use lowercase letters, digits and hyphens, beginning with a letter, for example accent")),
    "bad-logo": Wording("error", N_("“{value}” is no file below templates/static/"),
        N_("write its path below that folder, for example logo.svg")),
    "duplicate-office": Wording("error", N_("the office id “{id}” is given twice; it already stands in line {first}"),
        N_("give every office an id of its own")),
    "hub-with-login": Wording("error", N_("the hub's address carries a login, which every feed would show to everybody"),
        N_("write the address without what stands before “@”"), N_("write “{suggestion}”")),
    "office-order": Wording("error", N_("a {kind} cannot stand below a {parent}"),
        N_("the order is Mabes, Polda, Polres, Polsek; move it in the tree, or correct its “kind”")),
    "unknown-office-kind": Wording("error", N_("“{name}” does not say what kind of office it is"),
        N_("add “kind: polda”, “kind: polres” or “kind: polsek”")),
    "unknown-timezone": Wording("error", N_("the time zone “{value}” is not known"),
        N_("write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)"), N_("did you mean “{suggestion}”?")),

    # The text, its links and photos.
    "bad-link": Wording("error", N_("the link to “{written}” leads nowhere"),
        N_("write a whole address that begins with https://, an address on this site that begins with “/”, or the .md file of a release"),
        N_("did you mean “{suggestion}”?")),
    "bad-quote-call": Wording("error", N_("{written} calls no quote"),
        N_("write [[quote 1]] for the first quote of the front matter, [[quote 2]] for the second"),
        N_("did you mean “{suggestion}”?")),
    "empty-body": Wording("warning", N_("the release has no text"),
        N_("write the text below the second line “---”")),
    "link-outside": Wording("error", N_("the link to “{written}” leads out of the folder content/"),
        N_("write the path from this file to the other .md file, for example ../01/jumat-curhat.md")),
    "open-brackets": Wording("error", N_("{count} brackets “{bracket}” stand open from here on"),
        N_("delete them, or close each one")),
    "not-a-photo": Wording("error", N_("“{written}” holds no photo, whatever its name says"),
        N_("open it to see what it is; save the picture as JPEG or PNG and write the name of that file"),
        N_("its bytes are those of {suggestion}: save the picture as JPEG or PNG and write the name of that file")),
    "photo-broken": Wording("error", N_("the photo “{written}” cannot be read: {reason}"),
        N_("open it, save it anew as JPEG or PNG, and put it in its place again")),
    "photo-heic": Wording("error", N_("the photo “{written}” has the format HEIC of a phone, which cannot be read here"),
        N_('save it as JPEG, or have `pip install "siarpers[heic]"` run once; an iPhone takes JPEG after Settings, Camera, Formats, Most Compatible')),
    "photo-kind": Wording("error", N_("“{file}” is no photo: its name ends in “{kind}”"),
        N_("save the picture as JPEG or PNG and write the name of that file")),
    "photo-large": Wording("error", N_("the photo “{written}” is too large: {size}, where {limit} is the most"),
        N_("save it smaller as JPEG and put it in its place again; 2,000 pixels in width are enough")),
    "photo-moving": Wording("warning", N_("the photo “{written}” moves; only its first picture is shown"),
        N_("save the picture that should be shown as JPEG and write the name of that file")),
    "photo-outside": Wording("error", N_("the photo “{written}” does not lie in the folder content/"),
        N_("put the photo itself, not a link to it, beside the release and write its file name only")),
    "photo-small": Wording("warning", N_("the photo “{written}” has only {size}, too few to be shown well"),
        N_("ask for the original, at least {wanted} pixels wide; a screenshot or a preview from WhatsApp is too small")),
    "photo-undated": Wording("warning", N_("the photo “{written}” is an older one, but nothing says from which day"),
        N_("add “taken: …” to it in the front matter, for example {{file: {written}, taken: 2024-01-30}}; list a photo of the text under “images:” for it"),
        N_("the camera says that it was taken on {date}; if that is right, add “taken: {suggestion}” to the photo in the front matter")),
    "photo-without-alt": Wording("warning", N_("nothing says what can be seen in the photo “{written}”"),
        N_("add “alt: …” to it, for readers who cannot see the photo, for example {{file: {written}, alt: Dua polisi di depan kios sayur}}"),
        N_("write it between the square brackets, for readers who cannot see the photo: {suggestion}")),
    "photo-without-credit": Wording("warning", N_("nothing says who took the photo “{written}”"),
        N_("add “credit: …” to it, for example {{file: {written}, credit: Humas Polres Lumajang}}"),
        N_("list the photo in the front matter under “images:” with its credit: {suggestion}")),
    "quote-called-twice": Wording("error", N_("{written} stands in the text twice"),
        N_("a quote is shown once; delete one of the two lines")),
    "quote-not-alone": Wording("error", N_("{written} does not stand alone"),
        N_("give it a paragraph of its own, with an empty line before and after it")),
    "remote-photo": Wording("error", N_("the photo “{written}” lies on another site"),
        N_("save the photo beside the release and write its file name only")),
    "unknown-quote": Wording("error", N_("there is no quote {number}; the front matter has {count}"),
        N_("write the number of a quote under “quotes:”, the first is [[quote 1]], or add the quote there")),
    "unclosed-html": Wording("error", N_("{what} is never closed and would swallow the text after it"),
        N_("close it with {end}, or delete it")),
    "unsafe-html": Wording("warning", N_("{what} is not allowed in a text and was left out"),
        N_("delete it; links, emphasis and tables are written in Markdown")),

    # What only the whole site can tell.
    "ambiguous-reply": Wording("error", N_("several releases have the slug “{written}” that this one replies to"),
        N_("write the whole address of the one you mean, for example /2024/02/{written}/")),
    "broken-link": Wording("error", N_("the link to “{written}” finds no release"),
        N_("write the path from this file to the other .md file, for example ../01/jumat-curhat.md"),
        N_("did you mean “{suggestion}”?")),
    "cannot-write": Wording("error", N_("{place} cannot be written: {reason}"),
        N_("make room or give the right to write there, and build again: what was published stands")),
    "link-unpublished": Wording("warning", N_("the link to “{written}” leads to a release that is not published yet"),
        N_("the words stay without a link until that release is published")),
    "missing-content": Wording("error", N_("there is no folder content/"),
        N_("put it back, it may have been renamed; if the site is to be empty, make an empty folder of that name"),
        N_("rename “{suggestion}” to “content”")),
    "missing-logo": Wording("error", N_("the logo “{written}” is not in templates/static/"),
        N_("put the file there, or delete the line “logo:”"), N_("did you mean “{suggestion}”?")),
    "missing-photo": Wording("error", N_("the photo “{written}” does not exist"),
        N_("put the photo beside the release and write its file name as it is, capital letters too"),
        N_("did you mean “{suggestion}”?")),
    "output-not-ours": Wording("error", N_("the folder {folder} holds files that siarpers did not make"),
        N_("choose an empty folder with --output, or move these files away")),
    "process-lost": Wording("warning", N_("a process of this build was ended from outside, most likely because memory ran out; another did its work"),
        N_("close other programs, or build with `siarpers build -j 1`, which needs less memory")),
    "site-locked": Wording("error", N_("another siarpers (process {pid}) is at work on this site"),
        N_("wait until it is done, or end it, and try again")),
    "store-disagrees": Wording("error", N_("what siarpers remembers does not agree with what lies here"),
        N_("run `siarpers build --force`, and tell the makers of siarpers how it came about")),
    "template-error": Wording("error", N_("the template {template} does not work: {reason}"),
        N_("correct it at this place, or delete it to use the one that comes with siarpers")),
    "unknown-reply": Wording("error", N_("no release has the slug “{written}” that this one replies to"),
        N_("write the last part of that release's address after “replies_to:”"), N_("did you mean “{suggestion}”?")),
    "unreadable-folder": Wording("error", N_("the folder cannot be read: {reason}"),
        N_("check that it still exists and that you may open it; what was published stands")),
    "unreadable-file": Wording("error", N_("the file cannot be read: {reason}"),
        N_("check that it still exists and that you may open it")),
    "url-reserved": Wording("error", N_("the address {url} belongs to the site itself"),
        N_("add a line “slug: …” with another name, or change the address under “aliases:”")),
    "url-taken": Wording("error", N_("the address {url} is already taken by {other}"),
        N_("add a line “slug: …” with another name to one of the two")),
}
# fmt: on

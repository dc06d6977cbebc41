"""What each key of front matter and config.yaml is for, told to the person who types it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from siarpers.source.forms import Form
from siarpers.source.schema import (
    AppealForm,
    CorrectionForm,
    ImageForm,
    PageForm,
    QuoteForm,
    ReleaseForm,
    SourceForm,
    SpeakerForm,
    WithdrawalForm,
)
from siarpers.source.settings import (
    BlockForm,
    ConfigForm,
    ContactForm,
    MenuForm,
    OfficeForm,
    PhotosForm,
    PublisherForm,
    SiteForm,
    ThemeForm,
    WebSubForm,
)
from siarpers.words.wording import N_


@dataclass(frozen=True, slots=True)
class Key:
    """What a key is for, and how a value of it may look."""

    purpose: str
    example: str = ""


KEYS: Mapping[type[Form], Mapping[str, Key]] = {
    ReleaseForm: {
        "title": Key(
            N_("The headline, as the page and every list show it."),
            "Jumat Curhat di Pasar Sukodono",
        ),
        "author": Key(
            N_("Who wrote it; several authors as a list."), "[Rina Wulandari, Achmad Sarjono]"
        ),
        "polres": Key(
            N_("The office that the release comes from: its id or its name, whatever its kind."),
            "lumajang",
        ),
        "date": Key(
            N_(
                "When it is published, in the local time of its office; until then it is not visible."
            ),
            "2024-02-01 12:17",
        ),
        "updated": Key(
            N_("When the text was last brought up to date; not for corrections."),
            "2024-02-01 15:00",
        ),
        "slug": Key(
            N_("The last part of the address; without it the name of the file."), "jumat-curhat"
        ),
        "dateline": Key(
            N_("The place before the first words; without it the place of the office."), "SENDURO"
        ),
        "summary": Key(
            N_("One or two sentences for lists and messengers; without it the first of the text."),
            "Tiga keluhan disampaikan.",
        ),
        "program": Key(
            N_("The programme or operation that it belongs to; it has a page of its own."),
            "Jumat Curhat",
        ),
        "tags": Key(N_("Topics, each with a page of its own."), "[pasar, pemilu 2024]"),
        "image": Key(
            N_("The photo that lists and messengers show: its file, or a group that tells more."),
            "{file: foto.jpg, caption: Pedagang, credit: Humas, alt: Kios sayur}",
        ),
        "images": Key(
            N_("Photos for the text; those that it does not show itself stand below it."),
            "[foto.jpg, pasar.jpg]",
        ),
        "quotes": Key(
            N_("What was said, and by whom; each speaker has a page of his or her own."),
            "[{speaker: Ipda Sugeng Waluyo, text: Lima menit pertama menentukan.}]",
        ),
        "source": Key(
            N_("Who wrote a republished text first: the name, or a group with its address."),
            "Kabar Contoh",
        ),
        "draft": Key(N_("Whether it is not published yet."), "true"),
        "embargo": Key(N_("Until when it stays invisible."), "2024-02-02 06:00"),
        "aliases": Key(
            N_("Old addresses on this site that lead here; add new ones at the end."),
            "[/berita/lama/]",
        ),
        "corrections": Key(
            N_("What was wrong and is right now; shown above the text with date and time."),
            "[{date: 2024-02-02 08:15, note: Usia korban 34 tahun.}]",
        ),
        "withdrawn": Key(
            N_("Takes the text and its photos back; a notice with the reason stays."),
            "{date: 2024-02-03 09:00, ground: victim, reason: Atas permintaan keluarga.}",
        ),
        "replies_to": Key(
            N_("The release that this right of reply answers: its slug or its address."),
            "parkir-kebomas",
        ),
        "unverified": Key(N_("Whether the report still awaits verification."), "true"),
        "paid": Key(N_("The label of paid content; yes means advertorial."), "advertorial"),
        "minors": Key(N_("Whether children are concerned; recorded only."), "true"),
        "appeal": Key(
            N_("An appeal to the public: a missing person, a wanted one, witnesses."),
            "{kind: missing, phone: (0334) 555-0111, expires: 2024-03-01}",
        ),
    },
    PageForm: {
        "title": Key(N_("The heading of the page, and its name in the footer."), "Redaksi"),
        "slug": Key(N_("The address of the page; without it the name of the file."), "redaksi"),
        "summary": Key(
            N_("One or two sentences for search engines; without it the first of the text."),
            "Siapa yang menulis dan menjawab.",
        ),
        "order": Key(N_("The place in the footer: the lowest number stands first."), "1"),
        "updated": Key(N_("When the page was last changed."), "2024-02-01"),
    },
    SpeakerForm: {
        "name": Key(N_("The name, without rank and titles."), "Sugeng Waluyo"),
        "rank": Key(N_("The rank; without it read from the name."), "Ipda"),
        "titles": Key(N_("Academic titles; without them read from the name."), "S.H."),
        "office": Key(N_("The post held on that day."), "Kasihumas Polres Lumajang"),
    },
    QuoteForm: {
        "text": Key(
            N_("The words that were said, without quotation marks around them."),
            "Lima menit pertama menentukan.",
        ),
        "speaker": Key(
            N_("Who said it: the name with rank and titles, or a group."),
            "Ipda Sugeng Waluyo, S.H.",
        ),
        "role": Key(
            N_("The speaker's post on that day; instead of “office” in the group."),
            "Kasihumas Polres Lumajang",
        ),
        "via": Key(N_("Who passed the words on, if not the speaker."), "Bripka Rudi Hartono"),
    },
    ImageForm: {
        "file": Key(
            N_("The photo's file beside the release, or below content/ with a leading slash."),
            "foto.jpg",
        ),
        "caption": Key(N_("The words below the photo."), "Pedagang di Pasar Sukodono."),
        "credit": Key(N_("Who took the photo."), "Humas Polres Lumajang"),
        "alt": Key(
            N_("What can be seen, for readers who cannot see the photo."),
            "Dua polisi di depan kios",
        ),
        "taken": Key(N_("The day of a photo from the archive."), "2024-01-30"),
    },
    SourceForm: {
        "name": Key(N_("Who wrote the text first."), "Kabar Contoh"),
        "url": Key(N_("The address of the original."), "https://kabar.example/1"),
    },
    CorrectionForm: {
        "date": Key(N_("When the correction was made."), "2024-02-02 08:15"),
        "note": Key(N_("What was wrong, and what is right."), "Usia korban 34 tahun."),
    },
    WithdrawalForm: {
        "date": Key(N_("When the release was withdrawn."), "2024-02-03 09:00"),
        "ground": Key(
            N_(
                "The ground in press law: a child, a victim, decency, ethnicity and religion (SARA), or the Press Council."
            ),
            "victim",
        ),
        "reason": Key(N_("The reason, as readers are told."), "Atas permintaan keluarga."),
    },
    AppealForm: {
        "kind": Key(
            N_("Whom the appeal is about: a missing or a wanted person, witnesses."), "missing"
        ),
        "phone": Key(N_("Whom to call."), "(0334) 555-0111"),
        "reference": Key(N_("The number of the report."), "OH-LMJ-2024-07"),
        "expires": Key(N_("From when on the home page leaves the appeal out."), "2024-03-01 00:00"),
        "resolved": Key(N_("Whether the appeal is over."), "true"),
    },
    ConfigForm: {
        "site": Key(N_("The site: its name, its address, its language.")),
        "publisher": Key(N_("Who answers for the site; press law wants it shown.")),
        "offices": Key(N_("The offices, each Polda with its Polres, each Polres with its Polsek.")),
        "theme": Key(N_("The look: logo, colours, menu, blocks of the home page.")),
        "photos": Key(N_("What is published of photos.")),
        "websub": Key(N_("WebSub, by which subscribers hear of changes within seconds.")),
    },
    SiteForm: {
        "title": Key(N_("The name of the site."), "IWO Contoh"),
        "url": Key(N_("The site's address once it is published."), "https://iwo-contoh.example"),
        "tagline": Key(N_("A few words below the name."), "Kabar kepolisian Jawa Timur"),
        "language": Key(N_("The language of the pages."), "id"),
        "timezone": Key(N_("The time zone of the site."), "WIB"),
        "masthead": Key(
            N_("Signs releases of offices without their own; by default the title."), "IWO.OR.ID"
        ),
    },
    PublisherForm: {
        "kind": Key(N_("A press company (pers) or a public body (instansi)."), "pers"),
        "name": Key(N_("The publisher's name."), "PT Warta Contoh"),
        "address": Key(N_("The publisher's address."), "Jalan Contoh 1, Lumajang"),
        "responsible": Key(N_("The person who answers for the site."), "Prasetya Adinegara"),
        "contact": Key(N_("How to reach the publisher.")),
    },
    ContactForm: {
        "phone": Key(N_("A telephone number."), "(0334) 555-0100"),
        "whatsapp": Key(N_("A WhatsApp number."), '"+62 800 0000 0100"'),
        "email": Key(N_("An e-mail address."), "redaksi@iwo-contoh.example"),
        "web": Key(N_("A web address."), "https://iwo-contoh.example"),
        "address": Key(N_("Street, number and town."), "Jalan Contoh 1"),
    },
    OfficeForm: {
        "id": Key(N_("The office's short name in addresses and after “polres:”."), "lumajang"),
        "name": Key(N_("The office's full name."), "Polres Lumajang"),
        "kind": Key(N_("What it is; without it read from the name."), "polres"),
        "place": Key(
            N_("Where it is, for datelines; without it the name without its kind."), "Lumajang"
        ),
        "timezone": Key(N_("Its time zone; without it that of the office above."), "WIB"),
        "masthead": Key(
            N_("Signs the office's releases; without it the site's."), "LUMAJANG.IWO.OR.ID"
        ),
        "contact": Key(N_("How to reach the office."), '{phone: "110"}'),
        "offices": Key(N_("The offices below it.")),
    },
    ThemeForm: {
        "logo": Key(N_("A file below templates/static/."), "logo.svg"),
        "colours": Key(
            N_("Colours of the theme, each a name and a CSS colour."), '{accent: "#7a1f1f"}'
        ),
        "menu": Key(N_("The entries of the main menu.")),
        "blocks": Key(N_("Blocks of the home page: one office, one programme or one topic each.")),
    },
    MenuForm: {
        "label": Key(N_("What the entry says."), "Lumajang"),
        "url": Key(N_("Where the entry leads."), "/polres/lumajang/"),
    },
    BlockForm: {
        "office": Key(N_("The office whose newest releases the block shows."), "lumajang"),
        "programme": Key(N_("The programme that the block shows."), "Jumat Curhat"),
        "topic": Key(N_("The topic that the block shows."), "pemilu 2024"),
        "title": Key(N_("The heading of the block; without it the list's name."), "Kabar Lumajang"),
    },
    PhotosForm: {
        "originals": Key(N_("Whether photos are offered at full size to other newsrooms."), "true"),
        "cards": Key(
            N_("Whether a card is drawn for messengers where a release has no photo."), "false"
        ),
    },
    WebSubForm: {
        "hubs": Key(
            N_("The hubs that `siarpers ping` tells of changed feeds."), "[https://hub.example/]"
        ),
    },
}

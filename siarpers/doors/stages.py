"""The stages of a build, as people call them."""

from __future__ import annotations

from gettext import NullTranslations

from siarpers.words.wording import N_

_STAGES = {"read": N_("Reading"), "photos": N_("Photos"), "render": N_("Rendering")}


def stages_in(words: NullTranslations) -> dict[str, str]:
    """What each stage that `Progress` tells of is called in the language of the catalogue."""
    return {stage: words.gettext(name) for stage, name in _STAGES.items()}

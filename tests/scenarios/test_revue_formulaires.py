"""A voice, a sticker, a picture where words are awaited: answered, and the form still waits for its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.simulator.phone import Phone
from tests.ateliers import NOVEMBRE, nadia_at_work, put
from tests.bureau import forge
from tests.quartier import add_assistant
from tests.world import Town

WRONG: dict[str, Callable[[Phone], object]] = {
    "photo": lambda p: p.send_photo(),
    "vocal": lambda p: p.send_voice(),
    "autocollant": lambda p: p.send_sticker(),
    "document": lambda p: p.send_document("x.pdf", b"%PDF"),
}
TAPS = (
    "an:ato:1:titre", "an:ato:1:description", "an:ato:1:image", "an:ato:1:autres_places", "an:prea:1", "an:resn:malle",
    "an:son", "an:sov:1:question", "an:sov:1:jour",
)  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_no_text_is_answered_in_each_form_of_the_team(what: str, ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await put(ville, NOVEMBRE)
    await add_assistant(ville, ville.person("Alix"))
    for tap in TAPS:
        await forge(ville, nadia, tap)
        before = len(nadia.received)
        WRONG[what](nadia)
        await ville.quiet()
        assert "référence" not in nadia.last.text, tap
        assert nadia.last.buttons, tap
        assert len(nadia.received) > before or tap == "an:ato:1:image", tap

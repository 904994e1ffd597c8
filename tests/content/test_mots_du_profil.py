"""Every screen of an entry, for her and for an animatrice, with awkward names: it can be read and fits one message."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.assistants import Accepte, Agrement, AssistantMaternel, Heures, Place, Source
from bot.domain.mois import Mois
from bot.domain.profils import MOTIFS, Periode, Profil, SousActivite
from bot.domain.semaine_offerte import JOURNEES, TOUT, copy_monday, without_day
from bot.usecases.see_disponibilites import MesDisponibilites
from content.render import TEMPLATES, render
from handlers.profil import ACCUEILS
from tests.content.samples import HOSTILE

NOW, TODAY = datetime(2026, 10, 13, 8, tzinfo=UTC), date(2026, 10, 13)
PERIODES = (
    Periode(1, "absence", TODAY, TODAY, None, "bot"),
    Periode(2, "reduction", TODAY, date(2027, 1, 4), 1, "visite"),
    Periode(3, "derogation", TODAY, date(2027, 1, 4), 2, "courriel"),
)
PLACES = (
    Place(1, "libre", date(2027, 1, 4), 0, 36, grille=JOURNEES, horaires=(Heures(5, time(7), time(13)),),
          confirmee_le=NOW, source="visite", animateur_id=7),
    Place(2, "occupee", confirmee_le=NOW - timedelta(days=130), source="bot", jusqu_au=date(2027, 7, 1)),
    Place(3, "gelee", confirmee_le=NOW - timedelta(days=300), source="import"),
    Place(4, grille=TOUT),
)  # fmt: skip
ALIX = AssistantMaternel(
    1, HOSTILE, HOSTILE, "62529", "mam", HOSTILE, telephone="+33639980101", ecoles=(HOSTILE,), places=PLACES,
    agrement=Agrement("A-<1>", 4, date(2028, 1, 1)), en_pause_jusqu_au=date(2026, 12, 1), soir_et_week_end=True,
    accepte=Accepte(True, False, None, True, True), moment_prefere="sieste",
)  # fmt: skip
FULL = MesDisponibilites(
    ALIX, Profil(2, "sieste", True, "maladie", SousActivite(NOW, NOW), PERIODES), "Lor<gies>", PLACES,
    {1: "fraiche", 2: "ancienne", 3: "oubliee", 4: "inconnue"}, date(2027, 2, 10), {7: HOSTILE}, TODAY,
)  # fmt: skip
BARE = MesDisponibilites(
    AssistantMaternel(2, "Exemple", "Alix", "62529", places=(Place(1),)), Profil(sous_activite=SousActivite(NOW)),
    "Lorgies", (Place(1),), dict.fromkeys(range(1, 5), "inconnue"), None, {}, TODAY,
)  # fmt: skip
MONTHS = [Mois(2026, 11).plus(n) for n in range(9)]
CHOICES: list[tuple[str, dict[str, Any]]] = [
    *[(name, {}) for name in ("profil", "places", "vu", "agrement", "rythme", "quand_ecrire")],
    ("profil", {"demandes": 2}),
    *[
        ("place", {"place": p, "note": n > 0, "demandes": n, "ages_a_elle": mine, "restriction_a_elle": n != 1,
                   "atypiques": n == 2})
        for p in PLACES
        for n, mine in ((0, True), (1, False), (2, True))
    ],
    *[("date", {"rang": 1, "lettre": letter, "mois": MONTHS, "non": letter == "g"}) for letter in "log"],
    ("ages", {"rang": 1}),
    ("restriction", {"rang": 1}),
    *[
        ("semaine", {
            "rang": 1, "jour": 6, "grille": g, "journees": JOURNEES, "lundi_partout": copy_monday(g),
            "sans_mercredi": without_day(g, 2), "plusieurs": True,
        })
        for g in (0, JOURNEES, TOUT)
    ],
    *[("heures_jours", {"rang": 1, "place": PLACES[0], "choisis": bits, "declaree": d, "non": not d})
      for bits, d in ((0, False), (127, True))],
    *[("heures_de", {"rang": 1, "choisis": 127, "jours": tuple(range(7)), "non": non}) for non in (True, False)],
    ("heures_a", {"rang": 1, "choisis": 3, "jours": (0, 1), "de": time(5, 30), "non": True}),
    ("accueils", {"accueils": ACCUEILS}),
    ("ecoles", {"siennes": [(1, HOSTILE)], "autres": [(2, HOSTILE * 3)]}),
    ("ecoles", {"siennes": [], "autres": []}),
    *[("ecole_nom", {"non": non}) for non in (True, False)],
    *[("periodes", {"note": note}) for note in (True, False)],
    *[("periode_places", {"lettre": g[0], "genre": g}) for g in ("reduction", "derogation")],
    *[
        ("periode_dates", {"genre": g, "places": n, "non": n > 1})
        for g, n in (("absence", 0), ("reduction", 1), ("derogation", 3))
    ],
    *[("pause", {"choix": [(7, TODAY), (14, TODAY)], "non": non}) for non in (True, False)],
    *[("en_pause", {"motifs": MOTIFS, "merci": merci}) for merci in (True, False)],
    *[("agrement_fait", {"quoi": quoi, "non": non}) for quoi in ("fin", "num") for non in (True, False)],
]  # fmt: skip


def whose(moi: MesDisponibilites, source: Source) -> dict[str, Any]:
    """What every screen is told: the entry, and in whose hands it is."""
    numbers: dict[Source, int] = {"telephone": 1, "visite": 2, "courriel": 3}
    herself = source == "bot"
    prefix = "pf" if herself else f"an:pf:9999999:{numbers[source]}"
    return {"moi": moi, "a": moi.assistant, "p": prefix, "elle": herself, "source": source, "ecrire": herself}


@pytest.mark.parametrize("moi", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("source", ["bot", "telephone", "visite", "courriel"])
@pytest.mark.parametrize(("name", "data"), CHOICES, ids=[f"{n}-{name}" for n, (name, _) in enumerate(CHOICES)])
def test_every_screen_is_readable(name: str, data: dict[str, Any], source: Source, moi: MesDisponibilites) -> None:
    if name == "en_pause":
        moi = replace(moi, assistant=replace(moi.assistant, en_pause_jusqu_au=date(2026, 12, 1)))
    screen = render(f"profil/{name}", **whose(moi, source), **data)
    read(screen.text)
    for row in screen.rows:
        assert len(row) <= 4, "the four first days stand in one row, nothing else is so wide"
        for button in row:
            assert len(button.target.encode()) <= 64
            assert button.label
            assert "[x](menu)" not in button.label
    assert screen.rows[-1][-1].label.startswith(("Retour", "Mes disponibilités", "Toutes les places"))


def test_what_the_team_reads_is_readable() -> None:
    read(render("profil/plus_equipe", a=ALIX, commune="Lor<gies>").text)


def read(text: str) -> None:
    assert 0 < len(text) <= 2000
    assert "<b>O'Brien" not in text
    assert not re.search(r"\n{3}|^ | $|\w  +\w| [.,]|None|Undefined|\{\{|\(\)", text, re.MULTILINE), text
    assert not re.search(r"maman|\bgarder un|\bplacer\b|urgence|handicap|félicitations", text.lower())


def test_every_template_of_the_profile_has_a_sample() -> None:
    there = {path.stem for path in (TEMPLATES / "profil").glob("[!_]*.html")}
    assert there - {name for name, _ in CHOICES} == {"plus_equipe"}

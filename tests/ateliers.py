"""An atelier for stories: announced, with places, and people who register."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.domain.ateliers import Atelier
from bot.domain.calendrier import PARIS
from bot.domain.reglages import Reglages
from bot.domain.regles_ateliers import with_dates
from bot.simulator.phone import Phone
from content.buttons_inscriptions import inscrire
from tests.quartier import SLUG
from tests.world import Town

JEUDI = datetime(2026, 10, 22, 9, 15, tzinfo=PARIS)
ANNONCE = "Un atelier vous attend"


async def add_atelier(ville: Town, *, debut: datetime = JEUDI, slug: str = SLUG, **changes: Any) -> Atelier:
    """Announced now; registration closes the working day before at 16 h, unless its rules say otherwise."""
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(slug)
        known: dict[str, Any] = {
            "titre": "Peinture", "fin": debut + timedelta(hours=2, minutes=15), "fermeture_le": debut,
            "publics": ("assistant_maternel", "garde_a_domicile"), "places_adultes": 8, "etat": "annonce",
            "annonce_le": unit.now,
        }  # fmt: skip
        atelier = Atelier(id=0, relais_id=home, genre=changes.pop("genre", "eveil"), debut=debut, **known | changes)
        if "fermeture_le" not in changes:
            atelier = with_dates(atelier, unit.territoire.get(home).reglages or Reglages())
        return await unit.tx.ateliers.add(atelier, unit.now)


async def announce(ville: Town, atelier: Atelier, *phones: Phone) -> None:
    """The message with « Je m'inscris », as the planning writes it."""
    async with ville.bot.service.unit() as unit:
        for phone in phones:
            phone.chat.started = True
            unit.write(
                f"atelier:{atelier.id}:annonce:{phone.id}", phone.id, "inscriptions/offre",
                data={"a": atelier, "relais": unit.territoire.get(atelier.relais_id), "lieu": None, "until": unit.now,
                      "enfants": 0, "id": 0},
                body={"text": f"{ANNONCE} : {atelier.titre}",
                      "rows": [[["Je m'inscris", "tap", inscrire(atelier.id)]]]},
            )  # fmt: skip
    for phone in phones:
        await phone.wait_for(f"{ANNONCE} : {atelier.titre}")


async def register(phone: Phone, enfants: int = 0) -> str:
    """Registers with so many children of 18 months to 3 years; gives the last screen."""
    phone.press("Je m'inscris")
    await phone.wait_for("Qui vient avec vous", fresh=True)
    if enfants == 0:
        phone.press("Sans enfant")
    else:
        phone.press(f"{enfants} enfant{'s' if enfants > 1 else ''}")
        await phone.wait_for("Quel âge", fresh=True)
        phone.press("De 18 mois à 3 ans" if enfants == 1 else f"{enfants} de 18 mois à 3 ans")
    return (await phone.answer()).text


async def states(ville: Town, atelier: Atelier) -> list[tuple[str, str]]:
    """Who stands how, in the order of arrival."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            """SELECT coalesce(a.prenom, f.prenom, i.invite) AS qui, i.etat FROM inscription i
               LEFT JOIN assistant_maternel a ON a.id = i.assistant_maternel_id
               LEFT JOIN famille f ON f.id = i.famille_id WHERE i.atelier_id = :id ORDER BY i.id""",
            {"id": atelier.id},
        )
        return [(row["qui"], row["etat"]) for row in rows]

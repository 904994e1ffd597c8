"""An announcement in stories: written by an animatrice in her chat, read by many."""

from __future__ import annotations

from typing import Any

from bot.simulator.phone import Phone
from tests.quartier import SLUG
from tests.world import Town


async def open_annonces(ville: Town, phone: Phone) -> None:
    """« Annonces » on the board of an animatrice."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.answer()
    phone.press("Annonces")
    await phone.wait_for("Les annonces du relais", fresh=True)


async def write(ville: Town, phone: Phone, *textes: str, sorte: str = "Nouvelle annonce") -> None:
    """A draft with these words, on her screen."""
    await open_annonces(ville, phone)
    phone.press(sorte)
    await phone.wait_for("Écrivez ici le message", fresh=True)
    for texte in textes:
        phone.send(texte)
        await phone.wait_for("C'est ajouté", fresh=True)


async def send(ville: Town, phone: Phone) -> int:
    """It leaves; gives its number."""
    phone.press("Envoyer")
    await phone.wait_for("Envoyer à", fresh=True)
    phone.press("Oui, envoyer")
    await phone.wait_for("C'est parti", fresh=True)
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        return (await unit.tx.annonces.list_of_relais(unit.territoire.id_of(SLUG), 1))[0].id


async def report(ville: Town, phone: Phone) -> str:
    """Her report, read again."""
    phone.press("Actualiser")
    await phone.answer()
    return phone.last.text


async def recipients(ville: Town, annonce_id: int) -> dict[str, dict[str, Any]]:
    """By first name, where everybody stands."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            """SELECT coalesce(a.prenom, f.prenom) AS prenom, d.* FROM destinataire d
               LEFT JOIN assistant_maternel a ON a.id = d.assistant_maternel_id
               LEFT JOIN famille f ON f.id = d.famille_id WHERE d.annonce_id = :id""",
            {"id": annonce_id},
        )
        return {row["prenom"]: dict(row) for row in rows}


def copies(phone: Phone, words: str) -> int:
    """How many messages with these words are on her screen."""
    return sum(words in message.text or words in str(message.raw.get("caption", "")) for message in phone.received)

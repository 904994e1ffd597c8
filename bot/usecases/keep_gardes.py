"""The carers at home of a relais, kept by its animatrices: added, put in the directory or not, what they say noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.annuaire.communes_du_relais import commune_finder
from bot.domain.annuaire.reponses import split_nom, tidy_name
from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.assistants import AssistantMaternel, Source
from bot.domain.gardes import Garde, read_offre
from bot.domain.personnes import Personne
from bot.domain.tableau import Page, page_of
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from store.gardes import FicheGarde

PAR_PAGE = 10
NOM_MAX = 60
Refus = Literal["illisible", "commune", "telephone"]


@dataclass(frozen=True, slots=True)
class GardesVues:
    """One page of them."""

    page: Page[FicheGarde]
    communes: Mapping[str, str]


async def list_gardes(unit: Unit, qui: Personne, numero: int) -> GardesVues | None:
    """Everybody of that trade; None for who is not of a team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.gardes.list_of_relais(qui.animateur_relais_id)
    return GardesVues(page_of(found, numero, PAR_PAGE), noms_des_communes(unit, qui.animateur_relais_id))


async def find_garde(unit: Unit, qui: Personne, assistant_id: int) -> FicheGarde | None:
    """One of her relais, or None."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.gardes.find(qui.animateur_relais_id, assistant_id)


async def add_garde(unit: Unit, qui: Personne, text: str) -> int | Refus | None:
    """« Sana Exemple, Lillers, 06 39 98 00 31 »: her name, her commune, her number if it is known."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) not in (2, 3):
        return "illisible"
    nom, prenom = _read_name(parts[0])
    if not nom or len(parts[0]) > NOM_MAX:
        return "illisible"
    commune = commune_finder(unit.territoire.get(qui.animateur_relais_id), unit.today)(parts[1], None)
    if commune is None:
        return "commune"
    telephone = parse_telephones(parts[2]).choisi() if len(parts) == 3 else None
    if len(parts) == 3 and telephone is None:
        return "telephone"
    return await create_garde(unit, qui.animateur_relais_id, prenom, nom, commune, telephone)


async def create_garde(unit: Unit, relais_id: int, prenom: str, nom: str, commune: str, telephone: str | None) -> int:
    """An entry of that trade, in the directory at once: the relais knows her."""
    entry = AssistantMaternel(0, nom, prenom, commune, telephone=telephone, profession="garde_a_domicile")
    assistant_id = await unit.tx.assistants.add(relais_id, entry, unit.now)
    await unit.tx.gardes.save(assistant_id, Garde(validee_le=unit.now))
    return assistant_id


async def note_offre(unit: Unit, qui: Personne, assistant_id: int, text: str, source: Source) -> bool | None:
    """What she said on the phone; None when she is not of this relais, False when it is not understood."""
    fiche = await find_garde(unit, qui, assistant_id)
    if fiche is None:
        return None
    return await say_offre(unit, fiche, text, source)


async def say_offre(unit: Unit, fiche: FicheGarde, text: str, source: Source) -> bool:
    """Her availability in one message, written down with its day."""
    offre = read_offre(text, unit.today)
    if offre is None:
        return False
    said = replace(
        fiche.garde, etat=offre.etat, libre_le=offre.libre_le, confirmee_le=unit.now, source=source,
        grille=offre.grille if offre.grille is not None or offre.etat == "occupee" else fiche.garde.grille,
    )  # fmt: skip
    await unit.tx.gardes.save(fiche.assistant.id, said)
    return True


async def agree(unit: Unit, fiche: FicheGarde, *, yes: bool) -> None:
    """She receives families' requests, or no longer."""
    await unit.tx.gardes.save(fiche.assistant.id, replace(fiche.garde, accord_le=unit.now if yes else None))


async def choose_commune(unit: Unit, fiche: FicheGarde, insee: str) -> None:
    """One commune more, or less; none chosen means all of the relais."""
    communes = set(fiche.garde.communes) ^ {insee}
    await unit.tx.gardes.save(fiche.assistant.id, replace(fiche.garde, communes=tuple(sorted(communes))))


async def accept_garde(unit: Unit, qui: Personne, assistant_id: int) -> FicheGarde | None:
    """She is put in the directory, and reads so; twice changes nothing."""
    fiche = await find_garde(unit, qui, assistant_id)
    if fiche is None or not fiche.garde.is_waiting:
        return fiche
    await unit.tx.gardes.save(assistant_id, replace(fiche.garde, validee_le=unit.now))
    await unit.tx.fiches.hide(assistant_id, False, unit.now)
    if fiche.assistant.telegram_id is not None:
        unit.write(
            f"garde:{assistant_id}:validee", fiche.assistant.telegram_id, "metiers/garde_validee",
            relais_id=qui.animateur_relais_id, data={"prenom": fiche.assistant.prenom},
        )  # fmt: skip
    return await find_garde(unit, qui, assistant_id)


async def refuse_garde(unit: Unit, qui: Personne, assistant_id: int) -> FicheGarde | None:
    """She is not: nothing is kept, and she reads that the relais answers her. None when she was not waiting."""
    fiche = await find_garde(unit, qui, assistant_id)
    if fiche is None or not fiche.garde.is_waiting:
        return None
    chat_id = fiche.assistant.telegram_id
    await unit.tx.gardes.forget(assistant_id)
    if chat_id is not None:
        left = await unit.tx.personnes.meet(chat_id, "", unit.now)
        if left.conversation_id is None:
            set_commands(unit, chat_id, menu_of(left))
        unit.write(f"garde:{assistant_id}:refusee", chat_id, "metiers/garde_refusee", relais_id=qui.animateur_relais_id)
    return fiche


def _read_name(text: str) -> tuple[str, str]:
    """(last name, first name): « Sana Exemple » as people say it, « EXEMPLE Sana » as files write it."""
    words = text.split()
    if len(words) < 2:
        return ("", "")
    if words[0].isupper() and not words[-1].isupper():
        return split_nom(text)
    return tidy_name(" ".join(words[1:])), tidy_name(words[0])

"""The houses of a relais, kept by its animatrices: who works in each, where it is, how many children together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.domain.annuaire.communes_du_relais import commune_finder
from bot.domain.annuaire.personne import FindCommune
from bot.domain.annuaire.reponses import mam_name
from bot.domain.assistants import AssistantMaternel
from bot.domain.mams import NOM_MAX, PLACES_MAX, Mam
from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.domain.tableau import Page, page_of
from bot.usecases.record_update import record_update
from bot.usecases.tableau_du_relais import find_fiche, noms_des_communes
from bot.usecases.unit import Unit
from store.mams import MamComptee

PAR_PAGE = 12
ADRESSE_MAX = 120
Refus = Literal["illisible", "deja", "commune", "sans_commune"]


@dataclass(frozen=True, slots=True)
class MamVue:
    """One house as the relais sees it."""

    mam: Mam
    membres: tuple[AssistantMaternel, ...]
    communes: Mapping[str, str]

    @property
    def agreees(self) -> int:
        """The places of its members' agréments, added: what the house takes together may be less."""
        return sum(one.agrement.places or 0 for one in self.membres)


async def list_mams(unit: Unit, qui: Personne, numero: int) -> tuple[Page[MamComptee], Mapping[str, str]] | None:
    """Every house, by name."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    jours = unit.territoire.get(qui.animateur_relais_id).reglages.fraicheur_jours
    houses = await unit.tx.mams.list_of_relais(qui.animateur_relais_id, unit.now - timedelta(days=jours))
    return page_of(houses, numero, PAR_PAGE), noms_des_communes(unit, qui.animateur_relais_id)


async def see_mam(unit: Unit, qui: Personne, mam_id: int) -> MamVue | None:
    """One house; None when it is not of her relais."""
    mam = await find_mam(unit, qui, mam_id)
    if mam is None:
        return None
    ids = await unit.tx.mams.list_membres(mam.id)
    known = await unit.tx.candidats.read(ids) if ids else {}
    return MamVue(mam, tuple(known[one] for one in ids), noms_des_communes(unit, mam.relais_id))


async def find_mam(unit: Unit, qui: Personne, mam_id: int) -> Mam | None:
    """A Tap is untrusted: of her relais, or nothing."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.mams.find(qui.animateur_relais_id, mam_id)


async def create_mam(unit: Unit, qui: Personne, text: str) -> int | Refus | None:
    """« Les Lutins, Lillers »: its name, then its commune."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    find = commune_finder(unit.territoire.get(qui.animateur_relais_id), unit.today)
    written, commune = _split(text, find)
    nom = mam_name(written)
    if not nom or len(nom) > NOM_MAX:
        return "illisible"
    if not commune.strip():
        return "sans_commune"
    insee = find(commune.strip(), None)
    if insee is None:
        return "commune"
    return await unit.tx.mams.add(qui.animateur_relais_id, nom, insee, unit.now) or "deja"


def _split(text: str, find: FindCommune) -> tuple[str, str]:
    """« Les Lutins, Lillers », « MAM des Lutins à Lillers »: the name, the commune; a name alone has no commune yet."""
    written, comma, commune = text.rpartition(",")
    if comma:
        return written, commune
    parts = re.split(r"\s+(?:à|a)\s+", text, flags=re.IGNORECASE)
    for cut in range(1, len(parts)):
        where = " à ".join(parts[cut:])
        if find(where.strip(), None) is not None:
            return " à ".join(parts[:cut]), where
    return text, ""


async def rename_mam(unit: Unit, mam: Mam, text: str) -> Refus | None:
    """Its new name, in its members' entries too; None when it is done."""
    nom = mam_name(text)
    if not nom or len(nom) > NOM_MAX:
        return "illisible"
    return None if await unit.tx.mams.rename(mam, nom) else "deja"


async def move_mam(unit: Unit, mam: Mam, text: str) -> Refus | None:
    """Its address."""
    adresse = " ".join(text.split())
    if not adresse or len(adresse) > ADRESSE_MAX:
        return "illisible"
    await unit.tx.mams.set_adresse(mam.id, adresse)
    return None


async def count_mam(unit: Unit, mam: Mam, text: str) -> Refus | None:
    """How many children it takes together."""
    digits = text.strip()
    if not digits.isdecimal() or not 1 <= int(digits) <= PLACES_MAX:
        return "illisible"
    await unit.tx.mams.set_places(mam.id, int(digits))
    return None


async def enter_mam(unit: Unit, qui: Personne, mam_id: int, assistant_id: int) -> bool:
    """She works there from now on, and in no other house."""
    return await _put(unit, qui, mam_id, assistant_id, inside=True)


async def quit_mam(unit: Unit, qui: Personne, mam_id: int, assistant_id: int) -> bool:
    """She works at her own home from now on."""
    return await _put(unit, qui, mam_id, assistant_id, inside=False)


async def erase_mam(unit: Unit, qui: Personne, mam_id: int) -> bool:
    """A house where nobody works."""
    mam = await find_mam(unit, qui, mam_id)
    return mam is not None and await unit.tx.mams.erase_empty(mam.id)


async def _put(unit: Unit, qui: Personne, mam_id: int, assistant_id: int, *, inside: bool) -> bool:
    mam, fiche = await find_mam(unit, qui, mam_id), await find_fiche(unit, qui, assistant_id)
    if mam is None or fiche is None or fiche.assistant.is_garde_a_domicile:
        return False
    is_in = fiche.assistant.mam_id == mam.id
    if is_in == inside:
        return True
    await (unit.tx.mams.put_in if inside else unit.tx.mams.take_out)(mam, assistant_id, unit.now)
    par = Provenance("telephone", qui.animateur_id)
    await record_update(unit, fiche.assistant, "profil", par.source, par.animateur_id)
    return True

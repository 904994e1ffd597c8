"""What a professional accepts, which schools she serves, how she wants to be reached. Never a place, never a pause."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from bot.domain.assistants import AssistantMaternel, MomentPrefere
from bot.domain.lecture import plain
from bot.domain.profils import ECOLES_AU_PLUS, Accueil
from bot.usecases.editeur import Editeur
from bot.usecases.record_update import record_update
from bot.usecases.unit import Unit

NOM_ECOLE_MAX = 60


def ecole_key(nom: str) -> int:
    """A school in a button: the same for every way of writing its name."""
    return crc32(plain(nom).encode())


async def set_accueil(unit: Unit, editeur: Editeur, quoi: Accueil, oui: bool) -> None:
    """« Périscolaire : oui », and so on."""
    assistant = editeur.assistant
    await _save(unit, editeur, replace(assistant, accepte=replace(assistant.accepte, **{quoi: oui})))


async def add_ecole(unit: Unit, editeur: Editeur, nom: str) -> bool:
    """One more school that she serves; False when it is no name, or one too many."""
    assistant, shown = editeur.assistant, " ".join(nom.split())
    if not plain(shown).strip(" .-") or len(shown) > NOM_ECOLE_MAX:
        return False
    if ecole_key(shown) not in {ecole_key(known) for known in assistant.ecoles}:
        if len(assistant.ecoles) >= ECOLES_AU_PLUS:
            return False
        await _save(unit, editeur, replace(assistant, ecoles=(*assistant.ecoles, shown)))
    return True


async def add_known_ecole(unit: Unit, editeur: Editeur, key: int) -> bool:
    """The same, chosen among those that somebody of her commune already serves."""
    known = await list_other_ecoles(unit, editeur)
    nom = next((nom for nom in known if ecole_key(nom) == key), None)
    return nom is not None and await add_ecole(unit, editeur, nom)


async def remove_ecole(unit: Unit, editeur: Editeur, key: int) -> None:
    """She does not serve it any more."""
    kept = tuple(nom for nom in editeur.assistant.ecoles if ecole_key(nom) != key)
    if kept != editeur.assistant.ecoles:
        await _save(unit, editeur, replace(editeur.assistant, ecoles=kept))


async def list_other_ecoles(unit: Unit, editeur: Editeur) -> list[str]:
    """Schools served in her commune, hers excepted, each written one way."""
    served = await unit.tx.profils.list_ecoles(editeur.relais_id, editeur.assistant.commune)
    hers = {ecole_key(nom) for nom in editeur.assistant.ecoles}
    found = {ecole_key(nom): nom for nom in reversed(served)}
    return sorted(nom for key, nom in found.items() if key not in hers)


async def set_moment(unit: Unit, editeur: Editeur, moment: MomentPrefere | None) -> None:
    """« Quand préférez-vous qu'on vous écrive ? »; None: at any hour."""
    await unit.tx.profils.set_moment(editeur.assistant.id, moment, unit.now)
    await _record(unit, editeur)


async def set_rythme(unit: Unit, editeur: Editeur, mois: int | None) -> None:
    """How often her places are asked about; 0: at the two legal dates only; None: as the relais does."""
    await unit.tx.profils.set_rythme(editeur.assistant.id, mois, unit.now)
    await _record(unit, editeur)


async def set_phone(unit: Unit, editeur: Editeur, phone: bool) -> None:
    """She would rather be phoned than written to: her choice, or what she told the relais."""
    await unit.tx.profils.set_phone(editeur.assistant.id, phone, unit.now)
    await _record(unit, editeur)


async def set_soir_et_week_end(unit: Unit, editeur: Editeur, wanted: bool) -> None:
    """« Prévenez-moi aussi le soir et le week-end », for unforeseen needs."""
    await _save(unit, editeur, replace(editeur.assistant, soir_et_week_end=wanted))


async def _save(unit: Unit, editeur: Editeur, after: AssistantMaternel) -> None:
    await unit.tx.assistants.save(after, unit.now)
    await _record(unit, editeur)


async def _record(unit: Unit, editeur: Editeur) -> None:
    await record_update(unit, editeur.assistant, "profil", editeur.par.source, editeur.par.animateur_id)

"""An animatrice sends a directory file: it is read outside, and she reads the report before anything changes."""

from __future__ import annotations

from typing import Any

from bot.domain.annuaire.lecture import Lecture
from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.usecases.import_annuaire import import_annuaire, preview_annuaire
from bot.usecases.unit import Unit
from content.text_files import render_text
from store.imports import ImportAnnuaire

READ, RECORD = "lire_annuaire", "enregistrer_annuaire"


async def receive_annuaire(unit: Unit, personne: Personne, file_id: str, nom: str) -> None:
    """Keeps Telegram's reference of the file and asks for it to be read."""
    relais_id, animateur_id = personne.animateur_relais_id, personne.animateur_id
    assert relais_id is not None
    assert animateur_id is not None
    arrived = await unit.tx.imports.add(relais_id, animateur_id, personne.telegram_id, file_id, nom, unit.now)
    _ask(unit, READ, arrived)


async def report_annuaire(unit: Unit, import_id: int, lecture: Lecture | FichierRefuse) -> None:
    """The report, with the two buttons when there is something to confirm."""
    this = await unit.tx.imports.get(import_id)
    if isinstance(lecture, FichierRefuse):
        await unit.tx.imports.move(import_id, "a_lire", "abandonne")
        _tell(unit, this, "refus", "annuaire/fichier_refuse", fichier=lecture)
        return
    rapport = await preview_annuaire(unit, this.relais_id, lecture)
    await unit.tx.imports.move(import_id, "a_lire", "a_confirmer" if rapport.changes_something else "abandonne")
    communes = {commune.insee: commune.nom for commune in unit.territoire.get(this.relais_id).communes}
    whole = render_text("annuaire/rapport_complet", rapport=rapport, communes=communes)
    body = {"content": whole, "name": f"compte-rendu-{import_id}.txt"}
    unit.write(
        f"import:{import_id}:complet:{this.chat_id}",
        this.chat_id,
        "annuaire/piece_jointe",
        method="document",
        relais_id=this.relais_id,
        body=body,
        data={"nom": this.nom},
    )
    _tell(unit, this, "rapport", "annuaire/rapport_a_confirmer", rapport=rapport, import_id=import_id)


async def decide_import(unit: Unit, personne: Personne, import_id: int, *, accepted: bool) -> bool:
    """Her answer to the report; False when it is not hers to give, or was given already."""
    this = await unit.tx.imports.get(import_id)
    if this.relais_id != personne.animateur_relais_id:
        return False
    moved = await unit.tx.imports.move(import_id, "a_confirmer", "a_enregistrer" if accepted else "abandonne")
    if moved and accepted:
        _ask(unit, RECORD, this)
    return moved


async def record_annuaire(unit: Unit, import_id: int, lecture: Lecture | FichierRefuse) -> None:
    """Writes the directory, and says so."""
    this = await unit.tx.imports.get(import_id)
    if isinstance(lecture, FichierRefuse) or not await unit.tx.imports.move(import_id, "a_enregistrer", "enregistre"):
        return
    rapport = await import_annuaire(unit, this.relais_id, lecture)
    _tell(unit, this, "fait", "annuaire/enregistre", rapport=rapport)


async def give_up_annuaire(unit: Unit, import_id: int) -> None:
    """The file could not be fetched: she is asked to send it again."""
    this = await unit.tx.imports.get(import_id)
    await unit.tx.imports.move(import_id, this.etat, "abandonne")
    _tell(unit, this, "illisible", "annuaire/illisible", nom=this.nom)


def _ask(unit: Unit, kind: str, this: ImportAnnuaire) -> None:
    slug = next(slug for slug, known in unit.territoire.ids.items() if known == this.relais_id)
    unit.ask(
        f"import:{this.id}:{kind}",
        kind,
        import_id=this.id,
        file_id=this.file_id,
        relais=slug,
        today=unit.today.isoformat(),
    )


def _tell(unit: Unit, this: ImportAnnuaire, event: str, template: str, **data: Any) -> None:
    key = f"import:{this.id}:{event}:{this.chat_id}"
    unit.write(key, this.chat_id, template, lane=Lane.ALERT, relais_id=this.relais_id, data=data)

"""A request that a family tells an animatrice: written down by her, followed by her. Asks no professional itself."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.lignes_appel import Cible
from bot.domain.personnes import Personne
from bot.usecases.form_in_hand import Ecran
from bot.usecases.tableau_du_relais import note
from bot.usecases.tell_staff import staff_chats
from bot.usecases.unit import Unit


def describe_dictated(draft: DemandeAccueil, qui: Personne, screen: Ecran) -> DemandeAccueil:
    """She has read the remark, since she wrote it: it leaves with the rest."""
    return replace(
        draft,
        canal=screen.reponses["canal"],
        notee_par=qui.animateur_id,
        remarque_etat="acceptee" if draft.remarque else None,
    )


async def note_dictated(unit: Unit, qui: Personne, demande: DemandeAccueil, famille: Famille) -> None:
    """In the journal, for her colleagues, and as somebody just spoken with: what is said at once is no new contact."""
    await note(unit, qui, demande, "notee")
    if demande.canal != "mail":
        cible = Cible("famille", demande.id)
        await unit.tx.suivis_appel.note_spoken(demande.relais_id, cible, qui.animateur_id, unit.now)
    nom = (await unit.tx.animateurs.list_noms(demande.relais_id)).get(qui.animateur_id or 0, qui.prenom)
    commune = unit.territoire.get(demande.relais_id).commune(demande.besoin.commune)
    where = commune.nom if commune else demande.besoin.commune
    data = {"demande": demande, "famille": famille, "par": nom, "commune": where}
    for chat_id in await staff_chats(unit, demande.relais_id):
        if chat_id != qui.telegram_id:
            unit.write(f"demande:{demande.id}:notee:{chat_id}", chat_id, "telephone/equipe_notee",
                       relais_id=demande.relais_id, data=data)  # fmt: skip

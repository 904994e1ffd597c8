"""How 178 people join in a week: one printed letter each, with a code of her own. Writes to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.domain.adhesion import Adhesion, AInviter, Choix
from bot.domain.calendrier import to_paris
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.make_document import ask_document
from bot.usecases.make_invitation import invite_assistants
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit

PAR_DOCUMENT = 200  # a bundle that one printer takes


@dataclass(frozen=True, slots=True)
class EcranAdhesion:
    """Where the relais stands."""

    adhesion: Adhesion
    communes: dict[str, int]  # by name, how many are still to join
    robot: str | None


@dataclass(frozen=True, slots=True)
class Preparees:
    """So many letters are being made, in so many documents."""

    lettres: int
    documents: int
    expires_at: datetime


async def see_adhesion(unit: Unit, qui: Personne) -> EcranAdhesion | None:
    """« 112 sur 146 ont rejoint »; None for somebody who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    adhesion = await unit.tx.rattachements.read_adhesion(qui.animateur_relais_id, unit.now)
    noms = noms_des_communes(unit, qui.animateur_relais_id)
    communes = {noms.get(insee, insee): combien for insee, combien in adhesion.par_commune().items()}
    return EcranAdhesion(adhesion, communes, await unit.tx.robot.username())


async def prepare_letters(unit: Unit, qui: Personne, choix: Choix) -> Preparees | Literal["personne", "robot"] | None:
    """Makes the codes and asks for the letters, sent to her own chat: a code is nobody else's to read."""
    ecran = await see_adhesion(unit, qui)
    if ecran is None or qui.animateur_relais_id is None:
        return None
    if ecran.robot is None:
        return "robot"
    invitees = ecran.adhesion.choose(choix, unit.now)
    if not invitees:
        return "personne"
    codes, expires_at = await invite_assistants(unit, qui.animateur_relais_id, [une.id for une in invitees])
    bundles = [invitees[i : i + PAR_DOCUMENT] for i in range(0, len(invitees), PAR_DOCUMENT)]
    for n, bundle in enumerate(bundles, start=1):
        contenu = _contenu(unit.territoire.get(qui.animateur_relais_id), ecran.robot, bundle, codes, expires_at)
        _ask(unit, qui, contenu, n, len(bundles), len(bundle))
    return Preparees(len(invitees), len(bundles), expires_at)


async def take_back_letters(unit: Unit, qui: Personne) -> int | None:
    """The letters that were made and not used open nothing any more; how many there were."""
    ecran = await see_adhesion(unit, qui)
    if ecran is None:
        return None
    return await unit.tx.invitations.revoke_of_assistants([une.id for une in ecran.adhesion.a_inviter], unit.now)


def _ask(unit: Unit, qui: Personne, contenu: dict[str, Any], n: int, parts: int, lettres: int) -> None:
    suffix = f"-{n}" if parts > 1 else ""
    ask_document(
        unit,
        f"invitations:{qui.telegram_id}:{unit.now.isoformat()}:{n}",
        qui.telegram_id,
        "invitations.pdf",
        f"invitations-{unit.today}{suffix}.pdf",
        contenu,
        template="rejoindre/lettres",
        lettres=lettres,
    )


def _contenu(
    relais: Relais, robot: str, bundle: Sequence[AInviter], codes: dict[int, str], expires_at: datetime
) -> dict[str, Any]:
    contact = relais.contact
    return {
        "relais": relais.nom,
        "adresse": contact.adresse,
        "telephone": contact.telephone.affiche if contact.telephone else None,
        "email": contact.email,
        "robot": robot,
        "jusqu_au": to_paris(expires_at).date().isoformat(),
        "lettres": [
            {
                "prenom": une.prenom,
                "nom": une.nom,
                "adresse": _postal_address(relais, une),
                "code": codes[une.id],
            }
            for une in bundle
        ],
    }


def _postal_address(relais: Relais, une: AInviter) -> str | None:
    """With the postcode and the town, unless the directory wrote them already; None without a street."""
    commune = relais.commune(une.commune)
    if une.adresse is None or commune is None or any(code in une.adresse for code in commune.codes_postaux):
        return une.adresse
    return f"{une.adresse}, {commune.codes_postaux[0] if commune.codes_postaux else ''} {commune.nom}"

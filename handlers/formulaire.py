"""The screens of a search: which template, and what it may offer. Reads no answer."""

from __future__ import annotations

from typing import Any

from bot.domain.alphabet import cut_by_letter
from bot.domain.depot import is_relayed
from bot.domain.recherche import RECAP
from bot.domain.recherche_besoin import pour_of
from bot.domain.recherche_choix import list_choices
from bot.usecases.form_in_hand import (
    DICTEE_MODIFIEE,
    DICTEE_NEUVE,
    MODIFICATION,
    RECHERCHE_NEUVE,
    Ecran,
    PlusRien,
)
from bot.usecases.open_dictee import list_connues
from bot.usecases.search_told import understood_of
from handlers.context import Context

# How their Taps begin.
FORMS = {"re": RECHERCHE_NEUVE, "mo": MODIFICATION, "an:nd": DICTEE_NEUVE, "an:ndm": DICTEE_MODIFIEE}
CODES = {formulaire: code for code, formulaire in FORMS.items()}


async def show_ecran(context: Context, ecran: Ecran | PlusRien, *, fresh: bool = False) -> None:
    """The screen of where the form is; `fresh`: below what was just said."""
    if isinstance(ecran, PlusRien):
        context.show("telephone/perdue" if ecran.dictee else "recherche/perdue")
        return
    etape, r = ecran.etape, ecran.reponses
    template = etape.ask if etape else "telephone/relire" if ecran.dictee else "recherche/relire"
    qui = context.personne
    if ecran.choix == "lieu":
        template = "recherche/lieu"
    commune = ecran.relais.commune(r["commune"]) if ecran.relais else None
    context.show(
        template,
        fresh=fresh,
        f=CODES[ecran.formulaire],
        etape=etape.name if etape else RECAP,
        reponses=r,
        pour=pour_of(r),
        presse=ecran.presse,
        besoin=ecran.besoin,
        relais=ecran.relais,
        commune=commune.nom if commune else None,
        correction=ecran.correction,
        entendu=None if ecran.entendu is None else understood_of(context.unit, ecran.entendu),
        hesite=ecran.hesite,
        choix=ecran.choix,
        premiere=ecran.premiere,
        dictee=ecran.dictee,
        connues=await list_connues(context.unit, qui, r["connues"]) if template == "telephone/connue" else (),
        **_choices(context, ecran),
    )


def _choices(context: Context, ecran: Ecran) -> dict[str, Any]:
    return list_choices(
        context.unit.today,
        ecran.besoin.a_partir_du if ecran.besoin else None,
        max((e.mois for e in ecran.besoin.enfants if e.attendu), default=None) if ecran.besoin else None,
    ) | {
        "plusieurs_relais": context.unit.territoire.only() is None,
        "communes": ecran.communes,
        "tranches": cut_by_letter(ecran.communes) if ecran.dictee else [],
        "relayee": is_relayed(ecran.reponses.get("modes") or ()),
        "garde": "garde_a_domicile" in (ecran.reponses.get("modes") or ()),
        "peut_etre_appelee": ecran.peut_etre_appelee,
    }

"""Who calls an animatrice: a number that the relais knows names its families. Decides nothing: she asks."""

from __future__ import annotations

from bot.domain.recherche_dictee import famille_of
from bot.usecases.form_in_hand import Feuille, list_given
from bot.usecases.unit import Unit


async def note_qui(feuille: Feuille, name: str) -> None:
    """A first name and a number, or the number alone: which families have it already."""
    said = feuille.reponses
    if name == "qui":
        _take_number(feuille)
    if feuille.moule.modifie:
        return  # it is known whose request it is
    assert feuille.personne.animateur_relais_id is not None
    said["connues"] = []
    if said.get("telephone"):
        found = await feuille.unit.tx.familles.list_by_telephone(
            feuille.personne.animateur_relais_id, said["telephone"]
        )
        said["connues"] = [famille.id for famille in found]
    if said.get("connue") not in said["connues"]:
        said.pop("connue", None)
        said["acquis"] = []


async def note_connue(feuille: Feuille) -> None:
    """« C'est elle »: what it agreed to before is not asked again. « Une autre famille »: everything is."""
    famille_id = famille_of(feuille.reponses)
    feuille.reponses["acquis"] = [] if famille_id is None else await list_acquis_of(feuille.unit, famille_id)


async def list_acquis_of(unit: Unit, famille_id: int) -> list[str]:
    """Its agreements; its number is among the answers already."""
    given = await list_given(unit, await unit.tx.familles.get(famille_id))
    return [one for one in given if one != "telephone"]


def _take_number(feuille: Feuille) -> None:
    """The number said with the first name answers the next question; a corrected name alone keeps the former one."""
    qui = feuille.reponses["qui"]
    if qui["telephone"] is not None:
        feuille.reponses["telephone"] = qui["telephone"]

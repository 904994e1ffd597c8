"""A carer at home and the relais: she asks to be in the directory, says when she is free, and stops when she likes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.assistants import AssistantMaternel
from bot.domain.communes import Choix, NonCouverte, Reconnue
from bot.domain.gardes import Garde
from bot.domain.mises_a_jour import ELLE
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.ressemblance import CommuneDeRelais
from bot.usecases.choose_relais import settle_relais
from bot.usecases.keep_gardes import agree, choose_commune, say_offre
from bot.usecases.leave_out import withdraw
from bot.usecases.link_assistant import NonReconnue, Reliee, link_assistant
from bot.usecases.pause import end_pause
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from store.gardes import FicheGarde


@dataclass(frozen=True, slots=True)
class Moi:
    """Her own screen."""

    fiche: FicheGarde
    relais: Relais

    @property
    def communes(self) -> list[str]:
        """The names of those she chose."""
        found = (self.relais.commune(insee) for insee in self.fiche.garde.communes)
        return sorted(commune.nom for commune in found if commune is not None)


@dataclass(frozen=True, slots=True)
class Inscrite:
    """Her request is with the team of that relais."""

    relais: Relais


async def find_own(unit: Unit, personne: Personne) -> Moi | None:
    """Herself; None for who is not one."""
    if not personne.is_garde_a_domicile or personne.assistant_relais_id is None:
        return None
    assert personne.assistant_maternel_id is not None
    fiche = await unit.tx.gardes.find(personne.assistant_relais_id, personne.assistant_maternel_id)
    return None if fiche is None else Moi(fiche, unit.territoire.get(personne.assistant_relais_id))


def read_commune(
    unit: Unit, text: str
) -> CommuneDeRelais | tuple[CommuneDeRelais, ...] | Literal["inconnue", "non_couverte"]:
    """Where she works, as she typed it; several when it may be one or another."""
    match unit.territoire.communes.recognise(text, unit.today):
        case Reconnue(trouvee=trouvee):
            return trouvee
        case Choix(trouvees=trouvees):
            return trouvees
        case NonCouverte():
            return "non_couverte"
        case _:
            return "inconnue"


async def ask_to_be_listed(
    unit: Unit, personne: Personne, insee: str, telephone: str | None
) -> Inscrite | Reliee | NonReconnue | None:
    """Her own request: an animatrice answers. Known by her number already, she is linked; None when it cannot be.

    Until somebody of the relais says yes she is in no list. Asking agrees to receive families' requests.
    """
    if personne.assistant_maternel_id is not None:
        return None
    number = parse_telephones(telephone).choisi() if telephone else None
    if number is not None and await unit.tx.assistants.list_by_telephone(number):
        return await link_assistant(unit, personne, number)
    relais = unit.territoire.territoire.covering(insee, unit.today)
    if relais is None:
        return None
    relais_id = unit.territoire.id_of(relais.slug)
    entry = AssistantMaternel(
        0, "", personne.prenom, insee, telephone=number, ne_plus_diffuser=True, profession="garde_a_domicile"
    )
    assistant_id = await unit.tx.assistants.add(relais_id, entry, unit.now)
    await unit.tx.gardes.save(assistant_id, Garde((insee,), accord_le=unit.now, demandee_le=unit.now))
    await unit.tx.rattachements.link(assistant_id, personne.compte_id, "numero", unit.now)
    if personne.relais_id is None:
        await settle_relais(unit, personne.compte_id, relais_id)
    set_commands(unit, personne.telegram_id, menu_of(replace(personne, assistant_maternel_id=assistant_id)))
    commune = relais.commune(insee)
    await tell_staff(
        unit, relais_id, f"garde:{assistant_id}:demande", "metiers/garde_demande_equipe", id=assistant_id,
        prenom=personne.prenom, telephone=number, commune=commune.nom if commune else insee,
    )  # fmt: skip
    return Inscrite(relais)


async def say_own_offre(unit: Unit, personne: Personne, text: str) -> bool | None:
    """« Libre à partir de septembre, le soir »; None for who is not one, False when it is not understood."""
    moi = await find_own(unit, personne)
    return None if moi is None else await say_offre(unit, moi.fiche, text, "bot")


async def agree_own(unit: Unit, personne: Personne, *, yes: bool) -> bool:
    """« Ne plus me diffuser », or again: requests that she has not answered leave her hands, without a reason."""
    moi = await find_own(unit, personne)
    if moi is None:
        return False
    await agree(unit, moi.fiche, yes=yes)
    if not yes:
        assistant = moi.fiche.assistant
        for proposition in await unit.tx.propositions.list_of_assistant(assistant.id, limit=500):
            if proposition.etat in {"en_attente", "a_appeler"}:
                await withdraw(unit, proposition, assistant.telegram_id)
    return True


async def choose_own_commune(unit: Unit, personne: Personne, insee: str) -> Moi | None:
    """One commune more, or less."""
    moi = await find_own(unit, personne)
    if moi is None:
        return None
    if moi.relais.commune(insee) is not None:
        await choose_commune(unit, moi.fiche, insee)
    return await find_own(unit, personne)


async def end_own_pause(unit: Unit, personne: Personne) -> None:
    """From now on again."""
    moi = await find_own(unit, personne)
    if moi is not None:
        await end_pause(unit, moi.fiche.assistant, ELLE)

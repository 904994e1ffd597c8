"""« Ne plus diffuser »: from this instant nobody reads her name any more. No reason, no message, no trace for others.

Her requests are withdrawn, the searches that counted on her go on, and the team gets the families to phone, with what
to say. « Diffuser de nouveau » undoes it: a yes that still stands is shown again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.assistants import AssistantMaternel
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.usecases.leave_out import withdraw
from bot.usecases.news_of_campaigns import review_campaigns
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit
from content.render import render

NOMMENT: Final = ("interessee", "suivi")  # what a family is told that says her name


@dataclass(frozen=True, slots=True)
class FamilleAAppeler:
    """A family that knew of her; `texte`: what may be said, without any reason."""

    numero: int
    prenom: str
    telephone: str | None
    texte: str


@dataclass(frozen=True, slots=True)
class Cachee:
    """She is shown nowhere. `appeler`: who had her answer; `trouvees`: who said that they had found with her.

    `retirees`: requests that she had received and that no family knows of: nobody need be phoned.
    """

    appeler: tuple[FamilleAAppeler, ...] = ()
    trouvees: tuple[FamilleAAppeler, ...] = ()
    retirees: tuple[int, ...] = ()

    @property
    def numeros(self) -> list[int]:
        """The requests whose families are to be phoned."""
        return sorted(famille.numero for famille in self.appeler)


async def hide_assistant(unit: Unit, qui: Personne, assistant_id: int, *, hidden: bool) -> Cachee | None:
    """By an animatrice; None when the entry is not of her relais."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    if hidden:
        return await hide_entry(unit, fiche.assistant)
    await show_entry_again(unit, fiche.assistant)
    return Cachee()


async def count_concerned(unit: Unit, assistant_id: int) -> int:
    """How many open requests have her name, or are before her: what « Ne plus diffuser » would touch."""
    open_: set[int] = set()
    for proposition in await unit.tx.propositions.list_of_assistant(assistant_id, limit=500):
        if proposition.etat in {"en_attente", "a_appeler"} or proposition.is_live_yes:
            demande = await unit.tx.demandes.get(proposition.demande)
            if demande.is_open:
                open_.add(demande.id)
    return len(open_)


async def hide_entry(unit: Unit, assistant: AssistantMaternel) -> Cachee:
    """The same, whoever decided it; twice changes nothing more."""
    await unit.tx.fiches.hide(assistant.id, True, unit.now)
    await review_campaigns(unit, assistant.id)
    appeler: list[int] = []
    trouvees: list[int] = []
    retirees: list[int] = []
    for proposition in await unit.tx.propositions.list_of_assistant(assistant.id, limit=500):
        demande = await unit.tx.demandes.get(proposition.demande)
        untold = await _unsay(unit, proposition)
        if proposition.etat in {"en_attente", "a_appeler"}:
            await withdraw(unit, proposition, assistant.telegram_id)
            retirees.append(demande.id)
        elif proposition.is_live_yes and demande.is_open:
            known = proposition.suite is not None and not untold  # otherwise the family has not read her name
            (appeler if known else retirees).append(demande.id)
            await unit.tx.demandes_dues.look_again(demande.id, unit.now)
        elif proposition.suivi == "retenue":
            trouvees.append(demande.id)
    return Cachee(
        tuple([await _family(unit, assistant, numero, noted=True) for numero in sorted(appeler)]),
        tuple([await _family(unit, assistant, numero) for numero in sorted(trouvees)]),
        tuple(sorted(retirees)),
    )


async def _unsay(unit: Unit, proposition: PropositionSuivie) -> bool:
    """Takes back what names her and was not read yet: a letter of the night, words that wait for a call.

    True when the family had still to learn that she is interested.
    """
    words = [evenement for evenement, _ in await unit.tx.a_dire.list_words(proposition.demande)]
    for kind in NOMMENT:
        await unit.tx.a_dire.drop(proposition.demande, f"{kind}:{proposition.id}:", unit.now)
        await unit.tx.letters.cancel(f"demande:{proposition.demande}:{kind}:{proposition.id}:")
    return any(evenement.startswith(f"interessee:{proposition.id}:") for evenement in words)


async def show_entry_again(unit: Unit, assistant: AssistantMaternel) -> None:
    """She is in the lists again; families not phoned yet need not be."""
    await unit.tx.fiches.hide(assistant.id, False, unit.now)
    await unit.tx.a_dire.forget_event(_event(assistant))


async def without_hidden(
    unit: Unit, propositions: Sequence[PropositionSuivie]
) -> tuple[list[PropositionSuivie], dict[int, int]]:
    """What a family may read of those who were asked, and who of them works in which MAM."""
    if not propositions:
        return [], {}
    maisons, hidden = await unit.tx.mams.standing_of([p.assistant for p in propositions])
    return [p for p in propositions if p.assistant not in hidden or p.etat != "interessee"], maisons


async def _family(unit: Unit, assistant: AssistantMaternel, numero: int, *, noted: bool = False) -> FamilleAAppeler:
    """`noted`: it waits in the call list until it is said."""
    demande: DemandeAccueil = await unit.tx.demandes.get(numero)
    famille = await unit.tx.familles.get(demande.famille_id)
    texte = render("fiches/a_dire_famille", numero=numero, prenom=assistant.prenom).text
    if noted:
        await unit.tx.a_dire.add(numero, _event(assistant), texte, unit.now)
    return FamilleAAppeler(numero, famille.prenom, famille.telephone, texte)


def _event(assistant: AssistantMaternel) -> str:
    return f"plus_diffusee:{assistant.id}"

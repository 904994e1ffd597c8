"""One answer, one step of a search: reads it, keeps it, gives the next screen. Sends nothing to a professional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain.demandes import Besoin
from bot.domain.dialogues import Corrige, Hesite, Repondu, Step, find_step, next_step, previous_step
from bot.domain.personnes import Dialogue, Personne
from bot.domain.recherche import DEPENDENTS, RECAP, RECHERCHE
from bot.domain.recherche_besoin import besoin_of
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.relais import Commune, Relais
from bot.usecases.unit import Unit

RECHERCHE_NEUVE, MODIFICATION = "recherche", "modification"
COMMUNES_EN_BOUTONS = 12


@dataclass(frozen=True, slots=True)
class Ecran:
    """Where the form is: the question to ask, or (`etape` None) everything to be reread. `besoin` as it stands."""

    formulaire: str
    etape: Step[ContexteRecherche] | None
    reponses: Mapping[str, Any]
    besoin: Besoin | None = None
    relais: Relais | None = None
    correction: Corrige | None = None
    hesite: Hesite | None = None
    choix: str | None = None
    premiere: bool = False
    communes: tuple[Commune, ...] = ()

    @property
    def peut_etre_appelee(self) -> bool:
        """Professionals may call: agreed now, or for good before, and there is a number."""
        said = self.reponses
        acquis = said.get("acquis", ())
        agreed = said.get("appel") == "oui" or ("appel" not in said and "etre_appelee" in acquis)
        return agreed and bool(said.get("telephone") or "telephone" in acquis)


@dataclass(frozen=True, slots=True)
class PlusRien:
    """That form was sent or given up: its old buttons lead nowhere."""


@dataclass(slots=True)
class Feuille:
    """The form in hand."""

    unit: Unit
    personne: Personne
    formulaire: str
    etape: str
    reponses: dict[str, Any]
    context: ContexteRecherche = field(init=False)

    def __post_init__(self) -> None:
        connus = self.unit.territoire
        self.context = ContexteRecherche(self.unit.today, connus.territoire, connus.communes)

    async def save(self) -> None:
        """Kept: a restart changes nothing."""
        u = self.unit
        await u.tx.dialogues.save(self.personne.compte_id, self.formulaire, self.etape, self.reponses, u.now)

    def screen(self, **more: Any) -> Ecran:
        """What to show now."""
        insee = self.reponses.get("commune")
        relais = self.context.territoire.covering(insee, self.context.today) if insee else None
        besoin = None
        if relais is not None and "enfant_1" in self.reponses:
            besoin = besoin_of(self.reponses, self.context, relais.reglages.rayon_km)
        step = find_step(RECHERCHE, self.etape)
        premiere = step is not None and previous_step(RECHERCHE, self.reponses, self.context, step.name) is None
        communes = self._few_communes() if step and step.name == "commune" else ()
        return Ecran(self.formulaire, step, self.reponses, besoin, relais, premiere=premiere, communes=communes, **more)

    def _few_communes(self) -> tuple[Commune, ...]:
        """Buttons before typing, where a relais has few communes."""
        known = self.personne.relais_id
        relais = self.unit.territoire.get(known) if known is not None else self.unit.territoire.only()
        communes = relais.communes_at(self.unit.today) if relais else ()
        return communes if len(communes) <= COMMUNES_EN_BOUTONS else ()

    async def go_on(self) -> Ecran:
        """The next question, or the rereading."""
        step = next_step(RECHERCHE, self.reponses, self.context)
        self.etape = step.name if step else RECAP
        late = self._late_start()
        if late is not None:
            del self.reponses["debut"]
            self.etape = "debut"
        await self.save()
        return self.screen(correction=late)

    def _late_start(self) -> Corrige | None:
        """A form taken up again after days may name a day that has passed."""
        debut = self.reponses.get("debut")
        if not debut or self.formulaire == MODIFICATION or date.fromisoformat(debut) >= self.context.today:
            return None
        return Corrige("dans_le_passe", date.fromisoformat(debut))


async def begin_form(unit: Unit, personne: Personne, formulaire: str, reponses: Mapping[str, Any]) -> Ecran:
    """A form from these answers on; it takes the place of a former one of its kind."""
    await unit.tx.dialogues.forget(personne.compte_id, formulaire)
    return await Feuille(unit, personne, formulaire, "", dict(reponses)).go_on()


async def answer_step(unit: Unit, personne: Personne, formulaire: str, name: str, text: str) -> Ecran | PlusRien:
    """An answer, tapped or typed, to that question, whichever the form is at."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien()
    step = find_step(RECHERCHE, name)
    if step is None:
        return feuille.screen(correction=Corrige("bouton"))
    match step.parse(text, feuille.reponses, feuille.context):
        case Repondu(valeur):
            return await _record(feuille, name, valeur)
        case Hesite() as hesite:
            return await _ask_again(feuille, name, hesite=hesite)
        case Corrige() as correction:
            return await _ask_again(feuille, name, correction=correction)


async def record_answer(unit: Unit, personne: Personne, formulaire: str, name: str, valeur: Any) -> Ecran | PlusRien:
    """An answer that Telegram vouches for, as a shared number: nothing to read."""
    feuille = await take_form(unit, personne, formulaire)
    return PlusRien() if feuille is None else await _record(feuille, name, valeur)


async def show_step(
    unit: Unit, personne: Personne, formulaire: str, name: str | None = None, **more: Any
) -> Ecran | PlusRien:
    """That question (the current one by default), asked again; nothing is answered."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien()
    if name is None:
        return await feuille.go_on() if feuille.etape == RECAP else await _ask_again(feuille, feuille.etape, **more)
    return await _ask_again(feuille, name, **more)


async def go_back(unit: Unit, personne: Personne, formulaire: str, name: str) -> Ecran | PlusRien:
    """The question before that one; what was answered since is kept."""
    feuille = await take_form(unit, personne, formulaire)
    if feuille is None:
        return PlusRien()
    before = previous_step(RECHERCHE, feuille.reponses, feuille.context, name)
    return await feuille.go_on() if before is None else await _ask_again(feuille, before.name)


async def take_form(unit: Unit, personne: Personne, formulaire: str) -> Feuille | None:
    """The form in hand, open or waiting; None when there is none of its kind."""
    found: Dialogue | None = personne.dialogue
    if found is None or found.formulaire != formulaire:
        found = await unit.tx.dialogues.find(personne.compte_id, formulaire)
    if found is None:
        return None
    return Feuille(unit, personne, formulaire, found.etape, dict(found.reponses))


async def _ask_again(feuille: Feuille, name: str, **more: Any) -> Ecran:
    if feuille.etape != name or feuille.personne.dialogue is None or "choix" not in more:
        feuille.etape = name
        await feuille.save()  # a mere redrawing of the same question keeps nothing: its choice is in the button
    return feuille.screen(**more)


async def _record(feuille: Feuille, name: str, valeur: Any) -> Ecran:
    changed = name in feuille.reponses and feuille.reponses[name] != valeur
    if changed:
        for dependent in DEPENDENTS.get(name, ()):
            feuille.reponses.pop(dependent, None)
    former = feuille.reponses.get("commune")
    feuille.reponses[name] = valeur
    if name == "commune":
        refused = await _enter_relais(feuille, former)
        if refused is not None:
            feuille.reponses["commune"] = former
            return await _ask_again(feuille, name, correction=refused)
    return await feuille.go_on()


async def _enter_relais(feuille: Feuille, former: str | None) -> Corrige | None:
    """The commune decides the relais: what the family already agreed to there is not asked again."""
    unit, territoire = feuille.unit, feuille.context.territoire
    relais = territoire.covering(feuille.reponses["commune"], feuille.context.today)
    assert relais is not None  # parse_commune gives covered communes only
    before = territoire.covering(former, feuille.context.today) if former else None
    if before is not None and before.slug == relais.slug:
        return None
    if feuille.formulaire == MODIFICATION:
        return Corrige("autre_relais", dit=relais.nom)
    for name in ("accord", "telephone", "appel", "acquis"):
        feuille.reponses.pop(name, None)
    relais_id = unit.territoire.id_of(relais.slug)
    feuille.reponses["acquis"] = await list_acquis(unit, feuille.personne.compte_id, relais_id)
    if feuille.personne.relais_id is None:
        await unit.tx.comptes.choose_relais(feuille.personne.compte_id, relais_id)
    return None


async def list_acquis(unit: Unit, compte_id: int, relais_id: int) -> list[str]:
    """What this account already gave this relais: agreements, a number."""
    famille = await unit.tx.familles.find_of_compte(relais_id, compte_id)
    if famille is None:
        return []
    agreed = await unit.tx.familles.list_agreed(famille.id)
    return [*agreed, "telephone"] if famille.telephone else agreed

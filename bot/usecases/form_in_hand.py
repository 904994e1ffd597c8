"""A search in hand, between two of its questions: what it knows, what it shows, where it is kept. Reads no answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain.demandes import Besoin
from bot.domain.dialogues import Corrige, Hesite, Step, find_step, next_step, previous_step
from bot.domain.familles import Famille
from bot.domain.moules import DICTEE_MODIFIEE as DICTEE_MODIFIEE
from bot.domain.moules import DICTEE_NEUVE as DICTEE_NEUVE
from bot.domain.moules import MODIFICATION as MODIFICATION
from bot.domain.moules import MOULES, Moule
from bot.domain.moules import RECHERCHE_NEUVE as RECHERCHE_NEUVE
from bot.domain.personnes import Dialogue, Personne
from bot.domain.presse import Presse, presse_of
from bot.domain.recherche import RECAP
from bot.domain.recherche_besoin import besoin_of
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.relais import Commune, Relais
from bot.usecases.unit import Unit

COMMUNES_EN_BOUTONS = 12
ARRET = "|arret"  # after the question it is at: « Arrêter ici ? » is on the screen, and what is typed answers nothing


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
    presse: Presse | None = None  # its last answer made it a search that nobody can answer in time
    entendu: Mapping[str, Any] | None = None  # who calls was just said, and what the same sentence told besides
    posees: frozenset[str] = frozenset()  # the questions that make sense for these answers

    @property
    def dictee(self) -> bool:
        """An animatrice fills it for a family."""
        return MOULES[self.formulaire].dictee

    @property
    def peut_etre_appelee(self) -> bool:
        """Professionals may call: agreed now, or for good before, and there is a number."""
        said = self.reponses
        acquis = said.get("acquis", ())
        agreed = said.get("appel") == "oui" or ("appel" not in said and "etre_appelee" in acquis)
        return agreed and bool(said.get("telephone") or "telephone" in acquis)


@dataclass(frozen=True, slots=True)
class PlusRien:
    """That form was sent or given up: its old buttons lead nowhere. `dictee`: an animatrice was filling it."""

    dictee: bool = False

    @classmethod
    def of(cls, formulaire: str) -> PlusRien:
        """Of that kind of form."""
        return cls(MOULES[formulaire].dictee)


@dataclass(slots=True)
class Feuille:
    """The form in hand."""

    unit: Unit
    personne: Personne
    formulaire: str
    etape: str
    reponses: dict[str, Any]
    on_stop_page: bool = False
    context: ContexteRecherche = field(init=False)

    def __post_init__(self) -> None:
        connus = self.unit.territoire
        self.context = ContexteRecherche(self.unit.today, connus.territoire, connus.communes)

    @property
    def moule(self) -> Moule:
        """Its kind."""
        return MOULES[self.formulaire]

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
        steps = self.moule.etapes
        step = find_step(steps, self.etape)
        premiere = step is not None and previous_step(steps, self.reponses, self.context, step.name) is None
        communes = self._few_communes() if step and step.name == "commune" else ()
        more["posees"] = frozenset(s.name for s in steps if s.when(self.reponses, self.context))
        return Ecran(self.formulaire, step, self.reponses, besoin, relais, premiere=premiere, communes=communes, **more)

    def presse(self) -> Presse | None:
        """What makes this search one that nobody can answer in time, as far as it was told."""
        besoin = self.screen().besoin
        return presse_of(besoin, self.context.today) if besoin else None

    def _few_communes(self) -> tuple[Commune, ...]:
        """Buttons before typing, where a relais has few communes; an animatrice has all of hers, by letter."""
        known = self.personne.animateur_relais_id if self.moule.dictee else self.personne.relais_id
        relais = self.unit.territoire.get(known) if known is not None else self.unit.territoire.only()
        communes = relais.communes_at(self.unit.today) if relais else ()
        return communes if self.moule.dictee or len(communes) <= COMMUNES_EN_BOUTONS else ()

    def is_hers(self, insee: str) -> bool:
        """Whether the animatrice who writes works for the relais of that commune."""
        relais = self.context.territoire.covering(insee, self.context.today)
        return relais is not None and self.unit.territoire.id_of(relais.slug) == self.personne.animateur_relais_id

    async def go_on(self, correction: Corrige | None = None) -> Ecran:
        """The next question, or the rereading; what has become impossible meanwhile is asked again."""
        self._forget_lost_commune()
        step = next_step(self.moule.etapes, self.reponses, self.context)
        self.etape = step.name if step else RECAP
        late = self._late_start()
        if late is not None:
            del self.reponses["debut"]
            self.etape = "debut"
        await self.save()
        return self.screen(correction=late or correction)

    def _forget_lost_commune(self) -> None:
        """A commune may have left the relais since."""
        insee = self.reponses.get("commune")
        if insee and self.context.territoire.covering(insee, self.context.today) is None:
            del self.reponses["commune"]

    def _late_start(self) -> Corrige | None:
        """A form taken up again after days may name a day that has passed."""
        debut = self.reponses.get("debut")
        if not debut or self.moule.modifie or date.fromisoformat(debut) >= self.context.today:
            return None
        return Corrige("dans_le_passe", date.fromisoformat(debut))


async def take_form(unit: Unit, personne: Personne, formulaire: str) -> Feuille | None:
    """The form in hand, open or waiting; None when there is none of its kind."""
    found: Dialogue | None = personne.dialogue
    if found is None or found.formulaire != formulaire:
        found = await unit.tx.dialogues.find(personne.compte_id, formulaire)
    if found is None or not may_fill(personne, formulaire, found.reponses):
        return None
    etape = found.etape.removesuffix(ARRET)
    return Feuille(unit, personne, formulaire, etape, dict(found.reponses), on_stop_page=etape != found.etape)


def may_fill(personne: Personne, formulaire: str, reponses: Mapping[str, Any]) -> bool:
    """Her own search always; a family's as long as she works for the relais where she began to write it down."""
    if not MOULES[formulaire].dictee:
        return True
    return personne.animateur_relais_id is not None and reponses.get("relais") == personne.animateur_relais_id


async def list_acquis(unit: Unit, compte_id: int, relais_id: int) -> list[str]:
    """What this account already gave this relais: agreements, a number."""
    famille = await unit.tx.familles.find_of_compte(relais_id, compte_id)
    return [] if famille is None else await list_given(unit, famille)


async def list_given(unit: Unit, famille: Famille) -> list[str]:
    """What this family already gave its relais."""
    agreed = await unit.tx.familles.list_agreed(famille.id)
    return [*agreed, "telephone"] if famille.telephone else agreed

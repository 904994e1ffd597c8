"""How a campaign goes in one part of the relais: figures, cut by sector or commune, and the people behind them.

Of a campaign that is over for long only the figures are kept: they are shown, and nobody is behind them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.campagnes import Campagne
from bot.domain.participations import APPELS, ECARTS
from bot.domain.personnes import Personne
from bot.domain.progression import RUBRIQUES, Ligne, Progression, Rubrique, total
from bot.domain.relais import Relais
from bot.domain.resume_places import Resume
from bot.domain.secteurs import Portee, Rang, cut_progression, portee_of_commune
from bot.domain.tableau import Page, page_of
from bot.usecases.choose_secteur import find_portee, list_secteurs
from bot.usecases.make_campaign import find_campaign
from bot.usecases.make_document import ask_document
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from content.images_vue import image_of_campaign

COMMUNES = "communes"  # in a button: the whole relais commune by commune, although it has sectors
PAR_PAGE = 8
RANGS_PAR_PAGE = 40  # what one message holds
MOTIFS: tuple[str, ...] = (*ECARTS, "a_jour", "arretee", *APPELS)


@dataclass(frozen=True, slots=True)
class VueCampagne:
    """`figures` are the sum of what is looked at; `rangs`: its sectors, or its communes; `ecarts`: why not asked.

    `cle` is the word of the button that shows this again.
    """

    campagne: Campagne
    portee: Portee
    cle: str
    figures: Progression
    rangs: Page[Rang]
    ecarts: Mapping[str, int]
    today: date


@dataclass(frozen=True, slots=True)
class ListeCampagne:
    """One page of the people behind a figure, or a reason (`motifs`: how many of each), and what their places are."""

    campagne: Campagne
    portee: Portee
    code: str
    page: Page[Ligne]
    motifs: Mapping[str, int]
    resumes: Mapping[int, Resume]
    noms: Mapping[str, str]


async def find_current(unit: Unit, qui: Personne) -> Campagne | None:
    """The campaign in progress, else the last one; None when there was none, or for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    begun = [c for c in await unit.tx.campagnes.list_of_relais(qui.animateur_relais_id, 50) if not c.may_change()]
    return next((c for c in begun if c.etat == "en_cours"), begun[0] if begun else None)


async def see_progression(unit: Unit, qui: Personne, campagne_id: int, cle: str, numero: int = 0) -> VueCampagne | None:
    """The figures; None when it is not hers, or has not begun."""
    campagne, portee = await find_campaign(unit, qui, campagne_id), await find_portee(unit, qui, cle)
    if campagne is None or portee is None or campagne.may_change():
        return None
    lines = await _lines(unit, campagne)
    inside = [line for line in lines if portee.communes is None or line.commune in portee.communes]
    by_secteur = portee.genre == "tout" and cle != COMMUNES
    secteurs = await list_secteurs(unit, campagne.relais_id) if by_secteur else ()
    rangs = _rangs(unit.territoire.get(campagne.relais_id), inside, secteurs, portee)
    return VueCampagne(
        campagne,
        portee,
        COMMUNES if cle == COMMUNES else portee.cle,
        total(inside),
        page_of(rangs, numero, RANGS_PAR_PAGE),
        _motifs_of("ecartees", await unit.tx.progressions.count_motifs(campagne_id, portee.communes)),
        unit.today,
    )


async def list_behind(
    unit: Unit, qui: Personne, campagne_id: int, cle: str, code: str, numero: int
) -> ListeCampagne | None:
    """The people behind a figure (`code` is a Rubrique) or a reason."""
    campagne, portee = await find_campaign(unit, qui, campagne_id), await find_portee(unit, qui, cle)
    rubrique = rubrique_of(code)
    if campagne is None or portee is None or rubrique is None:
        return None
    page = await unit.tx.progressions.page(
        campagne_id, rubrique, numero, PAR_PAGE, communes=portee.communes, motif=None if code == rubrique else code
    )
    resumes = await unit.tx.resumes.list_of([line.assistant for line in page.lignes], unit.today)
    motifs = await unit.tx.progressions.count_motifs(campagne_id, portee.communes)
    noms = noms_des_communes(unit, campagne.relais_id)
    return ListeCampagne(campagne, portee, code, page, _motifs_of(rubrique, motifs), resumes, noms)


async def ask_picture(
    unit: Unit, qui: Personne, campagne_id: int, cle: str, chat_id: int, topic_id: int | None
) -> VueCampagne | None:
    """The same figures as one picture, in that chat; asked twice in a minute it is made once."""
    vue = await see_progression(unit, qui, campagne_id, cle)
    if vue is None:
        return None
    contenu = image_of_campaign(vue.campagne, vue.portee, vue.figures, vue.rangs.lignes, vue.today)
    which = f"{campagne_id}:{vue.cle}:{chat_id}:{topic_id or 0}"
    ask_document(
        unit, f"campagne_image:{which}:{unit.now:%Y%m%d%H%M}", chat_id, "barres.png",
        f"campagne-{unit.today}.png", contenu, template="vue/image_campagne", topic_id=topic_id,
        titre=contenu["titre"], sous_titre=contenu["sous_titre"], id=campagne_id, cle=vue.cle,
    )  # fmt: skip
    return vue


def rubrique_of(code: str) -> Rubrique | None:
    """The figure that a code names, or the one that its reason belongs to; None when it is neither."""
    if code in ECARTS or code in ("a_jour", "arretee"):
        return "ecartees"
    if code in APPELS:
        return "a_appeler"
    return next((rubrique for rubrique in RUBRIQUES if rubrique == code), None)


def _motifs_of(rubrique: Rubrique, motifs: Mapping[str, int]) -> dict[str, int]:
    """The reasons that one figure is made of, in the order in which they are said."""
    return {motif: motifs[motif] for motif in MOTIFS if motifs.get(motif) and rubrique_of(motif) == rubrique}


async def _lines(unit: Unit, campagne: Campagne) -> list[Progression]:
    lines = await unit.tx.progressions.list_by_commune(campagne.id)
    kept = None if lines else await unit.tx.campagnes.read_bilan(campagne.id)
    return lines if kept is None else [Progression(**line) for line in kept["communes"]]


def _rangs(
    relais: Relais, lines: Sequence[Progression], secteurs: Sequence[Portee], portee: Portee
) -> tuple[Rang, ...]:
    """Sectors when the whole relais is looked at and has some, communes by name otherwise, nothing for one commune."""
    if portee.genre == "commune":
        return ()
    if secteurs:
        return cut_progression(lines, secteurs)
    communes = [(portee_of_commune(relais, line.commune), line) for line in lines]
    known = [Rang(place or _unknown(line.commune), line) for place, line in communes]
    return tuple(sorted(known, key=lambda rang: rang.portee.nom if rang.portee else ""))


def _unknown(insee: str) -> Portee:
    """A commune that the territory file no longer names."""
    return Portee(insee, "commune", insee, frozenset({insee}))

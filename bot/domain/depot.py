"""Whether a request may be sent, and what becomes of it: pure decisions. Never writes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.demandes import Besoin, Etat, Mode

RELAYES: frozenset[Mode] = frozenset({"assistant_maternel", "ne_sait_pas"})
PROCHES = timedelta(days=60)  # two searches of the same child that begin so close to each other are perhaps one


def find_doublon(besoin: Besoin, modes: tuple[Mode, ...], demandes: Iterable[DemandeAccueil]) -> DemandeAccueil | None:
    """An open request of the same account that asks the same: same children, commune, mode, season and a common day."""
    return next((d for d in demandes if d.is_open and set(d.modes) & set(modes) and _alike(d.besoin, besoin)), None)


def is_relayed(modes: Iterable[str]) -> bool:
    """Assistants maternels are asked: the family wants one, or does not know yet."""
    return bool(RELAYES & set(modes))


def reaches_professionals(modes: Iterable[str]) -> bool:
    """The relais may put it before professionals, by itself or by an animatrice's hand: the family agrees to it."""
    return is_relayed(modes) or "garde_a_domicile" in modes


def decide_etat(modes: tuple[Mode, ...], *, approuvee: bool, passe_par_animatrice: bool) -> Etat:
    """Professionals are asked only when the family searches one, and once an animatrice has let the first one leave."""
    if not is_relayed(modes):
        return "transmise"
    return "active" if approuvee and not passe_par_animatrice else "a_valider"


def has_really_changed(before: Besoin, after: Besoin) -> bool:
    """Hours, days or dates: what makes a professional answer otherwise, hence be asked again."""
    return _decisive(before) != _decisive(after)


def _decisive(b: Besoin) -> tuple[object, ...]:
    return (b.commune, b.enfants, b.a_partir_du, b.jusqu_au, b.jours, b.semaines, b.horaires, b.periode, b.ecole)


def _alike(one: Besoin, other: Besoin) -> bool:
    if (one.commune, sorted(map(str, one.enfants))) != (other.commune, sorted(map(str, other.enfants))):
        return False
    if one.a_partir_du and other.a_partir_du and abs(one.a_partir_du - other.a_partir_du) > PROCHES:
        return False
    return one.jours is None or other.jours is None or bool(one.jours & other.jours)

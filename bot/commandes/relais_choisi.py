"""`--relais SLUG`: which relais a command is about. Asks nothing of an installation that has one only."""

from __future__ import annotations

from bot.config import SettingsError
from bot.usecases.connus import Connus


def relais_id_of(connus: Connus, slug: str | None) -> int:
    """Its number; SettingsError when the word is missing or wrong."""
    known = ", ".join(relais.slug for relais in connus.territoire.relais)
    if slug is None:
        only = connus.only()
        if only is None:
            raise SettingsError(f"--relais : le relais concerné était attendu, parmi {known}")
        return connus.id_of(only.slug)
    if connus.territoire.find(slug) is None:
        raise SettingsError(f"--relais : un relais parmi {known} était attendu, « {slug} » trouvé")
    return connus.id_of(slug)

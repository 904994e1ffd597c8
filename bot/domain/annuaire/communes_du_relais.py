"""Which commune of one relais a directory means; a doubt is nobody's commune. Never one of another relais."""

from __future__ import annotations

from datetime import date

from bot.domain.annuaire.personne import FindCommune
from bot.domain.communes import Reconnue, RepertoireCommunes
from bot.domain.relais import Relais


def commune_finder(relais: Relais, day: date) -> FindCommune:
    """The INSEE code behind a typed name: with its postal code first, then without, since codes are often mistaken."""
    repertoire = RepertoireCommunes.of((relais,))

    def find(nom: str, code_postal: str | None) -> str | None:
        for text in ([f"{nom} {code_postal}"] if code_postal else []) + [nom]:
            found = repertoire.recognise(text, day)
            if isinstance(found, Reconnue):
                return found.trouvee.commune.insee
        return None

    return find

"""The relais of this installation, by the number they have in the database. Knows nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.domain.communes import RepertoireCommunes
from bot.domain.relais import Relais
from bot.domain.territoire import Territoire


@dataclass(frozen=True)  # without slots: `communes` is computed once, when first asked
class Connus:
    """`get(relais_id)` gives the relais; `id_of(slug)` its number; `territoire` answers « who covers this commune »."""

    territoire: Territoire
    ids: Mapping[str, int]

    @cached_property
    def _slugs(self) -> dict[int, str]:
        return {number: slug for slug, number in self.ids.items()}

    @cached_property
    def communes(self) -> RepertoireCommunes:
        """Every commune of the installation, ready to be recognised."""
        return RepertoireCommunes.of(self.territoire.relais)

    def get(self, relais_id: int) -> Relais:
        """The relais of that number; KeyError when its file has gone."""
        return self.territoire.get(self._slugs[relais_id])

    def find(self, relais_id: int) -> Relais | None:
        """The relais of that number, or None when its file has gone."""
        slug = self._slugs.get(relais_id)
        return None if slug is None else self.territoire.find(slug)

    def id_of(self, slug: str) -> int:
        """The number of that relais; KeyError when no file says so."""
        return self.ids[slug]

    def only(self) -> Relais | None:
        """The relais of an installation that has one only."""
        return self.territoire.relais[0] if len(self.territoire.relais) == 1 else None

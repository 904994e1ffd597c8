"""The Taps of campaigns: `an:c…` for the team that asks, `cp:…` for the professional who answers."""

from __future__ import annotations

from typing import Final

TAPS_CAMPAGNES: Final[dict[str, str]] = {
    "an:cas:<n>": "the campaigns of my relais, one page",
    "an:can": "a new campaign",
    "an:ca:<n>": "one campaign: to be made, or as it goes",
    "an:ca:<n>:<mot>": "one thing of it (nom, quand, jour, qui, apercu, exclus, lancer, programmer, annuler, arreter)",
    "an:ca:<n>:<mot>:oui": "launch, call off or stop a campaign: sure",
    "an:cd:<n>:<n>": "a campaign begins in so many days",
    "an:cf:<n>:<n>": "a campaign lasts so many days",
    "an:cp:<n>:<mot>": "for whom: everybody (tous), or a state of places more or less (libre, complete, inconnue)",
    "an:cn:<n>:<n>": "for those without news for so many days (0: everybody)",
    "an:cs:<n>:<n>": "for one sector more or less (its place in the file, from 0)",
    "an:cs:<n>:<mot>": "for my own sector (moi) more or less",
    "an:cc:<n>:<n>": "which communes, one page",
    "an:cc:<n>:<n>:<mot>": "one commune more or less (INSEE code)",
    "an:cx:<n>:<mot>:<n>": "who would not be written to for that reason, or who would (ecrites), one page",
    "an:cv:<n>:<n>": "how a campaign goes, commune by commune, one page",
    "an:cl:<n>:<mot>:<n>": "the people behind a figure of a campaign, one page",
    "cp:voir:<n>": "the question of a campaign again",
    "cp:ok:<n>": "nothing has changed, in answer to a campaign",
    "cp:plein:<n>": "no place any more, in answer to a campaign",
    "cp:libre:<n>": "I have a place, in answer to a campaign",
    "cp:modif:<n>": "I want to change something, in answer to a campaign",
    "cp:tard:<n>": "ask me later: when",
    "cp:tard:<n>:<mot>": "ask me then (soir, demain, trois, semaine)",
    "cp:appel:<n>": "phone me, in answer to a campaign",
}

"""The Taps of ateliers: `an:at…` for the team that plans, `at:pl…` for everybody who reads the planning."""

from __future__ import annotations

from typing import Final

TAPS_ATELIERS: Final[dict[str, str]] = {
    "an:at": "the planning of this week, for the team",
    "an:at:<mot>:<n>": "the planning of a week (s) or a month (m) that begins that day (yyyymmdd)",
    "an:atn": "a new atelier: which kind",
    "an:atn:<mot>": "a new atelier of that kind: its title is asked for",
    "an:ato:<n>": "one atelier",
    "an:ato:<n>:<mot>": "one thing of it (date, heures, lieu, places, titre, regles, repeter, annoncer, annuler…)",
    "an:ato:<n>:<mot>:oui": "forget a draft: sure",
    "an:atd:<n>:<n>": "an atelier is that day (yyyymmdd)",
    "an:ath:<n>:<n>:<n>": "an atelier lasts from then to then (hhmm)",
    "an:atl:<n>:<n>": "where an atelier is: the places, one page",
    "an:atl:<n>:k:<mot>": "an atelier is in that place of the territory",
    "an:atp:<n>:<mot>:<n>": "places for adultes, for enfants (999: not counted), children par adult (0: any)",
    "an:ate:<n>:<n>:<n>": "ages in months, from, to (999: no limit)",
    "an:atq:<n>:<mot>": "for that public, or no longer",
    "an:atk:<n>:<mot>": "an atelier is of that kind",
    "an:atg:<n>:<mot>": "the next value of one of its rules; relais: all as the relais does",
    "an:atr:<n>:<n>:<n>:<n>": "repeat it: every n weeks, n times, without these dates (as bits)",
    "an:atr:<n>:<n>:<n>:<n>:oui": "make these ateliers",
    "an:ata:<mot>:<n>": "announce the drafts of one (a), its series (serie), a week (s), a month (m): asked first",
    "an:ata:<mot>:<n>:oui": "announce them: sure",
    "an:atv:<mot>:<n>": "the message that an announcement would be, as it would be read",
    "an:atb:<n>": "how far an announcement has gone",
    "an:atx:<n>:<mot>": "cancel it alone (seul) or with those that follow (suivants): why",
    "an:aty:<n>:<n>:<mot>": "cancel it alone (0) or with those that follow (1), for that reason",
    "an:atf:<mot>:<n>": "print the planning of a week (s) or a month (m)",
    "an:ati": "how to import a planning",
    "an:ati:modele": "a file to fill in",
    "an:ati:<mot>:<n>": "make the drafts of that file (ok), or nothing (non)",
    "at:pl": "the ateliers of my relais, this week or the next that has one",
    "at:pl:<mot>:<n>": "those of a week (s) or a month (m) that begins that day (yyyymmdd)",
    "at:pl:v:<n>": "one atelier",
    "at:pl:pdf:<mot>:<n>": "that planning as a sheet to print",
    "at:pl:ics": "all the ateliers to come, for my phone's agenda",
    "at:pl:ics:<n>": "one atelier, for my phone's agenda",
}

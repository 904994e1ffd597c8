-- For whom a request searches, what of it is left vague, who can take a part of it, and how both sides prepare.

ALTER TABLE demande ADD COLUMN pour TEXT NOT NULL DEFAULT 'mon_enfant'
  CHECK (pour IN ('mon_enfant', 'enfant_accueilli', 'famille_accompagnee'));
ALTER TABLE demande ADD COLUMN flou TEXT NOT NULL DEFAULT '[]';      -- JSON list: commune, mois, horaires

-- « Je peux en prendre une partie »: what she said, in days, halves of a day and children of the request.
CREATE TABLE reponse_partielle (
  proposition_id INTEGER PRIMARY KEY REFERENCES proposition (id) ON DELETE CASCADE,
  jours          TEXT NOT NULL,                      -- JSON list of 0 … 6; [] = the request names no day
  moment         TEXT NOT NULL CHECK (moment IN ('journee', 'matin', 'apres_midi')),
  enfants        TEXT NOT NULL,                      -- JSON list of ranks in the request, from 0
  le             TEXT NOT NULL
) STRICT;

-- What each one has ticked on her own list before they meet; a tick is never shown to anybody else.
CREATE TABLE preparation (
  compte_id      INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  proposition_id INTEGER NOT NULL REFERENCES proposition (id) ON DELETE CASCADE,
  point          TEXT NOT NULL,                      -- its key in content/preparation.toml
  le             TEXT NOT NULL,
  PRIMARY KEY (compte_id, proposition_id, point)
) STRICT, WITHOUT ROWID;

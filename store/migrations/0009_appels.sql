-- The call list: one line a person, whatever the reasons; who calls her, what came of it, when to try again.

CREATE TABLE appel_par_personne (
  id                    INTEGER PRIMARY KEY,
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  assistant_maternel_id INTEGER UNIQUE REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  demande_id            INTEGER UNIQUE REFERENCES demande (id) ON DELETE CASCADE,  -- a family, called about its request
  essais                INTEGER NOT NULL DEFAULT 0,  -- calls in a row that nobody answered
  dernier_le            TEXT,                     -- the last result, and who noted it
  resultat              TEXT CHECK (resultat IN ('inchange', 'place', 'complet', 'reponse', 'sans_reponse', 'rappel',
                        'numero_faux', 'refus', 'dit')),
  note_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  rappeler_le           TEXT,                     -- not among today's calls before
  joint_le              TEXT,                     -- the last time that somebody spoke with her
  pris_par              INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  pris_le               TEXT,
  CHECK ((assistant_maternel_id IS NULL) <> (demande_id IS NULL)),
  CHECK ((dernier_le IS NULL) = (resultat IS NULL))
) STRICT;

INSERT INTO appel_par_personne (relais_id, assistant_maternel_id, essais, dernier_le, resultat, rappeler_le)
SELECT p.relais_id, p.assistant_maternel_id, max(a.essais), max(a.dernier_le), 'sans_reponse', max(a.rappeler_le)
FROM appel a JOIN proposition p ON p.id = a.proposition_id GROUP BY p.assistant_maternel_id;

DROP TABLE appel;
ALTER TABLE appel_par_personne RENAME TO appel;
CREATE INDEX appel_relais ON appel (relais_id);

-- What somebody who cannot be written to is told on the phone about a request: its family, or a professional who had
-- said yes. Emptied once it is said.
CREATE TABLE a_dire (
  id         INTEGER PRIMARY KEY,
  demande_id INTEGER NOT NULL REFERENCES demande (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,  -- NULL: the family
  evenement  TEXT NOT NULL,
  texte      TEXT,
  le         TEXT NOT NULL,
  dit_le     TEXT,
  UNIQUE (demande_id, evenement),
  CHECK ((texte IS NULL) = (dit_le IS NOT NULL))
) STRICT;

CREATE INDEX a_dire_attente ON a_dire (demande_id) WHERE dit_le IS NULL;
CREATE INDEX a_dire_assistant ON a_dire (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;

ALTER TABLE assistant_maternel ADD COLUMN appels_refuses_le TEXT;  -- phoned for a family's request only
ALTER TABLE demande ADD COLUMN cercle_retenu_le TEXT;  -- its next circle waits: too many calls are still to be made

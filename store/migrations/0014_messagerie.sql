-- The team's messages: who has a conversation, what she notes about it, ready replies, complaints.
ALTER TABLE conversation ADD COLUMN prise_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN prise_le TEXT;
ALTER TABLE conversation ADD COLUMN motif TEXT;               -- what the person asked for, the last time
CREATE INDEX conversation_prise ON conversation (prise_par) WHERE prise_par IS NOT NULL;
CREATE INDEX conversation_compte ON conversation (compte_id, relais_id);

-- She wanted it handed over before her commune was known.
ALTER TABLE question ADD COLUMN a_transmettre INTEGER NOT NULL DEFAULT 0 CHECK (a_transmettre IN (0, 1));

CREATE TABLE note_interne (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
  animateur_id    INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le              TEXT NOT NULL,
  texte           TEXT NOT NULL
) STRICT;
CREATE INDEX note_interne_conversation ON note_interne (conversation_id);

CREATE TABLE reponse_prete (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  cle          TEXT,                             -- the shipped one that it replaces; NULL: the relais's own
  titre        TEXT NOT NULL,
  texte        TEXT,                             -- NULL: the shipped one is not offered here
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  le           TEXT NOT NULL,
  UNIQUE (relais_id, cle)
) STRICT;

-- Numbered by relais and year: the number stays when the words and the person are erased.
CREATE TABLE reclamation (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id       INTEGER NOT NULL REFERENCES relais (id),
  annee           INTEGER NOT NULL,
  numero          INTEGER NOT NULL,
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  qui             TEXT,                          -- said on the phone; otherwise the conversation knows
  telephone       TEXT,
  objet           TEXT,
  animateur_id    INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- who answers it
  recue_le        TEXT NOT NULL,
  repondre_avant  TEXT NOT NULL,                 -- the last day to answer
  rappelee_le     TEXT,                          -- its owner was reminded
  signalee_le     TEXT,                          -- the responsable was told that it is late, the last time
  reponse         TEXT,
  close_le        TEXT,
  effacee         INTEGER NOT NULL DEFAULT 0 CHECK (effacee IN (0, 1)),
  UNIQUE (relais_id, annee, numero)
) STRICT;
CREATE UNIQUE INDEX reclamation_conversation ON reclamation (conversation_id)
  WHERE conversation_id IS NOT NULL AND close_le IS NULL;
CREATE INDEX reclamation_ouverte ON reclamation (relais_id, repondre_avant) WHERE close_le IS NULL AND effacee = 0;

CREATE TRIGGER reclamation_sans_personne BEFORE DELETE ON conversation BEGIN
  UPDATE reclamation SET qui = NULL, telephone = NULL, objet = NULL, reponse = NULL, effacee = 1
  WHERE conversation_id = OLD.id;
END;

-- What somebody wants to hear of. Nothing written: what her role usually gets (bot/domain/sujets.py).
CREATE TABLE sujet (
  compte_id INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  sujet     TEXT NOT NULL CHECK (sujet IN ('annonces', 'ateliers', 'formations', 'sondages')),
  voulu     INTEGER NOT NULL CHECK (voulu IN (0, 1)),
  le        TEXT NOT NULL,
  PRIMARY KEY (compte_id, sujet)
) STRICT;

-- One message of a relais to many people: an announcement, an urgent alert, the invitation to a survey.
CREATE TABLE annonce (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  sorte        TEXT NOT NULL CHECK (sorte IN ('annonce', 'alerte', 'sondage')),
  sujet        TEXT NOT NULL CHECK (sujet IN ('annonces', 'ateliers', 'formations', 'sondages')),
  motif        TEXT CHECK (motif IN ('securite', 'fermeture', 'atelier')),  -- of an alert
  textes       TEXT NOT NULL DEFAULT '[]',        -- JSON: [[message_id, text], …], as she typed them
  piece        TEXT,                              -- JSON: {genre, file_id, nom}
  public       TEXT NOT NULL,                     -- JSON: bot/domain/public.py
  etat         TEXT NOT NULL CHECK (etat IN
               ('brouillon', 'programmee', 'en_cours', 'terminee', 'arretee')),
  part_le      TEXT,                              -- due_at; NULL: at once
  correction   TEXT,                              -- a new text that she has not confirmed
  corrigee_le  TEXT,
  version      INTEGER NOT NULL DEFAULT 1,        -- of what people read: grows with each correction
  ouverte_le   TEXT,                              -- its people were listed
  close_le     TEXT,                              -- every letter is settled, or it was stopped
  rappel_le    TEXT,                              -- due_at: the one reminder of an alert
  rappelee_le  TEXT,
  created_at   TEXT NOT NULL,
  CHECK ((sorte = 'alerte') = (motif IS NOT NULL)),
  CHECK (etat <> 'programmee' OR part_le IS NOT NULL)
) STRICT;
CREATE INDEX annonce_relais ON annonce (relais_id, id);
CREATE INDEX annonce_due ON annonce (part_le) WHERE etat = 'programmee';
CREATE INDEX annonce_en_cours ON annonce (id) WHERE etat = 'en_cours';
CREATE INDEX annonce_rappel ON annonce (rappel_le) WHERE rappel_le IS NOT NULL;

-- One person of it, whatever the number of her roles: what became of her copy, or why she has none.
CREATE TABLE destinataire (
  id                    INTEGER PRIMARY KEY,
  annonce_id            INTEGER NOT NULL REFERENCES annonce (id) ON DELETE CASCADE,
  compte_id             INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  famille_id            INTEGER REFERENCES famille (id) ON DELETE CASCADE,
  etat                  TEXT NOT NULL CHECK (etat IN
                        ('a_ecrire', 'ecrite', 'recue', 'incertaine', 'bloquee', 'echec', 'reprise', 'ecartee')),
  motif                 TEXT,                     -- why she gets none
  essais                INTEGER NOT NULL DEFAULT 0,  -- 2: perhaps received twice
  version               INTEGER NOT NULL DEFAULT 1,
  message_id            INTEGER,                  -- on her screen
  le                    TEXT,                     -- when that was known
  rappelee_le           TEXT,
  confirmee_le          TEXT,                     -- « Bien reçu »
  confirmee_par         TEXT CHECK (confirmee_par IN ('bot', 'telephone')),
  UNIQUE (annonce_id, compte_id),
  UNIQUE (annonce_id, assistant_maternel_id),
  UNIQUE (annonce_id, famille_id),
  CHECK ((assistant_maternel_id IS NULL) <> (famille_id IS NULL)),
  CHECK ((etat = 'ecartee') = (motif IS NOT NULL)),
  CHECK ((confirmee_le IS NULL) = (confirmee_par IS NULL))
) STRICT;
CREATE INDEX destinataire_etat ON destinataire (annonce_id, etat);
CREATE INDEX destinataire_en_route ON destinataire (id) WHERE etat IN ('a_ecrire', 'ecrite');
CREATE INDEX destinataire_compte ON destinataire (compte_id) WHERE compte_id IS NOT NULL;
CREATE INDEX destinataire_assistant ON destinataire (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;
CREATE INDEX destinataire_famille ON destinataire (famille_id) WHERE famille_id IS NOT NULL;

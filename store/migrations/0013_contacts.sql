-- What an animatrice notes by hand counts like what passes through the bot: same table, same words.
ALTER TABLE contact ADD COLUMN theme TEXT;                 -- of an individual interview, which is a contact too
ALTER TABLE contact ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 1 AND 600);
ALTER TABLE contact ADD COLUMN note_le TEXT;               -- noted by hand; NULL: the bot counted it
ALTER TABLE contact ADD COLUMN note_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN ecran TEXT;                 -- the screen whose button was tapped: one screen, one contact
ALTER TABLE contact ADD COLUMN assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN demande_id INTEGER REFERENCES demande (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL;
ALTER TABLE contact ADD COLUMN annule_le TEXT;             -- undone the same day: not counted, and still there
ALTER TABLE contact ADD COLUMN annule_par INTEGER REFERENCES animateur (id) ON DELETE SET NULL;
CREATE UNIQUE INDEX contact_ecran ON contact (ecran) WHERE ecran IS NOT NULL;
CREATE INDEX contact_note ON contact (note_par, note_le) WHERE note_le IS NOT NULL;
CREATE INDEX contact_assistant ON contact (assistant_maternel_id) WHERE assistant_maternel_id IS NOT NULL;
CREATE INDEX contact_demande ON contact (demande_id) WHERE demande_id IS NOT NULL;
CREATE INDEX contact_conversation ON contact (conversation_id) WHERE conversation_id IS NOT NULL;

-- One word a thing.
UPDATE contact SET public = 'assistant maternel' WHERE public = 'assistant_maternel';
UPDATE contact SET canal = 'messagerie' WHERE canal = 'bot';
UPDATE contact SET canal = 'mail' WHERE canal = 'courriel';

-- What « besoins non couverts » still counts once a request is erased.
ALTER TABLE demande_effacee ADD COLUMN atypique INTEGER NOT NULL DEFAULT 0 CHECK (atypique IN (0, 1));
ALTER TABLE demande_effacee ADD COLUMN accueil_adapte INTEGER NOT NULL DEFAULT 0 CHECK (accueil_adapte IN (0, 1));
-- 1: the same family had another request that ended without solution: it must not pass for one more family.
ALTER TABLE demande_effacee ADD COLUMN repetee INTEGER NOT NULL DEFAULT 0 CHECK (repetee IN (0, 1));

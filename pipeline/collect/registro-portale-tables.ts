// The tables of the portal in the register. What was done is only ever added: the database itself refuses anything else.
export const TABELLE_PORTALE = `
CREATE TABLE contatto (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, ruolo TEXT NOT NULL, ambito TEXT NOT NULL, nome TEXT NOT NULL,
  email TEXT NOT NULL, il TEXT NOT NULL, UNIQUE (ruolo, ambito, nome, email)
);
CREATE TABLE collegamento (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, contatto INTEGER NOT NULL REFERENCES contatto, impronta TEXT NOT NULL UNIQUE,
  il TEXT NOT NULL, scade_il TEXT NOT NULL, revocato_il TEXT
);
CREATE TABLE sessione (
  impronta TEXT PRIMARY KEY, collegamento INTEGER NOT NULL REFERENCES collegamento, il TEXT NOT NULL, vista_il TEXT NOT NULL,
  finita_il TEXT
);
CREATE TABLE evento (
  numero INTEGER PRIMARY KEY AUTOINCREMENT, il TEXT NOT NULL, ente TEXT NOT NULL, chi TEXT NOT NULL, tipo TEXT NOT NULL,
  dati TEXT NOT NULL
);
CREATE INDEX evento_ente ON evento (ente);
CREATE TRIGGER evento_cambiato BEFORE UPDATE ON evento BEGIN SELECT RAISE(ABORT, 'what was done is never changed'); END;
CREATE TRIGGER evento_tolto BEFORE DELETE ON evento BEGIN SELECT RAISE(ABORT, 'what was done is never taken out'); END;`;

/** From which browser a session was opened, by the hash of what that browser holds: to tell its person of a new one. */
export const TABELLE_BROWSER = `
CREATE TABLE browser (sessione TEXT PRIMARY KEY REFERENCES sessione, impronta TEXT NOT NULL);
CREATE INDEX browser_impronta ON browser (impronta);`;

/** What the staff shows beside its link: a secret for each account, codes on paper by their hash, sessions that have shown it. */
export const TABELLE_CODICE = `
CREATE TABLE secondo_fattore (
  contatto INTEGER PRIMARY KEY REFERENCES contatto, segreto TEXT NOT NULL, il TEXT NOT NULL, passo INTEGER NOT NULL
);
CREATE TABLE codice_riserva (
  contatto INTEGER NOT NULL REFERENCES contatto, impronta TEXT NOT NULL, usato_il TEXT, PRIMARY KEY (contatto, impronta)
);
CREATE TABLE sessione_confermata (sessione TEXT PRIMARY KEY REFERENCES sessione, il TEXT NOT NULL);`;

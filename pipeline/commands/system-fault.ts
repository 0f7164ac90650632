// What the machine itself refuses, in one Italian sentence: the disk is full, a folder may not be written, a file is gone,
// somebody else holds the register.

const FULL = (path: string): string =>
  `Il disco è pieno: non c'è posto per scrivere ${path}. Libera spazio e ripeti il comando.`;
const SHUT = (path: string): string => `Non ho il permesso di scrivere o leggere ${path}: controlla i permessi.`;
const READ_ONLY = (path: string): string =>
  `La cartella di ${path} è in sola lettura: copiala dove si può scrivere e ripeti il comando.`;
const BUSY = (path: string): string =>
  `Un altro programma sta usando ${path}: aspetta che finisca, o chiudilo, e ripeti il comando.`;
const WRONG_KIND = (path: string): string =>
  `${path}: qui c'è una cartella dove serve un file, o un file dove serve una cartella. Controlla il nome e spostala.`;
const BROKEN = (path: string): string =>
  `Il disco non legge o non scrive ${path}: può essere pieno, staccato o guasto. Controllalo e ripeti il comando.`;
const TOO_MANY = (path: string): string =>
  `Il computer ha troppi file aperti e non apre ${path}: chiudi altri programmi e ripeti il comando.`;

const MEMORY = "La memoria del computer non basta per fare i conti: chiudi altri programmi e ripeti il comando.";

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `Il file ${path} non c'è: controlla il nome e la cartella.`,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EACCES: SHUT,
  EPERM: SHUT,
  EROFS: READ_ONLY,
  EBUSY: BUSY,
  ETXTBSY: BUSY,
  EISDIR: WRONG_KIND,
  ERR_FS_EISDIR: WRONG_KIND,
  ENOTDIR: WRONG_KIND,
  EEXIST: WRONG_KIND,
  ENOTEMPTY: WRONG_KIND,
  EIO: BROKEN,
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
};

const REGISTRO = "il registro dei file ricevuti (archivio/registro.sqlite)";
/** By the number that SQLite gives to what stopped it, without its details. */
const OF_REGISTER: Readonly<Record<number, (path: string) => string>> = {
  3: SHUT,
  5: BUSY,
  6: BUSY,
  8: (path) =>
    `La cartella dell'edizione è in sola lettura e ${path} non si può scrivere: copiala dove si può scrivere e ripeti il comando.`,
  10: BROKEN,
  13: FULL,
  14: (path) =>
    `Non riesco ad aprire ${path}: controlla che la cartella si possa scrivere e che al suo posto non ci sia altro.`,
  23: SHUT,
};

/** The sentence for a fault of the machine; null for any other error. */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const path = "path" in error && typeof error.path === "string" ? error.path : "i file";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return sentence(path);
  if ("errcode" in error) return (OF_REGISTER[Number(error.errcode) & 0xff] ?? BROKEN)(REGISTRO);
  // The database that counts says it in words of its own.
  if (/disk is full|No space left on device/i.test(error.message)) return FULL("i dati");
  if (/^Out of Memory Error/.test(error.message)) return MEMORY;
  if (/^IO Error/.test(error.message)) return BROKEN("i dati");
  // Other refusals of the system have a code of capitals and a number.
  return /^E[A-Z0-9]+$/.test(code) && "errno" in error ? BROKEN(path) : null;
}

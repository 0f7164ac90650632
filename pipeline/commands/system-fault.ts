// What the machine itself refuses, in one Italian sentence: the disk is full, a folder may not be written, a file is gone.

const FULL = (path: string): string =>
  `Il disco è pieno: non c'è posto per scrivere ${path}. Libera spazio e ripeti il comando.`;
const SHUT = (path: string): string => `Non ho il permesso di scrivere o leggere ${path}: controlla i permessi.`;

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `Il file ${path} non c'è: controlla il nome e la cartella.`,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EACCES: SHUT,
  EPERM: SHUT,
  EROFS: (path) => `La cartella di ${path} è in sola lettura: copiala dove si può scrivere e ripeti il comando.`,
};

/** The sentence for a fault of the machine; null for any other error. */
export function systemFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const path = "path" in error && typeof error.path === "string" ? error.path : "i file";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return sentence(path);
  // The register and the database say it in words of their own.
  return /disk is full|No space left on device/i.test(error.message) ? FULL("i dati") : null;
}

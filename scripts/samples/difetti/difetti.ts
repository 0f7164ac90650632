// data-samples/difetti: for every thing that the program can say, the smallest file that makes it say that and nothing else,
// and the file that does what it was told. `npm run samples` writes it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { Codice } from "../../../schemas/diagnostic.ts";
import type { CasoDifetto, Invii, Rimedio } from "./caso.ts";
import { CASI_CELLA } from "./cella.ts";
import { CASI_FILE } from "./file.ts";
import { CASI_PASSAGGI, CASI_RIMANDI, CASI_VERSIONI } from "./insieme.ts";
import { CASI_MAPPA } from "./mappa.ts";
import { CASI_RIGA, CASI_RILEVAZIONE } from "./riga.ts";
import { CASI_ANNO, CASI_INCROCI } from "./somme.ts";
import { CASI_STRUTTURA } from "./struttura.ts";

/** A case for each code: one that is missing does not compile. */
export const CASI: Readonly<Record<Codice, CasoDifetto>> = {
  ...CASI_FILE,
  ...CASI_MAPPA,
  ...CASI_STRUTTURA,
  ...CASI_CELLA,
  ...CASI_RIGA,
  ...CASI_RILEVAZIONE,
  ...CASI_VERSIONI,
  ...CASI_RIMANDI,
  ...CASI_PASSAGGI,
  ...CASI_INCROCI,
  ...CASI_ANNO,
};

/** Written by the test, which says what is answered: `vitest run scripts/samples/difetti -u`. */
export const RISPOSTA = "risposta.txt";

/** The files of a case by their path in its folder, without the answer. */
export function fileDelCaso({ prima, ...caso }: CasoDifetto): Map<string, Uint8Array> {
  const rimedi = rimediDi(caso);
  const [dopo, ...oppure] = rimedi.map(({ invii: _, oppure: __, ...detto }) => detto);
  const yaml = stringify(
    { ...caso, dopo: dopo ?? caso.dopo, ...(oppure.length === 0 ? {} : { oppure }) },
    { lineWidth: 0 },
  );
  return new Map([
    ["caso.yaml", Buffer.from(yaml)],
    ...sotto("prima", prima),
    ...rimedi.flatMap(({ invii }, n) => sotto(nomeDelRimedio(n), invii)),
  ]);
}

/** Every way that the message offers to mend it; none where there is none. */
export const rimediDi = ({ dopo }: Pick<CasoDifetto, "dopo">): readonly Rimedio[] =>
  "invii" in dopo ? [dopo, ...(dopo.oppure ?? [])] : [];

/** The folder of the nth of them. */
export const nomeDelRimedio = (n: number): string => (n === 0 ? "dopo" : `dopo-${n + 1}`);

const sotto = (cartella: string, invii: Invii): [string, Uint8Array][] =>
  Object.entries(invii).map(([nome, file]) => [
    `${cartella}/${nome}`,
    typeof file === "string" ? Buffer.from(file) : file,
  ]);

/** Writes the folder anew; the answers of cases that are still there stay. */
export function scriviDifetti(radice: string): string {
  const risposte = new Map(
    Object.keys(CASI)
      .map((codice) => join(radice, codice, RISPOSTA))
      .filter((path) => existsSync(path))
      .map((path) => [path, readFileSync(path)] as const),
  );
  if (existsSync(radice)) for (const nome of readdirSync(radice)) rmSync(join(radice, nome), { recursive: true });
  for (const [codice, caso] of Object.entries(CASI)) {
    for (const [nome, bytes] of fileDelCaso(caso)) {
      const path = join(radice, codice, nome);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  }
  for (const [path, bytes] of risposte) writeFileSync(path, bytes);
  return `${Object.keys(CASI).length} difetti`;
}

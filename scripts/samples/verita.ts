// What nobody should know: the true answers of each member, so that an estimate can be judged, and the faults planted.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fieldsOf } from "../../schemas/blocco.ts";
import { type BloccoId, blocksAskedIn } from "../../schemas/questionario.ts";
import type { Anno } from "./anno.ts";
import { attesi, COLONNE_ATTESI } from "./attesi.ts";
import type { Busta } from "./busta.ts";
import { ESTERNA } from "./denaro.ts";
import { stringify } from "./testo.ts";
import type { Riga } from "./tipi.ts";

/** Writes `verita/` in place of what was there. */
export async function scriviVerita(folder: string, anno: Anno, sent: readonly Busta[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const write = (name: string, head: readonly string[], rows: readonly (readonly string[])[]): Promise<void> =>
    writeFile(join(folder, `${name}.csv`), stringify([[...head], ...rows.map((row) => [...row])]));
  for (const [name, head, rows] of muti(anno)) if (rows.length > 0) await write(name, ["ente", ...head], rows);
  await write("denaro-di-tutti", ["ente", "cantiere", "zona", "fonte", "importo"], denaroDiTutti(anno));
  await write(
    "conteggi-di-tutti",
    ["ente", "cantiere", "zona", ...CONTEGGI.map(([name]) => name)],
    conteggiDiTutti(anno),
  );
  const faults = sent.flatMap(({ nome, difetti }) =>
    difetti.map(({ ente, blocco, codice, difetto }) => [nome, ente, blocco, codice, difetto]),
  );
  await write("difetti", ["file", "ente", "blocco", "codice", "difetto"], faults);
  await write("attesi", COLONNE_ATTESI, attesi(anno));
}

/** Answers of the members of which nothing is accepted: name of the block, fields, rows. */
function muti({ mondo, sorti, vere }: Anno): [string, string[], string[][]][] {
  const silent = sorti.filter(({ accettata }) => !accettata).map(({ membro }) => membro.codice);
  return blocksAskedIn(mondo.anno).map((blocco) => {
    const names = fieldsOf(blocco, mondo.anno).flatMap(([name, campo]) => (campo.riservato ? [] : [name]));
    const rows = silent.flatMap((ente) =>
      (vere.get(ente)?.[blocco.id as BloccoId] ?? []).map((row) => [
        ente,
        ...names.map((name) => String(row[name] ?? "")),
      ]),
    );
    return [blocco.id, names, rows];
  });
}

/** Money from outside of every member, also of those that answer. */
function denaroDiTutti({ mondo, vere }: Anno): string[][] {
  return mondo.membri.flatMap(({ codice }) =>
    (vere.get(codice)?.finanziamenti ?? [])
      .filter(({ esterna }) => esterna === ESTERNA)
      .map(({ cantiere, zona, fonte, importo }) => [codice, ...[cantiere, zona, fonte, importo].map(String)]),
  );
}

const CONTEGGI: readonly (readonly [string, BloccoId, string | null])[] = [
  ["personale", "personale", "persone"],
  ["volontari", "volontari", "volontari"],
  ["servizi", "servizi", null],
];

/** Persons and services of every member at every place where it has some. */
function conteggiDiTutti({ mondo, vere }: Anno): string[][] {
  return mondo.membri.flatMap(({ codice }) => {
    const places = new Map<string, number[]>();
    for (const [n, [, blocco, campo]] of CONTEGGI.entries())
      for (const row of vere.get(codice)?.[blocco] ?? []) {
        const place = `${row.cantiere} ${row.zona}`;
        const counts = places.get(place) ?? CONTEGGI.map(() => 0);
        counts[n] = (counts[n] ?? 0) + amount(row, campo);
        places.set(place, counts);
      }
    return [...places].map(([place, counts]) => [codice, ...place.split(" "), ...counts.map(String)]);
  });
}

function amount(row: Riga, campo: string | null): number {
  const value = campo === null ? 1 : row[campo];
  return typeof value === "number" ? value : 0;
}

// A generated network of any size, as CSV: the same questionnaire and city, more enti. Same size, same bytes.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadEdizione } from "../pipeline/edizione/load.ts";
import { type Blocco, fieldsOf } from "../schemas/blocco.ts";
import type { CellKind } from "../schemas/cella.ts";
import type { Edizione } from "../schemas/edizione.ts";
import { BLOCCHI } from "../schemas/questionario.ts";

/** Rows that an ente sends for each block. */
const ROWS: Readonly<Record<string, number>> = {
  ente: 1,
  risorse: 5,
  finanziamenti: 6,
  personale: 3,
  volontari: 2,
  servizi: 2,
  esiti: 1,
  bisogni: 2,
};
/** Below the limit of rows of one file. */
const ROWS_PER_FILE = 150_000;

/** Makes an edition folder with `enti` organisations in `folder`, which answer `blocchi`; returns the rows written. */
export async function makeNetwork(
  source: string,
  folder: string,
  enti: number,
  blocchi: readonly Blocco[] = BLOCCHI,
): Promise<number> {
  await mkdir(join(folder, "inviati"), { recursive: true });
  for (const part of ["edizione.yaml", "territorio", "progetto", "testi", "precedenti"])
    await cp(join(source, part), join(folder, part), { recursive: true });
  const edizione = await loadEdizione(source);
  const random = generator(enti);
  const codes = Array.from({ length: enti }, (_, i) => `E${String(i).padStart(6, "0")}`);
  await writeFile(join(folder, "enti.csv"), registry(edizione, codes, random));
  const yaml = join(folder, "edizione.yaml");
  await writeFile(
    yaml,
    (await readFile(yaml, "utf8")).replaceAll("E000,", "E000000,").replaceAll("E000 }", "E000000 }"),
  );
  let total = 0;
  for (const blocco of blocchi) {
    const perEnte = ROWS[blocco.id] ?? 0;
    if (perEnte === 0) continue;
    const fields = fieldsOf(blocco, edizione.yaml.anno).filter(([, { riservato }]) => !riservato);
    const heading = ["ente", "edizione", ...fields.map(([name]) => name)].join(";");
    let lines = [heading];
    let part = 0;
    const flush = async (): Promise<void> => {
      if (lines.length === 1) return;
      await writeFile(
        join(folder, "inviati", `${blocco.id}-${String(part++).padStart(3, "0")}.csv`),
        `${lines.join("\r\n")}\r\n`,
      );
      lines = [heading];
    };
    for (const code of codes) {
      // The same row twice counts once: of many enti chance makes some.
      const own = new Set<string>();
      while (own.size < perEnte)
        own.add(
          [code, edizione.yaml.anno, ...fields.map(([name, campo]) => cell(name, campo.cella, edizione, random))].join(
            ";",
          ),
        );
      lines.push(...own);
      total += own.size;
      if (lines.length > ROWS_PER_FILE) await flush();
    }
    await flush();
  }
  return total;
}

function registry({ liste, yaml }: Edizione, codes: readonly string[], random: () => number): string {
  const rows = codes.map((codice, i) => {
    const size = Math.round(20_000 * Math.exp(3 * random()));
    const [forma, zona, cantiere] = [
      pick(liste["forme_giuridiche"] ?? [], random),
      pick((liste["zone"] ?? []).slice(0, 5), random),
      pick(yaml.cantieri, random),
    ];
    return [
      codice,
      `Ente di prova ${i}`,
      i === 0 ? "comune" : "ente",
      forma?.codice,
      zona?.codice,
      cantiere?.codice,
      "",
      size,
    ].join(",");
  });
  return `codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti\n${rows.join("\n")}\n`;
}

function cell(name: string, cella: CellKind, { liste }: Edizione, random: () => number): string {
  switch (cella.tipo) {
    case "codice":
      if (name === "ente_beneficiario" || name === "ente_finanziatore" || name.startsWith("quartiere")) return "";
      // Money passed on to nobody in particular is a conflict that stops the build.
      return (
        pick(
          (liste[cella.lista] ?? []).filter(({ attributi }) => attributi["ruolo"] !== "trasferimento"),
          random,
        )?.nome ?? ""
      );
    case "euro":
      return `${Math.floor(random() * 90_000)},${String(Math.floor(random() * 100)).padStart(2, "0")}`;
    case "intero":
      if (name === "donne" || name.startsWith("under") || name.startsWith("over") || name === "nuovi_utenti")
        return "1";
      return String(Math.max(cella.min, 1 + Math.floor(random() * Math.min(cella.max, 60))));
    case "decimale":
      return name === "su" ? "" : `${Math.floor(random() * 900)},5`;
    case "testo":
      return name === "nota" ? "" : `Attività ${Math.floor(random() * 1000)}`;
    case "data":
      return "12/03/2016";
    case "anno":
      return "1998";
    case "si-no":
      return random() < 0.5 ? "sì" : "no";
    case "codice-fiscale":
      return name === "partita_iva" ? "" : "12345670173";
    case "partita-iva":
      return "";
  }
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** mulberry32: 32 bits of state, the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

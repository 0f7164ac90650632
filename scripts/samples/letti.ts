// Reads a sample folder with the readers alone and adds up what counts, to judge the plan behind it.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterVersions } from "../../pipeline/checks/checks.ts";
import { sha256 } from "../../pipeline/collect/archive.ts";
import { quandoNoted } from "../../pipeline/collect/quando.ts";
import { type Candidate, chooseVersions } from "../../pipeline/collect/versions.ts";
import { loadEdizione } from "../../pipeline/edizione/load.ts";
import { loadRilevazioni } from "../../pipeline/edizione/rilevazioni.ts";
import { makeElenchi } from "../../pipeline/reading/lists.ts";
import { readSubmission } from "../../pipeline/reading/read-submission.ts";
import { type StoredValue, scala } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Riga } from "../../schemas/reading.ts";

/** Codes of the findings of each file, and the sums of `verita/attesi.csv` as the line has them. */
export async function readTaken(
  folder: string,
): Promise<{ codici: Map<string, Set<string>>; somme: Map<string, number> }> {
  const edizione = await loadEdizione(folder);
  const sent = join(folder, "inviati");
  const regole = {
    anno: edizione.yaml.anno,
    elenchi: makeElenchi(edizione.liste),
    rilevazioni: await loadRilevazioni(edizione),
  };
  const arrivals: { file: string; ricevuto_il: string }[] = parse(await readFile(join(sent, "ricezioni.csv")), {
    columns: true,
  });
  const names = new Set(await readdir(sent));
  const codici = new Map<string, Set<string>>();
  const candidate: Candidate[] = [];
  const rows = new Map<string, readonly Riga[]>();
  const inOrder = arrivals.sort((a, b) => (a.ricevuto_il + a.file < b.ricevuto_il + b.file ? -1 : 1));
  for (const [protocollo, { file: nome, ricevuto_il }] of inOrder.entries()) {
    if (!names.has(nome)) throw new Error(`ricezioni.csv names ${nome}, which was not sent`);
    const bytes = await readFile(join(sent, nome));
    const { invii, diagnostics } = readSubmission({ bytes, nome, ente: null }, regole);
    const quando = quandoNoted(ricevuto_il);
    const file = { protocollo, nome, sha256: sha256(bytes), quando, ultima: quando, risposta: null, incompleta: false };
    codici.set(nome, new Set(diagnostics.map(({ codice }) => codice)));
    for (const { ente, sezioni } of invii)
      for (const { righe, ...section } of sezioni) {
        candidate.push({ ...file, ente, sezione: { ...section, contate: righe.length } });
        rows.set(`${protocollo} ${ente} ${section.blocco}`, righe);
      }
  }
  const settled = chooseVersions(candidate);
  for (const { codice, luoghi } of afterVersions({
    ...settled,
    confronti: [],
    svuotate: [],
    lasciate: [],
    rimandi: [],
  }))
    codici.get(luoghi[0]?.file ?? "")?.add(codice);
  return { codici, somme: sums(settled.valide, rows, edizione) };
}

function sums(
  valide: readonly Candidate[],
  rows: ReadonlyMap<string, readonly Riga[]>,
  { yaml }: Edizione,
): Map<string, number> {
  const somme = new Map<string, number>([["enti-rispondenti", new Set(valide.map(({ ente }) => ente)).size]]);
  const add = (key: string, value: number | null): void => {
    if (value !== null) somme.set(key, (somme.get(key) ?? 0) + value);
  };
  const payers = new Map(yaml.codelist.fonti.map(({ codice, ente }) => [codice, ente]));
  for (const { protocollo, ente, sezione } of valide) {
    for (const { valori } of rows.get(`${protocollo} ${ente} ${sezione.blocco}`) ?? []) {
      const { text, number } = answers(sezione.blocco, valori);
      const addThere = (misura: string, value: number | null): void => {
        for (const where of ["", ...["cantiere", "zona"].map((name) => ` ${name}=${text(name)}`)])
          add(`${misura}${where}`, value);
      };
      if (sezione.blocco === "finanziamenti") {
        const payer = text("ente_finanziatore") ?? payers.get(text("fonte") ?? "") ?? ente;
        if (payer === ente) addThere("valore-netto", number("importo"));
        else add("valore-interno", number("importo"));
        if (payer === ente) add(`valore-netto fonte=${text("fonte")}`, number("importo"));
      }
      if (sezione.blocco === "servizi") addThere("servizi", 1);
      if (sezione.blocco === "volontari") addThere("volontari", number("volontari"));
      if (sezione.blocco === "personale") addThere("personale", number("persone"));
      if (sezione.blocco === "punti_comunita") {
        add(`punti stato=${text("stato")}`, 1);
        add("punti-iniziative", number("iniziative"));
      }
      if (sezione.blocco === "esiti") {
        add(`esito indicatore=${text("indicatore")}`, number("valore"));
        add(`esito-base indicatore=${text("indicatore")}`, number("su"));
      }
    }
  }
  return somme;
}

function answers(id: string, valori: readonly (StoredValue | null)[]) {
  const fields = Object.entries(blockOf(id)?.campi ?? {});
  const of = (name: string): StoredValue | null => valori[fields.findIndex(([field]) => field === name)] ?? null;
  return {
    text: (name: string): string | null => {
      const value = of(name);
      return typeof value === "string" ? value : null;
    },
    number: (name: string): number | null => {
      const value = of(name);
      const cella = fields.find(([field]) => field === name)?.[1].cella;
      return typeof value === "number" && cella !== undefined ? value / 10 ** scala(cella) : null;
    },
  };
}

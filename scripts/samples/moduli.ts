// The files of members that fill the workbook, with what happens to them on the way.

import { stableZip } from "../../pipeline/workbooks/bytes.ts";
import { writeWorkbook } from "../../pipeline/workbooks/workbook.ts";
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { BLOCCHI, type BloccoId, blocksAskedIn } from "../../schemas/questionario.ts";
import { type Busta, type Difetto, mezzo, nomiDi, quando } from "./busta.ts";
import { at, caso } from "./caso.ts";
import { jpeg, protetto, troncato } from "./guasti-byte.ts";
import type { Guasto, Mostrate } from "./guasto.ts";
import { mostrate } from "./mostra.ts";
import type { Sorte } from "./piano.ts";
import type { Mondo, Risposte } from "./tipi.ts";
import { gonfiate, opened, senzaColonna, senzaNome, soloIstruzioni } from "./versioni.ts";

export interface Ufficio {
  readonly mondo: Mondo;
  readonly edizione: Edizione;
  /** The edition of an earlier year, whose workbook somebody fills by mistake. */
  readonly precedente: Edizione | null;
}

/** Blocks without rows that the member says to be empty; the others it just leaves blank. */
export function nienteDi({ seme, anno }: Mondo, ente: string, vere: Risposte): BloccoId[] {
  const isCareful = caso(seme, anno, ente, "niente").chance(0.8);
  const empty = BLOCCHI.map(({ id }) => id as BloccoId).filter((id) => id !== "ente" && (vere[id]?.length ?? 0) === 0);
  return isCareful ? empty : [];
}

async function libro(
  ufficio: Ufficio,
  ente: Ente,
  vere: Risposte,
  guasti: readonly Guasto[],
  edizione = ufficio.edizione,
): Promise<Uint8Array> {
  const { mondo } = ufficio;
  const shown = mostrate(edizione, ente.codice, vere);
  const dice = caso(mondo.seme, mondo.anno, ente.codice, "guasti");
  for (const { risposte } of guasti) risposte?.(shown, { mondo, dice });
  const niente = [...nienteDi(mondo, ente.codice, vere), ...guasti.flatMap((each) => each.niente ?? [])];
  let bytes = await writeWorkbook(edizione, ente, asked(shown, edizione.yaml.anno), { niente });
  if (guasti.some((each) => each.libro !== undefined)) {
    const book = await opened(bytes);
    for (const each of guasti) each.libro?.(book);
    bytes = stableZip(new Uint8Array(await book.xlsx.writeBuffer()));
  }
  for (const each of guasti) bytes = each.byte?.(bytes) ?? bytes;
  return bytes;
}

/** Only the blocks and fields of that year: the workbook knows no others. */
function asked(shown: Mostrate, anno: number): Mostrate {
  const result: Mostrate = {};
  for (const blocco of blocksAskedIn(anno)) {
    const id = blocco.id as BloccoId;
    const names: [string, Campo][] = fieldsOf(blocco, anno);
    result[id] = (shown[id] ?? []).map((row) => Object.fromEntries(names.map(([name]) => [name, row[name] ?? null])));
  }
  return result;
}

export function difettiDi(ente: string, guasti: readonly Guasto[]): Difetto[] {
  return guasti.flatMap(({ blocco, codici, difetto }) =>
    (codici.length === 0 ? ([""] as const) : codici).map((codice) => ({ ente, blocco, codice, difetto })),
  );
}

/** Everything that one member of the workbook channel sends. */
export async function buste(ufficio: Ufficio, { membro, guasti, storia }: Sorte, vere: Risposte): Promise<Busta[]> {
  const { mondo, precedente } = ufficio;
  const { codice } = membro;
  const { base } = nomiDi(mondo, membro);
  const canale = mezzo(mondo, codice);
  const told = (difetto: string, code: Difetto["codice"]): Difetto[] => [
    { ente: codice, blocco: "", codice: code, difetto },
  ];
  const busta = (nome: string, bytes: Uint8Array, days: number, difetti: readonly Difetto[]): Busta => ({
    nome,
    bytes,
    ricevuto_il: quando(mondo, codice, days),
    canale,
    difetti,
  });
  const ending = guasti.find(({ estensione }) => estensione !== undefined)?.estensione ?? ".xlsx";
  const whole = await libro(ufficio, membro, vere, guasti);
  const good = (days: number, nome = `${base}${ending}`): Busta => busta(nome, whole, days, difettiDi(codice, guasti));
  switch (storia) {
    case null:
      return [good(0)];
    case "identico":
      return [good(0), busta(`Copia di ${base}.xlsx`, whole, 4, told("lo stesso file due volte", "file-identico"))];
    case "corretto":
      return [
        busta(
          `${base}.xlsx`,
          await libro(ufficio, membro, gonfiate(vere), []),
          0,
          told("una prima versione con importi per mille", "versione-superata"),
        ),
        {
          ...good(9, `${base}_corretto.xlsx`),
          difetti: [
            ...difettiDi(codice, guasti),
            ...told("importi mille volte più piccoli della prima versione", "versione-ridotta"),
          ],
        },
      ];
    case "peggiore":
      return [
        { ...good(0), difetti: told("sostituito in parte da una versione peggiore", "versione-superata") },
        busta(
          `${base} NUOVO.xlsx`,
          await libro(ufficio, membro, vere, [senzaColonna]),
          12,
          difettiDi(codice, [senzaColonna]),
        ),
      ];
    case "annoSbagliato":
    case "annoSbagliatoPoi": {
      if (precedente === null) throw new Error("no earlier edition whose workbook could be filled by mistake");
      const old = busta(
        `${base} vecchio.xlsx`,
        await libro(ufficio, membro, { ...vere, esiti: [] }, [], precedente),
        0,
        told("il modulo dell'anno prima", "edizione-diversa"),
      );
      return storia === "annoSbagliato" ? [old] : [old, good(8)];
    }
    case "immaginePoi":
      return [
        busta(`${base} scansione.xlsx`, jpeg(), 0, told("una fotografia chiamata .xlsx", "file-non-foglio")),
        good(6),
      ];
    case "troncato":
      return [busta(`${base}.xlsx`, troncato(whole), 0, told("un file troncato", "file-danneggiato"))];
    case "password":
      return [busta(`${base}.xlsx`, protetto(), 0, told("un file con la password", "file-password"))];
    case "soloIstruzioniPoi":
      return [
        busta(
          `${base} prima pagina.xlsx`,
          await soloIstruzioni(whole),
          0,
          told("soltanto il primo foglio del modulo", "nessun-blocco"),
        ),
        good(3),
      ];
    case "senzaNomePoi":
      return [
        busta(
          `${base} copia.xlsx`,
          await senzaNome(whole),
          0,
          told("il modulo senza codice dell'ente", "ente-mancante"),
        ),
        good(5),
      ];
  }
}

/** A workbook of an organisation that the registry does not know. */
export async function forestiero(ufficio: Ufficio, codice: string, denominazione: string): Promise<Busta> {
  const model = at(ufficio.edizione.enti, 1);
  const ente: Ente = { ...model, codice, denominazione };
  const cantiere = at(ufficio.edizione.yaml.cantieri, 0).nome;
  const rows = { volontari: [{ cantiere, zona: at(ufficio.edizione.liste.zone ?? [], 0).nome, volontari: 14 }] };
  const difetti: Difetto[] = [
    { ente: codice, blocco: "", codice: "ente-sconosciuto", difetto: "un'organizzazione che non è nell'anagrafe" },
  ];
  return {
    nome: `${codice} modulo.xlsx`,
    bytes: await writeWorkbook(ufficio.edizione, ente, rows),
    ricevuto_il: quando(ufficio.mondo, codice),
    canale: "email",
    difetti,
  };
}

// CSV files: a block each, of one member or gathered for several, and the export of the survey.
import { type BloccoId, blocksAskedIn } from "../../schemas/questionario.ts";
import { type Busta, type Difetto, mezzo, nomiDi, quando } from "./busta.ts";
import { at, caso } from "./caso.ts";
import { difettiDi, nienteDi, type Ufficio } from "./moduli.ts";
import { mostrate } from "./mostra.ts";
import type { Sorte } from "./piano.ts";
import { type Intervista, rilevazione } from "./rilevazione.ts";
import { DIALETTI, type Dialetto, isIndovinata, scritta, tabella } from "./testo.ts";
import type { Risposte } from "./tipi.ts";

type Vere = ReadonlyMap<string, Risposte>;

/** The files of one member that sends its own. */
export function busteCsv(ufficio: Ufficio, { membro, guasti }: Sorte, vere: Vere): Busta[] {
  const { mondo, edizione } = ufficio;
  const { codice } = membro;
  const own = vere.get(codice) ?? {};
  const dice = caso(mondo.seme, mondo.anno, codice, "dialetto");
  const usual = dice.pick(DIALETTI);
  const shown = mostrate(edizione, codice, own);
  for (const { risposte } of guasti) risposte?.(shown, { mondo, dice });
  const niente = nienteDi(mondo, codice, own);
  const { base } = nomiDi(mondo, membro);
  return blocksAskedIn(mondo.anno).flatMap((blocco): Busta[] => {
    const id = blocco.id as BloccoId;
    const faults = guasti.filter((each) => each.blocco === id);
    // A file whose fault is in its text keeps to one plain dialect, so that the fault is the only thing in it.
    const dialect = faults.length > 0 ? at(DIALETTI, 1) : usual;
    const table = tabella(
      id,
      mondo.anno,
      [{ ente: codice, righe: shown[id] ?? [], niente: niente.includes(id) }],
      dialect,
    );
    if (table.righe.length === 0) return [];
    for (const { tabella: change } of faults) change?.(table);
    const bytes = scritta(table, dialect);
    return [
      {
        nome: `${base} - ${id}.csv`,
        bytes,
        ricevuto_il: quando(mondo, codice),
        canale: mezzo(mondo, codice),
        difetti: [...difettiDi(codice, faults), ...guessed(bytes, dialect, codice, id)],
      },
    ];
  });
}

/** Files that a coordinator gathers: one for each block, with the rows of all. */
export function busteRaccolta(ufficio: Ufficio, lots: readonly Sorte[], vere: Vere): Busta[] {
  const { mondo, edizione } = ufficio;
  const n = at(lots, 0).raccolta ?? 0;
  const dialect = at(DIALETTI, n % DIALETTI.length);
  const shown = lots.map(({ membro: { codice } }) => ({
    codice,
    risposte: mostrate(edizione, codice, vere.get(codice) ?? {}),
  }));
  return blocksAskedIn(mondo.anno).flatMap((blocco): Busta[] => {
    const id = blocco.id as BloccoId;
    const sections = shown.map(({ codice, risposte }) => ({
      ente: codice,
      righe: risposte[id] ?? [],
      niente: nienteDi(mondo, codice, vere.get(codice) ?? {}).includes(id),
    }));
    const table = tabella(id, mondo.anno, sections, dialect);
    if (table.righe.length === 0) return [];
    const bytes = scritta(table, dialect);
    return [
      {
        nome: `raccolta ${n + 1} - ${id} ${mondo.anno}.csv`,
        bytes,
        ricevuto_il: quando(mondo, `raccolta ${n}`),
        canale: "email",
        difetti: guessed(bytes, dialect, "", id),
      },
    ];
  });
}

function guessed(bytes: Uint8Array, dialect: Dialetto, ente: string, blocco: string): Difetto[] {
  return isIndovinata(bytes, dialect)
    ? [{ ente, blocco, codice: "testo-codifica-incerta", difetto: "lettere accentate in Windows-1252" }]
    : [];
}

/** The export of the survey and its mapping; nothing when nobody answered by survey. */
export function bustaRilevazione(
  ufficio: Ufficio,
  lots: readonly Sorte[],
  vere: Vere,
): { busta: Busta; yaml: string } | null {
  const { mondo, edizione } = ufficio;
  if (lots.length === 0) return null;
  const nome = `rilevazione-${mondo.anno}.csv`;
  const interviste = lots.map(({ membro: { codice } }, n): Intervista => {
    const own = vere.get(codice) ?? {};
    const isVague = n === 1 && (own.volontari?.length ?? 0) > 0;
    // Somebody types words into the survey too; the column is that of the women, which no published figure needs.
    const sbagliate = isVague && mondo.anno >= 2016 ? { "VOL1[DONNE]": "circa la metà" } : {};
    return { ente: codice, vere: own, niente: nienteDi(mondo, codice, own), sbagliate };
  });
  const { csv, yaml } = rilevazione(edizione, nome, interviste);
  const difetti = interviste
    .filter(({ sbagliate }) => Object.keys(sbagliate ?? {}).length > 0)
    .map(
      ({ ente }): Difetto => ({
        ente,
        blocco: "volontari",
        codice: "cella-non-numero",
        difetto: "«circa la metà» in una risposta della rilevazione",
      }),
    );
  return {
    busta: { nome, bytes: csv, ricevuto_il: `${mondo.anno + 1}-03-06T09:00:00`, canale: "rilevazione", difetti },
    yaml,
  };
}

/** A CSV file of an organisation that the registry does not know. */
export function forestieroCsv({ mondo, edizione }: Ufficio, codice: string): Busta {
  const dialect = at(DIALETTI, 1);
  const righe = [
    { cantiere: at(edizione.yaml.cantieri, 0).nome, zona: at(edizione.liste.zone ?? [], 0).nome, volontari: 9 },
  ];
  const bytes = scritta(tabella("volontari", mondo.anno, [{ ente: codice, righe, niente: false }], dialect), dialect);
  return {
    nome: `volontari ${codice}.csv`,
    bytes,
    ricevuto_il: quando(mondo, codice),
    canale: "portale",
    difetti: [
      {
        ente: codice,
        blocco: "volontari",
        codice: "ente-sconosciuto",
        difetto: "un'organizzazione che non è nell'anagrafe",
      },
    ],
  };
}

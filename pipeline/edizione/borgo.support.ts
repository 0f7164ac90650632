// Borgo Prova, the smallest edition that loads: three zone (one without quartieri), three cantieri, four enti. Tests
// change one line of one file and say what must follow.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { loadEdizione } from "./load.ts";

const lista = (name: string, ...codes: readonly string[]): string =>
  [`  ${name}:`, ...codes.map((code) => `    - { codice: ${code}, nome: ${named(code)} }`)].join("\n");
const named = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");

const YAML = `anno: 2020
citta: Borgo Prova
rete: Rete di Borgo
titolo: Bilancio Sociale partecipato
sottotitolo: Che cosa fa la rete
editore: Ufficio di piano
licenza: CC BY 4.0
data_riferimento: 2020-12-31
data_pubblicazione: 2021-05-01
indirizzo_pubblico: https://esempio.invalid/borgo/2020/
dimostrativa: true
cantieri:
  - { codice: crescere, nome: Crescere insieme in città, breve: Crescere }
  - { codice: curare, nome: Curare ed essere curati, breve: Curare }
  - { codice: abitare, nome: Abitare la comunità, breve: Abitare }
agenzie:
  - { codice: regia, nome: Regia }
soglie: { minimo_enti: 3, minimo_persone: 5, ore_punto: 6 }
codelist:
${lista("gruppi_fonte", "pubblico", "famiglie", "altri-privati", "proprie")}
  fonti:
    - { codice: comune, nome: Comune, gruppo: pubblico, ente: E001 }
    - { codice: regione, nome: Regione, gruppo: pubblico }
    - { codice: rette, nome: Rette, gruppo: famiglie }
    - { codice: offerte, nome: Offerte, gruppo: altri-privati }
${lista("voci_spesa", "stipendi", "affitti")}
${lista("contratti", "stabile", "a-termine")}
${lista("destinatari", "tutti")}
${lista("bisogni", "casa", "lavoro")}
${lista("modalita", "centro")}
${lista("gestioni", "propria")}
${lista("risposte", "piena", "parziale", "assente")}
${lista("stati_punto", "attivo", "in-apertura", "chiuso")}
${lista("occasioni", "assemblea", "cena")}
${lista("forme_giuridiche", "comune", "associazione", "cooperativa")}
${lista("sezioni_runts", "nessuna")}
${lista("tipi_cooperativa", "servizi")}
${lista("settori_icnpo", "sociale")}
${lista("fasce_eta", "giovani", "adulti")}
indicatori:
  - { codice: case-aperte, cantiere: abitare, nome: Case aperte, unita: case, singolare: casa, definizione: Case aperte nell'anno., since: 2020 }
rotture: []
`;

/** The files of the edition, by path. */
export const BORGO: Readonly<Record<string, string>> = {
  "edizione.yaml": YAML,
  "territorio/zone.csv": "codice,nome\nnord,Nord\nsud,Sud\nvalle,Valle\n",
  "territorio/quartieri.csv": "codice,nome,zona,alias,riga,colonna\nQ1,Alto,nord,,1,2\nQ2,Basso,sud,Il Basso,2,1\n",
  "territorio/popolazione.csv":
    "quartiere,fascia,residenti,data,fonte\nQ1,,900,2020-12-31,Anagrafe di Borgo\nQ2,,100,2020-12-31,Anagrafe di Borgo\n",
  "enti.csv": `codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti
E001,Comune di Borgo,comune,comune,citta,trasversale,,1000
E002,Alfa,ente,associazione,nord,crescere,,600
E003,Beta,ente,cooperativa,nord,curare,,300
E004,Gamma,ente,cooperativa,sud,abitare,,100
`,
  "testi/01-in-breve.md": "---\ntitolo: In breve\n---\nBenvenuti.\n",
  "testi/05-risorse.md": "---\ntitolo: Le risorse\nbreve: Risorse\n---\nTesto.\n",
};

/** Replaces in a file, which must hold the text exactly once: a case that changes nothing would prove nothing. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The folder with changes and with files written whole; `null` leaves a file out. */
export function borgoFolder(
  changes: readonly Change[] = [],
  files: Readonly<Record<string, string | Uint8Array | null>> = {},
): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries({ ...BORGO, ...files })) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof text === "string" ? changed(path, text, changes) : text);
  }
  return folder;
}

function changed(path: string, text: string, changes: readonly Change[]): string {
  let result = text;
  for (const { file, from, to } of changes) {
    if (file !== path) continue;
    if (result.split(from).length !== 2) throw new Error(`${path} does not hold «${from}» exactly once`);
    result = result.replace(from, () => to);
  }
  return result;
}

/** Borgo Prova, loaded. */
export function borgo(
  changes: readonly Change[] = [],
  files: Readonly<Record<string, string | Uint8Array | null>> = {},
): Promise<Edizione> {
  return loadEdizione(borgoFolder(changes, files));
}

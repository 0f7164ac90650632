// Cells under headings → typed rows of a block. A row whose required answers are missing or refused is not counted and
// says so; a refused optional answer is «not available» and the row stays. Nothing is dropped in silence.
import { type Blocco, type Campo, campiDi } from "../../schemas/blocco.ts";
import { isNumerica, type Valore, type Vuoto } from "../../schemas/cella.ts";
import type { Luogo } from "../../schemas/diagnostic.ts";
import type { Riga } from "../../schemas/lettura.ts";
import { type Contesto, readCell, type Trovato } from "./cell.ts";
import type { About, Findings } from "./findings.ts";
import type { RawCell } from "./sheet.ts";

/** One row of a source, whatever its form: the raw cell of each question and where it lies. */
export interface RigaGrezza {
  readonly numero: number;
  readonly celle: ReadonlyMap<string, RawCell>;
  readonly luogo: (campo: string) => Luogo;
}

export interface Lettore {
  /** The accepted row, or null when it cannot be counted; findings say why. */
  readonly read: (grezza: RigaGrezza, ente: string | null) => Riga | null;
}

/** A reader of rows for one block of one edition. */
export function makeLettore(blocco: Blocco, anno: number, contesto: Contesto, findings: Findings): Lettore {
  const asked = new Set(campiDi(blocco, anno).map(([name]) => name));
  const fields = Object.entries(blocco.campi);
  const index = new Map(fields.map(([name], i) => [name, i]));
  const derive = makeDerive(blocco, contesto);

  const read = (grezza: RigaGrezza, ente: string | null): Riga | null => {
    const valori: (Valore | null)[] = new Array(fields.length).fill(null);
    const vuoti: (Vuoto | null)[] = new Array(fields.length).fill(null);
    const grezzi: (string | null)[] = new Array(fields.length).fill(null);
    let counted = true;
    const tell = (found: Trovato, name: string, campo: Campo): void => {
      const luogo = { ...grezza.luogo(name), colonna: campo.label, nome_riga: rowName(blocco, grezza) };
      findings.add(found, luogo, about(ente, blocco, name, campo, grezza));
    };
    for (const [i, [name, campo]] of fields.entries()) {
      if (!asked.has(name)) continue;
      const raw = grezza.celle.get(name);
      const letta = readCell(raw, campo, contesto);
      valori[i] = letta.valore;
      vuoti[i] = letta.vuoto;
      // What identifies a person stays in the archived bytes, also when it was written in a cell of the questionnaire.
      const personal = campo.riservato || letta.trovati.some(({ codice }) => codice === "codice-fiscale-persona");
      grezzi[i] = personal ? null : (raw?.text ?? null);
      if (campo.riservato) valori[i] = null;
      for (const found of letta.trovati) tell(found, name, campo);
      if (!campo.obbligatorio || letta.valore !== null) continue;
      const said = letta.vuoto !== null && letta.trovati.length === 0 && isNumerica(campo.cella);
      if (said) continue;
      counted = false;
      if (letta.trovati.length === 0)
        tell({ codice: "cella-vuota", params: { esempio: howToFill(campo, contesto) } }, name, campo);
    }
    if (!counted) return null;
    checkRules({ blocco, valori, vuoti, index, derive, contesto, tell });
    return { numero: grezza.numero, valori, vuoti, grezzi };
  };
  return { read };
}

function about(ente: string | null, blocco: Blocco, name: string, campo: Campo, grezza: RigaGrezza): About {
  const mostrato = campo.riservato ? undefined : grezza.celle.get(name)?.text;
  return { ente, blocco: blocco.id, campo: [name, campo], ...(mostrato === undefined ? {} : { mostrato }) };
}

/** «Centro diurno Il Sole»: the row by its own words, so nobody has to count rows. */
function rowName(blocco: Blocco, { celle }: RigaGrezza): string {
  return blocco.nome_riga
    .map((name) => celle.get(name)?.text.trim() ?? "")
    .filter((text) => text !== "")
    .join(", ")
    .slice(0, 80);
}

function howToFill({ cella }: Campo, { elenchi }: Contesto): string {
  if (isNumerica(cella)) return "Scrivi il numero; se non ce ne sono scrivi 0; se non lo sai scrivi «non disponibile».";
  if (cella.tipo === "codice") return `Scegli una voce dell'elenco, per esempio ${elenchi.first(cella.lista, 2)}.`;
  if (cella.tipo === "si-no") return "Scrivi «sì» oppure «no».";
  if (cella.tipo === "codice-fiscale") return "Scrivi le undici cifre del codice fiscale dell'ente.";
  return "Scrivi la risposta.";
}

/** Values that belong to a row through its codes, under the name the rules use. */
function makeDerive(blocco: Blocco, { elenchi }: Contesto) {
  const derived = Object.entries(blocco.derivate ?? {});
  return (riga: Record<string, Valore | null>): void => {
    for (const [name, derivata] of derived) {
      if (!("campo" in derivata)) continue;
      const { campo, attributo } = derivata;
      const cella = blocco.campi[campo]?.cella;
      const code = riga[campo];
      if (name in riga || cella?.tipo !== "codice" || typeof code !== "string") continue;
      riga[name] = elenchi.voce(cella.lista, code)?.attributi[attributo] ?? null;
    }
  };
}

interface Controllo {
  readonly blocco: Blocco;
  readonly valori: (Valore | null)[];
  readonly vuoti: (Vuoto | null)[];
  readonly index: ReadonlyMap<string, number>;
  readonly derive: (riga: Record<string, Valore | null>) => void;
  readonly contesto: Contesto;
  readonly tell: (found: Trovato, name: string, campo: Campo) => void;
}

function checkRules({ blocco, valori, vuoti, index, derive, contesto, tell }: Controllo): void {
  const riga: Record<string, Valore | null> = {};
  for (const [name, i] of index) riga[name] = valori[i] ?? null;
  derive(riga);
  const refuse = (name: string): void => {
    const i = index.get(name) ?? -1;
    valori[i] = null;
    vuoti[i] = "non-disponibile";
  };
  for (const { codice, campo: name, verifica, gravita } of blocco.regole) {
    const params = verifica(riga);
    const campo = blocco.campi[name];
    if (params === null || campo === undefined) continue;
    tell({ codice, params }, name, campo);
    if (gravita === "correggere") refuse(name);
  }
  const outside = quartiereOutside(riga, contesto.elenchi);
  const campo = blocco.campi["quartiere"];
  if (outside !== null && campo !== undefined) {
    tell({ codice: "quartiere-fuori-zona", params: outside }, "quartiere", campo);
    refuse("quartiere");
  }
}

function quartiereOutside(
  { quartiere, zona }: Record<string, Valore | null>,
  elenchi: Contesto["elenchi"],
): Record<string, string> | null {
  if (typeof quartiere !== "string" || typeof zona !== "string") return null;
  const own = elenchi.voce("quartieri", quartiere)?.attributi["zona"];
  if (own === undefined || own === zona) return null;
  const nome = (lista: string, codice: string) => elenchi.nome(lista, codice);
  return { quartiere: nome("quartieri", quartiere), zonaQuartiere: nome("zone", own), zona: nome("zone", zona) };
}

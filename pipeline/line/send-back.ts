// From a cell of what an ente sent, or a whole part of it, to the request to look at it again: by the name of its row and by
// what it says, so that it is known again in later files, wherever it stands there.
import { rowNameBy } from "../../schemas/blocco.ts";
import { address, type Diagnostic, isOpen, tablePlace } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { answer } from "../collect/differences.ts";
import { closedSince } from "../collect/frozen.ts";
import type { NewRimando, Rimando } from "../collect/registro-rimandi.ts";
import type { Candidate } from "../collect/versions.ts";
import type { Budget } from "../effects/machine.ts";
import { type SectionRow, sectionRows } from "../store/section-rows.ts";
import type { Store } from "../store/store.ts";
import { rowShown, valueShown } from "./differences-shown.ts";
import { withStore } from "./flows.ts";
import type { Collection } from "./intake.ts";

/** What is to be looked at again: a cell of one of these tables, or the only one of them as a whole. */
export interface Wanted {
  readonly sezioni: readonly Candidate[];
  readonly cella: string | null;
  readonly motivo: string;
}

/** Why something cannot be sent back, as a sentence. */
export class NotSentBack extends Error {
  override readonly name = "NotSentBack";
}

/** Letters of a reason. */
const MAX_REASON = 380;

/** The requests, as they are written. Throws NotSentBack, DamagedReadings. */
export async function requestsOf(
  edizione: Edizione,
  raccolta: Collection,
  wanted: readonly Wanted[],
  by: Pick<NewRimando, "il" | "chi">,
  budget: Budget,
): Promise<NewRimando[]> {
  if (raccolta.chiusura !== null)
    throw new NotSentBack(`${closedSince(raccolta.chiusura)}: ciò che arriva dopo non conta, e non si rimanda più.`);
  for (const { motivo } of wanted) {
    if (motivo.trim() === "") throw new NotSentBack("Manca il motivo: l'ente deve sapere che cosa riguardare.");
    if (motivo.trim().length > MAX_REASON)
      throw new NotSentBack(`Il motivo è troppo lungo: bastano ${MAX_REASON} lettere.`);
  }
  const request = (place: Place, motivo: string): NewRimando => ({ ...place, motivo: onOneLine(motivo), ...by });
  if (wanted.every(({ cella }) => cella === null))
    return wanted.map(({ sezioni, motivo }) => request(wholePart(sezioni), motivo));
  return withStore(edizione, raccolta, budget, async (store) => {
    const from = rowsOf(store, edizione, raccolta);
    const made: NewRimando[] = [];
    for (const { sezioni, cella, motivo } of wanted)
      made.push(request(cella === null ? wholePart(sezioni) : await cellIn(from, sezioni, cella), motivo));
    return made;
  });
}

/** Where rows are read. */
interface Rows {
  readonly store: Store;
  readonly edizione: Pick<Edizione, "liste">;
  readonly fileOf: (candidate: Candidate) => string;
}

const rowsPath = ({ letti }: Collection, { protocollo }: Candidate): string =>
  letti.find(({ ricezione }) => ricezione.protocollo === protocollo)?.kept.rows ?? "";

const rowsOf = (store: Store, edizione: Rows["edizione"], raccolta: Collection): Rows => ({
  ...{ store, edizione, fileOf: (vale) => rowsPath(raccolta, vale) },
});

/** The rows of a table that counts. */
async function sectionOf({ store, fileOf }: Rows, vale: Candidate): Promise<readonly SectionRow[]> {
  const blocco = blockOf(vale.sezione.blocco);
  if (blocco === undefined || vale.sezione.contate === 0) return [];
  return (await sectionRows(store, { file: fileOf(vale), enti: [vale.ente], blocco })).get(vale.ente) ?? [];
}

type Place = Omit<NewRimando, "motivo" | "il" | "chi">;

const placeOf = ({ ente, protocollo, sezione }: Candidate) => ({ ente, protocollo, blocco: sezione.blocco });

function wholePart(sezioni: readonly Candidate[]): Place {
  const [only, other] = sezioni;
  if (only === undefined) throw new NotSentBack("Di questa parte non conta niente: non c'è niente da rimandare.");
  if (other !== undefined)
    throw new NotSentBack(`Le parti sono più d'una: di' quale foglio, per esempio «${only.sezione.foglio}».`);
  const titolo = blockOf(only.sezione.blocco)?.titolo ?? only.sezione.blocco;
  const dove = `${titolo}, tutta la parte · ${address(tablePlace(only.nome, only.sezione.foglio))}`;
  return { ...placeOf(only), campo: null, riga: "", detto: null, dove };
}

interface Found {
  readonly foglio: string;
  readonly place: Place;
}

async function cellIn(from: Rows, sezioni: readonly Candidate[], cella: string): Promise<Place> {
  const at = cella.trim().toUpperCase();
  const found: Found[] = [];
  for (const each of sezioni) found.push(...(await inSection(from, each, at)));
  const [first] = found;
  if (first === undefined)
    throw new NotSentBack(
      `In ${at} non c'è una risposta contata: scrivi la casella com'è nel file, per esempio D7, oppure rimanda tutta la parte.`,
    );
  const other = found.find(({ foglio }) => foglio !== first.foglio);
  if (other !== undefined)
    throw new NotSentBack(`${at} c'è nel foglio «${first.foglio}» e nel foglio «${other.foglio}»: di' quale.`);
  return first.place;
}

async function inSection(from: Rows, vale: Candidate, at: string): Promise<Found[]> {
  const blocco = blockOf(vale.sezione.blocco);
  if (blocco === undefined) return [];
  const rows = await sectionOf(from, vale);
  return rows.flatMap((row): Found[] => {
    const said = (name: string): string | null => answer(row, name);
    const campo = Object.keys(blocco.campi).find((name) => row.risposte[name]?.cella === at);
    if (campo === undefined || blocco.campi[campo]?.riservato) return [];
    const dove = address({
      ...{ file: vale.nome, foglio: row.foglio, cella: at, colonna: blocco.campi[campo]?.label ?? campo },
      nome_riga: rowShown(row, blocco, from.edizione.liste),
    });
    return [
      {
        foglio: row.foglio,
        place: { ...placeOf(vale), campo, riga: rowNameBy(blocco, said), detto: said(campo), dove },
      },
    ];
  });
}

/** Whether the same is asked already, in the same words, and waits for the ente. */
export const isAsked = (raccolta: Collection, request: NewRimando): boolean =>
  raccolta.rimandi.some(
    (each) =>
      THE_SAME.every((name) => each[name] === request[name]) && answeredOutcome(each, raccolta)?.esito === "aperto",
  );
const THE_SAME = ["ente", "blocco", "campo", "riga", "detto", "motivo"] as const;

/** What came of a request, in words. */
export const OUTCOMES = { aperto: "da riguardare", risposto: "risposto", cambiato: "riguardata" } as const;

interface Outcome {
  readonly esito: keyof typeof OUTCOMES;
  readonly come: string;
}

/**
 * What came of everything that was asked: asked still, answered with a reason, or changed by what counts now. `read` keeps what
 * was read of each, by the rows it was read in, for whoever asks again of the same edition. Throws DamagedReadings.
 */
export async function outcomesOf(
  edizione: Edizione,
  raccolta: Collection,
  rimandi: readonly Rimando[],
  budget: Budget,
  read = new Map<string, string>(),
): Promise<(Rimando & Outcome)[]> {
  const all = rimandi.map((rimando) => {
    const outcome = answeredOutcome(rimando, raccolta);
    const vale = raccolta.valide.find(
      ({ ente, sezione }) => ente === rimando.ente && sezione.blocco === rimando.blocco,
    );
    if (outcome !== null || vale === undefined || rimando.campo === null)
      return { rimando, outcome: outcome ?? changed(vale) };
    return { rimando, outcome: null, vale, key: `${rimando.numero} ${rowsPath(raccolta, vale)}` };
  });
  const unread = all.filter(({ key }) => key !== undefined && !read.has(key));
  if (unread.length > 0)
    await withStore(edizione, raccolta, budget, async (store) => {
      const from = rowsOf(store, edizione, raccolta);
      for (const { rimando, vale, key } of unread)
        if (vale !== undefined) read.set(key, await nowOf(rimando, vale, from));
    });
  return all.map(({ rimando, outcome, key }) => ({
    ...rimando,
    ...(outcome ?? { esito: "cambiato", come: read.get(key ?? "") ?? "" }),
  }));
}

/** Null where it is neither asked still nor answered. */
function answeredOutcome({ numero }: Rimando, { diagnostics }: Collection): Outcome | null {
  const isAbout = ({ codice, params }: Diagnostic): boolean =>
    (codice === "cella-rimandata" || codice === "parte-rimandata") && params["numero"] === numero;
  const about = diagnostics.filter(isAbout);
  if (about.some(isOpen)) return { esito: "aperto", come: "" };
  const answered = about.find(({ esito }) => Object.hasOwn(ANSWERS, esito));
  if (answered === undefined) return null;
  const said = ANSWERS[answered.esito as keyof typeof ANSWERS];
  return { esito: "risposto", come: answered.motivo === null ? said : `${said}: «${answered.motivo}»` };
}
const ANSWERS = { confermato: "confermata", corretto: "corretta", deroga: "resta com'è" } as const;

/** Of a whole part, or where nothing counts in its place: no row says more. */
const changed = (vale: Candidate | undefined): Outcome => ({
  esito: "cambiato",
  come: vale === undefined ? "adesso di quella parte non conta niente" : `conta il ${placeNow(vale)}`,
});
const placeNow = ({ protocollo }: Candidate): string => `protocollo ${protocollo}`;

/** What stands in the place of a cell now. */
async function nowOf({ blocco: id, campo, riga }: Rimando, vale: Candidate, from: Rows): Promise<string> {
  const blocco = blockOf(id);
  const row =
    blocco === undefined
      ? undefined
      : (await sectionOf(from, vale)).find((each) => rowNameBy(blocco, (name) => answer(each, name)) === riga);
  const [declared, now] = [blocco?.campi[campo ?? ""], row?.risposte[campo ?? ""]];
  return declared === undefined || now === undefined
    ? `nel ${placeNow(vale)} una riga con quel nome non c'è più`
    : `ora è ${valueShown(now, declared, from.edizione.liste)}, ${placeNow(vale)}`;
}

// The texts of the edition: front matter (title, headline figures) and Markdown. A wrong head is a fault of the edition
// with its line; what is right in it stays, and so does the chapter.
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { type ChapterId, EACH, isTestoBreve } from "../../schemas/capitoli.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { UNRESOLVED } from "../../schemas/riferimento.ts";
import { instead } from "../../schemas/text.ts";

const cardSchema = z.strictObject({
  figura: z.string(),
  dove: z.record(z.string(), z.string()).default({}),
  didascalia: z.string(),
});
const questionSchema = cardSchema.extend({ domanda: z.string(), grafico: z.string() });
type Card = z.infer<typeof cardSchema> & { readonly riga: number };
type Question = z.infer<typeof questionSchema> & { readonly riga: number };
const FIELDS = ["titolo", "breve", "cifre", "in_evidenza", "domande"];
const QUESTION_FIELDS = Object.keys(questionSchema.shape);
const CARD_FIELDS = Object.keys(cardSchema.shape);

export interface TextHead {
  readonly titolo: string | null;
  readonly breve: string | null;
  readonly cifre: readonly Card[];
  /** The outcome that opens the page of a cantiere; null where the text names none. */
  readonly evidenza: Card | null;
  /** Questions that the chapter answers one by one, each with a number and a chart. */
  readonly domande: readonly Question[];
}

export interface ParsedText {
  /** Path in the edition folder. */
  readonly file: string;
  readonly testata: TextHead;
  readonly corpo: string;
  /** Lines of the file before the first of `corpo`. */
  readonly righe: number;
  /** What is wrong in the head. */
  readonly difetti: readonly EditionFault[];
}

/** A text of the edition split in its two parts; a missing one is empty. Never throws. */
export function readTesto({ testi }: Pick<Edizione, "testi">, nome: string): ParsedText {
  const source = testi[nome] ?? "";
  const file = `testi/${nome}.md`;
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(source);
  if (match === null)
    return {
      file,
      testata: { titolo: null, breve: null, cifre: [], evidenza: null, domande: [] },
      corpo: source,
      righe: 0,
      difetti: [],
    };
  const [whole, head = ""] = match;
  const righe = whole.split("\n").length - 1;
  return { file, ...readHead(head, file), corpo: source.slice(whole.length), righe };
}

function readHead(head: string, file: string): Pick<ParsedText, "testata" | "difetti"> {
  const difetti: EditionFault[] = [];
  const lines = new LineCounter();
  const doc = parseDocument(head, { lineCounter: lines });
  // The head starts on the second line of its file, after the hyphens.
  const lineAt = (offset: number | undefined): number => (offset === undefined ? 1 : lines.linePos(offset).line) + 1;
  const [broken] = doc.errors;
  if (broken !== undefined)
    difetti.push({
      file,
      riga: lineAt(broken.pos[0]),
      cosa: "la testata tra i trattini non è scritta secondo le regole YAML",
      rimedio: "Controlla rientri, due punti e virgolette.",
    });
  // Of a head that is not YAML only that is told: what else seems wrong may follow from it.
  const tell = (riga: number, cosa: string, rimedio: string): void => {
    if (broken === undefined) difetti.push({ file, riga, cosa, rimedio });
  };
  const fields = toRecord(salvaged(doc));
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = doc.getIn(path, true);
    const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
    return lineAt(Array.isArray(range) ? Number(range[0]) : undefined);
  };
  for (const name of Object.keys(fields)) {
    if (!FIELDS.includes(name))
      tell(lineOf([name]), `la testata ha la voce «${name}», che non esiste`, instead(name, FIELDS));
    const why = notPrinted(name, file, fields);
    if (why !== null) tell(lineOf([name]), `«${name}» nella testata di questo testo non si stampa`, why);
  }
  const literal = (riga: number, name: string, value: string): void => {
    if (/\{\s*\{/.test(value))
      tell(riga, `«${name}» nella testata contiene un riferimento, che lì non si risolve`, UNRESOLVED);
  };
  const textOf = (name: string): string | null => {
    const value = fields[name];
    if (typeof value === "string") literal(lineOf([name]), name, value);
    if (value === undefined || typeof value === "string") return value ?? null;
    tell(lineOf([name]), `«${name}» nella testata non è un testo`, "Scrivilo tra virgolette.");
    return null;
  };
  const cards = fields["cifre"] ?? [];
  if (!Array.isArray(cards))
    tell(
      lineOf(["cifre"]),
      "«cifre» nella testata non è un elenco",
      "Ogni cifra va su una riga che comincia con un trattino.",
    );
  const readCard = (card: unknown, riga: number): Card[] => {
    const result = cardSchema.safeParse(card);
    if (result.success) {
      literal(riga, "didascalia", result.data.didascalia);
      return [{ ...result.data, riga }];
    }
    const extra = Object.keys(toRecord(card)).find((name) => !CARD_FIELDS.includes(name));
    if (extra !== undefined) tell(riga, `una cifra ha la voce «${extra}», che non esiste`, instead(extra, CARD_FIELDS));
    else tell(riga, "una cifra non è scritta bene", 'Si scrive così: { figura: volontari, didascalia: "…" }.');
    return [];
  };
  const cifre = (Array.isArray(cards) ? cards : []).flatMap((card: unknown, i) => readCard(card, lineOf(["cifre", i])));
  const lit = fields["in_evidenza"];
  const [evidenza = null] = lit === undefined ? [] : readCard(lit, lineOf(["in_evidenza"]));
  const asked = fields["domande"] ?? [];
  if (!Array.isArray(asked))
    tell(
      lineOf(["domande"]),
      "«domande» nella testata non è un elenco",
      "Ogni domanda va su una riga che comincia con un trattino.",
    );
  const domande = (Array.isArray(asked) ? asked : []).flatMap((question: unknown, i): Question[] => {
    const riga = lineOf(["domande", i]);
    const result = questionSchema.safeParse(question);
    if (result.success) return [{ ...result.data, riga }];
    const extra = Object.keys(toRecord(question)).find((name) => !QUESTION_FIELDS.includes(name));
    if (extra !== undefined) {
      tell(riga, `una domanda ha la voce «${extra}», che non esiste`, instead(extra, QUESTION_FIELDS));
      return [];
    }
    tell(
      riga,
      "una domanda non è scritta bene",
      'Si scrive così: { domanda: "…", figura: volontari, didascalia: "…", grafico: fonti-in-breve }.',
    );
    return [];
  });
  return { testata: { titolo: textOf("titolo"), breve: textOf("breve"), cifre, evidenza, domande }, difetti };
}

/** What can be read of a head, also of a broken one. */
function salvaged(doc: ReturnType<typeof parseDocument>): unknown {
  try {
    return doc.toJS();
  } catch {
    return null;
  }
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** What to do with a word of the head that nothing prints of that text; null for one that is printed. */
function notPrinted(name: string, file: string, fields: Readonly<Record<string, unknown>>): string | null {
  const [, folder = "", nome = ""] = /^testi\/(?:(.*)\/)?(.*)\.md$/.exec(file) ?? [];
  const isPart = folder !== "";
  switch (name) {
    case "titolo":
    case "breve":
      if (isPart) return "Toglilo: la parte ha il nome del suo elenco.";
      return name === "breve" && isTestoBreve(nome) ? "Toglilo: qui basta il titolo." : null;
    case "cifre":
      if (isTestoBreve(nome)) return "Toglile: qui una cifra si nomina nel testo.";
      return chapterId(nome) === IN_BREVE && fields["domande"] !== undefined
        ? "Toglile: qui le cifre sono quelle delle domande."
        : null;
    case "in_evidenza":
      if (folder === "cantieri" && nome !== EACH) return null;
      return "Toglila: si stampa soltanto dal testo di un cantiere, che ha il suo codice per nome.";
    case "domande":
      return chapterId(nome) === IN_BREVE && !isPart ? null : "Toglile: si stampano soltanto in «In breve».";
    default:
      return null;
  }
}

const IN_BREVE: ChapterId = "in-breve";

/** Id of the chapter that a text opens: `05-risorse` → `risorse`; null for a text that is part of another. */
export const chapterId = (nome: string): string | null => /^(?:\d+|[A-Z])-([a-z0-9-]+)$/.exec(nome)?.[1] ?? null;

// The references a text may hold: {{figura "volontari" zona="nord"}}, {{grafico "volontari-ore"}}… One implementation,
// called by the Markdown rules (texts of the authors) and by the Handlebars helpers (templates), so both say the same.
import { figuraId, SEGNI } from "../../schemas/figura.ts";
import type { Capitolo, Parte, ReportModel } from "../../schemas/report-model.ts";
import { formatDate, formatValue } from "../../schemas/unita.ts";
import { anchorOfChapter, anchorOfProspetto } from "./anchors.ts";
import { escapeHtml } from "./escape.ts";

export interface Reference {
  readonly name: string;
  readonly args: readonly string[];
  readonly hash: Readonly<Record<string, string>>;
}

/** Where a reference stands: it decides which instance of a prospetto is meant and what is listed at the chapter's end. */
export interface Place {
  readonly capitolo: Capitolo;
  readonly parte: Parte;
}

/** What a text quoted, in order of appearance; `prospetti` also stops the same chart from being printed twice. */
export interface Quoted {
  readonly figure: Set<string>;
  readonly fatti: Set<string>;
  readonly prospetti: Set<string>;
}

export interface ReferenceScope {
  readonly model: ReportModel;
  readonly place: Place;
  readonly quoted: Quoted;
  /** Markup of a placed prospetto. */
  readonly prospetto: (id: string) => string;
}

/** A reference that names nothing in the model. The message is an Italian sentence without its place. */
export class UnknownReference extends Error {
  override readonly name = "UnknownReference";
}

/** Every reference there is; each is also a helper of the templates. */
export const REFERENCES = ["parte", "figura", "grafico", "tavola", "fatto", "nome", "edizione", "rif"] as const;
export const BLOCK_REFERENCES: ReadonlySet<string> = new Set(["grafico", "tavola"]);

const TOKEN = /\s*(?:([a-z_]+)\s*=\s*)?(?:"([^"]*)"|(parte))/uy;

/** Reads `figura "id" dim="x"`, the text between the braces. Throws UnknownReference when it is not written so. */
export function parseReference(source: string, place: Place): Reference {
  const name = /^\s*([a-z]+)/u.exec(source);
  if (!name?.[1]) throw new UnknownReference("il riferimento non comincia con un nome, per esempio figura");
  const args: string[] = [];
  const hash: Record<string, string> = {};
  let at = name[0].length;
  while (source.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) throw new UnknownReference('i nomi vanno tra virgolette dritte, per esempio {{figura "volontari"}}');
    const value = token[3] === undefined ? (token[2] ?? "") : place.parte.id;
    if (token[1]) hash[token[1]] = value;
    else args.push(value);
    at = TOKEN.lastIndex;
  }
  return { name: name[1], args, hash };
}

/** The HTML of one reference. Throws UnknownReference with a sentence that says what is not there. */
export function resolveReference(reference: Reference, scope: ReferenceScope): string {
  const [first, second] = reference.args;
  const { model, place, quoted } = scope;
  switch (reference.name) {
    case "parte":
      return escapeHtml(place.parte.titolo);
    case "figura":
      return figura(required(first, reference), reference.hash, scope);
    case "grafico":
    case "tavola":
      return scope.prospetto(findProspetto(required(first, reference), reference, scope));
    case "fatto": {
      const fatto = model.fatti[required(first, reference)];
      if (!fatto) throw new UnknownReference(`nessun fatto si chiama «${first}»`);
      quoted.fatti.add(first ?? "");
      return `<span class="fatto">${escapeHtml(fatto.testo)}</span>`;
    }
    case "nome":
      return escapeHtml(memberName(model, required(first, reference), required(second, reference)));
    case "edizione":
      return escapeHtml(edizioneField(model, required(first, reference)));
    case "rif":
      return link(required(first, reference), reference, scope);
    default:
      throw new UnknownReference(`«${reference.name}» non è un riferimento conosciuto`);
  }
}

function required(argument: string | undefined, { name }: Reference): string {
  if (argument === undefined) throw new UnknownReference(`a «${name}» manca il nome tra virgolette`);
  return argument;
}

function figura(misura: string, dims: Reference["hash"], { model, quoted }: ReferenceScope): string {
  const id = figuraId(misura, dims);
  const figura = model.figure[id];
  if (!figura) throw new UnknownReference(`nessuna figura del modello ha l’identificativo «${id}»`);
  quoted.figure.add(id);
  return `<span class="figura" data-figura="${escapeHtml(id)}">${figuraText(figura)}</span>`;
}

/** A number as a sentence says it; a state without number is its sign, explained. */
function figuraText({ stato, valore, unita }: ReportModel["figure"][string]): string {
  if (valore !== null && (stato === "valore" || stato === "stimato")) {
    return escapeHtml(formatValue(valore, unita, "prosa"));
  }
  const { segno, legenda } = SEGNI[stato === "valore" ? "non-disponibile" : stato];
  return `<abbr title="${escapeHtml(legenda)}">${escapeHtml(segno)}</abbr>`;
}

/** Instances of a prospetto are `id--codice`: named by the argument, else that of the parte, else the plain one. */
function findProspetto(id: string, { hash }: Reference, { model, place }: ReferenceScope): string {
  const codes = Object.values(hash);
  const candidates = codes.length > 0 ? codes.map((code) => `${id}--${code}`) : [`${id}--${place.parte.id}`, id];
  const found = candidates.find((candidate) => model.prospetti[candidate] !== undefined);
  if (found === undefined)
    throw new UnknownReference(`nessun grafico o tavola si chiama «${candidates.join("» o «")}»`);
  return found;
}

function memberName(model: ReportModel, list: string, code: string): string {
  const members = model.membri[list];
  if (!members) throw new UnknownReference(`nessun elenco si chiama «${list}»`);
  const member = members.find(({ codice }) => codice === code);
  if (!member) throw new UnknownReference(`nell’elenco «${list}» non c’è il codice «${code}»`);
  return member.nome;
}

function edizioneField({ edizione }: ReportModel, field: string): string {
  const entry = Object.entries(edizione).find(([name, value]) => name === field && typeof value !== "boolean");
  if (!entry) throw new UnknownReference(`l’edizione non ha il campo «${field}»`);
  return formatDate(String(entry[1]));
}

/** «Grafico 5.2», and in print «Grafico 5.2, p. 41»: the page is written by the PDF step in `data-pagina`. */
function link(id: string, reference: Reference, scope: ReferenceScope): string {
  const chapter = scope.model.capitoli.find((capitolo) => capitolo.id === id);
  if (chapter) return linkWithPage(anchorOfChapter(chapter), `capitolo\u00a0${chapter.numero}`);
  const found = findProspetto(id, reference, scope);
  const prospetto = scope.model.prospetti[found];
  if (!prospetto) throw new UnknownReference(`nessun grafico o tavola si chiama «${found}»`);
  return linkWithPage(
    anchorOfProspetto(prospetto),
    `${prospetto.tipo === "grafico" ? "Grafico" : "Tavola"}\u00a0${prospetto.numero}`,
  );
}

export function linkWithPage(anchor: string, text: string): string {
  const page = `<span class="a-pagina">, p. <span data-pagina="${escapeHtml(anchor)}"></span></span>`;
  return `<a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a>${page}`;
}

// What a reference means, by the names that are known where it is asked: of an edition while the model is made, of the
// model while the page is. One resolver, so that both say the same.
import { REFERENCES, type Reference, type ReferenceName, UnknownReference } from "./riferimento.ts";
import { instead, type KnownName, type UnknownName } from "./text.ts";

/** The names a text may use: of an edition while the model is made, of the model while the page is. */
export interface Vocabulary {
  /** What is wrong with a point of a misura; null when the figura is there. */
  readonly figura: (misura: string, dims: Reference["hash"]) => UnknownName | null;
  /** Ids of tables and charts; one made for each part is `id--codice`. */
  readonly prospetti: ReadonlySet<string>;
  /** The dimension that the parts of a table or chart are of; null when it has none, or it is not known here. */
  readonly per: (id: string) => string | null;
  /** Why a table that is declared is not in this edition; null for one that is there, or is nowhere. */
  readonly senzaRighe?: (id: string) => UnknownName | null;
  readonly fatti: readonly string[];
  readonly membri: Readonly<Record<string, readonly KnownName[]>>;
  /** Fields of the edition that a text may print. */
  readonly campi: readonly string[];
  readonly capitoli: readonly string[];
}

export type Resolved =
  | { readonly tipo: "parte" }
  | { readonly tipo: "figura"; readonly misura: string; readonly dims: Reference["hash"] }
  | { readonly tipo: "prospetto" | "rimando" | "capitolo" | "fatto" | "campo"; readonly id: string }
  | { readonly tipo: "nome"; readonly nome: string };

/** How many unnamed arguments each reference takes, and whether it takes named ones. */
const SHAPE: Readonly<Record<ReferenceName, { readonly args: number; readonly hash: boolean }>> = {
  parte: { args: 0, hash: false },
  figura: { args: 1, hash: true },
  grafico: { args: 1, hash: true },
  tavola: { args: 1, hash: true },
  fatto: { args: 1, hash: false },
  nome: { args: 2, hash: false },
  edizione: { args: 1, hash: false },
  rif: { args: 1, hash: true },
};
const isReference = (name: string): name is ReferenceName => Object.hasOwn(SHAPE, name);

/** What a reference means in the part it stands in. Throws UnknownReference, with the nearest known name. */
export function resolveReference(reference: Reference, parte: string, names: Vocabulary): Resolved {
  const { name, args, hash } = reference;
  if (!isReference(name))
    throw new UnknownReference(`«${name}» non è un riferimento conosciuto`, instead(name, [...REFERENCES]));
  const [first = "", second = ""] = args;
  if (args.length < SHAPE[name].args) throw new UnknownReference(`a «${name}» manca il nome tra virgolette`);
  const surplus = args[SHAPE[name].args] ?? (SHAPE[name].hash ? undefined : Object.keys(hash)[0]);
  if (surplus !== undefined) throw new UnknownReference(`«${surplus}» è di troppo dopo «${name}»`, "Toglilo.");
  switch (name) {
    case "parte":
      return { tipo: "parte" };
    case "figura": {
      const wrong = names.figura(first, hash);
      if (wrong !== null) throw new UnknownReference(wrong.cosa, wrong.rimedio);
      return { tipo: "figura", misura: first, dims: hash };
    }
    case "grafico":
    case "tavola":
      return { tipo: "prospetto", id: findProspetto(first, hash, parte, names) };
    case "fatto":
      if (names.fatti.length === 0)
        throw new UnknownReference(
          "l’edizione non ha nessun fatto",
          "Aggiungilo a progetto/fatti.csv, o togli il riferimento.",
        );
      return { tipo: "fatto", id: known(first, names.fatti, `nessun fatto si chiama «${first}»`) };
    case "nome":
      return { tipo: "nome", nome: memberName(first, second, names.membri) };
    case "edizione":
      return { tipo: "campo", id: known(first, names.campi, `l’edizione non ha il campo «${first}»`) };
    case "rif":
      if (names.capitoli.includes(first)) {
        const [extra] = Object.keys(hash);
        if (extra !== undefined) throw new UnknownReference(`«${extra}» è di troppo dopo «${first}»`, "Toglilo.");
        return { tipo: "capitolo", id: first };
      }
      return { tipo: "rimando", id: findProspetto(first, hash, parte, names) };
  }
}

function known(name: string, names: readonly string[], cosa: string): string {
  if (names.includes(name)) return name;
  throw new UnknownReference(cosa, instead(name, names));
}

/** Instances of a prospetto are `id--codice`: named by the argument, else that of the parte, else the plain one. */
export function findProspetto(
  id: string,
  hash: Reference["hash"],
  parte: string,
  { prospetti, per, capitoli, senzaRighe }: Pick<Vocabulary, "prospetti" | "per" | "capitoli" | "senzaRighe">,
): string {
  const [named, another] = Object.entries(hash);
  if (another !== undefined) throw new UnknownReference(`«${another[0]}» è di troppo dopo «${id}»`, "Toglilo.");
  const candidates = named === undefined ? [`${id}--${parte}`, id] : [`${id}--${named[1]}`];
  const found = candidates.find((candidate) => prospetti.has(candidate));
  const dimensione = per(id);
  if (found !== undefined && (named === undefined || dimensione === null || dimensione === named[0])) return found;
  const codes = [...prospetti].flatMap((key) => (key.startsWith(`${id}--`) ? [key.slice(id.length + 2)] : []));
  if (named !== undefined && codes.length > 0) {
    if (dimensione !== null && dimensione !== named[0])
      throw new UnknownReference(
        `«${id}» c’è per ogni ${dimensione}, non per «${named[0]}»`,
        `Scrivi ${dimensione}="…".`,
      );
    throw new UnknownReference(`«${named[1]}» non è tra le parti di «${id}»`, instead(named[1], codes));
  }
  if (codes.length > 0)
    throw new UnknownReference(
      `«${id}» c’è per ogni ${dimensione ?? "parte"}: qui va detto quale`,
      `Scrivi, dopo il nome, ${dimensione ?? "parte"}="…" con uno di questi: ${codes.join(", ")}.`,
    );
  if (named !== undefined && prospetti.has(id))
    throw new UnknownReference(`«${named[0]}» è di troppo: «${id}» non è diviso in parti`, "Toglilo.");
  const empty = senzaRighe?.(id) ?? null;
  if (empty !== null) throw new UnknownReference(empty.cosa, empty.rimedio);
  const bases = [...new Set([...prospetti].map((key) => key.split("--")[0] ?? key))];
  throw new UnknownReference(`nessun grafico o tavola si chiama «${id}»`, instead(id, [...bases, ...capitoli]));
}

function memberName(list: string, code: string, membri: Vocabulary["membri"]): string {
  const members = Object.hasOwn(membri, list) ? membri[list] : undefined;
  if (!members) throw new UnknownReference(`nessun elenco si chiama «${list}»`, instead(list, Object.keys(membri)));
  const member = members.find(({ codice }) => codice === code);
  if (!member) throw new UnknownReference(`nell’elenco «${list}» non c’è il codice «${code}»`, instead(code, members));
  return member.nome;
}

// What is told of the cells of one file with one sentence: where they are, and what of them is not in its words.
import { createHash, type Hash } from "node:crypto";
import { ALTRE, DETTO, type Diagnostic, type Luogo } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";

/** Places named for one sentence; all are counted. */
const MAX_PLACES = 1000;

export interface Sentence {
  readonly diagnostic: Diagnostic;
  readonly words: string;
  /** What its first cell holds. */
  readonly mostrato: string;
  readonly luoghi: Luogo[];
  quanti: number;
  /** Cells told together with this one although their words would differ. */
  altre: number;
  /** Of what cells say that are told together with this one and say something else; null where none does. */
  detto: Hash | null;
  /** What the first cells told together hold, and what is proposed for them; null where one of them has no proposal. */
  mostrati: string[];
  proposte: string[] | null;
  /** It is told together with another one. */
  isTaken: boolean;
}

/** A cell, what is told of it and what is proposed for it. */
interface Told {
  readonly words: string;
  readonly mostrato: string;
  readonly luogo: Luogo;
  readonly proposta: string | undefined;
}

/** The sentences of one fault of one column. */
export class SentenceGroup {
  private readonly most: number;
  private readonly byWords = new Map<string, Sentence>();
  /** Those that tell one root fault, while they are few; of many the first alone. */
  private readonly byRoot = new Map<string, Sentence[]>();
  private last: Sentence | null = null;

  /** Cells beyond so many sentences are told together with the last. */
  constructor(most: number) {
    this.most = most;
  }

  /** The sentence that is begun with the cell; null where it is told with another one. */
  add(cell: Told, root: string | null, tell: () => Diagnostic): Sentence | null {
    const { words, mostrato, luogo } = cell;
    const alike = root === null ? [] : (this.byRoot.get(root) ?? []);
    const [first] = alike;
    const same = this.byWords.get(words);
    const isOver = this.byWords.size >= this.most;
    if (same !== undefined) again(same, cell);
    else if (first !== undefined && first.altre > 0) together(first, cell);
    else if (isOver && this.last !== null) together(this.last, { ...cell, proposta: undefined });
    else {
      const made = { ...sentenceOf(tell()), words, mostrato, luoghi: [luogo], quanti: 1 };
      this.last = made;
      this.byWords.set(words, made);
      if (root !== null) this.byRoot.set(root, [...alike, made]);
      if (root !== null && first !== undefined && alike.length >= FEW) this.join(first, [...alike.slice(1), made]);
      return made;
    }
    return null;
  }

  private join(first: Sentence, others: readonly Sentence[]): void {
    for (const each of others) {
      this.byWords.delete(each.words);
      each.isTaken = true;
      const proposta = each.proposte?.[0];
      for (const luogo of each.luoghi) together(first, { ...each, luogo, proposta });
      const unnamed = each.quanti - each.luoghi.length;
      first.quanti += unnamed;
      first.altre += unnamed;
    }
    this.last = first;
  }
}
/** So many cells are sooner answered one by one (COLLECTING.md A8). */
const FEW = 3;

export function sentenceOf(diagnostic: Diagnostic): Sentence {
  const { luoghi, quanti, proposta } = diagnostic;
  const proposte = proposta === null ? null : [proposta.dopo];
  return {
    ...{ diagnostic, words: "", mostrato: "", luoghi: [...luoghi], quanti, altre: 0, detto: null },
    ...{ mostrati: [diagnostic.mostrato ?? ""], proposte, isTaken: false },
  };
}

/** Another cell that says the same. */
function again(sentence: Sentence, { words, mostrato, luogo }: Told): void {
  addPlace(sentence, luogo);
  if (mostrato !== sentence.mostrato) note(sentence, words, mostrato);
}

/** A cell that says something else, told together with it. */
function together(sentence: Sentence, { words, mostrato, luogo, proposta }: Told): void {
  addPlace(sentence, luogo);
  sentence.altre++;
  note(sentence, words, mostrato);
  if (proposta === undefined) sentence.proposte = null;
  else if (sentence.mostrati.length <= LISTED) {
    sentence.proposte?.push(proposta);
    sentence.mostrati.push(mostrato);
  }
}
/** Cells of which what they hold, and what is proposed for them, is told by name. */
const LISTED = 6;

function note(sentence: Sentence, words: string, mostrato: string): void {
  sentence.detto ??= createHash("sha256");
  sentence.detto.update(`${words}\u0000${mostrato}\u0001`);
}

export function diagnosticOf({ diagnostic, luoghi, quanti, altre, detto, mostrati, proposte }: Sentence): Diagnostic {
  const params = {
    ...diagnostic.params,
    ...(altre === 0 ? {} : { [ALTRE]: altre }),
    ...(detto === null ? {} : { [DETTO]: detto.copy().digest("hex").slice(0, 15) }),
  };
  const one = { ...diagnostic, luoghi, quanti, params };
  if (altre === 0 || diagnostic.proposta === null) return one;
  if (proposte === null) return { ...one, proposta: null };
  const listed = (each: readonly string[]): string =>
    elenca(quanti > LISTED ? [...each.slice(0, LISTED - 1), `altre ${quanti - LISTED + 1}`] : each);
  return { ...one, mostrato: listed(mostrati), proposta: { ...diagnostic.proposta, dopo: listed(proposte) } };
}

function addPlace(sentence: Sentence, luogo: Luogo): void {
  sentence.quanti++;
  if (sentence.luoghi.length < MAX_PLACES) sentence.luoghi.push(luogo);
}

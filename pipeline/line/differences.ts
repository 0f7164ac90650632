// What changed in what an ente declared: from one arrival to another of the same edition, or from the edition before.
import type { Blocco } from "../../schemas/blocco.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI, blockOf } from "../../schemas/questionario.ts";
import type { SectionHead } from "../../schemas/reading.ts";
import { type Difference, differencesOf } from "../collect/differences.ts";
import { checkRows } from "../collect/kept-readings.ts";
import type { Candidate } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import { type SectionRow, sectionRows } from "../store/section-rows.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./flows.ts";
import { type Collection, intake, withWholeReadings } from "./intake.ts";

/** A section of an arrival. */
export interface Side {
  readonly protocollo: number;
  readonly file: string;
  readonly stato: SectionHead["stato"];
  readonly righe: number;
}

/** A table of an ente, in two versions; null where one of them has it not. */
export interface Compared {
  readonly ente: string;
  readonly blocco: Blocco;
  readonly prima: Side | null;
  readonly ora: Side | null;
  readonly differenze: readonly Difference[];
}

type ReadEffects = Pick<Effects, "now" | "progress" | "budget">;
type Arrival = Collection["letti"][number];

/** A section with where its rows lie. */
interface Section extends Side {
  readonly ente: string;
  readonly blocco: string;
  readonly rows: string;
}

const sectionOf = (arrival: Arrival, ente: string, { blocco, stato, contate }: SectionHead): Section => ({
  ...{ ente, blocco, stato, righe: contate, rows: arrival.kept.rows },
  protocollo: arrival.ricezione.protocollo,
  file: arrival.ricezione.nome,
});

/** The section that a candidate of a collection is of. */
function sectionsIn({ letti }: Collection): (candidate: Candidate) => Section {
  const arrivals = new Map(letti.map((each) => [each.ricezione.protocollo, each]));
  return ({ protocollo, ente, sezione }) => {
    const arrival = arrivals.get(protocollo);
    if (arrival === undefined) throw new Error(`arrival ${protocollo} is not in the collection`);
    return sectionOf(arrival, ente, sezione);
  };
}

const idOf = ({ ente, blocco }: Pick<Section, "ente" | "blocco">): string => `${ente}\n${blocco}`;

/** Two arrivals by number: what the second says beside what the first said, for every ente in either. */
export interface TwoArrivals {
  readonly da: number;
  readonly a: number;
}

/** Of every ente, or of one: what counts beside the newest that it replaced. */
export async function sinceReplaced(
  edizione: Edizione,
  ente: string | null,
  effects: ReadEffects,
): Promise<Compared[]> {
  return compared(edizione, effects, (raccolta) => {
    const section = sectionsIn(raccolta);
    const own = raccolta.superate.filter(({ vale }) => ente === null || vale.ente === ente);
    // The sections of one ente and block are told from the oldest to the newest.
    const newest = new Map(own.map((each) => [idOf({ ente: each.vale.ente, blocco: each.vale.sezione.blocco }), each]));
    return [...newest.values()].map(({ vale, altra }) => ({ prima: section(altra), ora: section(vale) }));
  });
}

/** The number of an arrival that never was. */
export class NoSuchArrival extends Error {
  override readonly name = "NoSuchArrival";
  readonly protocollo: number;
  constructor(protocollo: number) {
    super(`there is no arrival ${protocollo}`);
    this.protocollo = protocollo;
  }
}

/** Two arrivals, whether they count or not. Throws NoSuchArrival. */
export async function betweenArrivals(
  edizione: Edizione,
  { da, a }: TwoArrivals,
  effects: ReadEffects,
): Promise<Compared[]> {
  return compared(edizione, effects, ({ letti }) => {
    const of = (protocollo: number): Section[] => {
      const arrival = letti.find(({ ricezione }) => ricezione.protocollo === protocollo);
      if (arrival === undefined) throw new NoSuchArrival(protocollo);
      return arrival.lettura.invii.flatMap(({ ente, sezioni }) =>
        sezioni.map((each) => sectionOf(arrival, ente, each)),
      );
    };
    return matched(of(da), of(a));
  });
}

/** What counts beside what counted in the edition before, question by question. */
export async function sinceYearBefore(
  edizione: Edizione,
  before: Edizione,
  ente: string | null,
  effects: ReadEffects,
): Promise<Compared[]> {
  const counting = (raccolta: Collection): Section[] =>
    raccolta.valide.filter((each) => ente === null || each.ente === ente).map(sectionsIn(raccolta));
  const then = await withWholeReadings(() => intake(before, effects));
  await checkRows(then.letti, new Set(counting(then).map(({ rows }) => rows)));
  return compared(edizione, effects, (raccolta) => matched(counting(then), counting(raccolta)));
}

interface Pair {
  readonly prima: Section | null;
  readonly ora: Section | null;
}

function matched(prima: readonly Section[], ora: readonly Section[]): Pair[] {
  const before = new Map(prima.map((each) => [idOf(each), each]));
  const now = new Map(ora.map((each) => [idOf(each), each]));
  return [...new Set([...before.keys(), ...now.keys()])].map((id) => ({
    prima: before.get(id) ?? null,
    ora: now.get(id) ?? null,
  }));
}

async function compared(
  edizione: Edizione,
  effects: ReadEffects,
  choose: (raccolta: Collection) => readonly Pair[],
): Promise<Compared[]> {
  return withWholeReadings(async () => {
    const raccolta = await intake(edizione, effects);
    const pairs = choose(raccolta);
    await checkRows(raccolta.letti, new Set(pairs.flatMap(({ prima, ora }) => [prima?.rows ?? "", ora?.rows ?? ""])));
    return withStore(edizione, raccolta, effects.budget, async (store) => {
      const all: Compared[] = [];
      // Of two files that hold many enti each table is read once, not once for each of them.
      const filesOf = ({ prima, ora }: Pair): string => [prima?.rows, ora?.rows, (ora ?? prima)?.blocco].join("\n");
      for (const together of Map.groupBy(pairs, filesOf).values()) all.push(...(await compare(store, together)));
      const order = new Map(BLOCCHI.map(({ id }, at) => [id, at]));
      const rank = ({ blocco }: Compared): number => order.get(blocco.id) ?? 0;
      return all.sort((one, other) =>
        one.ente === other.ente ? rank(one) - rank(other) : one.ente < other.ente ? -1 : 1,
      );
    });
  });
}

/** Pairs of one block in the same two files. */
async function compare(store: Store, pairs: readonly Pair[]): Promise<Compared[]> {
  const [first] = pairs;
  const blocco = blockOf((first?.ora ?? first?.prima)?.blocco ?? "");
  if (blocco === undefined) return [];
  const rowsOf = async (sections: readonly (Section | null)[]) => {
    const filled = sections.filter((each) => each !== null && each.righe > 0);
    const [one] = filled;
    if (one == null) return new Map<string, readonly SectionRow[]>();
    return sectionRows(store, { file: one.rows, enti: filled.flatMap((each) => each?.ente ?? []), blocco });
  };
  const before = await rowsOf(pairs.map(({ prima }) => prima));
  const now = await rowsOf(pairs.map(({ ora }) => ora));
  const side = (section: Section | null): Side | null =>
    section === null ? null : (({ protocollo, file, stato, righe }) => ({ protocollo, file, stato, righe }))(section);
  return pairs.map(({ prima, ora }): Compared => {
    const own = (rows: typeof now, section: Section | null): readonly SectionRow[] =>
      section === null || section.righe === 0 ? [] : (rows.get(section.ente) ?? []);
    const differenze = differencesOf(blocco, own(before, prima), own(now, ora));
    return { ente: (ora ?? prima)?.ente ?? "", blocco, prima: side(prima), ora: side(ora), differenze };
  });
}

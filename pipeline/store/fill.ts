// Records and tables of the edition → the database.
import type { Blocco, Surroundings } from "../../schemas/blocco.ts";
import { isNumerica, type StoredValue } from "../../schemas/cella.ts";
import type { Edizione, ListEntry, Lists } from "../../schemas/edizione.ts";
import type { Riga } from "../../schemas/reading.ts";
import type { SqlValue, Store } from "./store.ts";

/** The rows of one block that one submission contributes. */
export interface Contribution {
  readonly ente: string;
  readonly protocollo: number;
  readonly foglio: string;
  readonly righe: readonly Riga[];
}

/** Inserts a block's rows; returns how many. */
export function fillBlocco(
  store: Store,
  blocco: Blocco,
  contributi: Iterable<Contribution>,
  liste: Lists,
): Promise<number> {
  return store.insert(blocco.id, rowsOf(blocco, contributi, attributes(liste)));
}

function* rowsOf(
  blocco: Blocco,
  contributi: Iterable<Contribution>,
  attributo: Surroundings["attributo"],
): Generator<SqlValue[]> {
  const fields = Object.entries(blocco.campi).map(([name, { cella }]) => ({ name, cella, numeric: isNumerica(cella) }));
  const derivate = Object.values(blocco.derivate ?? {});
  for (const { ente, protocollo, foglio, righe } of contributi) {
    for (const { numero, valori, vuoti, grezzi } of righe) {
      const row: SqlValue[] = [ente, protocollo, foglio, numero, JSON.stringify(grezzi)];
      const byName: Record<string, StoredValue | null> = {};
      for (const [i, { name, numeric }] of fields.entries()) {
        const value = valori[i] ?? null;
        byName[name] = value;
        row.push(value);
        if (numeric) row.push(vuoti[i] ?? null);
      }
      for (const derivata of derivate) {
        if ("calcola" in derivata) row.push(derivata.calcola(byName, { ente, attributo }));
        else row.push(attributeOf(blocco, byName[derivata.campo], derivata, attributo));
      }
      yield row;
    }
  }
}

function attributeOf(
  blocco: Blocco,
  code: StoredValue | null | undefined,
  { campo, attributo: name }: { campo: string; attributo: string },
  attributo: Surroundings["attributo"],
): string | null {
  const cella = blocco.campi[campo]?.cella;
  if (typeof code !== "string" || cella?.tipo !== "codice") return null;
  return attributo(cella.lista, code, name) || null;
}

function attributes(liste: Lists): Surroundings["attributo"] {
  const index = new Map(
    Object.entries(liste).map(([name, voci]) => [
      name,
      new Map(voci.map((voce): [string, ListEntry] => [voce.codice, voce])),
    ]),
  );
  return (lista, codice, attributo) => index.get(lista)?.get(codice)?.attributi[attributo] ?? "";
}

/** Inserts registry, territory and project accounts. `risposto` are the enti of which something counts. */
export async function fillRiferimenti(store: Store, edizione: Edizione, risposto: ReadonlySet<string>): Promise<void> {
  const zonaOf = new Map(edizione.quartieri.map(({ codice, zona }) => [codice, zona]));
  await store.insert(
    "enti",
    edizione.enti.map((e) => [
      e.codice,
      e.tipo,
      e.forma_giuridica,
      e.zona_sede,
      e.cantiere_principale,
      risposto.has(e.codice) ? "si" : "no",
    ]),
  );
  await store.insert(
    "quartieri",
    edizione.quartieri.map(({ codice, zona }) => [codice, zona]),
  );
  const { popolazione } = edizione;
  await store.insert(
    "residenti_quartiere",
    popolazione
      .filter((p) => p.quartiere !== "" && p.fascia === "")
      .map((p) => [p.quartiere, zonaOf.get(p.quartiere) ?? null, p.residenti]),
  );
  await store.insert(
    "residenti_eta",
    popolazione.filter((p) => p.quartiere === "" && p.fascia !== "").map((p) => [p.fascia, p.residenti]),
  );
  await store.insert(
    "conti",
    edizione.conti.map((c) => [c.anno, c.finanziatore, c.nome, Math.round(c.importo * 100)]),
  );
}

// The lists that the questions name are those of the edition. A question whose list is nowhere would refuse every answer
// and blame who gave it; a list that no question names is a misspelt one.

import type { Blocco } from "../../schemas/blocco.ts";
import type { EdizioneYaml, Lists } from "../../schemas/edizione.ts";
import { RUOLI } from "../../schemas/liste.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { REFERENCE_TABLES } from "../../schemas/reference-tables.ts";
import { instead } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";

interface Named {
  readonly lista: string;
  /** Who names it, for people: «la domanda «titolo_uso» del blocco «immobili»». */
  readonly da: string;
  /** Attribute that its members must have, for what follows from them. */
  readonly attributo?: string;
}

/** The lists that the questions of an edition, and what follows from them, name. */
function namedLists(blocchi: readonly Blocco[], anno: number): Named[] {
  const asked = blocchi
    .filter(({ since }) => since <= anno)
    .flatMap(({ id, campi, derivate }): Named[] => [
      ...Object.entries(campi).flatMap(([campo, { cella, since }]) =>
        cella.tipo === "codice" && since <= anno
          ? [{ lista: cella.lista, da: `la domanda «${campo}» del blocco «${id}»` }]
          : [],
      ),
      ...Object.entries(derivate ?? {}).flatMap(([name, derivata]) => {
        const da = `la colonna «${name}» del blocco «${id}»`;
        const asked = "campo" in derivata ? [derivata] : derivata.altro_ente;
        const attributes = asked.flatMap(({ campo, attributo }): Named[] => {
          const cella = campi[campo]?.cella;
          return cella?.tipo === "codice" && attributo !== undefined ? [{ lista: cella.lista, da, attributo }] : [];
        });
        return "campo" in derivata ? [{ lista: derivata.lista, da }, ...attributes] : attributes;
      }),
    ]);
  const tables = Object.values(REFERENCE_TABLES).flatMap(({ id, campi }) =>
    Object.entries(campi).flatMap(([name, { cella }]) =>
      cella.tipo === "codice" ? [{ lista: cella.lista, da: `la colonna «${name}» della tabella «${id}»` }] : [],
    ),
  );
  return [...asked, ...tables];
}

/** Throws EdizioneRotta for a list that a question names and the edition lacks, or that the edition has for nobody. */
export function checkLists(
  yaml: EdizioneYaml,
  liste: Lists,
  lineOf: (path: readonly PropertyKey[]) => number | null,
  blocchi: readonly Blocco[] = BLOCCHI,
): void {
  const anyYear = new Set(namedLists(blocchi, Number.POSITIVE_INFINITY).map(({ lista }) => lista));
  const extra = Object.keys(yaml.codelist).filter((name) => !anyYear.has(name));
  for (const { lista, da, attributo } of namedLists(blocchi, yaml.anno)) {
    const voci = Object.hasOwn(liste, lista) ? liste[lista] : undefined;
    if (voci === undefined && !Object.hasOwn(RUOLI, lista))
      throw new EdizioneRotta(
        "edizione.yaml",
        lineOf(["codelist"]),
        `manca l'elenco «${lista}», che serve a ${da}`,
        extra.length === 0
          ? "Scrivilo sotto codelist, oppure correggi il nome nel questionario."
          : `Sotto codelist c'è «${extra.join("», «")}», che nessuna domanda usa: è lo stesso? Correggi il nome nell'edizione o nel questionario.`,
      );
    const [first] = voci ?? [];
    if (attributo !== undefined && first !== undefined && !Object.hasOwn(first.attributi, attributo))
      throw new EdizioneRotta(
        "edizione.yaml",
        lineOf(["codelist", lista]),
        `le voci dell'elenco «${lista}» non dicono «${attributo}», che serve a ${da}`,
        instead(attributo, Object.keys(first.attributi)),
      );
  }
  const [unused] = extra;
  if (unused !== undefined)
    throw new EdizioneRotta(
      "edizione.yaml",
      lineOf(["codelist", unused]),
      `nessuna domanda usa l'elenco «${unused}»`,
      instead(unused, [...anyYear]),
    );
}

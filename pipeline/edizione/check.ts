// The tables of an edition must speak of the same zone, cantieri and enti: an unknown code stops the run, because its
// figures would silently vanish from every table.
import type { z } from "zod";
import type {
  decisioneSchema,
  organoSchema,
  popolazioneSchema,
  propostaSchema,
  quartiereSchema,
  voceSchema,
  zonaSchema,
} from "../../schemas/edition-tables.ts";
import { FILE_VOCI } from "../../schemas/edition-tables.ts";
import type { EdizioneYaml, Ente } from "../../schemas/edizione.ts";
import { FUORI_CITTA, TRASVERSALE, TUTTA_LA_CITTA } from "../../schemas/liste.ts";
import { instead } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import type { Numbered } from "./tables.ts";

interface Tables {
  readonly yaml: EdizioneYaml;
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
  readonly zone: readonly Numbered<z.infer<typeof zonaSchema>>[];
  readonly quartieri: readonly Numbered<z.infer<typeof quartiereSchema>>[];
  readonly enti: readonly Numbered<Ente>[];
  readonly popolazione: readonly Numbered<z.infer<typeof popolazioneSchema>>[];
  readonly decisioni: readonly Numbered<z.infer<typeof decisioneSchema>>[];
  readonly organi: readonly Numbered<z.infer<typeof organoSchema>>[];
  readonly proposte: readonly Numbered<z.infer<typeof propostaSchema>>[];
  readonly voci: readonly Numbered<z.infer<typeof voceSchema>>[];
}

/** Throws EdizioneRotta at the first code that no list knows. */
export function checkReferences(tables: Tables): void {
  const { yaml, lineOf, zone, quartieri, enti, popolazione, decisioni, organi, proposte, voci } = tables;
  const zonaCodes = new Set(zone.map(({ row }) => row.codice));
  const cantieri = new Set(yaml.cantieri.map(({ codice }) => codice));
  known("territorio/quartieri.csv", quartieri, "zona", ({ zona }) => zona, zonaCodes);
  const withOutside = new Set([...zonaCodes, TUTTA_LA_CITTA.codice, FUORI_CITTA.codice]);
  known("enti.csv", enti, "zona_sede", ({ zona_sede }) => zona_sede, withOutside);
  known(
    "enti.csv",
    enti,
    "cantiere_principale",
    ({ cantiere_principale }) => cantiere_principale,
    new Set([...cantieri, TRASVERSALE.codice]),
  );
  known(
    "enti.csv",
    enti,
    "forma_giuridica",
    ({ forma_giuridica }) => forma_giuridica,
    codes(yaml.codelist["forme_giuridiche"] ?? []),
  );
  const quartiereCodes = new Set(["", ...quartieri.map(({ row }) => row.codice)]);
  known("territorio/popolazione.csv", popolazione, "quartiere", ({ quartiere }) => quartiere, quartiereCodes);
  known(
    "territorio/popolazione.csv",
    popolazione,
    "fascia",
    ({ fascia }) => fascia,
    new Set(["", ...codes(yaml.codelist["fasce_eta"] ?? [])]),
  );
  const ages = codes(yaml.codelist["fasce_eta"] ?? []);
  for (const [i, { codice, fascia }] of yaml.codelist.destinatari.entries()) {
    if (fascia !== undefined && !ages.has(fascia))
      stop(
        "edizione.yaml",
        lineOf(["codelist", "destinatari", i]),
        `i destinatari ${codice} hanno la fascia d'età «${fascia}», che non c'è`,
        fascia,
        ages,
      );
  }
  const anyCantiere = new Set([...cantieri, TRASVERSALE.codice]);
  known("progetto/proposte.csv", proposte, "cantiere", ({ cantiere }) => cantiere, anyCantiere);
  const occasioni = codes(yaml.codelist["occasioni"] ?? []);
  known("progetto/proposte.csv", proposte, "occasione", ({ occasione }) => occasione, occasioni);
  const proposed = new Set(proposte.map(({ row }) => row.codice).filter((code) => code !== ""));
  known(FILE_VOCI, voci, "proposta", ({ proposta }) => proposta, proposed);
  const agenzie = organi.filter(({ row }) => row.tipo === "agenzia");
  known("progetto/organi.csv", agenzie, "codice", ({ codice }) => codice, codes(yaml.agenzie));
  const gruppi = codes(yaml.codelist.gruppi_indicatori);
  for (const [i, { codice, cantiere, gruppo }] of yaml.indicatori.entries()) {
    const line = lineOf(["indicatori", i]);
    if (!cantieri.has(cantiere))
      stop(
        "edizione.yaml",
        line,
        `l'indicatore ${codice} è del cantiere «${cantiere}», che non c'è`,
        cantiere,
        cantieri,
      );
    if (gruppo !== undefined && !gruppi.has(gruppo))
      stop("edizione.yaml", line, `l'indicatore ${codice} è del gruppo «${gruppo}», che non c'è`, gruppo, gruppi);
  }
  const enteCodes = new Set(enti.map(({ row }) => row.codice));
  known("progetto/decisioni.csv", decisioni, "da", ({ da }) => da, enteCodes);
  known("progetto/decisioni.csv", decisioni, "a", ({ a }) => a, new Set(["", ...enteCodes]));
  for (const [i, { codice, ente }] of yaml.codelist.fonti.entries()) {
    if (ente !== undefined && !enteCodes.has(ente))
      stop(
        "edizione.yaml",
        lineOf(["codelist", "fonti", i]),
        `la fonte ${codice} indica l'ente «${ente}», che non è in enti.csv`,
        ente,
        new Set(),
      );
  }
}

const codes = (lista: readonly { codice: string }[]) => new Set(lista.map(({ codice }) => codice));

function known<T>(
  file: string,
  rows: readonly Numbered<T>[],
  column: string,
  value: (row: T) => string,
  allowed: ReadonlySet<string>,
): void {
  for (const { line, row } of rows) {
    const written = value(row);
    if (!allowed.has(written))
      stop(file, line, `la colonna ${column} dice «${written}», che l'edizione non conosce`, written, allowed);
  }
}

function stop(file: string, line: number | null, cosa: string, written: string, allowed: ReadonlySet<string>): never {
  const codes = [...allowed].filter((code) => code !== "");
  throw new EdizioneRotta(file, line, cosa, codes.length === 0 ? "Correggi il codice." : instead(written, codes));
}

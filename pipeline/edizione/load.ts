// An edition folder → Edizione. Everything that differs between years and cities comes from here; what is wrong in the
// folder stops the run with one sentence, because nothing that follows could be trusted.
import {
  commentoSchema,
  contoSchema,
  decisioneSchema,
  FILE_OBIETTIVI,
  FILE_VOCI,
  fabbisognoSchema,
  fattoSchema,
  glossarioSchema,
  obiettivoSchema,
  organoSchema,
  popolazioneSchema,
  propostaSchema,
  quartiereSchema,
  tappaSchema,
  voceSchema,
  zonaSchema,
} from "../../schemas/edition-tables.ts";
import { type Edizione, type EdizioneYaml, edizioneSchema, enteSchema } from "../../schemas/edizione.ts";
import { checkReferences } from "./check.ts";
import { checkLists } from "./check-liste.ts";
import { checkNames } from "./check-names.ts";
import { checkNeeds, FABBISOGNI } from "./check-needs.ts";
import { checkNumbers, POPOLAZIONE } from "./check-numbers.ts";
import { checkRowWords, checkWords } from "./check-words.ts";
import { checkYear, checkYearsNamed } from "./check-year.ts";
import { textOf } from "./file-text.ts";
import { COMMENTI, strayFiles } from "./folder.ts";
import { homonymFaults } from "./homonyms.ts";
import { leftovers } from "./leftovers.ts";
import { listeDi } from "./liste.ts";
import { groupFaults } from "./lone-groups.ts";
import { missingFile } from "./missing.ts";
import { readPanels } from "./panel.ts";
import { agreeing } from "./panel-agrees.ts";
import { readPrecedenti } from "./precedenti.ts";
import { sizeFaults } from "./sizes-agree.ts";
import { readTable } from "./tables.ts";
import { readTexts } from "./texts.ts";
import { checkTwice } from "./twice.ts";
import { type LinedYaml, readYamlText } from "./yaml.ts";

/** Reads and checks a folder. Throws EdizioneRotta, naming file, line and fix. */
export async function loadEdizione(cartella: string): Promise<Edizione> {
  const { data: yaml, lineOf } = await readYaml(cartella);
  const tables = await together({
    zone: readTable(cartella, "territorio/zone.csv", zonaSchema),
    quartieri: readTable(cartella, "territorio/quartieri.csv", quartiereSchema),
    enti: readTable(cartella, "enti.csv", enteSchema),
    popolazione: readTable(cartella, "territorio/popolazione.csv", popolazioneSchema),
    fabbisogni: readTable(cartella, FABBISOGNI, fabbisognoSchema, "facoltativo"),
    conti: readTable(cartella, "progetto/conti.csv", contoSchema, "facoltativo"),
    decisioni: readTable(cartella, "progetto/decisioni.csv", decisioneSchema, "facoltativo"),
    organi: readTable(cartella, "progetto/organi.csv", organoSchema, "facoltativo"),
    tappe: readTable(cartella, "progetto/tappe.csv", tappaSchema, "facoltativo"),
    proposte: readTable(cartella, "progetto/proposte.csv", propostaSchema, "facoltativo"),
    obiettivi: readTable(cartella, FILE_OBIETTIVI, obiettivoSchema, "facoltativo"),
    voci: readTable(cartella, FILE_VOCI, voceSchema, "facoltativo"),
    commenti: readTable(cartella, COMMENTI, commentoSchema, "facoltativo"),
    fatti: readTable(cartella, "progetto/fatti.csv", fattoSchema, "facoltativo"),
    glossario: readTable(cartella, "testi/glossario.csv", glossarioSchema, "facoltativo"),
  });
  const { zone, quartieri, enti, popolazione, fabbisogni, conti, decisioni, obiettivi, voci } = tables;
  const rows = <T>(table: readonly { row: T }[]) => table.map(({ row }) => row);
  checkTwice({ yaml, lineOf, ...tables });
  const liste = listeDi(yaml, rows(zone), rows(quartieri), rows(enti), rows(conti), rows(popolazione));
  checkReferences({ yaml, lineOf, ...tables });
  checkLists(yaml, liste, lineOf);
  checkNeeds(
    fabbisogni,
    { quartieri: rows(quartieri), popolazione: rows(popolazione) },
    yaml.codelist["destinatari"] ?? [],
  );
  const { testi, immagini, difetti } = await readTexts(cartella);
  const earlier = await readPrecedenti(cartella, yaml.anno);
  const panels = agreeing(await readPanels(cartella, yaml.anno), earlier.precedenti);
  return {
    cartella,
    yaml,
    liste,
    enti: rows(enti),
    quartieri: rows(quartieri),
    popolazione: rows(popolazione),
    fabbisogni: rows(fabbisogni),
    conti: rows(conti),
    decisioni: decisioni.map(({ line, row }) => ({ ...row, riga: line })),
    organi: rows(tables.organi),
    tappe: rows(tables.tappe),
    proposte: rows(tables.proposte),
    obiettivi: obiettivi.map(({ line, row }) => ({ ...row, riga: line })),
    voci: voci.map(({ line, row }) => ({ ...row, riga: line })),
    commenti: rows(tables.commenti),
    fatti: rows(tables.fatti),
    glossario: rows(tables.glossario),
    testi,
    immagini,
    precedenti: earlier.precedenti,
    panel: panels.panel,
    difetti: [
      ...checkYear(cartella, yaml, lineOf),
      ...checkYearsNamed(yaml, { conti, contati: { [POPOLAZIONE]: popolazione, [FABBISOGNI]: fabbisogni } }, lineOf),
      ...checkNumbers({ quartieri, popolazione, fasce: (liste["fasce_eta"] ?? []).map(({ codice }) => codice) }),
      ...checkNames(yaml, zone, quartieri, lineOf),
      ...(await leftovers(cartella, yaml, lineOf, testi)),
      ...checkWords(yaml, lineOf),
      ...checkRowWords({
        "territorio/zone.csv": zone,
        "territorio/quartieri.csv": quartieri,
        "enti.csv": enti,
        [FABBISOGNI]: fabbisogni,
        "progetto/conti.csv": conti,
        "progetto/decisioni.csv": decisioni,
        "progetto/organi.csv": tables.organi,
        "progetto/tappe.csv": tables.tappe,
        "progetto/proposte.csv": tables.proposte,
        [FILE_OBIETTIVI]: obiettivi,
        [FILE_VOCI]: voci,
        [COMMENTI]: tables.commenti,
        "progetto/fatti.csv": tables.fatti,
        "testi/glossario.csv": tables.glossario,
      }),
      ...(await strayFiles(cartella)),
      ...homonymFaults(enti),
      ...groupFaults(enti),
      ...sizeFaults(enti, panels.panel),
      ...difetti,
      ...earlier.difetti,
      ...panels.difetti,
    ],
  };
}

/** Waits for all, and keeps their names. */
async function together<T extends Readonly<Record<string, Promise<unknown>>>>(
  waiting: T,
): Promise<{ [name in keyof T]: Awaited<T[name]> }> {
  const named = Object.entries(waiting).map(async ([name, one]) => [name, await one] as const);
  return Object.fromEntries(await Promise.all(named)) as { [name in keyof T]: Awaited<T[name]> };
}

/** What the folder says of itself, before the rest of it is read. Throws EdizioneRotta. */
export async function readYaml(cartella: string): Promise<LinedYaml<EdizioneYaml>> {
  const file = "edizione.yaml";
  const text = await textOf(cartella, file);
  if (text === null) throw await missingFile(cartella, file);
  return readYamlText(text, file, edizioneSchema);
}

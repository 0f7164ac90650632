// An edition folder → Edizione. Everything that differs between years and cities comes from here; what is wrong in the
// folder stops the run with one sentence, because nothing that follows could be trusted.
import {
  commentoSchema,
  contoSchema,
  decisioneSchema,
  type Edizione,
  type EdizioneYaml,
  edizioneSchema,
  enteSchema,
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
} from "../../schemas/edizione.ts";
import { checkReferences } from "./check.ts";
import { checkLists } from "./check-liste.ts";
import { checkNames } from "./check-names.ts";
import { checkNeeds, FABBISOGNI } from "./check-needs.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkYear } from "./check-year.ts";
import { textOf } from "./file-text.ts";
import { COMMENTI, strayFiles } from "./folder.ts";
import { leftovers } from "./leftovers.ts";
import { listeDi } from "./liste.ts";
import { missingFile } from "./missing.ts";
import { readPanels } from "./panel.ts";
import { agreeing } from "./panel-agrees.ts";
import { readPrecedenti } from "./precedenti.ts";
import { readTable } from "./tables.ts";
import { readTexts } from "./texts.ts";
import { checkTwice } from "./twice.ts";
import { unresolvedIn, unresolvedRows } from "./unresolved.ts";
import { type LinedYaml, readYamlText } from "./yaml.ts";

/** Reads and checks a folder. Throws EdizioneRotta, naming file, line and fix. */
export async function loadEdizione(cartella: string): Promise<Edizione> {
  const { data: yaml, lineOf } = await readYaml(cartella);
  const [
    zone,
    quartieri,
    enti,
    popolazione,
    fabbisogni,
    conti,
    decisioni,
    organi,
    tappe,
    proposte,
    obiettivi,
    voci,
    commenti,
    fatti,
    glossario,
  ] = await Promise.all([
    readTable(cartella, "territorio/zone.csv", zonaSchema),
    readTable(cartella, "territorio/quartieri.csv", quartiereSchema),
    readTable(cartella, "enti.csv", enteSchema),
    readTable(cartella, "territorio/popolazione.csv", popolazioneSchema),
    readTable(cartella, FABBISOGNI, fabbisognoSchema, "facoltativo"),
    readTable(cartella, "progetto/conti.csv", contoSchema, "facoltativo"),
    readTable(cartella, "progetto/decisioni.csv", decisioneSchema, "facoltativo"),
    readTable(cartella, "progetto/organi.csv", organoSchema, "facoltativo"),
    readTable(cartella, "progetto/tappe.csv", tappaSchema, "facoltativo"),
    readTable(cartella, "progetto/proposte.csv", propostaSchema, "facoltativo"),
    readTable(cartella, FILE_OBIETTIVI, obiettivoSchema, "facoltativo"),
    readTable(cartella, FILE_VOCI, voceSchema, "facoltativo"),
    readTable(cartella, COMMENTI, commentoSchema, "facoltativo"),
    readTable(cartella, "progetto/fatti.csv", fattoSchema, "facoltativo"),
    readTable(cartella, "testi/glossario.csv", glossarioSchema, "facoltativo"),
  ]);
  const rows = <T>(table: readonly { row: T }[]) => table.map(({ row }) => row);
  checkTwice({
    yaml,
    lineOf,
    zone,
    quartieri,
    enti,
    popolazione,
    fabbisogni,
    conti,
    decisioni,
    organi,
    fatti,
    glossario,
  });
  const liste = listeDi(yaml, rows(zone), rows(quartieri), rows(enti), rows(conti), rows(popolazione));
  checkReferences({ yaml, lineOf, zone, quartieri, enti, popolazione, decisioni, proposte, voci });
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
    organi: rows(organi),
    tappe: rows(tappe),
    proposte: rows(proposte),
    obiettivi: obiettivi.map(({ line, row }) => ({ ...row, riga: line })),
    voci: voci.map(({ line, row }) => ({ ...row, riga: line })),
    commenti: rows(commenti),
    fatti: rows(fatti),
    glossario: rows(glossario),
    testi,
    immagini,
    precedenti: earlier.precedenti,
    panel: panels.panel,
    difetti: [
      ...checkYear(cartella, yaml, lineOf),
      ...checkNumbers({ quartieri, popolazione }),
      ...checkNames(yaml, zone, lineOf),
      ...(await leftovers(cartella, yaml, lineOf, testi)),
      ...unresolvedIn(yaml, lineOf),
      ...unresolvedRows({
        "territorio/zone.csv": zone,
        "territorio/quartieri.csv": quartieri,
        "enti.csv": enti,
        [FABBISOGNI]: fabbisogni,
        "progetto/conti.csv": conti,
        "progetto/decisioni.csv": decisioni,
        "progetto/organi.csv": organi,
        "progetto/tappe.csv": tappe,
        "progetto/proposte.csv": proposte,
        [FILE_OBIETTIVI]: obiettivi,
        [FILE_VOCI]: voci,
        [COMMENTI]: commenti,
        "progetto/fatti.csv": fatti,
        "testi/glossario.csv": glossario,
      }),
      ...(await strayFiles(cartella)),
      ...difetti,
      ...earlier.difetti,
      ...panels.difetti,
    ],
  };
}

async function readYaml(cartella: string): Promise<LinedYaml<EdizioneYaml>> {
  const file = "edizione.yaml";
  const text = await textOf(cartella, file);
  if (text === null) throw await missingFile(cartella, file);
  return readYamlText(text, file, edizioneSchema);
}

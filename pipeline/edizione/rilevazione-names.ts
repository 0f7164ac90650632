// The names of a survey mapping: every block, field, list and code is known. The first that is not stops with its line.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import type { Lists } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import { instead, type KnownName, key } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import { checkChoices } from "./rilevazione-choices.ts";
import { type Counted, checkColumns, type Stop } from "./rilevazione-columns.ts";
import type { LinedYaml } from "./yaml.ts";

type Path = readonly PropertyKey[];
/** Answers to yes-or-no questions, which no list of the edition holds. */
const YES_NO = "si_no";
const YES_OR_NO = ["sì", "no"];

/** Throws EdizioneRotta, naming file, line and fix. */
export function checkMapping(
  origine: string,
  { data, lineOf }: LinedYaml<Rilevazione>,
  liste: Lists,
  anno: number,
): void {
  const stopWith: Stop = (path, cosa, rimedio) => {
    throw new EdizioneRotta(origine, lineOf(path), cosa, rimedio);
  };
  const stop = (path: Path, cosa: string, wrong: string, known: readonly (string | KnownName)[]): never =>
    stopWith(path, cosa, instead(wrong, known));
  const { edizione } = data;
  if (edizione !== anno)
    stopWith(["edizione"], `l'edizione è ${edizione}, ma la cartella è del ${anno}`, `Scrivi ${anno}.`);
  for (const [n, tick] of data.spunta.entries())
    if (["no", "n", "false", "falso", "0", ""].includes(key(tick)))
      stopWith(["spunta", n], `«${tick}» vuol dire che la casella non è segnata`, "Toglilo da «spunta».");
  const checkCode = (path: Path, lista: string, written: string): void => {
    const voci = Object.hasOwn(liste, lista) ? (liste[lista] ?? []) : [];
    const isKnown = voci.some(({ codice, nome }) => codice === written || key(nome) === key(written));
    if (!isKnown) stop(path, `«${written}» non è nell'elenco «${lista}»`, written, voci);
  };
  for (const [lista, codes] of Object.entries(data.codici)) {
    const path = ["codici", lista];
    if (lista === YES_NO) {
      for (const [answer, written] of Object.entries(codes))
        if (!YES_OR_NO.map(key).includes(key(written)))
          stop([...path, answer], `«${written}» non è sì né no`, written, YES_OR_NO);
      continue;
    }
    if (!Object.hasOwn(liste, lista))
      stop(path, `l'elenco «${lista}» non è tra quelli dell'edizione`, lista, [...Object.keys(liste), YES_NO]);
    for (const [answer, written] of Object.entries(codes)) checkCode([...path, answer], lista, written);
  }
  const counted: Counted = new Map();
  const asked = new Map(blocksAskedIn(anno).map((blocco) => [blocco.id, blocco]));
  for (const [id, section] of Object.entries(data.blocchi)) {
    const blocco: Blocco =
      asked.get(id) ?? stop(["blocchi", id], `il blocco «${id}» non è nel questionario`, id, [...asked.keys()]);
    const campi: ReadonlyMap<string, Campo> = new Map(fieldsOf(blocco, anno));
    const fieldOf = (path: Path, name: string): Campo =>
      campi.get(name) ?? stop(path, `il blocco «${id}» non ha il campo «${name}»`, name, [...campi.keys()]);
    const checkValue = (path: Path, name: string, written: string): void => {
      const { cella } = fieldOf(path, name);
      if (cella.tipo === "codice") checkCode(path, cella.lista, written);
    };
    for (const [n, gruppo] of section.gruppi.entries()) {
      const path = ["blocchi", id, "gruppi", n];
      for (const name of Object.keys(gruppo.campi)) fieldOf([...path, "campi", name], name);
      for (const [name, written] of Object.entries(gruppo.fissi)) checkValue([...path, "fissi", name], name, written);
      if (gruppo.scelte === undefined) continue;
      const { campo, colonne = {}, se_piu } = gruppo.scelte;
      fieldOf([...path, "scelte", "campo"], campo);
      for (const code of Object.keys(colonne)) checkValue([...path, "scelte", "colonne", code], campo, code);
      if (se_piu !== undefined) checkValue([...path, "scelte", "se_piu"], campo, se_piu);
      checkChoices([...path, "scelte"], blocco, gruppo, stopWith);
    }
    checkColumns(["blocchi", id], section, { titolo: blocco.titolo, campi }, { counted, stop: stopWith });
  }
}

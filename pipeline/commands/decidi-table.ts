// The table of what waits for an answer: written to be filled in a sheet, and read again.
import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import { address, describe } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { instead, key, sheetCsv } from "../../schemas/text.ts";
import { formatShare } from "../../schemas/unita.ts";
import { type Choice, identityOf, keyOf } from "../collect/decisions.ts";
import type { Finding } from "../collect/versions.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { textOf } from "../edizione/file-text.ts";
import { recordsOf } from "../edizione/records.ts";
import { UsageFault } from "./answer.ts";

/** To be filled; then what is asked; then what the program knows it by. */
const FILLED = ["decisione", "valore_giusto", "motivo", "si_pubblica"] as const;
const ASKED = ["ente", "denominazione", "file", "dove", "gravita", "che_cosa", "rimedio", "proposta", "peso"] as const;
const KNOWN_BY = ["domanda"] as const;

/** A question as its row is known by: short, and nothing that a sheet changes when it saves. */
export const questionKey = (finding: Finding): string =>
  `d${createHash("sha256")
    .update(keyOf(identityOf(finding)))
    .digest("hex")
    .slice(0, 20)}`;

/** What is written in «decisione». */
export const WORDS = ["conferma", "proposta", "correggi", "deroga"] as const;

export function questionsTable(questions: readonly Finding[], { enti }: Pick<Edizione, "enti">): string {
  const names = new Map(enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const rows = questions.map((each) => {
    const { testo, rimedio } = describe(each);
    const [first] = each.luoghi;
    const places = each.luoghi.slice(0, PLACES).map(address).join(" · ");
    const beyond = each.quanti > PLACES ? ` · e altre ${each.quanti - PLACES}` : "";
    return [
      ...FILLED.map(() => ""),
      ...[each.ente ?? "", names.get(each.ente ?? "") ?? "", first?.file ?? "", `${places}${beyond}`, each.gravita],
      ...[testo, rimedio, each.proposta?.dopo ?? "", each.influenza === null ? "" : formatShare(each.influenza, 1)],
      questionKey(each),
    ];
  });
  return sheetCsv([[...FILLED, ...ASKED, ...KNOWN_BY], ...rows]);
}
const PLACES = 5;

/** A row that was filled. */
export interface FilledRow extends Choice {
  readonly riga: number;
  /** See `questionKey`. */
  readonly domanda: string;
  /** Whether the reason may be printed. */
  readonly pubblica: boolean;
  /** The value that the program proposed is the right one. */
  readonly isProposal: boolean;
  /** Another row answers the same question otherwise. */
  readonly isContradicted: boolean;
}

/** The rows that were filled, in their order. Throws EdizioneRotta with the line of what is not written well, UsageFault without a file. */
export async function filledRows(path: string): Promise<FilledRow[]> {
  const file = basename(path);
  const text = await textOf(dirname(path), file, "accetta");
  if (text === null) throw new UsageFault(`${path} non c'è`);
  const records = recordsOf(text, file, { needed: ["decisione", ...KNOWN_BY], others: [...FILLED.slice(1), ...ASKED] });
  const rows = records.flatMap(({ line, cells }): Omit<FilledRow, "isContradicted">[] => {
    const written = cells["decisione"] ?? "";
    const [dopo, motivo] = [cells["valore_giusto"] ?? "", cells["motivo"] ?? ""];
    const stop = (cosa: string, rimedio: string): never => {
      throw new EdizioneRotta(file, line, cosa, rimedio);
    };
    if (written === "") {
      // Who wrote a reason and no decision thinks that it was taken.
      if (dopo !== "" || motivo !== "") stop("c'è una risposta, ma «decisione» è vuota", `Scrivi ${WORDS.join(", ")}.`);
      return [];
    }
    const word = WORDS.find((each) => each === key(written));
    if (word === undefined)
      return stop(`la decisione «${written}» non è tra quelle possibili`, instead(written, WORDS));
    if (dopo !== "" && word !== "correggi")
      stop(`c'è un valore giusto, ma la decisione è «${word}»`, "Scrivi «correggi», oppure togli il valore.");
    const scelta = word === "proposta" ? "correggi" : word;
    return [
      {
        riga: line,
        scelta,
        dopo,
        motivo,
        pubblica: scelta === "deroga" || isYes(cells["si_pubblica"] ?? "", stop),
        isProposal: word === "proposta",
        domanda: cells["domanda"] ?? "",
      },
    ];
  });
  const said = Map.groupBy(rows, ({ domanda }) => domanda);
  const wordsOf = ({ riga: _, ...row }: (typeof rows)[number]): string => JSON.stringify(row);
  const isContradicted = ({ domanda }: (typeof rows)[number]): boolean =>
    new Set(said.get(domanda)?.map(wordsOf)).size > 1;
  return rows.map((row) => ({ ...row, isContradicted: isContradicted(row) }));
}

function isYes(text: string, stop: (cosa: string, rimedio: string) => never): boolean {
  const word = key(text);
  if (word === "" || word === "no") return false;
  return word === "si" || stop(`«si_pubblica» dice «${text}»`, "Scrivi sì o no.");
}

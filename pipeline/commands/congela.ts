// `bilancio congela`: from now on what arrives no longer counts, and what was published stays; who lets a late file count, or
// opens the edition again, says why. `bilancio errata`: a number that was published is corrected, in the open.
import { resolve } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { formatDate, formatNumber } from "../../schemas/unita.ts";
import { closedSince } from "../collect/frozen.ts";
import { withRegistro } from "../collect/registro.ts";
import type { Erratum } from "../collect/registro-chiusure.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { build } from "../line/build.ts";
import { closeEdition, countLate, openAgain, type Refused } from "../line/closing.ts";
import { revisedLine } from "../line/freeze.ts";
import { intake, withWholeReadings } from "../line/intake.ts";
import { archivioOf } from "../line/rules.ts";
import { startBrowser } from "../report/browser.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { checkReportPlace } from "./out.ts";
import { receivedOf, receivedText } from "./received.ts";
import { buildSummary, plural } from "./words.ts";

export interface CongelaCommand {
  readonly cartella: string;
  readonly chi: string;
  readonly motivo: string | null;
  readonly riapri: boolean;
  /** Number of a late arrival that counts all the same; null for none. */
  readonly eccezione: string | null;
}

/** Throws UsageFault where it is closed already, or open, or where what was published is not what would be. */
export async function congelaCommand(command: CongelaCommand, effects: Effects): Promise<Answer> {
  const { cartella, riapri, eccezione, chi } = command;
  if (riapri && eccezione !== null) throw new UsageFault("o --riapri, o --eccezione");
  const edizione = await loadEdizione(cartella);
  const { anno } = edizione.yaml;
  if (eccezione !== null) {
    const { protocollo, nome } = done(
      countLate(edizione, eccezione, { chi, motivo: needMotivo(command.motivo) }, effects.now()),
    );
    const raccolta = await withWholeReadings(() => intake(edizione, effects));
    const received = receivedOf({ protocollo, isNew: false }, raccolta);
    const isCounted = received.enti.some(({ blocchi }) => blocchi.some(({ conta }) => conta === protocollo));
    const text = [
      isCounted
        ? `${nome} (protocollo ${protocollo}) conta, anche se è arrivato dopo la chiusura.`
        : `${nome} (protocollo ${protocollo}) ora è tra gli invii che contano, ma non c'è niente che si possa contare.`,
      ...receivedText(received, edizione, raccolta).split("\n").slice(1),
      ...(isCounted ? ["  Se così cambia una cifra pubblicata, «bilancio errata» la pubblica con il suo motivo."] : []),
    ].join("\n");
    return { text, json: { eccezione: protocollo, file: nome, conta: isCounted }, exit: 0 };
  }
  if (riapri) {
    done(openAgain(edizione, { chi, motivo: needMotivo(command.motivo) }, effects.now()) ?? {});
    const text = `L'edizione ${anno} è di nuovo aperta: conta anche ciò che è arrivato dopo la chiusura.`;
    return { text, json: { chiusa: false }, exit: 0 };
  }
  const { protocollo, copia, dallaBozza } = done(
    await closeEdition(edizione, { chi, motivo: command.motivo ?? "" }, effects),
  );
  const text = [
    `L'edizione ${anno} è chiusa: contano gli invii fino al protocollo ${protocollo}.`,
    "  Ciò che arriva dopo si riceve e non conta; le cifre pubblicate non cambiano senza un'errata.",
    `  Ciò che è stato pubblicato è conservato in ${copia}.`,
    ...(dallaBozza === null ? [] : [`  ${dallaBozza}`]),
  ].join("\n");
  return { text, json: { chiusa: true, protocollo, copia, dallaBozza }, exit: 0 };
}

function done<T extends object>(outcome: T | Refused): T {
  if ("perche" in outcome) throw new UsageFault(outcome.perche);
  return outcome;
}

function needMotivo(motivo: string | null): string {
  const text = onOneLine(motivo ?? "");
  if (text === "") throw new UsageFault('manca il motivo: --motivo "…"');
  return text;
}

export interface ErrataCommand {
  readonly cartella: string;
  readonly out: string | null;
  readonly pdf: "con" | "senza";
  readonly chi: string;
  /** Why; null to see what was corrected before. */
  readonly motivo: string | null;
  /** Corrected numbers that would tell of an ente are published without their number. */
  readonly nascondi: boolean;
}

/** Builds a closed edition with other numbers, and tells which and why. Throws NienteDaCorreggere where none is another. */
export async function errataCommand(command: ErrataCommand, effects: Effects): Promise<Answer> {
  const { cartella, out, pdf, chi, motivo, nascondi } = command;
  const edizione = await loadEdizione(cartella);
  if (motivo === null) return listed(edizione);
  const where = out ?? `reports/${edizione.yaml.anno}`;
  checkReportPlace(where, edizione.yaml);
  const erratum = { motivo: needMotivo(motivo), chi };
  const result = await build(
    { cartella, out: resolve(where), pdf, erratum, nascondi },
    { ...effects, openBrowser: startBrowser },
  );
  const made = withRegistro(archivioOf(edizione), (registro) => registro.errata()).at(-1);
  const figure = made?.figure ?? [];
  const hidden = figure.filter(({ prima, ora }) => ora?.stato === "riservato" && prima?.stato !== "riservato").length;
  return {
    text: [
      buildSummary(result, where),
      `Pubblicata l'errata: ${plural(figure.length, "cifra corretta", "cifre corrette")}.`,
      ...(made === undefined || made.motivo === erratum.motivo ? [] : [`  Il motivo si legge così: «${made.motivo}».`]),
      ...(hidden === 0
        ? []
        : [
            `  ${plural(hidden, "esce", "escono")} senza numero: da solo, o accanto a quello di prima, direbbe di un ente.`,
          ]),
    ].join("\n"),
    json: { corrette: figure, files: result.files },
    exit: 0,
  };
}

function listed(edizione: Edizione): Answer {
  const [errata, chiusura] = withRegistro(
    archivioOf(edizione),
    (registro) => [registro.errata(), registro.chiusura()] as const,
  );
  const state = chiusura === null ? "L'edizione è aperta." : `${closedSince(chiusura)}.`;
  const lines = errata.flatMap(erratumLines);
  const none = [
    "Finora nessuna cifra pubblicata è stata corretta.",
    ...(chiusura === null ? [] : ["Se qualcosa è cambiato dopo la chiusura lo dice «bilancio build»."]),
  ];
  const text = [state, ...(lines.length === 0 ? none : lines)].join("\n");
  return { text, json: { chiusa: chiusura !== null, errata }, exit: 0 };
}

const SHOWN = 20;

function erratumLines({ numero, il, chi, motivo, figure }: Erratum): string[] {
  const beyond = figure.length - SHOWN;
  return [
    `${numero}. ${formatDate(il.slice(0, 10))}, ${chi}: ${motivo}`,
    ...figure.slice(0, SHOWN).map((each) => `     ${revisedLine(each)}`),
    ...(beyond > 0 ? [beyond === 1 ? "     e un'altra" : `     e altre ${formatNumber(beyond)}`] : []),
  ];
}

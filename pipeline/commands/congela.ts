// `bilancio congela`: from now on what arrives no longer counts, and what was published stays; who lets a late file count, or
// opens the edition again, says why. `bilancio errata`: a number that was published is corrected, in the open.
import { resolve } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { formatDate } from "../../schemas/unita.ts";
import { closedSince } from "../collect/frozen.ts";
import { withRegistro } from "../collect/registro.ts";
import type { Erratum } from "../collect/registro-chiusure.ts";
import { openComments } from "../collect/registro-discussione.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { build } from "../line/build.ts";
import { builtManifestPath } from "../line/costruito.ts";
import { keepSnapshot, revisedLine } from "../line/freeze.ts";
import { intake, withCollection } from "../line/intake.ts";
import { changesSince, lastManifest, manifestOf } from "../line/manifest.ts";
import { archivioOf } from "../line/rules.ts";
import { startBrowser } from "../report/browser.ts";
import { type Answer, UsageFault } from "./answer.ts";
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
  const { cartella, riapri, eccezione } = command;
  if (riapri && eccezione !== null) throw new UsageFault("o --riapri, o --eccezione");
  const edizione = await loadEdizione(cartella);
  if (riapri || eccezione !== null) return changed(edizione, command, effects);
  // What lies in `inviati/` was there before the closing.
  await intake(edizione, effects);
  return withCollection(edizione, effects, async (registro, settle) => {
    const before = registro.chiusura();
    if (before !== null) throw new UsageFault(`l'edizione è già chiusa dal ${formatDate(before.il.slice(0, 10))}`);
    const published = await lastManifest(edizione, builtManifestPath(edizione));
    if (published === null) throw new UsageFault("l'edizione non è ancora stata costruita: prima «bilancio build»");
    const raccolta = await settle();
    const waiting = openComments(raccolta);
    if (waiting.length > 0) throw new UsageFault(unansweredWords(waiting.map(({ numero }) => numero)));
    const now = await manifestOf(edizione, raccolta);
    const since = changesSince(published, now);
    if (since.length > 0)
      throw new UsageFault(`dall'ultima costruzione è cambiato ${since.join(", ")}: prima ripeti «bilancio build»`);
    const folder = await keepSnapshot(edizione, now);
    // What came in while this was looked at is not among what was published: it came after.
    const protocollo = raccolta.letti.reduce((last, { ricezione }) => Math.max(last, ricezione.protocollo), 0);
    const { chi, motivo } = command;
    registro.addChiusura({ come: "congela", protocollo, il: effects.now(), chi, motivo: onOneLine(motivo ?? "") });
    const text = [
      `L'edizione ${edizione.yaml.anno} è chiusa: contano gli invii fino al protocollo ${protocollo}.`,
      "  Ciò che arriva dopo si riceve e non conta; le cifre pubblicate non cambiano senza un'errata.",
      `  Ciò che è stato pubblicato è conservato in ${folder}.`,
    ].join("\n");
    return { text, json: { chiusa: true, protocollo, copia: folder }, exit: 0 };
  });
}

/** Whoever asked is answered before what they read is published, or is told why not. */
const unansweredWords = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? "un commento alla bozza aspetta" : `${numbers.length} commenti alla bozza aspettano`} una risposta (${numbers.slice(0, SHOWN).join(", ")}): rispondi dal portale, alla pagina «Commenti», oppure di' lì perché si pubblica senza rispondere`;

function needMotivo(motivo: string | null): string {
  const text = onOneLine(motivo ?? "");
  if (text === "") throw new UsageFault('manca il motivo: --motivo "…"');
  return text;
}

/** Opens it again, or lets one late arrival count. */
function changed(edizione: Edizione, command: CongelaCommand, effects: Effects): Answer {
  const { chi, riapri, eccezione } = command;
  const motivo = needMotivo(command.motivo);
  return withRegistro(archivioOf(edizione), (registro): Answer => {
    const chiusura = registro.chiusura();
    if (chiusura === null) throw new UsageFault("l'edizione è aperta");
    const il = effects.now();
    if (riapri) {
      registro.addChiusura({ come: "riapri", protocollo: 0, il, chi, motivo });
      const text = `L'edizione ${edizione.yaml.anno} è di nuovo aperta: conta anche ciò che è arrivato dopo la chiusura.`;
      return { text, json: { chiusa: false }, exit: 0 };
    }
    const arrivo = registro.ricezioni().find(({ protocollo }) => String(protocollo) === (eccezione ?? "").trim());
    if (arrivo === undefined) throw new UsageFault(`il protocollo ${eccezione} non c'è`);
    const { protocollo, nome } = arrivo;
    if (protocollo <= chiusura.protocollo || chiusura.eccezioni.has(protocollo))
      throw new UsageFault(`${nome} (protocollo ${protocollo}) non è tra gli invii arrivati dopo la chiusura`);
    registro.addChiusura({ come: "eccezione", protocollo, il, chi, motivo });
    const text = [
      `${nome} (protocollo ${protocollo}) conta, anche se è arrivato dopo la chiusura.`,
      "  Se così cambia una cifra pubblicata, «bilancio errata» la pubblica con il suo motivo.",
    ].join("\n");
    return { text, json: { eccezione: protocollo, file: nome }, exit: 0 };
  });
}

export interface ErrataCommand {
  readonly cartella: string;
  readonly out: string | null;
  readonly pdf: "con" | "senza";
  readonly chi: string;
  /** Why; null to see what was corrected before. */
  readonly motivo: string | null;
}

/** Builds a closed edition with other numbers, and tells which and why. Throws NienteDaCorreggere where none is another. */
export async function errataCommand(command: ErrataCommand, effects: Effects): Promise<Answer> {
  const { cartella, out, pdf, chi, motivo } = command;
  const edizione = await loadEdizione(cartella);
  if (motivo === null) return listed(edizione);
  const where = out ?? `reports/${edizione.yaml.anno}`;
  const erratum = { motivo: needMotivo(motivo), chi };
  const result = await build(
    { cartella, out: resolve(where), pdf, erratum },
    { ...effects, openBrowser: startBrowser },
  );
  const figure = withRegistro(archivioOf(edizione), (registro) => registro.errata()).at(-1)?.figure ?? [];
  return {
    text: [
      buildSummary(result, where),
      `Pubblicata l'errata: ${plural(figure.length, "cifra corretta", "cifre corrette")}.`,
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
  const text = [state, ...(lines.length === 0 ? ["Nessuna cifra pubblicata è stata corretta."] : lines)].join("\n");
  return { text, json: { chiusa: chiusura !== null, errata }, exit: 0 };
}

const SHOWN = 20;

function erratumLines({ numero, il, chi, motivo, figure }: Erratum): string[] {
  const beyond = figure.length - SHOWN;
  return [
    `${numero}. ${formatDate(il.slice(0, 10))}, ${chi}: ${motivo}`,
    ...figure.slice(0, SHOWN).map((each) => `     ${revisedLine(each)}`),
    ...(beyond > 0 ? [`     e ${plural(beyond, "altra", "altre")}`] : []),
  ];
}

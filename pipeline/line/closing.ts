// The closing of an edition, for the command and for the portal: from now on what arrives no longer counts, and what was
// published stays; who lets a late file count, or opens the edition again, says why. Each gives back why it cannot be done.
import { dal } from "../../schemas/articles.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { formatDate } from "../../schemas/unita.ts";
import { withRegistro } from "../collect/registro.ts";
import { openComments } from "../collect/registro-discussione.ts";
import type { Effects } from "../effects/effects.ts";
import { hashOfFile } from "../effects/known-files.ts";
import { builtManifestPath, builtPagePath } from "./costruito.ts";
import { keepSnapshot } from "./freeze.ts";
import { intake, withCollection } from "./intake.ts";
import { changesSince, lastManifest, manifestOf } from "./manifest.ts";
import { archivioOf } from "./rules.ts";
import { sinceDrafts } from "./since-draft.ts";

/** Why it was not done, for people. */
export interface Refused {
  readonly perche: string;
}
export interface By {
  readonly chi: string;
  readonly motivo: string;
}

type ClosingEffects = Pick<Effects, "now" | "progress" | "budget">;

/** Closes an edition that stands as it was last built. */
export async function closeEdition(
  edizione: Edizione,
  { chi, motivo }: By,
  effects: ClosingEffects,
): Promise<Refused | { readonly protocollo: number; readonly copia: string; readonly dallaBozza: string | null }> {
  // What lies in `inviati/` was there before the closing.
  await intake(edizione, effects);
  return withCollection(edizione, effects, async (registro, settle) => {
    const before = registro.chiusura();
    if (before !== null) return { perche: `l'edizione è già chiusa ${dal(formatDate(before.il.slice(0, 10)))}` };
    const published = await lastManifest(edizione, builtManifestPath(edizione));
    if (published === null) return { perche: "l'edizione non è ancora stata costruita: prima «bilancio build»" };
    const raccolta = await settle();
    const waiting = openComments(raccolta);
    if (waiting.length > 0) return { perche: unansweredWords(waiting.map(({ numero }) => numero)) };
    const now = await manifestOf(edizione, raccolta);
    const changed = changesSince(published, now);
    if (changed.length > 0)
      return { perche: `dall'ultima costruzione è cambiato ${changed.join(", ")}: prima ripeti «bilancio build»` };
    const copia = await keepSnapshot(edizione, now);
    // What came in while this was looked at is not among what was published: it came after.
    const protocollo = raccolta.letti.reduce((last, { ricezione }) => Math.max(last, ricezione.protocollo), 0);
    registro.addChiusura({ come: "congela", protocollo, il: effects.now(), chi, motivo: onOneLine(motivo) });
    const since = await sinceDrafts(edizione, await hashOfFile(builtPagePath(edizione)), now);
    return { protocollo, copia, dallaBozza: since?.parole ?? null };
  });
}

const SHOWN = 20;

/** Whoever asked is answered before what they read is published, or is told why not. */
const unansweredWords = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? "un commento alla bozza aspetta" : `${numbers.length} commenti alla bozza aspettano`} una risposta (${numbers.slice(0, SHOWN).join(", ")}): rispondi dal portale, alla pagina «Commenti», oppure di' lì perché si pubblica senza rispondere`;

const NO_REASON: Refused = { perche: "manca il motivo" };

/** Opens it again; null when it was done. */
export function openAgain(edizione: Edizione, { chi, motivo }: By, il: string): Refused | null {
  const words = onOneLine(motivo);
  if (words === "") return NO_REASON;
  return withRegistro(archivioOf(edizione), (registro) => {
    if (registro.chiusura() === null) return { perche: "l'edizione è aperta" };
    registro.addChiusura({ come: "riapri", protocollo: 0, il, chi, motivo: words });
    return null;
  });
}

/** Lets one file count that arrived after the closing; `protocollo` as somebody wrote it. */
export function countLate(
  edizione: Edizione,
  protocollo: string,
  { chi, motivo }: By,
  il: string,
): Refused | { readonly protocollo: number; readonly nome: string } {
  const words = onOneLine(motivo);
  if (words === "") return NO_REASON;
  return withRegistro(archivioOf(edizione), (registro) => {
    const chiusura = registro.chiusura();
    if (chiusura === null) return { perche: "l'edizione è aperta" };
    const arrivo = registro.ricezioni().find((each) => String(each.protocollo) === protocollo.trim());
    if (arrivo === undefined) return { perche: `il protocollo ${protocollo} non c'è` };
    const { nome } = arrivo;
    const which = `${nome} (protocollo ${arrivo.protocollo})`;
    if (arrivo.protocollo <= chiusura.protocollo)
      return { perche: `${which} non è tra gli invii arrivati dopo la chiusura` };
    if (chiusura.eccezioni.has(arrivo.protocollo)) return { perche: `${which} ha già un'eccezione` };
    registro.addChiusura({ come: "eccezione", protocollo: arrivo.protocollo, il, chi, motivo: words });
    return { protocollo: arrivo.protocollo, nome };
  });
}

// «Edizione»: the report is built, a correction is published, and what is published is taken to where it is put on the web.
import { onOneLine } from "../../../schemas/shown.ts";
import { publishedPdf, publishedZip } from "../../line/published.ts";
import type { Esito, Richiesta, Rotta } from "../routes.ts";
import { CLOSES, reasonOf } from "./closing.ts";
import { editionPage } from "./edizione.ts";

const GOING_ON = { parole: "Una costruzione è già in corso: aspetta che finisca.", dove: "costruzione" };

/** What, beside what was public, would tell of an ente goes out without its number. */
const hiding = (campi: Richiesta["campi"]): string[] => (campi["nascondi"] === "si" ? ["--nascondi"] : []);

async function build(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const begun = portale.costruzione.begin(reasonOf(richiesta).chi, "build", hiding(campi));
  return begun ? { vai: "/edizione#costruzione" } : editionPage(portale, GOING_ON);
}

async function correct(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const { chi, motivo } = reasonOf(richiesta);
  const words = onOneLine(motivo);
  if (words === "")
    return editionPage(portale, { parole: "Manca il motivo: si stampa accanto alle cifre corrette.", dove: "perche" });
  const begun = portale.costruzione.begin(chi, "errata", [`--motivo=${words}`, `--chi=${chi}`, ...hiding(campi)]);
  return begun ? { vai: "/edizione#costruzione" } : editionPage(portale, GOING_ON);
}

async function takeAll({ portale }: Richiesta): Promise<Esito> {
  const zip = await publishedZip(portale.edizione, portale.costruzione.out);
  return zip === null ? "non c'è" : { scarica: zip.bytes, nome: zip.nome, tipo: "application/zip" };
}

async function takePdf({ portale }: Richiesta): Promise<Esito> {
  const pdf = await publishedPdf(portale.edizione, portale.costruzione.out);
  return pdf === null ? "non c'è" : { scarica: pdf.bytes, nome: pdf.nome, tipo: "application/pdf" };
}

export const BUILDING: readonly Rotta[] = [
  { metodo: "GET", url: "/edizione", ...CLOSES, fa: ({ portale }) => editionPage(portale) },
  { metodo: "POST", url: "/edizione/costruisci", ...CLOSES, fa: build },
  { metodo: "POST", url: "/edizione/errata", ...CLOSES, fa: correct },
  { metodo: "GET", url: "/edizione/pubblicazione", ...CLOSES, fa: takeAll },
  { metodo: "GET", url: "/edizione/pdf", ...CLOSES, fa: takePdf },
];

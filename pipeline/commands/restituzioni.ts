// `bilancio restituzioni`: to each ente what is its own. The files hold numbers that nobody protected from the ente they are for: they
// stay with the edition, in `archivio/`, which git ignores, and never beside what is published.

import { join, relative, resolve } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Form } from "../brevi/form.ts";
import { printForms } from "../brevi/print.ts";
import { type OwnData, restituzione } from "../brevi/restituzione.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { isInside } from "../effects/files.ts";
import { restituzioniOf } from "../line/old-forms.ts";
import { ownAnswers } from "../line/own-answers.ts";
import { startBrowser } from "../report/browser.ts";
import { loadTemplates, type Templates } from "../report/templates.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { changedLines, pdfWords, reportIn } from "./brevi.ts";
import { plural } from "./words.ts";

export interface RestituzioniCommand {
  readonly cartella: string;
  /** One ente only; null for all. */
  readonly ente: string | null;
  /** Where the report was built; `reports/<anno>` when null. */
  readonly bilancio: string | null;
  /** Where to write; in the archive of the edition when null. */
  readonly out: string | null;
  readonly pdf: "con" | "senza";
}

/** Throws UsageFault where no report was built, and for a folder that is published. */
export async function restituzioniCommand(command: RestituzioniCommand, effects: Effects): Promise<Answer> {
  const start = effects.clock();
  const edizione = await loadEdizione(command.cartella);
  checkEnte(command.ente, edizione);
  const bilancio = command.bilancio ?? `reports/${edizione.yaml.anno}`;
  const out = resolve(command.out ?? restituzioniOf(edizione));
  checkPrivate(out, bilancio, edizione);
  const built = await reportIn(edizione, bilancio);
  const all = await ownAnswers(edizione);
  if (all === null)
    throw new UsageFault(
      `in archivio/ manca ciò che l'ultima costruzione ha lasciato di ogni ente: prima serve «bilancio build ${command.cartella}»`,
    );
  const own = all.filter(({ codice }) => command.ente === null || codice === command.ente);
  const browser = command.pdf === "con" ? startBrowser() : null;
  browser?.catch(() => {}); // told where it is awaited
  try {
    const templates = await loadTemplates();
    const { model } = built;
    const printed = await printForms(sheets(own, model, templates), {
      edizione: model.edizione,
      out,
      cartella: "",
      browser,
      done: effects.progress("restituzioni", own.length),
    });
    const silent = own.filter(({ parti }) => parti.length === 0).length;
    const waited = effects.clock() - start;
    return {
      text: [
        `${plural(own.length, "restituzione", "restituzioni")} in ${relative(process.cwd(), out) || "."}${pdfWords(printed, waited)}`,
        ...(printed.fatti < 2 ? [] : [`  ${formatNumber(waited / printed.fatti)} millesimi di secondo per ognuna.`]),
        ...(silent === 0
          ? []
          : [
              `  ${plural(silent, "ente non ha mandato risposte, e la sua pagina lo dice", "enti non hanno mandato risposte, e la loro pagina lo dice")}.`,
            ]),
        "  Hanno i numeri di ciascuno così come li ha dichiarati: ognuna si manda al suo ente e a nessun altro, e non si pubblica.",
        ...changedLines(built),
        ...printed.difetti.map((difetto) => `  Da correggere: ${difetto}`),
      ].join("\n"),
      json: { ...printed, senza_risposte: silent, cambiati: built.cambiati },
      exit: printed.difetti.length === 0 ? 0 : 1,
    };
  } finally {
    await browser?.then((opened) => opened.close()).catch(() => {});
  }
}

/** One after the other, as they are printed: three hundred pages are not held at once. */
function* sheets(own: readonly OwnData[], model: ReportModel, templates: Templates): Iterable<Promise<Form>> {
  for (const each of own) yield restituzione(each, model, templates);
}

/** Throws UsageFault for a folder that is uploaded whole, or that is read as part of the edition. */
function checkPrivate(out: string, bilancio: string, { cartella }: Edizione): void {
  if (isInside(bilancio, out))
    throw new UsageFault(
      `${bilancio} si pubblica tutta: le restituzioni vanno altrove, per esempio in archivio/ come senza --out`,
    );
  if (isInside(cartella, out) && !isInside(join(cartella, "archivio"), out))
    throw new UsageFault(
      "nella cartella dell'edizione le restituzioni stanno soltanto in archivio/: togli --out, o indicane un'altra",
    );
}

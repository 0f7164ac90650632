// The short forms of the report that a build has published: `bilancio schede`. They are made when somebody asks for them, so that
// a build takes no longer for who does not.
import { join, resolve } from "node:path";
import type { TestoBreve } from "../../schemas/capitoli.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { diapositive } from "../brevi/diapositive.ts";
import { easyFaults } from "../brevi/easy-rules.ts";
import type { Form } from "../brevi/form.ts";
import { paroleSemplici } from "../brevi/parole.ts";
import { type Printed, printForms } from "../brevi/print.ts";
import { schede } from "../brevi/schede.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { type Built, builtReport } from "../line/built.ts";
import { archivioOf } from "../line/rules.ts";
import { startBrowser } from "../report/browser.ts";
import { SCHEDE } from "../report/document-title.ts";
import type { HtmlOptions } from "../report/html.ts";
import { keptDrawings } from "../report/kept-drawings.ts";
import { loadTemplates } from "../report/templates.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural } from "./words.ts";

export interface BreviCommand {
  readonly cartella: string;
  /** Where the report was built; `reports/<anno>` when null. */
  readonly out: string | null;
  readonly pdf: "con" | "senza";
}

/** Throws UsageFault where no report was built. */
export const schedeCommand = (command: BreviCommand, effects: Effects): Promise<Answer> =>
  write(
    command,
    { cartella: SCHEDE, nome: ["scheda", "schede"], make: ({ model }, options) => schede(model, options) },
    effects,
  );

/** Throws UsageFault where no report was built, and where the edition has no such text. */
export async function sempliceCommand(command: BreviCommand, effects: Effects): Promise<Answer> {
  const nome = "parole-semplici";
  const kind: Kind = {
    cartella: "",
    nome: ["libretto in parole semplici", "libretti in parole semplici"],
    make: async ({ model }, options, { testi }) => {
      const form = await paroleSemplici(model, await loadTemplates(), options);
      for (const { riga, cosa, rimedio } of easyFaults(testi[nome] ?? ""))
        options.onFault?.({ dove: `testi/${nome}.md, riga ${riga}`, messaggio: `${cosa}. ${rimedio}` });
      return [form ?? missing(nome)];
    },
  };
  return write(command, kind, effects);
}

/** Throws UsageFault where no report was built, and where the edition has no such text. */
export const diapositiveCommand = (command: BreviCommand, effects: Effects): Promise<Answer> =>
  write(
    command,
    {
      cartella: "",
      nome: ["documento di diapositive", "documenti di diapositive"],
      make: async ({ model }, options) => (await diapositive(model, options)) ?? missing("diapositive"),
    },
    effects,
  );

/** Throws. */
function missing(nome: TestoBreve): never {
  throw new UsageFault(
    `il bilancio costruito non ha il testo testi/${nome}.md: scrivilo, per esempio da data-samples/2016/testi/${nome}.md, e ricostruisci`,
  );
}

interface Kind {
  /** Where they stand, in the folder of the report; empty beside it. */
  readonly cartella: string;
  readonly nome: readonly [string, string];
  readonly make: (built: Built, options: HtmlOptions, edizione: Edizione) => Promise<readonly Form[]>;
}

async function write(command: BreviCommand, { cartella, nome, make }: Kind, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(command.cartella);
  const where = command.out ?? `reports/${edizione.yaml.anno}`;
  const built = await reportIn(edizione, where);
  const guasti: string[] = [];
  const onFault: HtmlOptions["onFault"] = ({ dove, messaggio }) => void guasti.push(`${dove}: ${messaggio}`);
  const { draw } = await keptDrawings(join(archivioOf(edizione), "disegni.json"));
  const start = effects.clock();
  const browser = command.pdf === "con" ? startBrowser() : null;
  browser?.catch(() => {}); // told where it is awaited
  try {
    const forms = await make(built, { draw, onFault }, edizione);
    const done = effects.progress(nome[1], forms.length);
    const { edizione: printedOf } = built.model;
    const printed = await printForms(forms, {
      edizione: printedOf,
      out: resolve(where, cartella),
      cartella,
      browser,
      done,
    });
    const difetti = [...new Set([...guasti, ...printed.difetti])];
    return {
      text: [
        `${plural(forms.length, ...nome)} in ${join(where, cartella)}${pdfWords(printed, effects.clock() - start)}`,
        ...changedLines(built),
        ...difetti.map((difetto) => `  Da correggere: ${difetto}`),
      ].join("\n"),
      json: { ...printed, difetti, cambiati: built.cambiati },
      exit: difetti.length === 0 ? 0 : 1,
    };
  } finally {
    await browser?.then((opened) => opened.close()).catch(() => {});
  }
}

/** Throws UsageFault where there is none, or it is not what anybody may see. */
export async function reportIn(edizione: Edizione, where: string): Promise<Built> {
  const built = await builtReport(edizione, resolve(where));
  if (built !== null && !built.model.edizione.interna) return built;
  throw new UsageFault(
    `in ${where} non c'è il bilancio ${edizione.yaml.anno} costruito da questa versione: prima serve «bilancio build ${edizione.cartella}»`,
  );
}

export function pdfWords({ fatti, tenuti }: Pick<Printed, "fatti" | "tenuti">, ms: number): string {
  if (fatti + tenuti === 0) return ", senza PDF";
  const each = fatti === 0 ? "" : ` in ${formatNumber(ms / 1000, 1)} secondi`;
  const kept = tenuti === 0 ? "" : `; ${plural(tenuti, "PDF era già quello giusto", "PDF erano già quelli giusti")}`;
  return `: ${plural(fatti, "PDF fatto", "PDF fatti")}${each}${kept}`;
}

export const changedLines = ({ cambiati }: Pick<Built, "cambiati">): string[] =>
  cambiati.length === 0
    ? []
    : [
        `  Dicono ciò che dice il bilancio costruito: dopo sono cambiati ${cambiati.slice(0, 5).join(", ")}${cambiati.length > 5 ? "…" : ""}. Con «build» si aggiorna, poi si rifanno.`,
      ];

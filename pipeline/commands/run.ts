// What each command is given of its words and options. Each is loaded when it is asked for, so that help is immediate.
import { userInfo } from "node:os";
import type { Effects } from "../effects/effects.ts";
import { type Answer, UsageFault } from "./answer.ts";
import type { NomeComando } from "./catalogue.ts";

export type Values = Readonly<Record<string, string | boolean | undefined>>;

const text = (value: string | boolean | undefined): string | null => (typeof value === "string" ? value : null);
const pdfOf = (values: Values): "con" | "senza" => (values["no-pdf"] ? "senza" : "con");

/** The value, or how to write the command. */
function needed<T>(value: T | null | undefined, fault: string): T {
  if (value === null || value === undefined) throw new UsageFault(fault);
  return value;
}

const editionOf = (folder: string | undefined): string => needed(folder, "manca la cartella dell'edizione");
const whoOf = (values: Values): string => text(values["chi"]) ?? userInfo().username;

type Run = (args: readonly string[], values: Values, effects: Effects) => Promise<Answer>;

/** One of the short forms, which are made alike. */
const inBrief =
  (name: "schedeCommand" | "sempliceCommand" | "diapositiveCommand"): Run =>
  async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const brevi = await import("./brevi.ts");
    return brevi[name]({ cartella, out: text(values["out"]), pdf: pdfOf(values) }, effects);
  };

export const RUN: Record<NomeComando, Run> = {
  nuova: async ([folder], values) => {
    const cartella = needed(folder, "manca la cartella della nuova edizione");
    const da = needed(text(values["da"]), "manca --da EDIZIONE, la cartella dell'edizione prima");
    const { nuovaCommand } = await import("./nuova.ts");
    return nuovaCommand({ cartella, da, anno: text(values["anno"]), pubblicati: text(values["pubblicati"]) });
  },
  build: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { buildCommand } = await import("./build.ts");
    const out = text(values["out"]);
    const per = values["interno"] === true ? { per: "interna" as const } : {};
    const [severo, nascondi] = [values["severo"] === true, values["nascondi"] === true];
    return buildCommand({ cartella, out, pdf: pdfOf(values), severo, nascondi, ...per }, effects);
  },
  check: async (files, values, effects) => {
    const fault = "servono almeno un file e --edizione CARTELLA";
    const cartella = needed(files.length === 0 ? null : text(values["edizione"]), fault);
    const { checkCommand } = await import("./check.ts");
    const [ente, pagina, segna] = [text(values["ente"]), text(values["pagina"]), text(values["segna"])];
    return checkCommand({ files, cartella, ente, pagina, segna }, effects);
  },
  receive: async ([folder, ...files], values, effects) => {
    const cartella = needed(files.length === 0 ? null : folder, "servono la cartella dell'edizione e almeno un file");
    const { receiveCommand } = await import("./receive.ts");
    const canale = text(values["canale"]) ?? "email";
    const [ente, pagina, segna] = [text(values["ente"]), text(values["pagina"]), text(values["segna"])];
    return receiveCommand({ cartella, files, canale, ente, pagina, segna }, effects);
  },
  moduli: async ([folder], values, effects) => {
    const fault = "servono la cartella dell'edizione e --out CARTELLA";
    const [cartella, out] = [needed(folder, fault), needed(text(values["out"]), fault)];
    const { moduliCommand } = await import("./moduli.ts");
    const [ente, prima] = [text(values["ente"]), text(values["prima"])];
    return moduliCommand({ cartella, out, ente, prima, csv: values["csv"] === true }, effects);
  },
  riporta: async ([folder, file], values, effects) => {
    const fault = "servono la cartella dell'edizione, il file e --out CARTELLA";
    const cartella = needed(file === undefined ? null : folder, fault);
    const out = needed(text(values["out"]), fault);
    const { riportaCommand } = await import("./riporta.ts");
    return riportaCommand({ cartella, file: needed(file, fault), out, ente: text(values["ente"]) }, effects);
  },
  status: async ([folder], _values, effects) => {
    const cartella = editionOf(folder);
    const { statusCommand } = await import("./status.ts");
    return statusCommand({ cartella }, effects);
  },
  portal: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { portalCommand } = await import("./portal.ts");
    const [indirizzo, prima] = [text(values["indirizzo"]), text(values["prima"])];
    const [porta, host] = [text(values["porta"]) ?? "8080", text(values["host"]) ?? "127.0.0.1"];
    const isBehindProxy = values["fidati-del-proxy"] === true;
    const smtp = process.env["BILANCIO_SMTP_URL"] || null;
    const oidc = (name: string): string => process.env[`BILANCIO_OIDC_${name}`] ?? "";
    const issuer = oidc("ISSUER");
    const identita = issuer === "" ? null : { issuer, clientId: oidc("CLIENT_ID"), secret: oidc("CLIENT_SECRET") };
    const [out, isOtherPhone] = [text(values["out"]), values["altro-telefono"] === true];
    const how = { cartella, porta, host, indirizzo, prima, isBehindProxy, isOtherPhone, smtp, identita, out };
    return portalCommand(how, effects);
  },
  solleciti: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { sollecitiCommand } = await import("./solleciti.ts");
    return sollecitiCommand({ cartella, out: text(values["out"]), entro: text(values["entro"]) }, effects);
  },
  decidi: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const [ente, elenco, da, annulla] = ["ente", "elenco", "da", "annulla"].map((name) => text(values[name]));
    const chi = whoOf(values);
    const { decidiCommand } = await import("./decidi.ts");
    const how = { ente: ente ?? null, elenco: elenco ?? null, da: da ?? null, annulla: annulla ?? null };
    return decidiCommand({ cartella, chi, ...how }, effects);
  },
  rimanda: async ([folder, protocollo = null], values, effects) => {
    const cartella = editionOf(folder);
    const { rimandaCommand } = await import("./rimanda.ts");
    const [foglio, cella, ente, motivo, annulla] = ["foglio", "cella", "ente", "motivo", "annulla"].map((name) =>
      text(values[name]),
    );
    const where = { foglio: foglio ?? null, cella: cella ?? null, ente: ente ?? null };
    const chi = whoOf(values);
    const what = { ...where, motivo: motivo ?? null, annulla: annulla ?? null, chi };
    return rimandaCommand({ cartella, protocollo, ...what }, effects);
  },
  differenze: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { differenzeCommand } = await import("./differenze.ts");
    const [da, a, ente] = [text(values["da"]), text(values["a"]), text(values["ente"])];
    return differenzeCommand(
      { cartella, ente, da, a, prima: text(values["prima"]), csv: text(values["csv"]) },
      effects,
    );
  },
  ritira: async ([folder, protocollo], values, effects) => {
    const fault = "servono la cartella dell'edizione e il protocollo";
    const cartella = needed(protocollo === undefined ? null : folder, fault);
    const { ritiraCommand } = await import("./ritira.ts");
    const chi = whoOf(values);
    const how = values["annulla"] === true ? "annulla" : "ritira";
    return ritiraCommand(
      { cartella, protocollo: needed(protocollo, fault), motivo: text(values["motivo"]), chi, how },
      effects,
    );
  },
  dimentica: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { dimenticaCommand } = await import("./dimentica.ts");
    return dimenticaCommand({ cartella, isOnlyTold: values["prova"] === true }, effects);
  },
  cancella: async ([folder, protocollo], values, effects) => {
    const fault = "servono la cartella dell'edizione e il protocollo";
    const cartella = needed(protocollo === undefined ? null : folder, fault);
    const chi = whoOf(values);
    const { cancellaCommand } = await import("./cancella.ts");
    const motivo = text(values["motivo"]);
    return cancellaCommand({ cartella, protocollo: needed(protocollo, fault), motivo, chi }, effects);
  },
  congela: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { congelaCommand } = await import("./congela.ts");
    const chi = whoOf(values);
    const [motivo, eccezione] = [text(values["motivo"]), text(values["eccezione"])];
    return congelaCommand({ cartella, chi, motivo, eccezione, riapri: values["riapri"] === true }, effects);
  },
  errata: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { errataCommand } = await import("./congela.ts");
    const chi = whoOf(values);
    const [out, motivo] = [text(values["out"]), text(values["motivo"])];
    const nascondi = values["nascondi"] === true;
    return errataCommand({ cartella, out, pdf: pdfOf(values), chi, motivo, nascondi }, effects);
  },
  trace: async ([folder, figura, ...dims], values, effects) => {
    const fault = "servono la cartella dell'edizione e una figura, oppure --da FILE";
    const cartella = needed(folder, fault);
    const [da, cella, foglio] = [text(values["da"]), text(values["cella"]), text(values["foglio"])];
    if (da !== null && figura !== undefined) throw new UsageFault("o una figura, o --da: togli una delle due");
    if (da === null && (cella ?? foglio) !== null) throw new UsageFault("--cella e --foglio vogliono --da FILE");
    if (cella === null && foglio !== null) throw new UsageFault("--foglio vuole --cella");
    const { traceCommand } = await import("./trace.ts");
    return da === null
      ? traceCommand({ cartella, figura: needed(figura, fault), dims }, effects)
      : traceCommand({ cartella, da, cella, foglio }, effects);
  },
  verifica: async ([folder]) => {
    const cartella = editionOf(folder);
    const { verificaCommand } = await import("./verifica.ts");
    return verificaCommand({ cartella });
  },
  salva: async ([folder], values, effects) => {
    const fault = "servono la cartella dell'edizione e --in FILE";
    const [cartella, file] = [needed(folder, fault), needed(text(values["in"]), fault)];
    const { salvaCommand } = await import("./salva.ts");
    return salvaCommand({ cartella, file }, effects);
  },
  ripristina: async ([copia], values) => {
    const fault = "servono la copia e --in CARTELLA";
    const [file, cartella] = [needed(copia, fault), needed(text(values["in"]), fault)];
    const { ripristinaCommand } = await import("./salva.ts");
    return ripristinaCommand({ file, cartella });
  },
  confronta: async ([prima, dopo], values) => {
    const fault = "servono due cartelle: l'edizione prima e quella dopo";
    const { confrontaCommand } = await import("./confronta.ts");
    return confrontaCommand({ prima: needed(prima, fault), dopo: needed(dopo, fault), csv: text(values["csv"]) });
  },
  anteprima: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { anteprimaCommand } = await import("./anteprima.ts");
    return anteprimaCommand({ cartella, porta: text(values["porta"]) ?? "8090" }, effects);
  },
  schede: inBrief("schedeCommand"),
  semplice: inBrief("sempliceCommand"),
  diapositive: inBrief("diapositiveCommand"),
  restituzioni: async ([folder], values, effects) => {
    const cartella = editionOf(folder);
    const { restituzioniCommand } = await import("./restituzioni.ts");
    const [ente, bilancio, out] = [text(values["ente"]), text(values["bilancio"]), text(values["out"])];
    return restituzioniCommand({ cartella, ente, bilancio, out, pdf: pdfOf(values) }, effects);
  },
  render: async (_args, values) => {
    const fault = "servono --from model.json e --out CARTELLA";
    const [from, out] = [needed(text(values["from"]), fault), needed(text(values["out"]), fault)];
    const { renderCommand } = await import("./render.ts");
    return renderCommand({ from, out, pdf: pdfOf(values) });
  },
};

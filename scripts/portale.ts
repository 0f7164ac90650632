// `npm run portal`: the portal of the 2016 sample, half-way through its collection, with a link for each role. It works on a
// copy, whose clock stands at that day and runs on; what is done there is gone when it ends.
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Persona } from "../pipeline/collect/registro-portale.ts";
import { loadEdizione } from "../pipeline/edizione/load.ts";
import type { Effects } from "../pipeline/effects/effects.ts";
import { writeWhole } from "../pipeline/effects/files.ts";
import { machineBudget } from "../pipeline/effects/machine.ts";
import { commandsOf } from "../pipeline/effects/program.ts";
import { terminalProgress } from "../pipeline/effects/progress.ts";
import { builtManifestPath, builtPagePath } from "../pipeline/line/costruito.ts";
import { type OpenPortal, openPortal } from "../pipeline/portal/portal.ts";
import type { TipoCommento } from "../schemas/commenti.ts";
import { isOwed } from "../schemas/diagnostic.ts";
import { csvCell } from "../schemas/text.ts";

/** A Thursday three weeks before the last day of the sample. */
const NOW = "2017-03-09T08:00:00.000Z";
const SAMPLES = "data-samples";
const CLI = new URL("../pipeline/cli.ts", import.meta.url);

/** Everything that was there by that day. */
function halfWay(): string {
  const folder = join(mkdtempSync(join(tmpdir(), "bilancio-portale-")), "2016");
  cpSync(join(SAMPLES, "2016"), folder, { recursive: true, filter: (path) => basename(path) !== "archivio" });
  const list = join(folder, "inviati/ricezioni.csv");
  const [head = [], ...rows]: string[][] = parse(readFileSync(list, "utf8"));
  const there = rows.filter(([, when = ""]) => when < NOW);
  for (const [file = ""] of rows.filter((row) => !there.includes(row))) rmSync(join(folder, "inviati", file));
  writeFileSync(list, [head, ...there].map((row) => `${row.map((cell) => csvCell(cell, ",")).join(",")}\n`).join(""));
  return folder;
}

/** Some were in, one was sent back, two had signed, one is accepted, one does not take part. */
function lived({ portale }: OpenPortal): void {
  const { registro, edizione } = portale;
  const done = (ente: string, il: string, tipo: string, chi = "segreteria", dati: object = {}): void =>
    registro.addEvento({ il, ente, chi, tipo, dati: JSON.stringify(dati) });
  const name = (ente: string): string => edizione.enti.find(({ codice }) => codice === ente)?.denominazione ?? "";
  for (const { codice } of edizione.enti.filter((_, n) => n % 3 === 1)) {
    registro.addPersona(
      { ruolo: "ente", ambito: codice, nome: "segreteria", email: `${codice.toLowerCase()}@esempio.invalid` },
      "2017-02-01T08:00:00.000Z",
    );
    done(codice, "2017-01-16T10:10:00.000Z", "entrato");
    done(codice, "2017-01-16T10:12:00.000Z", "scaricato");
  }
  const signed = { nome: "Maria Bianchi", ruolo: "presidente", protocolli: [] };
  const all = edizione.enti
    .map(({ codice }) =>
      portale.raccolta.now().valide.filter(({ ente }) => ente === codice).length > 0 ? codice : null,
    )
    .filter((each) => each !== null);
  const [one = "", two = "", three = "", four = ""] = all.slice(4, 8);
  done(one, "2017-03-08T09:00:00.000Z", "firmata", "presidenza", signed);
  done(one, "2017-03-08T15:30:00.000Z", "accettata", "coordinamento");
  done(two, "2017-03-08T10:00:00.000Z", "firmata", "presidenza", signed);
  done(three, "2017-03-08T11:20:00.000Z", "rimandata", "coordinamento", {
    motivi: [{ parte: "volontari", motivo: "Le ore sembrano quelle di un mese: sono di tutto l'anno?" }],
  });
  const silent = edizione.enti.find(({ codice }) => !all.includes(codice))?.codice ?? four;
  done(silent, "2017-03-01T09:00:00.000Z", "rinuncia", "presidenza", { motivo: "Quest'anno siamo senza segreteria." });
  portale.say(`Firmato: ${two} ${name(two)} · accettato: ${one} · rimandato: ${three} · non partecipa: ${silent}`);
}

/** The page of 2016, where it was built, given to read as a draft, with what was said of it. */
async function drafted({ portale }: OpenPortal): Promise<boolean> {
  const built = builtPagePath({ cartella: join(SAMPLES, "2016") });
  if (!existsSync(built)) return false;
  const { registro, bozze, edizione } = portale;
  const html = readFileSync(built);
  await writeWhole(builtPagePath(edizione), html);
  await writeWhole(builtManifestPath(edizione), readFileSync(builtManifestPath({ cartella: join(SAMPLES, "2016") })));
  const sha256 = await bozze.keep(html);
  const at = (hour: number) => ({ il: `2017-03-08T${hour}:00:00.000Z`, chi: edizione.yaml.editore });
  registro.addDetto(at(10), "bozza", { sha256, costruita_il: "2017-03-07T16:00:00.000Z" });
  const { passi } = await bozze.load(sha256);
  const say = (hour: number, ente: string, ancora: string, tipo: TipoCommento, testo: string): number => {
    const found = passi.get(ancora);
    const di = edizione.enti.find(({ codice }) => codice === ente)?.denominazione ?? "";
    const persona = registro.addPersona({ ruolo: "ente", ambito: ente, nome: "segreteria", email: "" }, at(hour).il);
    registro.addDetto(at(hour), "commento", {
      ...{ persona, nome: "segreteria", di, ente, nominabile: false, bozza: sha256, ancora, tipo, testo },
      ...{ capitolo: found?.capitolo ?? "", passo: found?.parole ?? "" },
    });
    return registro.discussione().commenti.at(-1)?.numero ?? 0;
  };
  const passes = { passa: true, motivo: "" };
  const one = say(
    11,
    "E033",
    "grafico-voci-occasione",
    "domanda",
    "Le voci dei tavoli sono anche quelle delle scuole?",
  );
  registro.addDetto(at(12), "moderato", { commento: one, ...passes });
  registro.addDetto(at(13), "risposta", {
    ...{ commento: one, esito: "in-parte", cambiato: "testo" },
    testo: "Solo dove le ha raccolte un ente della rete: adesso il testo lo dice.",
  });
  const two = say(
    14,
    "E053",
    "tavola-voci-cantiere",
    "proposta",
    "Si può dire anche di quante persone sono i contributi?",
  );
  registro.addDetto(at(15), "moderato", { commento: two, ...passes });
  say(16, "E064", "grafico-voci-occasione", "voce", "Al nostro tavolo è stata una bella serata.");
  return true;
}

/** What was said at two tables. */
function heard({ portale: { registro } }: OpenPortal): void {
  const said: readonly [number, string, string][] = [
    [3, "anziani-disabili", "Il centro diurno chiude quando le figlie escono dal lavoro."],
    [3, "anziani-disabili", "Gli anziani soli non leggono gli avvisi: serve qualcuno che passi."],
    [5, "prima-infanzia", "Chi arriva da poco non sa che il Tempo per le famiglie è aperto a tutti."],
  ];
  for (const [n, [tavolo, cantiere, testo]] of said.entries())
    registro.addVoce({ il: `2017-03-08T17:0${n}:00.000Z`, chi: "ai tavoli" }, "voce", {
      ...{ persona: 0, tavolo, chiave: `prova-${n}`, campi: { cantiere, testo } },
    });
}

/** The ente with most to settle, and one of the same cantiere that has sent nothing. */
function examples({ portale: { edizione, raccolta } }: OpenPortal) {
  const { diagnostics, valide } = raccolta.now();
  const owed = ({ codice }: { codice: string }): number =>
    diagnostics.filter((each) => each.ente === codice && isOwed(each)).length;
  const isSilent = ({ codice }: { codice: string }): boolean => !valide.some(({ ente }) => ente === codice);
  const withSilent = edizione.yaml.cantieri.flatMap((cantiere) => {
    const own = edizione.enti.filter(({ cantiere_principale }) => cantiere_principale === cantiere.codice);
    const silent = own.find(isSilent);
    const [faulty] = own.toSorted((a, b) => owed(b) - owed(a));
    return silent === undefined || faulty === undefined ? [] : [{ cantiere, silent, faulty }];
  });
  const [most] = withSilent.toSorted((a, b) => owed(b.faulty) - owed(a.faulty));
  if (most === undefined) throw new Error("the sample has no examples");
  const { faulty, silent, cantiere } = most;
  return { faulty: faulty.codice, silent: silent.codice, cantiere };
}

const start = Date.now();
const say = (line: string): void => console.error(line);
const effects: Effects = {
  clock: () => performance.now(),
  now: () => new Date(Date.parse(NOW) + Date.now() - start).toISOString(),
  progress: terminalProgress(process.stderr, () => performance.now()),
  budget: machineBudget(),
  say,
  ask: null,
};
const cartella = halfWay();
try {
  const [edizione, prima] = await Promise.all([loadEdizione(cartella), loadEdizione(join(SAMPLES, "2015"))]);
  const porta = Number(process.env["PORT"] ?? 8080);
  const portal = await openPortal(
    {
      ...{
        edizione,
        prima,
        host: "127.0.0.1",
        porta,
        indirizzo: null,
        isBehindProxy: false,
        smtp: null,
        identita: null,
      },
      costruzione: { out: join(cartella, "../pubblicato"), start: commandsOf(CLI) },
    },
    effects,
  );
  lived(portal);
  const isDrafted = await drafted(portal);
  heard(portal);
  say(`\nIl portale di prova è aperto: ${portal.indirizzo}. È il 9 marzo 2017; per chiuderlo: Ctrl+C.\n`);
  const link = (who: string, ruolo: Persona["ruolo"], ambito: string, nome: string): void =>
    say(`  ${who.padEnd(46)} ${portal.linkFor({ ruolo, ambito, nome, email: "" })}`);
  const { faulty, silent, cantiere } = examples(portal);
  link(`un ente con cose da sistemare (${faulty})`, "ente", faulty, "ufficio amministrativo");
  link(`un ente che comincia (${silent})`, "ente", silent, "segreteria");
  link(`chi coordina «${cantiere.breve}»`, "coordinatore", `cantiere=${cantiere.codice}`, "coordinatrice");
  link("chi cura la raccolta", "analista", "", edizione.yaml.editore);
  link("chi scrive ai tavoli di un world café", "facilitatore", "", "Chi scrive ai tavoli");
  if (isDrafted) link("chi legge la bozza per il Consiglio", "lettore", "Consiglio di Indirizzo", "consigliera");
  else say("\n  Per provare anche la bozza: «npm start», che costruisce il 2016, poi di nuovo questo comando.");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await portal.close();
} finally {
  rmSync(join(cartella, ".."), { recursive: true, force: true });
}

// The report built from the page: by the real command on the small city, and by one that a test holds back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { openRegistro } from "../collect/registro.ts";
import { writeWhole } from "../effects/files.ts";
import { commandsOf, type Ended, type StartCommand } from "../effects/program.ts";
import { builtDraft, type ProvaPortal, provaPortal, type Seen, Visitor } from "./portal.support.ts";

const CLI = new URL("../cli.ts", import.meta.url);

/** A command whose end the test brings about. */
function held(): { start: StartCommand; end: (ended: Ended) => void; asked: string[][]; stopped: () => number } {
  const asked: string[][] = [];
  let end: (ended: Ended) => void = () => {};
  let stops = 0;
  const start: StartCommand = (args) => {
    asked.push([...args]);
    const ended = new Promise<Ended>((resolve) => {
      end = resolve;
    });
    const stop = (): void => {
      stops += 1;
      end({ esito: null, detto: "" });
    };
    return { ended, stop };
  };
  return { start, end: (ended) => end(ended), asked, stopped: () => stops };
}

async function analistaOf(portal: ProvaPortal): Promise<Visitor> {
  const visitor = new Visitor(portal.indirizzo);
  await visitor.enter(portal.staffLink("analista"));
  await visitor.get("/edizione");
  return visitor;
}

function close(portal: ProvaPortal): void {
  const registro = openRegistro(join(portal.cartella, "archivio"));
  registro.addChiusura({ come: "congela", protocollo: 0, il: portal.portale.now(), chi: "prova", motivo: "" });
  registro.close();
}

test("one at a time; what the command said is shown, and who had it built stays in the register", async () => {
  const command = held();
  const portal = await provaPortal({}, null, null, command.start);
  try {
    const analista = await analistaOf(portal);
    const begun = await analista.post("/edizione/costruisci");
    expect(begun.html).toContain("Il bilancio si sta costruendo");
    expect(begun.headers.get("refresh")).toBe("3");
    expect(begun.html).not.toContain('action="/edizione/costruisci"');
    const again = await analista.post("/edizione/costruisci");
    expect(again).toMatchObject({ status: 422 });
    expect(again.html).toContain("Una costruzione è già in corso");
    expect(command.asked).toEqual([["build", portal.cartella, `--out=${join(portal.cartella, "pubblicato")}`]]);

    command.end({ esito: 2, detto: "edizione.yaml, riga 3: manca <titolo>" });
    const refused = await analista.get("/edizione");
    expect(refused.html).toContain("Il bilancio non è stato costruito");
    expect(refused.html).toContain("manca &lt;titolo&gt;");
    expect(refused.headers.get("refresh")).toBeNull();

    await analista.post("/edizione/costruisci");
    command.end({ esito: 1, detto: "una tavola manca" });
    expect((await analista.get("/edizione")).html).toContain("Il bilancio è stato costruito, ma qualcosa manca");
    expect(portal.portale.registro.costruzione()).toMatchObject({ chi: "analista di prova", come: "build" });
  } finally {
    await portal.close();
  }
});

test("a portal that is closed stops the building, and the next one says that it was cut short", async () => {
  const command = held();
  const portal = await provaPortal({}, null, null, command.start);
  const analista = await analistaOf(portal);
  await analista.post("/edizione/costruisci");
  await portal.close();
  expect(command.stopped()).toBe(1);
  const files = { "archivio/registro.sqlite": readFileSync(join(portal.cartella, "archivio/registro.sqlite")) };
  const next = await provaPortal(files);
  try {
    expect((await (await analistaOf(next)).get("/edizione")).html).toContain("La costruzione si è interrotta");
  } finally {
    await next.close();
  }
});

test("a correction wants an edition that is closed and a reason, which is never taken for an option", async () => {
  const command = held();
  const portal = await provaPortal({}, null, null, command.start);
  try {
    const analista = await analistaOf(portal);
    expect((await analista.get("/edizione")).html).not.toContain("/edizione/errata");
    close(portal);
    await analista.get("/edizione");
    expect(await analista.post("/edizione/errata", { motivo: " " })).toMatchObject({ status: 422 });
    expect(command.asked).toEqual([]);
    await analista.post("/edizione/errata", { motivo: "--out=/\nun posto contato due volte", nascondi: "si" });
    expect(command.asked[0]?.slice(3)).toEqual([
      "--motivo=--out=/ un posto contato due volte",
      "--chi=analista di prova",
      "--nascondi",
    ]);
    command.end({ esito: 0, detto: "" });
    expect((await analista.get("/edizione")).html).toContain("L’errata è stata costruita");
    const again = await analista.post("/edizione/riapri", { motivo: "mancava un ente" });
    expect(again.html).toMatch(/costruisci"[\s\S]*name="nascondi"[\s\S]*Costruisci il bilancio/);
    await analista.post("/edizione/costruisci", { nascondi: "si" });
    expect(command.asked[1]?.slice(3)).toEqual(["--nascondi"]);
  } finally {
    await portal.close();
  }
});

test("what lies where the report is written is given only where it is what this edition published", async () => {
  const portal = await provaPortal();
  try {
    const analista = await analistaOf(portal);
    const gone = async (): Promise<number[]> =>
      Promise.all(["/edizione/pubblicazione", "/edizione/pdf"].map(async (path) => (await analista.get(path)).status));
    expect(await gone()).toEqual([404, 404]);
    const html = await builtDraft(portal.cartella);
    await writeWhole(join(portal.cartella, "pubblicato/bilancio-sociale-2020.html"), `${html} `);
    await writeWhole(join(portal.cartella, "pubblicato/bilancio-sociale-2020.pdf"), "%PDF");
    await writeWhole(join(portal.cartella, "pubblicato/dati/figure.csv"), "misura\n");
    expect(await gone()).toEqual([404, 404]);
    expect((await analista.get("/edizione")).html).toContain("costruendolo di nuovo si scaricano da qui");
    await writeWhole(join(portal.cartella, "pubblicato/bilancio-sociale-2020.html"), html);
    await writeWhole(join(portal.cartella, "pubblicato/model-interno.json"), "{}");
    await writeWhole(join(portal.cartella, "pubblicato/interno/dati/figure.csv"), "misura\n");
    const zip = unzipSync(new Uint8Array(await (await analista.bytes("/edizione/pubblicazione")).arrayBuffer()));
    expect(Object.keys(zip)).toEqual(["bilancio-sociale-2020.html", "bilancio-sociale-2020.pdf", "dati/figure.csv"]);
  } finally {
    await portal.close();
  }
});

test("the command itself builds, while pages are answered; all that it wrote is taken from the page", async () => {
  const portal = await provaPortal({}, null, null, (args) => commandsOf(CLI)([...args, "--no-pdf"]));
  try {
    const analista = await analistaOf(portal);
    let seen: Seen = await analista.post("/edizione/costruisci");
    while (seen.html.includes("si sta costruendo")) {
      await setTimeout(250);
      seen = await analista.get("/edizione");
    }
    expect(seen.html).toContain("Da allora non è cambiato niente.");
    const zip = unzipSync(new Uint8Array(await (await analista.bytes("/edizione/pubblicazione")).arrayBuffer()));
    for (const [name, bytes] of Object.entries(zip))
      expect(Buffer.from(bytes).equals(readFileSync(join(portal.cartella, "pubblicato", name))), name).toBe(true);
    expect(Object.keys(zip)).toEqual(
      expect.arrayContaining(["bilancio-sociale-2020.html", "model.json", "manifest.json", "dati/figure.csv"]),
    );
    const published = await analista.get("/bozza/pubblicazione");
    expect(published.html).toContain("Metti in lettura questa bozza");
  } finally {
    await portal.close();
  }
});

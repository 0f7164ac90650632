// What enti answered is written in the register and holds: for the value it was about, in every later file that says it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bilancio as run } from "../cli.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { declaredRows } from "../line/declared.ts";
import { bilancio } from "./command.support.ts";

const HEAD = "ente;edizione;cantiere;zona;volontari;Ore di volontariato nell'anno";

/** The second city, to which one ente sent these rows on volunteers. */
function city(...rows: readonly string[]): string {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  mkdirSync(join(folder, "inviati"));
  send(folder, "volontari.csv", ...rows);
  return folder;
}

function send(folder: string, name: string, ...rows: readonly string[]): void {
  const lines = rows.map((row) => `V101;2024;${row}`);
  writeFileSync(join(folder, "inviati", name), `${[HEAD, ...lines].join("\n")}\n`);
}

const CIRCA = "Crescere insieme;Alpe;circa 20;";
const MANY_HOURS = "Crescere insieme;Alpe;2;24000";

/** The table of what waits, as records. */
async function listed(folder: string): Promise<{ path: string; rows: Record<string, string>[] }> {
  const path = join(temporaryFolder(), "domande.csv");
  await bilancio(["decidi", folder, "--elenco", path]);
  const [head = "", ...lines] = readFileSync(path, "utf8").replace("\uFEFF", "").trimEnd().split("\r\n");
  const titles = head.split(";");
  const rows = lines.map((line) => Object.fromEntries(line.split(";").map((cell, at) => [titles[at] ?? "", cell])));
  return { path, rows };
}

/** Fills the table and gives it back. */
async function decide(
  folder: string,
  fill: (row: Record<string, string>) => Record<string, string>,
  asked?: Awaited<ReturnType<typeof listed>>,
) {
  const { rows } = asked ?? (await listed(folder));
  const path = join(temporaryFolder(), "domande.csv");
  const filled = rows.map((row) => ({ ...row, ...fill(row) }));
  const titles = Object.keys(filled[0] ?? {});
  writeFileSync(path, [titles, ...filled.map((row) => Object.values(row))].map((row) => row.join(";")).join("\n"));
  return bilancio(["decidi", folder, "--da", path, "--chi", "Anna"]);
}

const waiting = async (folder: string): Promise<string[]> =>
  (await listed(folder)).rows.map(({ che_cosa = "" }) => che_cosa);

const NOTHING_WAITS = "Niente aspetta più una risposta.";

/** The answers to one question in the rows that count, as they are stored: hours in tenths. */
async function counted(folder: string, campo: "volontari" | "ore_annue"): Promise<unknown[]> {
  const rows = await declaredRows(await loadEdizione(folder), QUIET);
  return (rows.get("V101")?.get("volontari") ?? []).map((row) => row[campo]);
}

/** Volunteers and their hours, as declared in the whole city and built for the analyst. */
function figuresIn(out: string): Record<string, string> {
  const [head = "", ...lines] = readFileSync(join(out, "interno", "dati", "figure.csv"), "utf8")
    .trimEnd()
    .split("\n");
  const titles = head.replace("\uFEFF", "").split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [titles[at] ?? "", cell])));
  const total = (id: string) =>
    rows.find(
      (row) =>
        row["misura"] === id &&
        titles.slice(2, titles.indexOf("valore")).every((dim) => row[dim] === "totale" || row[dim] === ""),
    );
  return Object.fromEntries(
    ["volontari", "volontari-ore"].map((id) => [id, total(id)?.["dichiarato"] || (total(id)?.["valore"] ?? "")]),
  );
}

test("an accepted proposal takes the place of the cell, and comes back with every file that says the same", async () => {
  const folder = city(CIRCA);
  expect(await waiting(folder)).toEqual([expect.stringContaining("«circa 20»")]);
  const done = await decide(folder, () => ({ decisione: "proposta" }));
  expect(done.stdout).toContain(`1 decisione scritta nel registro.\n${NOTHING_WAITS}`);
  expect(done.code).toBe(0);
  send(folder, "di-nuovo.csv", CIRCA, "Crescere insieme;Tutta la città;5;");
  expect(await waiting(folder)).toEqual([]);
  expect(await counted(folder, "volontari")).toEqual([20, 5]);
});

test("a table with answers that were not taken is not written over; once they are taken it is", async () => {
  const folder = city(CIRCA, MANY_HOURS);
  const { path } = await listed(folder);
  const again = () => bilancio(["decidi", folder, "--elenco", path]);
  expect(await again()).toMatchObject({ code: 0 });
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\r\n");
  const filled = lines.map((line) => line.replace(/^;;/, line.includes("circa 20") ? "proposta;;" : ";;"));
  const text = [head, ...filled, ""].join("\r\n");
  writeFileSync(path, text);
  expect((await again()).stderr).toContain("c'è 1 risposta non ancora presa: prima prendila con --da");
  expect(readFileSync(path, "utf8")).toBe(text);
  expect((await bilancio(["decidi", folder, "--da", path])).stdout).toContain("1 decisione scritta");
  expect(await again()).toMatchObject({ code: 0 });
  writeFileSync(path, "appunti della riunione\n");
  expect((await again()).stderr).toContain("è un'altra cosa");
  expect(readFileSync(path, "utf8")).toBe("appunti della riunione\n");
});

test("what was decided is not asked again when the same comes once more, nor when it is only looked at", async () => {
  const folder = city(CIRCA, "Crescere insieme;Tutta la città;2;24000");
  await decide(folder, ({ gravita }) =>
    gravita === "confermare" ? { decisione: "conferma", motivo: "Turni di notte" } : { decisione: "proposta" },
  );
  const again = join(temporaryFolder(), "di-nuovo.csv");
  writeFileSync(again, `${readFileSync(join(folder, "inviati", "volontari.csv"), "utf8")}\n`);
  const looked = await bilancio(["check", again, "--edizione", folder]);
  expect([looked.code, looked.stdout]).toEqual([0, expect.not.stringContaining("confermare")]);
  expect((await bilancio(["receive", folder, again])).stdout).not.toMatch(/confermare|correggere/);
  const other = join(temporaryFolder(), "altro.csv");
  writeFileSync(other, readFileSync(again, "utf8").replace("circa 20", "circa 30").replace("24000", "25000"));
  const asked = (await bilancio(["check", other, "--edizione", folder])).stdout;
  expect([asked.includes("confermare"), asked.includes("correggere")]).toEqual([true, true]);
});

test("another value is asked again; what was answered before stays with what it was about", async () => {
  const folder = city(CIRCA);
  await decide(folder, () => ({ decisione: "correggi", valore_giusto: "22" }));
  send(folder, "di-nuovo.csv", "Crescere insieme;Alpe;circa 30;");
  expect(await waiting(folder)).toHaveLength(1);
  send(folder, "ancora.csv", CIRCA, "Crescere insieme;Tutta la città;5;");
  expect(await waiting(folder)).toEqual([]);
});

test("what was confirmed is told with its reason and asked no more, until the number is another", async () => {
  const folder = city(MANY_HOURS);
  expect((await listed(folder)).rows).toMatchObject([{ gravita: "confermare", ente: "V101", decisione: "" }]);
  const done = await decide(folder, () => ({ decisione: "conferma", motivo: "Turni di notte" }));
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining(NOTHING_WAITS)]);
  expect(JSON.parse((await bilancio(["status", folder, "--json"])).stdout)).toMatchObject({ daConfermare: [] });
  send(folder, "di-nuovo.csv", "Crescere insieme;Alpe;2;25000");
  expect(await waiting(folder)).toHaveLength(1);
});

test("a reason is printed under its figure only where the ente agreed, without its name; a waiver's always", async () => {
  const folder = city(
    "Crescere insieme;Alpe;2;24000",
    "Abitare la cura;Alpe;2;25000",
    "Crescere insieme;Tutta la città;circa 5;",
  );
  const done = await decide(folder, ({ che_cosa = "", gravita }) => {
    if (gravita === "correggere")
      return { decisione: "deroga", motivo: "La sede della altalena di carta cooperativa sociale ha chiuso" };
    const isFirst = che_cosa.includes("24.000");
    return {
      decisione: "conferma",
      motivo: isFirst ? "Turni di notte" : "Motivo in confidenza",
      si_pubblica: isFirst ? "sì" : "no",
    };
  });
  expect(done.stdout).toContain(NOTHING_WAITS);
  const out = temporaryFolder();
  await bilancio(["build", folder, "--no-pdf", "--out", out]);
  const page = readFileSync(join(out, "model.json"), "utf8");
  expect(page).toContain("Un ente ha confermato un numero fuori dal consueto: «Turni di notte».");
  expect(page).toContain("Un dato è rimasto com'era, in deroga: «La sede della [omesso] ha chiuso».");
  expect(page).not.toContain("Motivo in confidenza");
}, 60_000);

test("a decision is taken back by its number, and its question comes back", async () => {
  const folder = city(MANY_HOURS);
  await decide(folder, () => ({ decisione: "conferma", motivo: "Turni" }));
  expect((await bilancio(["decidi", folder])).stdout).toMatch(
    /1 decisione vale .*\n {2}1\. V101 volontari, .*conferma: Turni \(Anna, /,
  );
  expect((await bilancio(["decidi", folder, "--annulla", "7"])).stderr).toContain("la decisione 7 non c'è: valgono 1");
  expect((await bilancio(["decidi", folder, "--annulla", "1"])).code).toBe(0);
  expect(await waiting(folder)).toHaveLength(1);
});

test("a corrected value is read by the same rules: a wrong one is asked about", async () => {
  const folder = city(CIRCA);
  const done = await decide(folder, () => ({ decisione: "correggi", valore_giusto: "venti" }));
  expect(done.stdout).toMatch(/1 valore scritto si chiede di nuovo:\n {4}volontari\.csv: riga 2 .*«venti»/);
  expect(done.stdout).toContain("1 cosa aspetta ancora una risposta.");
  expect(done.code).toBe(1);
  const then = await decide(folder, () => ({ decisione: "correggi", valore_giusto: "20" }));
  expect(then.stdout).toContain(NOTHING_WAITS);
});

test("what is proposed for each cell of a column is answered once, and counts as each of them says", async () => {
  const places = ["Crescere insieme;Alpe", "Crescere insieme;Piana", "Abitare la cura;Alpe", "Abitare la cura;Piana"];
  const folder = city(...["circa 10", "11 persone", "12 ca.", "tredici"].map((said, n) => `${places[n]};${said};`));
  const { rows } = await listed(folder);
  expect(rows.map(({ proposta }) => proposta)).toEqual(["10, 11, 12 e 13"]);
  expect((await decide(folder, () => ({ decisione: "proposta" }))).stdout).toContain(NOTHING_WAITS);
  expect(await counted(folder, "volontari")).toEqual([10, 11, 12, 13]);
});

test("«1.234» is answered once for the whole column", async () => {
  const folder = city("Crescere insieme;Alpe;3;1.234", "Crescere insieme;Tutta la città;4;2.500");
  const asked = await listed(folder);
  expect(asked.rows.map(({ che_cosa }) => che_cosa)).toEqual([expect.stringContaining("«1.234» può voler dire")]);
  const answer = (valore_giusto: string) => decide(folder, () => ({ decisione: "correggi", valore_giusto }), asked);
  expect((await answer("12")).stdout).toContain("Rispondi 1.234 oppure 1,234.");
  expect((await answer("migliaia")).stdout).toContain(NOTHING_WAITS);
  expect(await counted(folder, "ore_annue")).toEqual([12_340, 25_000]);
});

test("a table that Excel saved in its own alphabet, sorted, with columns and rows too many, is read as it was meant", async () => {
  const folder = city(CIRCA, "Crescere insieme;Tutta la città;2;24000");
  const { path, rows } = await listed(folder);
  const filled = rows.toReversed().map((row) => ({
    ...row,
    ...(row["gravita"] === "confermare"
      ? { decisione: "CONFERMA ", motivo: "Perché c'è più volontariato la notte", si_pubblica: "Sì" }
      : { decisione: "Correggi", valore_giusto: "1.250,00" }),
  }));
  const lines = [Object.keys(filled[0] ?? {}), ...filled.map((row) => Object.values(row)), []];
  writeFileSync(path, Buffer.from(lines.map((row) => `${row.join(";")};;\r\n`).join(""), "latin1"));
  const done = await bilancio(["decidi", folder, "--da", path, "--json"]);
  expect(JSON.parse(done.stdout)).toMatchObject({
    decise: [{ motivo: "Perché c'è più volontariato la notte", pubblica: true }, { dopo: "1.250,00" }],
    lasciate: [],
    aspettano: 0,
  });
});

test("two rows that answer one question otherwise are not taken; the same row twice is one answer", async () => {
  const folder = city(CIRCA);
  const { path, rows } = await listed(folder);
  const fill = async (...values: readonly string[]) => {
    const filled = values.map((value) => ({ ...rows[0], decisione: "correggi", valore_giusto: value }));
    writeFileSync(
      path,
      [Object.keys(filled[0] ?? {}), ...filled.map((row) => Object.values(row))].map((row) => row.join(";")).join("\n"),
    );
    return bilancio(["decidi", folder, "--da", path]);
  };
  const torn = await fill("20", "30");
  expect(torn.stdout).toContain("riga 2: La stessa domanda ha un'altra risposta in un'altra riga");
  expect(await waiting(folder)).toHaveLength(1);
  expect((await fill("20", "20")).code).toBe(0);
  expect(await waiting(folder)).toEqual([]);
});

describe("a table that is not filled well is taken in what is good, and the rest is told", () => {
  // Of these nothing is good: all find the same question waiting.
  let folder = "";
  let asked: Awaited<ReturnType<typeof listed>>;
  beforeAll(async () => {
    folder = city(CIRCA);
    asked = await listed(folder);
  });
  afterAll(async () => expect(await waiting(folder)).toHaveLength(1));
  test.each([
    ["conferma", { motivo: "È così" }, "Così com'è non si può contare"],
    ["correggi", {}, "Manca il valore giusto."],
    ["deroga", {}, "Manca il motivo."],
    ["proposta", { domanda: "d0" }, "Non è più una domanda aperta"],
  ])("%s", async (decisione, more, why) => {
    const done = await decide(folder, () => ({ decisione, ...more }), asked);
    expect(done.stdout).toContain(`riga 2: ${why}`);
    expect(done.code).toBe(1);
  });
  test.each([
    [{ decisione: "confermo" }, "la decisione «confermo» non è tra quelle possibili. Forse volevi scrivere «conferma»"],
    [{ motivo: "È così" }, "c'è una risposta, ma «decisione» è vuota"],
    [{ decisione: "conferma", valore_giusto: "3" }, "c'è un valore giusto, ma la decisione è «conferma»"],
    [{ decisione: "conferma", motivo: "x", si_pubblica: "forse" }, "«si_pubblica» dice «forse»"],
  ])("%o stops, and nothing is written", async (fill, why) => {
    const done = await decide(folder, () => fill, asked);
    expect(done.stderr).toContain(`domande.csv, riga 2: ${why}`);
    expect(done.code).toBe(2);
  });
});

test("at a terminal it asks one after the other, and what was answered before stopping is kept", async () => {
  const folder = city(CIRCA, "Abitare la cura;Alpe;2;24000", "Crescere insieme;Tutta la città;2;25000");
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  stdin.write("?\nx\np\nal telefono\nc\n\nc\nTurni di notte\nsì\nf\n");
  const said = { stdout: "", stderr: "" };
  const mouth = (name: keyof typeof said) => ({
    isTTY: false,
    write: (text: string | Uint8Array) => {
      said[name] += text;
      return true;
    },
  });
  const code = await run(["decidi", folder, "--chi", "Anna"], {
    stdin,
    stdout: mouth("stdout"),
    stderr: mouth("stderr"),
  });
  expect(said.stderr).toContain("p = vale «20»");
  expect(said.stderr).toContain("Rispondi con una delle lettere.");
  expect(said.stderr, "a confirmation wants its reason").toContain("Manca il motivo.");
  expect(said.stdout).toContain("2 decisioni scritte nel registro.\n1 cosa aspetta ancora una risposta.");
  expect(code).toBe(0);
});

test("a number on which a figure hangs stays out of it until it is confirmed, and is named; the page tells that one waits", async () => {
  const folder = city(MANY_HOURS);
  const built = async () => {
    const out = temporaryFolder();
    const { stdout } = await bilancio(["build", folder, "--no-pdf", "--interno", "--out", out]);
    const [page = ""] = readdirSync(out).filter((name) => name.endsWith(".html"));
    return { stdout, page: readFileSync(join(out, page), "utf8"), figure: figuresIn(out) };
  };
  const before = await built();
  expect(before.stdout).toMatch(
    /1 valore resta fuori dalle cifre .*\n {4}V101 {2}Risultano 12.000 ore .*\[ore-per-persona\]/,
  );
  expect(before.page).toContain("fino ad allora non è contato");
  expect(before.figure).toEqual({ volontari: "2", "volontari-ore": "" });
  const status = JSON.parse((await bilancio(["status", folder, "--json"])).stdout);
  expect(status.conferme).toMatchObject([{ ente: "V101", codice: "ore-per-persona", influenza: 1, in_attesa: true }]);
  const traced = await bilancio(["trace", folder, "--da", "volontari.csv", "--cella", "F2"]);
  expect(traced.stdout).toContain("aspetta una conferma");

  await decide(folder, () => ({ decisione: "conferma", motivo: "Turni di notte" }));
  const after = await built();
  expect(after.stdout).not.toContain("resta fuori");
  expect(after.page).not.toContain("fino ad allora non è contato");
  expect(after.figure).toEqual({ volontari: "2", "volontari-ore": "24000" });
}, 60_000);

// What whoever follows an ente asks it to look at again is told wherever its file is answered, for as long as it says the same.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

const HEAD = "ente;edizione;cantiere;zona;contratto;persone";
const rows = (...own: readonly string[]): string => `${[HEAD, ...own].join("\n")}\n`;
const NORTH = "V101;2024;Crescere insieme;Alpe;Contratto stabile;12";

test("a cell comes back with its reason until its value is another one, wherever its row stands; asked again it is another question", async () => {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  const files = temporaryFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const first = file(
    "personale.csv",
    rows(NORTH, NORTH.replace("Alpe", "Piana"), NORTH.replace("stabile", "stagionale")),
  );
  await bilancio(["receive", folder, first]);
  const ask = (...how: readonly string[]) => bilancio(["rimanda", folder, ...how, "--chi", "Anna"]);

  expect(await ask("1", "--cella", "F2")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("manca il motivo"),
  });
  expect(await ask("1", "--cella", "F9", "--motivo", "x")).toMatchObject({ code: 2 });
  expect(await ask("7", "--cella", "F2", "--motivo", "x")).toMatchObject({ code: 2 });
  const done = await ask("1", "--cella", "f2", "--motivo", "Dodici,\nsicuri?");
  expect(done).toMatchObject({ code: 0 });
  expect(done.stdout).toContain("«Dodici, sicuri?» (Anna) – da riguardare");
  // Asked twice in the same words it is one question.
  const twice = await ask("1", "--cella", "F2", "--motivo", "Dodici, sicuri?");
  expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining("già stato chiesto") });

  // Above the others now, and under another number of line; the row of another contract says the same and is not meant.
  const moved = file(
    "spostato.csv",
    rows(NORTH.replace("stabile", "stagionale"), NORTH.replace("Alpe", "Collina"), NORTH),
  );
  const told = await bilancio(["check", moved, "--edizione", folder]);
  expect(told.stdout.split("\n").filter((line) => line.includes("[cella-rimandata]"))).toEqual([
    expect.stringMatching(
      /^spostato\.csv: riga 4 · .*: confermare: Anna ti chiede di riguardare questa risposta: «Dodici, sicuri\?»/,
    ),
  ]);
  const changed = file("cambiato.csv", rows(NORTH.replace(";12", ";13")));
  expect((await bilancio(["check", changed, "--edizione", folder])).stdout).not.toContain("rimandata");

  // It is right so, and whoever asked sees why.
  const table = join(files, "domande.csv");
  await bilancio(["decidi", folder, "--elenco", table]);
  const [head = "", ...lines] = (await import("node:fs"))
    .readFileSync(table, "utf8")
    .replace("\uFEFF", "")
    .trimEnd()
    .split("\r\n");
  const titles = head.split(";");
  const answered = lines.map((line) => {
    const cells = line.split(";");
    cells[titles.indexOf("decisione")] = "conferma";
    cells[titles.indexOf("motivo")] = "Abbiamo aperto una sede";
    return cells.join(";");
  });
  writeFileSync(table, [head, ...answered].join("\r\n"));
  await bilancio(["decidi", folder, "--da", table]);
  expect((await ask()).stdout).toContain("risposto, confermata: «Abbiamo aperto una sede»");
  expect((await bilancio(["check", moved, "--edizione", folder])).stdout).not.toContain("rimandata");
  expect((await ask("1", "--cella", "F2", "--motivo", "E la sede vecchia?")).stdout).toContain("1 cosa aspetta");
  await bilancio(["receive", folder, changed]);
  const end = (await ask()).stdout;
  expect(end).toContain("«E la sede vecchia?» (Anna) – riguardata, ora è 13, protocollo 2");
  expect((await ask("--annulla", "2")).stdout).not.toContain("E la sede vecchia?» (Anna)");
});

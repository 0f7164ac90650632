// A closed edition publishes what it published: what arrives later does not count, and a number that is another is told.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { builtManifestPath } from "../line/costruito.ts";
import { intake } from "../line/intake.ts";
import { manifestOf, manifestText } from "../line/manifest.ts";
import { declaredSums } from "../line/revised.ts";
import { archivioOf } from "../line/rules.ts";
import { bilancio } from "./command.support.ts";

const HEAD = "ente;edizione;cantiere;zona;volontari";

/** The second city, of which nearly all answered. */
function city(): { folder: string; out: string } {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  mkdirSync(join(folder, "inviati"));
  send(
    folder,
    "tutti.csv",
    ...Array.from({ length: 13 }, (_, n) => `V1${String(n + 1).padStart(2, "0")};2024;Crescere insieme;Alpe;${10 + n}`),
  );
  return { folder, out: temporaryFolder() };
}
const send = (folder: string, name: string, ...rows: readonly string[]): void =>
  writeFileSync(join(folder, "inviati", name), [HEAD, ...rows].join("\n"));
/** Figures of volunteers that are shown before and after, and are not the same: whoever subtracts them knows the change. */
function subtracted(before: string, now: string): string[] {
  const [was, is] = [declaredSums(before), declaredSums(now)];
  return [...is].flatMap(([id, { misura, sum }]) => {
    const old = was.get(id)?.sum ?? "";
    return misura.startsWith("volontari") && sum !== "" && old !== "" && sum !== old ? [`${id}: ${old} → ${sum}`] : [];
  });
}
/** A row of figures without its numbers. */
function hiddenRow(lines: readonly string[], place: number): string {
  const names = (lines[0] ?? "").split(",");
  const kept = names.slice(0, names.indexOf("valore"));
  const said = { unita: "unita", stato: "riservato", protetta: "riservatezza" } as const;
  const cells = (lines[place] ?? "").split(",");
  return names
    .map((name, n) =>
      kept.includes(name) || name === "unita" ? cells[n] : name in said ? said[name as keyof typeof said] : "",
    )
    .join(",");
}
const figures = (out: string): string => readFileSync(join(out, "dati", "figure.csv"), "utf8");

test("an edition that is not as it was published is not closed", async () => {
  const { folder } = city();
  const close = async () => (await bilancio(["congela", folder])).stderr;
  expect(await close()).toContain("non è ancora stata costruita");
  // What a build leaves, where nothing more of it is asked.
  const edizione = await loadEdizione(folder);
  const manifest = await manifestOf(edizione, await intake(edizione, QUIET));
  mkdirSync(dirname(builtManifestPath(edizione)), { recursive: true });
  writeFileSync(builtManifestPath(edizione), manifestText(manifest));
  writeFileSync(join(folder, "enti.csv"), `${readFileSync(join(folder, "enti.csv"), "utf8")}\n`);
  expect(await close()).toContain("dall'ultima costruzione è cambiato file dell'edizione (enti.csv): prima ripeti");
});

test("nor is one of whose draft somebody waits for an answer, until it is said why there is none", async () => {
  const { folder, out } = city();
  const say = openRegistroPortale(archivioOf({ cartella: folder }));
  const by = { il: "2024-05-01T09:00:00.000Z", chi: "Anna" };
  const words = { nome: "Ugo", di: "Consiglio", ente: "", nominabile: false, bozza: "", ancora: "", passo: "" };
  for (const testo of ["Quanti?", "Dove?"])
    say.addDetto(by, "commento", { ...words, persona: 1, capitolo: "2 La rete", tipo: "domanda", testo });
  const build = () => bilancio(["build", folder, "--no-pdf", "--out", out]);
  await build();
  const close = async () => (await bilancio(["congela", folder])).stderr;
  expect(await close()).toContain("2 commenti alla bozza aspettano una risposta (1, 2): rispondi dal portale");
  for (const commento of [1, 2]) say.addDetto(by, "moderato", { commento, passa: true, motivo: "" });
  say.addDetto(by, "risposta", { commento: 1, esito: "accolta", testo: "Dodici.", cambiato: "" });
  expect(await close()).toContain("un commento alla bozza aspetta una risposta (2)");
  say.addDetto(by, "senza-risposta", { commenti: [2], motivo: "È per l'anno prossimo." });
  say.close();
  // What was answered is in no page yet.
  expect(await close()).toContain("è cambiato che cosa si è detto e risposto della bozza: prima ripeti");
  await build();
  const printed = readFileSync(join(out, "dati", "commenti-risposte.csv"), "utf8");
  expect(printed).toContain("Quanti?");
  expect(printed).not.toMatch(/Ugo|Consiglio|Dove\?/);
  expect((await bilancio(["congela", folder])).code).toBe(0);
});

test("what was published stays until somebody says why it is another, and then both numbers are told", async () => {
  const { folder, out } = city();
  const build = (...more: readonly string[]) => bilancio(["build", folder, "--no-pdf", "--out", out, ...more]);
  await build();
  const published = figures(out);
  const closed = await bilancio(["congela", folder, "--chi", "Anna"]);
  expect(closed.stdout).toContain("contano gli invii fino al protocollo 1");
  expect((await bilancio(["congela", folder])).stderr).toContain("è già chiusa");

  // A late file is received, does not count, and everybody is told so.
  const late = join(temporaryFolder(), "tardi.csv");
  writeFileSync(late, `${HEAD}\nV101;2024;Crescere insieme;Alpe;40\n`);
  const received = (await bilancio(["receive", folder, late])).stdout;
  expect(received).toContain("ricevuto, ma non conta. L'edizione è chiusa da");
  expect(received).toContain("Volontari (1 riga)");
  expect((await bilancio(["status", folder])).stdout).toMatch(
    /1 file è arrivato dopo e non conta .*:\n {4}tardi\.csv \(protocollo 2\)/,
  );
  const again = await build();
  expect([again.code, figures(out)]).toEqual([0, published]);
  expect(again.stdout).toContain("1 file è arrivato dopo e non conta");

  // Somebody lets it count: nothing is published until the correction is.
  expect((await bilancio(["congela", folder, "--eccezione", "2"])).stderr).toContain("manca il motivo");
  expect((await bilancio(["congela", folder, "--eccezione", "1", "--motivo", "x"])).stderr).toContain(
    "non è tra gli invii arrivati dopo",
  );
  const letIn = (n: string) => bilancio(["congela", folder, "--eccezione", n, "--motivo", "Era partito in tempo"]);
  expect((await letIn("2")).stdout).toMatch(/\(protocollo 2\) conta, .*\n.*Volontari \(1 riga; versione più recente/);
  expect((await letIn("2")).stderr).toContain("tardi.csv (protocollo 2) ha già un'eccezione");
  // What cannot be read is not said to count.
  writeFileSync(late, "niente di leggibile");
  expect((await bilancio(["receive", folder, late])).stdout).toMatch(/non conta.*\n.*non si è potuto leggere: /);
  expect((await letIn("3")).stdout).toMatch(/non c'è niente che si possa contare\.\n.*non si è potuto leggere: /);
  const stopped = await build();
  expect([stopped.code, figures(out)]).toEqual([2, published]);
  expect(stopped.stderr).toMatch(/cifre non sono più come sono state pubblicate:\n/);
  expect(stopped.stderr).toContain("volontari: 202 → 239\n");
  const errata = (...more: readonly string[]) =>
    bilancio([
      "errata",
      folder,
      "--no-pdf",
      "--out",
      out,
      "--motivo",
      "V101 aveva contato solo i fissi, non il Comune di Valfiorita: anna@esempio.it",
      ...more,
    ]);
  // Both numbers would be public, and their difference is what one ente changed.
  const telling = await errata();
  expect([telling.code, figures(out)]).toEqual([2, published]);
  expect(telling.stderr).toMatch(/quanto ha cambiato un ente.*\n {2}volontari\n/);
  const hidden = await errata("--nascondi", "--chi", "Anna");
  expect(hidden.stderr).toBe("");
  expect(hidden.code).toBe(0);
  expect(hidden.stdout).toContain(
    "Il motivo si legge così: «[omesso] aveva contato solo i fissi, non il [omesso]: [omesso]».",
  );
  expect(hidden.stdout).toMatch(/escono senza numero: da solo, o accanto a quello di prima/);
  expect(subtracted(published, figures(out))).toEqual([]);
  const page = readFileSync(join(out, readdirSync(out).find((name) => name.endsWith(".html")) ?? ""), "utf8");
  expect(page).toMatch(
    /Che cosa è stato corretto dopo la pubblicazione[\s\S]*\[omesso\] aveva contato solo i fissi[\s\S]*<td>tutta la rete<\/td><td class="numero">202<\/td><td class="numero">non mostrata<\/td>/,
  );
  expect(readFileSync(join(out, "dati", "errata.csv"), "utf8")).toMatch(
    /\n1,\d{4}-\d\d-\d\d,"\[omesso\] aveva contato solo i fissi, non il \[omesso\]: \[omesso\]",volontari,,posizioni di volontariato,202,stimato,,riservato\n/,
  );
  const now = figures(out);
  // Stopped after the register, before its copy was whole: it is not lost, and not told twice.
  rmSync(join(folder, "archivio", "congelate", "0002", "manifest.json"));
  const last = await build();
  expect([last.code, figures(out)]).toEqual([0, now]);
  expect(readdirSync(join(folder, "archivio", "congelate", "0002"))).toContain("manifest.json");
  expect((await bilancio(["errata", folder])).stdout).toMatch(
    /\n1\. .*, Anna: \[omesso\] aveva contato solo i fissi, non il \[omesso\]: \[omesso\]\n/,
  );
  expect((await bilancio(["errata", folder, "--no-pdf", "--out", out, "--motivo", "niente"])).stderr).toContain(
    "non c'è niente da correggere",
  );
  const kept = readdirSync(join(folder, "archivio", "congelate"));
  expect(kept).toEqual(["0001", "0002"]);
  expect(readFileSync(join(folder, "archivio", "congelate", "0001", "figure.csv"), "utf8")).toBe(published);
  expect(readdirSync(join(folder, "archivio", "congelate", "0001", "cartella"))).toContain("edizione.yaml");

  // Without what was published nobody can say that it stays.
  renameSync(join(folder, "archivio", "congelate"), join(folder, "via"));
  expect((await build()).stderr).toContain("manca la copia di ciò che è stato pubblicato alla chiusura");
}, 240_000);

test("opened again, what was published once is still public: what it would tell beside the new numbers is asked, and stays hidden", async () => {
  const { folder, out } = city();
  const build = (...more: readonly string[]) => bilancio(["build", folder, "--no-pdf", "--out", out, ...more]);
  const close = (...more: readonly string[]) => bilancio(["congela", folder, ...more]);
  const reopen = () => close("--riapri", "--motivo", "Nuova raccolta");
  await build();
  expect((await build("--nascondi")).stderr).toContain("non è mai stata chiusa");
  const published = figures(out);
  await close();
  expect((await build("--nascondi")).stderr).toContain("si usa con «bilancio errata»");
  await reopen();
  expect((await bilancio(["status", folder])).stdout).not.toContain("è chiusa");
  // What was hidden then stays hidden, also where nothing asks for it any more.
  const first = join(folder, "archivio", "congelate", "0001", "figure.csv");
  const then = readFileSync(first, "utf8");
  const lines = then.split("\n");
  const place = lines.findIndex((line) => line.includes(",volontari,") && line.includes(",alpe,"));
  writeFileSync(first, lines.with(place, hiddenRow(lines, place)).join("\n"));
  await build();
  expect(figures(out).split("\n")).toContain(hiddenRow(figures(out).split("\n"), place));
  writeFileSync(first, then);
  await build();

  send(folder, "tardi.csv", "V101;2024;Crescere insieme;Alpe;40");
  const stopped = await build();
  expect([stopped.code, figures(out)]).toEqual([2, published]);
  expect(stopped.stderr).toMatch(/quanto ha cambiato un ente.*\n {2}volontari\n[\s\S]*bilancio build \S+ --nascondi/);
  const hidden = await build("--nascondi");
  expect(hidden.stderr).toBe("");
  expect(hidden.stdout).toMatch(/L'edizione era già stata pubblicata: .* senza numero/);
  expect(subtracted(published, figures(out))).toEqual([]);
  const again = figures(out);
  expect(again).not.toBe(published);

  // Closed, built again, opened again: nothing comes out that beside the first numbers would tell, and it is not asked twice.
  await close();
  expect([(await build()).stderr, figures(out)]).toEqual(["", again]);
  await reopen();
  expect([(await build()).stderr, figures(out)]).toEqual(["", again]);

  // With those of enough enti together the number stands again.
  const more = ["V102", "V103", "V104"].map((ente, n) => `${ente};2024;Crescere insieme;Alpe;${30 + n}`);
  send(folder, "altri.csv", ...more);
  expect((await build()).stderr).toBe("");
  expect(subtracted(published, figures(out))).toContain("volontari: 186 → 273");

  // Without what was published nobody can say of whom the difference tells.
  renameSync(join(folder, "archivio", "congelate"), join(folder, "via"));
  expect((await build()).stderr).toContain("né di chi parla la loro differenza");
}, 240_000);

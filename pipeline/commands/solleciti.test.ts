// Letters to whom still owes something: each says what is owed, none is sent, nobody is forgotten.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withRegistro } from "../collect/registro.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { emlOf } from "../effects/eml.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

/** The second city, of which nobody sent anything but one ente; these may be written to. */
function city(contatti: string): string {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  mkdirSync(join(folder, "inviati"));
  mkdirSync(join(folder, "riservato"), { recursive: true });
  writeFileSync(join(folder, "riservato", "contatti.csv"), contatti);
  writeFileSync(
    join(folder, "inviati", "volontari.csv"),
    "ente;edizione;cantiere;zona;volontari\nV101;2024;Crescere insieme;Alpe;circa 20\n",
  );
  return folder;
}
const CONTATTI =
  "ente,email,nome\nV101,anna@esempio.invalid,Anna\nV102,segreteria@esempio.invalid,\nV102,altra@esempio.invalid,Ugo\n";

const decoded = (eml: string) => {
  const [head = "", body = ""] = eml.split("\r\n\r\n");
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word = ""]) => Buffer.from(word, "base64"));
  return { subject: Buffer.concat(words).toString(), text: Buffer.from(body, "base64").toString() };
};

test("without a folder they are shown and nothing is written; who has no address is named", async () => {
  const { code, stdout } = await bilancio(["solleciti", city(CONTATTI), "--entro", "2027-04-30"]);
  expect(code).toBe(0);
  expect(stdout).toContain("13 enti a cui scrivere:");
  expect(stdout).toContain("non hanno mandato niente: 12");
  expect(stdout).toContain("hanno qualcosa da correggere o da confermare: 1");
  expect(stdout).toMatch(/11 enti non hanno un indirizzo in riservato\/contatti\.csv:\n\s+V1/);
  expect(stdout).toContain("Non è stato scritto né mandato niente");
  expect(stdout).toContain("entro venerdì 30 aprile 2027");
});

test("with one there is a message for each address, and a row for each ente", async () => {
  const out = temporaryFolder();
  await bilancio(["solleciti", city(CONTATTI), "--out", out]);
  expect(readdirSync(out).sort()).toEqual(["V101-1.eml", "V102-1.eml", "V102-2.eml", "solleciti.csv"]);
  const mend = decoded(readFileSync(join(out, "V101-1.eml"), "utf8"));
  expect(mend.subject).toMatch(/: resta una cosa da sistemare nei dati di /);
  expect(mend.text).toMatch(/^Buongiorno, Anna,\r\n\r\nil file di .* è arrivato, ma così non possiamo ancora contarlo/);
  expect(mend.text).toContain("C'è scritto «circa 20». Scrivi solo il numero, per esempio 20.");
  const send = decoded(readFileSync(join(out, "V102-1.eml"), "utf8"));
  expect(send.text).toMatch(/^Buongiorno,\r\n\r\nper il .* non ci è ancora arrivato niente/);
  expect(send.text).toContain("niente da dichiarare");
  const table = readFileSync(join(out, "solleciti.csv"), "utf8");
  expect(table).toMatch(/^\uFEFFente;denominazione;email;nome;motivo;oggetto;testo\r\n/);
  expect(table.match(/\r\nV1\d\d;/g)).toHaveLength(14);
});

test("a letter names the file where there are several, asks for the parts that are missing, and says until when and whom to call", async () => {
  const folder = city(`${CONTATTI}V103,bea@esempio.invalid,Bea\n`);
  const put = (name: string, text: string): void => writeFileSync(join(folder, "inviati", name), text);
  put(
    "personale.csv",
    "ente;edizione;cantiere;zona;contratto;persone\nV101;2024;Crescere insieme;Alpe;Contratto stabile;2 o 3\n",
  );
  put("altri.csv", "ente;edizione;cantiere;zona;volontari\nV103;2024;Crescere insieme;Alpe;20\n");
  const aiuto = "aiuto: { nome: Ugo, telefono: 000 000 000, orari: lunedì, posta: a@esempio.invalid }";
  writeFileSync(join(folder, "raccolta.yaml"), `scadenza: 2025-03-31\n${aiuto}\n`);
  const out = temporaryFolder();
  await bilancio(["solleciti", folder, "--out", out]);
  const read = (name: string): string => decoded(readFileSync(join(out, name), "utf8")).text;
  expect(read("V101-1.eml")).toMatch(
    /In ciò che hai mandato restano 2 cose.*- personale\.csv: riga 2.*- volontari\.csv: riga 2/s,
  );
  // What never came is asked in the same letter, and what came badly is not.
  expect(read("V101-1.eml")).toMatch(
    /Inoltre non abbiamo ancora una risposta per:\s+- .*- Servizi e attività.*«niente da dichiarare»/s,
  );
  expect(read("V101-1.eml")).not.toMatch(/^- (Volontari|Personale)\r?$/m);
  expect(read("V101-1.eml")).toContain("oppure telefona: Ugo, 000 000 000, lunedì.");
  expect(read("V101-1.eml")).toContain("Il termine era lunedì 31 marzo 2025.");
  expect(read("V103-1.eml")).toMatch(/Non abbiamo ancora una risposta per:.*- Servizi e attività/s);
  expect(read("V103-1.eml")).not.toContain("- Volontari");
});

test("who answered a survey has no file to correct", async () => {
  const folder = city("ente,email\nV109,anna@esempio.invalid\n");
  for (const name of ["rilevazione-2024.csv", "rilevazione.yaml"])
    copyFileSync(join("data-samples/altra-citta/inviati", name), join(folder, "inviati", name));
  const out = temporaryFolder();
  await bilancio(["solleciti", folder, "--out", out]);
  const { text } = decoded(readFileSync(join(out, "V109-1.eml"), "utf8"));
  expect(text).toContain("Nelle risposte al questionario resta una cosa da sistemare:");
  expect(text).toContain("- di cui donne – ");
  expect(text).not.toMatch(/rilevazione-2024|riga 3|il file/);
});

test("whoever answered since the last time is not reminded by a letter of then", async () => {
  const folder = city(CONTATTI);
  const out = temporaryFolder();
  await bilancio(["solleciti", folder, "--out", out]);
  writeFileSync(join(out, "V102-9.eml"), "From: anna\r\n\r\nmine\r\n");
  writeFileSync(join(folder, "riservato", "contatti.csv"), "ente,email\nV101,anna@esempio.invalid\n");
  const { stdout } = await bilancio(["solleciti", folder, "--out", out]);
  expect(stdout).toContain("2 messaggi di un'altra volta sono stati tolti");
  expect(readdirSync(out).sort()).toEqual(["V101-1.eml", "V102-9.eml", "solleciti.csv"]);
});

test("of a closed edition nobody is reminded", async () => {
  const folder = city(CONTATTI);
  const chiusura = { il: "2025-01-10T09:00:00.000Z", chi: "Ugo", motivo: "" };
  withRegistro(join(folder, "archivio"), (registro) =>
    registro.addChiusura({ ...chiusura, come: "congela", protocollo: 0 }),
  );
  const out = temporaryFolder();
  const { code, stderr } = await bilancio(["solleciti", folder, "--out", out]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/L'edizione è chiusa dal 10\sgennaio\s2025: ciò che arriva adesso non conta/);
  expect(readdirSync(out)).toEqual([]);
});

test("nobody writes to an ente that said it does not take part, and they are named", async () => {
  const folder = city(CONTATTI);
  const registro = openRegistroPortale(join(folder, "archivio"));
  const said = {
    il: "2025-01-10T09:00:00.000Z",
    ente: "V102",
    chi: "presidenza",
    dati: '{"motivo":"chiusi per lavori"}',
  };
  registro.addEvento({ ...said, tipo: "rinuncia" });
  registro.close();
  const out = temporaryFolder();
  const { stdout } = await bilancio(["solleciti", folder, "--out", out]);
  expect(stdout).toMatch(/1 ente ha detto che quest'anno non partecipa.*\n\s+V102 .*: «chiusi per lavori»/);
  expect(readdirSync(out).sort()).toEqual(["V101-1.eml", "solleciti.csv"]);
  expect((await bilancio(["status", folder])).stdout).toContain("V102");
});

test("a contact of nobody, an address that is none and a day that is none stop with line and remedy", async () => {
  const stopped = async (contatti: string, ...args: readonly string[]) =>
    (await bilancio(["solleciti", city(contatti), ...args])).stderr;
  expect(await stopped("ente,email\nV1O1,a@b.it\n")).toMatch(
    /riservato\/contatti\.csv, riga 2: .*«V1O1» non è in enti/,
  );
  expect(await stopped("ente,email\nV101,anna chiocciola b\n")).toMatch(/riga 2: .*indirizzo di posta/);
  expect(await stopped(CONTATTI, "--entro", "2027-02-30")).toContain("non è un giorno");
  expect(await stopped(CONTATTI, "--entro", "2020-04-30")).toContain("2020-04-30, è già passato");
});

test("what somebody wrote begins no header of its own, and long subjects are cut between characters", () => {
  const eml = emlOf({
    to: "a@b.it>\r\nBcc: <altri@b.it",
    subject: `È tutto\r\nBcc: x ${"è".repeat(60)}`,
    text: "Ciao\n",
  });
  const head = eml.slice(0, eml.indexOf("\r\n\r\n"));
  expect(head.split("\r\n").filter((line) => /^bcc/i.test(line))).toEqual([]);
  expect(decoded(eml).subject).toBe(`È tutto Bcc: x ${"è".repeat(60)}`);
  expect(Math.max(...eml.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
});

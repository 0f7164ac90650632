// The catalogue is read by people who did not write it: every entry is held to COLLECTING.md 3.1.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, describe as group, test } from "vitest";
import { ALTRE, address, CATALOGO, type Codice, describe, diagnose, findingId } from "./diagnostic.ts";
import { STADI } from "./diagnostici/entry.ts";
import { FORBIDDEN, gulpease, LONGEST, READABLE, sentences } from "./readable.support.ts";

// The keys of the catalogue are its codes.
const entries = (Object.keys(CATALOGO) as Codice[]).map((codice) => {
  const { gravita, stadio, caso } = CATALOGO[codice];
  // Each entry is shown with its own case, so the pair is right.
  return { codice, gravita, stadio, caso, words: describe(diagnose(codice, [], caso as never)) };
});
const oneOf = (text: unknown): unknown => (/^\d+$/.test(String(text)) ? "1" : text);

test("the catalogue has entries, each with a code of words", () => {
  expect(entries.length).toBeGreaterThan(50);
  expect(entries.filter(({ codice }) => !/^[a-z]+(-[a-z]+)*$/.test(codice))).toEqual([]);
});

group("every finding is written for who sent the file", () => {
  test.each(entries)("$codice", ({ stadio, words: { titolo, testo, rimedio } }) => {
    expect(STADI).toContain(stadio);
    for (const text of [titolo, testo, rimedio]) {
      expect(text).not.toMatch(FORBIDDEN);
      expect(text.trim()).toBe(text);
      expect(text.length).toBeGreaterThan(3);
      expect(text, "no empty quotes or doubled signs").not.toMatch(/«»|\.\.|\s[,;:?]|\s\s/);
    }
    expect(titolo).not.toMatch(/[.:!]$/);
    expect(testo).toMatch(/[.?]$/);
    expect(rimedio).toMatch(/\.$/);
    expect(sentences(testo).length).toBeLessThanOrEqual(2);
    expect(sentences(rimedio), "one action").toHaveLength(1);
    expect(gulpease(`${testo} ${rimedio}`), "readable by who has finished the middle school").toBeGreaterThan(READABLE);
    expect(Math.max(...sentences(`${testo} ${rimedio}`).map((one) => one.split(/\s+/).length))).toBeLessThanOrEqual(
      LONGEST,
    );
    expect(rimedio, "begins with what to do").toMatch(/^(\p{Lu}\p{Ll}+|È possibile|Se|Non devi)\b/u);
  });
});

group("numbers inside sentences", () => {
  const SINGULAR = /^(ente|sede|carattere)$/;
  /** Said only of what is there more than once. */
  const OF_MANY = new Set<Codice>([
    "domanda-ripetuta",
    "numeri-in-ogni-zona",
    "testo-tagliato",
    "testo-troppo-lungo",
    "diverso-dai-simili",
    "ore-oltre-la-settimana",
    "ore-per-persona",
    "utenti-oltre-i-residenti",
  ]);
  test.each(entries.filter(({ codice }) => !OF_MANY.has(codice)))(
    "$codice speaks of one in the singular",
    ({ codice, caso }) => {
      const ones = Object.entries(caso).map(([name, value]) => [name, typeof value === "number" ? 1 : oneOf(value)]);
      const { testo, rimedio } = describe(diagnose(codice, [], Object.fromEntries(ones) as never));
      const nouns = [...`${testo} ${rimedio}`.matchAll(/(?<![\p{L}\d.,«–-])1 (\p{Ll}+[ei])(?!\p{L})/gu)].map(
        ([, noun]) => noun ?? "",
      );
      expect(nouns.filter((noun) => !SINGULAR.test(noun))).toEqual([]);
    },
  );

  test.each([
    [
      "of one",
      diagnose("niente-e-righe", [], { righe: 1 }),
      "Il foglio dice «niente da dichiarare», ma ha 1 riga compilata: contiamo la riga.",
    ],
    [
      "of many",
      diagnose("colonna-mancante", [], {
        colonna: "Zona",
        righe: 1040,
        simile: "",
        senza: "",
        misura: "",
        forma: "tabella",
      }),
      "Manca la colonna «Zona»: senza non possiamo contare le 1.040 righe del foglio.",
    ],
    [
      "of a row",
      diagnose("di-cui-maggiore", [], { campo: "Le donne", parte: 1400, padre: "Persone", tutto: 1200 }),
      "Le donne sono 1.400, più del totale «Persone», che è 1.200.",
    ],
    [
      "with decimals",
      diagnose("parte-maggiore-del-tutto", [], { valore: 50.25, su: 40 }),
      "Il valore è 50,25 su un totale di 40.",
    ],
    [
      "of hours",
      diagnose("ore-per-persona", [], { ore: 24_000.5, persone: 2, media: 12_000, nome: "volontario" }),
      "Risultano 12.000 ore nell'anno per ogni volontario (24.000,5 ore, 2 persone in tutto).",
    ],
  ])("%s are written as in Italian", (_, diagnostic, testo) => {
    expect(describe(diagnostic).testo).toBe(testo);
  });

  test("are made in one place only", () => {
    const folder = "schemas/diagnostici/";
    const files = readdirSync(folder).map((name) => readFileSync(folder + name, "utf8"));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((text) => text.includes("toLocaleString"))).toEqual([]);
  });
});

test("cells that share a fault with another are counted after its words", () => {
  const alone = diagnose("cella-errore", [], { errore: "#RIF!" });
  const one = { ...alone, campo: "volontari", params: { ...alone.params, [ALTRE]: 1 } };
  const many = { ...one, params: { ...alone.params, [ALTRE]: 1200 } };
  expect(describe(one).testo).toBe("La cella mostra #RIF!. Lo stesso vale per un'altra cella della colonna.");
  expect(describe(many).testo).toContain("Lo stesso vale per altre 1.200 celle della colonna.");
  expect(describe({ ...many, campo: null }).testo).toContain("Lo stesso vale per altre 1.200 righe.");
});

group("an address", () => {
  test.each([
    [
      "of a cell",
      { file: "a.xlsx", foglio: "Volontari", cella: "D7", riga: 7, colonna: "Volontari", nome_riga: "Centro Il Sole" },
      "D7 · Volontari – Centro Il Sole · foglio «Volontari»",
    ],
    ["of a line", { file: "a.csv", riga: 12, colonna: "Importo (€)" }, "riga 12 · Importo (€)"],
    ["of a sheet", { file: "a.xlsx", foglio: "Volontari" }, "foglio «Volontari»"],
    ["of a whole file", { file: "a.xlsx" }, "a.xlsx"],
  ])("%s names what is known of it", (_, luogo, text) => expect(address(luogo)).toBe(text));
});

test("every entry is raised somewhere: one that nobody raises is half a job", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const files = ["schemas", "pipeline"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      join(folder, name).replaceAll("\\", "/"),
    ),
  );
  const code = files
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.includes("diagnostici/"))
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
  expect(Object.keys(CATALOGO).filter((codice) => !code.includes(`"${codice}"`))).toEqual([]);
});

group("a finding is known again", () => {
  const at = (riga: number, nome_riga: string, file = "a.xlsx") =>
    diagnose(
      "cella-errore",
      [{ file, cella: `D${riga}`, riga, nome_riga }],
      { errore: "#REF!" },
      { ente: "E042", blocco: "servizi", campo: "posti" },
    );
  test.each([
    ["on another row of another file", at(31, "Centro diurno", "b.csv"), true],
    ["with its row's name written another way", at(7, " centro  Diurno "), true],
    ["but not on a row of another name", at(7, "Doposcuola"), false],
    ["nor for another ente", { ...at(7, "Centro diurno"), ente: "E043" }, false],
    ["nor for another question", { ...at(7, "Centro diurno"), campo: "utenti" }, false],
  ])("%s", (_, other, isSame) => {
    expect(findingId(other) === findingId(at(7, "Centro diurno"))).toBe(isSame);
  });
  test("but not in the file of somebody else that has the same name, while nobody knows whose they are", () => {
    const nobody = (protocollo: number) => findingId({ ...at(7, "Centro diurno"), ente: null, protocollo });
    expect(nobody(1)).toBe(nobody(1));
    expect(nobody(2)).not.toBe(nobody(1));
  });
});

group("what somebody sent is quoted short, on one line and without commands", () => {
  const hostile = `Cre\u001b[31m\u202e\n${"x".repeat(500)}`;
  const shown = `Cre␛[31m ${"x".repeat(51)}…`;

  test("in the words of a finding and in what it keeps", () => {
    const options = { mostrato: hostile, grezzo: hostile };
    const finding = diagnose("si-no-non-riconosciuto", [], { valore: hostile }, options);
    expect(describe(finding).testo).toBe(`C'è scritto «${shown}».`);
    expect(finding).toMatchObject({ mostrato: shown, grezzo: shown, params: { valore: shown } });
  });

  test("in its place, where the name of a file stays whole", () => {
    const file = `${"nome ".repeat(20)}\u001b[2J.csv`;
    expect(address({ file, foglio: hostile, cella: "A1", nome_riga: hostile })).toBe(
      `A1 · Cre␛[31m ${"x".repeat(71)}… · foglio «${shown}»`,
    );
    expect(address({ file })).toBe(`${"nome ".repeat(20)}␛[2J.csv`);
  });

  test("and what the catalogue itself says is never cut", () => {
    for (const { codice, caso } of entries) expect(diagnose(codice, [], caso as never).params).toEqual(caso);
  });
});

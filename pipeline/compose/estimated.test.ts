// How the page tells an estimate: once under a table, with its interval beside a number, and never one that is not to be
// trusted: then all that was declared, and why.
import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { composed, type Given, lines, printed, prova } from "./prova.support.ts";

const DEF = prova({ misure: ["volontari"], righe: { dimensione: "zona", totale: true } });
const cells: Given["cells"] = {
  volontari: [
    [{ zona: "nord" }, 30, 3],
    [{ zona: "sud" }, 10, 2],
    [{ zona: "citta" }, 5, 1],
  ],
};
const estimate = (valore: number, more: Partial<Figura> = {}): Partial<Figura> => ({
  ...{ valore, dichiarato: valore / 2, stimato: 0.25, stato: "stimato", ci_inf: valore - 5, ci_sup: valore + 5 },
  ...more,
});
const uncertain = (dichiarato: number): Partial<Figura> => ({
  ...{ valore: null, dichiarato, stato: "incerto", protetta: "precisione" },
});

test("where most numbers are estimates the line under the table says so, and the cells are bare", () => {
  const stime = { volontari: estimate(60), "volontari|zona=nord": estimate(40), "volontari|zona=sud": estimate(13) };
  const prospetto = printed(DEF, { cells, stime });
  expect(lines(prospetto).slice(1)).toEqual([
    "Nord | 40",
    "Sud | 13",
    "Valle | –",
    "Tutta la città | 5",
    "Fuori città | –",
    "= Totale | 60",
  ]);
  expect(prospetto.tabella.segni).not.toContain("stimato");
  expect(prospetto.base).toContain("Stimato il 25%; al 95% da 55 a 65");
});

test("where few are, each has its sign", () => {
  const prospetto = printed(DEF, { cells, stime: { "volontari|zona=nord": estimate(40) } });
  expect(lines(prospetto)[1]).toBe("Nord | 40 (e)");
  expect(prospetto.tabella.segni).toContain("stimato");
});

test.each([
  ["one of four is too uncertain", { "volontari|zona=sud": uncertain(10) }, "f", false],
  ["most are", { "volontari|zona=sud": uncertain(10), "volontari|zona=nord": uncertain(30) }, "10", true],
  ["the total is", { volontari: uncertain(45) }, "10", true],
])("where %s the table tells estimates, or all that was declared", (_, stime, sud, isDeclared) => {
  const { tabella, note } = printed(DEF, { cells, stime });
  expect(tabella.righe.find(({ titolo }) => titolo === "Sud")?.celle[0]?.testo).toBe(sud);
  expect(note.some((each) => each.startsWith("Sono le somme di quanto è stato dichiarato"))).toBe(isDeclared);
});

test("a headline without an estimate tells what was declared, by how many, and why", async () => {
  const text = "---\ntitolo: Risorse\ncifre:\n  - { figura: volontari, didascalia: volontari }\n---\nQui.\n";
  const edizione = await borgo([], { "testi/05-risorse.md": text });
  const stime = { volontari: { ...uncertain(45), n_enti: 6 } };
  const { capitoli } = composed({ edizione, cells, stime }).model;
  const [cifra] = capitoli.find(({ id }) => id === "risorse")?.apertura.cifre ?? [];
  expect(cifra?.testo).toBe("45");
  expect(cifra?.base).toContain("6 enti su 10");
  expect(cifra?.base).toContain("Somma di quanto è stato dichiarato: una stima sarebbe troppo incerta");
});

const CHART = prova({ ...DEF, forma: "barre", risultati: ["primo"] });

test("nobody is first among declared sums, and the title says by how many they were declared", () => {
  const stime = { volontari: { ...uncertain(45), n_enti: 6 }, "volontari-dichiarato": { n_enti: 6 } };
  const { titolo, risultato } = printed(CHART, { cells, stime });
  expect(titolo).toBe("Titolo neutro: quanto dichiarano 6 enti");
  expect(risultato.fermati).toEqual([{ candidato: "primo", guardia: "dichiarato" }]);
});

test.each([
  ["apart", 5, "Tra le zone, Nord al primo posto: 40 posizioni di volontariato"],
  ["touching", 20, "Titolo neutro"],
])("with intervals %s the first is told, or nobody", (_, half, wanted) => {
  const around = (valore: number) => estimate(valore, { ci_inf: valore - half, ci_sup: valore + half });
  const stime = { volontari: estimate(60), "volontari|zona=nord": around(40), "volontari|zona=sud": around(13) };
  expect(printed(CHART, { cells, stime }).titolo).toBe(wanted);
});

// Rows of the enti of Borgo in, money counted once out: how each pair of tellings ends, what stops a build, what frees it.
import { expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import { passedOn } from "../checks/passaggi.ts";
import type { Candidate } from "../collect/versions.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { computeFigure } from "../figure/compute.ts";
import { type Consolidated, consolidated, netFaults } from "../figure/consolidated.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { networkWeights } from "../figure/network.ts";
import { allPoints, everybody } from "../figure/points.support.ts";
import type { CubePoint } from "../store/cube.ts";
import { fillFlows, moneySums } from "../store/flows.ts";
import { insertRows } from "../store/rows.support.ts";
import { Store } from "../store/store.ts";
import { decisionLines, flowFaults, PassaggiDaDecidere, toDecide } from "./conflicts.ts";

const TITLES = "da,a,natura,pagato,ricevuto,esito,importo,motivo,deciso_da,data";
const WHY = "Estratti conto,Anna,2021-02-01";

interface Told {
  /** «E002 rette 100», «E003 offerte E002 50»: ente, fonte, the member that paid, euro. */
  readonly received?: readonly string[];
  /** «E002 E003 50»: payer, payee or `-`, euro. */
  readonly passed?: readonly string[];
  /** «E002 curare nord 30». */
  readonly spent?: readonly string[];
  /** Lines of the file of decisions, without their reason, person and day. */
  readonly decided?: readonly string[];
  readonly consenting?: readonly string[];
  /** Of the four enti, who did not answer about money. */
  readonly silent?: readonly string[];
}
interface Settled {
  readonly flows: Consolidated;
  readonly edizione: Edizione;
  /** Value of a misura at a point, as the report has it. */
  readonly at: (misura: string, dims?: Readonly<Record<string, string>>) => number | null;
  readonly figure: Figure;
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
}

const GROUPS: Readonly<Record<string, string>> = { rette: "famiglie", regione: "pubblico", comune: "pubblico" };
const misure = await loadMisure();
/** Measures of the flows themselves. */
const FLOWS = ["valore-lordo", "valore-interno", "valore-consolidato", "differenza-interno", "quota-differenza"];
/** A misura with those it divides. */
const withTerms = (id: string): string[] => {
  const misura = misure.get(id);
  return misura?.tipo === "rapporto"
    ? [id, ...withTerms(misura.numeratore.misura), ...withTerms(misura.denominatore.misura)]
    : [id];
};

const { enti } = await borgo();
const faultsOf = (flows: Settled["flows"]) => flowFaults(flows, { enti });

/** Real rows in a real database, what the line makes of them, and these measures. The four enti of Borgo answered about money, but those that are said to be silent. */
async function settled(told: Told, ids: readonly string[] = []): Promise<Settled> {
  const { received = [], passed = [], spent = [], decided = [], consenting = [], silent = [] } = told;
  const file = [TITLES, ...decided.map((line) => `${line},${WHY}`), ""].join("\n");
  const edizione = await borgo([], decided.length === 0 ? {} : { "progetto/decisioni.csv": file });
  const answered = new Set(edizione.enti.map(({ codice }) => codice).filter((codice) => !silent.includes(codice)));
  const place = { cantiere: "curare", zona: "nord" };
  const numero = (ente: string): { ente: string; numero_ente: number } => ({
    ente,
    numero_ente: edizione.enti.findIndex(({ codice }) => codice === ente),
  });
  const cents = (euro: string | undefined): number => Math.round(Number(euro) * 100);
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    await insertRows(
      store,
      "finanziamenti",
      received.map((line) => {
        const [ente = "", fonte = "", ...rest] = line.split(" ");
        const payer = rest.length === 2 ? (rest[0] ?? null) : null;
        const interno = (payer ?? (fonte === "comune" ? "E001" : ente)) !== ente;
        const gruppo = { fonte, fonte_gruppo: GROUPS[fonte] ?? "altri-privati" };
        return { ...place, ...gruppo, ...numero(ente), ente_finanziatore: payer, importo: cents(rest.at(-1)), interno };
      }),
    );
    await insertRows(store, "risorse", [
      ...passed.map((line) => {
        const [ente = "", to, euro] = line.split(" ");
        const ente_beneficiario = to === "-" ? null : (to ?? null);
        return {
          ...place,
          ...numero(ente),
          voce: "girati",
          voce_ruolo: "trasferimento",
          ente_beneficiario,
          importo: cents(euro),
        };
      }),
      ...spent.map((line) => {
        const [ente = "", cantiere = "", zona = "", euro] = line.split(" ");
        return { ...numero(ente), cantiere, zona, voce: "stipendi", voce_ruolo: "spesa", importo: cents(euro) };
      }),
    ]);
    await insertRows(
      store,
      "ente",
      consenting.map((ente) => ({ ente, consenso_pubblicazione: true })),
    );
    const flows = consolidated(edizione, await moneySums(store), answered);
    await fillFlows(store, flows.rows);
    const network = everybody(edizione);
    const pesi = networkWeights(network, edizione.enti, new Map());
    const asked = new Set(ids.flatMap(withTerms));
    const made = await allPoints(store, new Map([...misure].filter(([id]) => asked.has(id))), pesi);
    const perBlocco = new Map([["finanziamenti", answered]]);
    const all = { ...made, guasti: [], flows };
    const figure = computeFigure(edizione, misure, all, { qualcosa: answered, perBlocco }, network, new Set());
    return { flows, edizione, figure, cubi: made.cubi, at: (misura, dims = {}) => figure.at(misura, dims).valore };
  } finally {
    store.close();
  }
}

/** Much money from outside, so that the differences of these cases are small beside it. */
const OUTSIDE = ["E002 rette 100000000"];

test.each<[string, Told, Partial<Consolidated["outcomes"]>, internal: number, difference: number | null]>([
  ["both say the same", { received: ["E003 offerte E002 50"], passed: ["E002 E003 50"] }, { AGREE: 1 }, 50, 0],
  ["the payer alone speaks", { passed: ["E002 E003 50"] }, { PAYER_ONLY: 1 }, 50, null],
  ["the payee alone speaks", { received: ["E003 offerte E002 50"] }, { PAYEE_ONLY: 1 }, 50, null],
  [
    "one writes thousands",
    { received: ["E003 offerte E002 60000"], passed: ["E002 E003 60"] },
    { THOUSAND_ERROR: 1 },
    60_000,
    59_940,
  ],
  [
    "they differ by little: the payee is believed",
    { received: ["E003 offerte E002 1050"], passed: ["E002 E003 1000"] },
    { WITHIN_TOLERANCE: 1 },
    1050,
    50,
  ],
  [
    "they differ by little, and the Comune pays: its ledger is believed",
    { received: ["E003 comune 1050"], passed: ["E001 E003 1000"] },
    { WITHIN_TOLERANCE: 1 },
    1000,
    50,
  ],
  [
    "they differ by much, of little money",
    { received: ["E003 offerte E002 30000"], passed: ["E002 E003 10000"] },
    { CONFLICT: 1 },
    30_000,
    20_000,
  ],
])("%s", async (_, told, outcome, internal, difference) => {
  const { flows, at } = await settled({ ...told, received: [...OUTSIDE, ...(told.received ?? [])] }, FLOWS);
  expect(Object.entries(flows.outcomes).filter(([, n]) => n > 0)).toEqual(Object.entries(outcome));
  expect(at("valore-interno")).toBe(internal);
  expect(at("valore-lordo")).toBe(100_000_000 + internal);
  expect(at("valore-consolidato")).toBe(100_000_000);
  expect(at("differenza-interno")).toBe(difference);
  // A share has the digits that a table prints.
  expect(at("quota-differenza")).toBe(difference === null ? null : Math.round((1000 * difference) / internal) / 1000);
  expect(toDecide(flows)).toEqual([]);
});

const USED = ["risorse-usate", "usate-quota-famiglie"];
const CITY: Told = {
  received: ["E001 regione 800", "E002 comune 500", "E002 rette 100", "E003 offerte E002 300", "E003 rette 200"],
  passed: ["E001 E002 500", "E002 E003 300"],
  spent: ["E001 abitare citta 300", "E002 curare nord 250", "E003 curare sud 400", "E003 crescere valle 40"],
};

test("the enti alone and the enti with the Comune, and the steps from the ones to the others", async () => {
  const { at } = await settled(CITY, [...FLOWS, "quota-interno"]);
  const rows = (passaggio?: string) =>
    ["valore-lordo", "valore-interno", "valore-consolidato"].map((id) => at(id, passaggio ? { passaggio } : {}));
  expect(rows("enti")).toEqual([1100, 300, 800]);
  expect(rows("dal-comune")).toEqual([0, 500, -500]);
  expect(rows("al-comune")).toEqual([null, null, null]);
  expect(rows("da-fuori")).toEqual([800, 0, 800]);
  expect(rows()).toEqual([1900, 800, 1100]);
  expect(at("quota-interno", { passaggio: "enti" })).toBe(0.273);
  expect(at("quota-interno")).toBe(0.421);
});

test("money is where it is used, with the source from which it first came", async () => {
  const { at } = await settled(CITY, ["risorse-usate", "usate-quota-famiglie", "usate-nelle-zone", "spesa"]);
  // Alfa has 500 of the Regione by way of the Comune and 100 of families; Beta half of it from Alfa, the rest of families.
  // Printed in whole euro: 208,33.
  expect(at("risorse-usate", { zona: "nord", fonte: "regione" })).toBe(208);
  expect(at("risorse-usate", { zona: "sud", fonte: "regione" })).toBe(200);
  expect(at("risorse-usate", { zona: "sud", fonte_gruppo: "famiglie" })).toBe(200);
  expect(at("risorse-usate", { fonte: "comune" })).toBeNull();
  expect(at("usate-quota-famiglie", { cantiere: "crescere" })).toBe(0.5);
  expect(at("risorse-usate")).toBe(at("spesa"));
  expect(at("usate-nelle-zone")).toBe(650);
});

test("what was passed on and nobody received is of no source, as a member of its own", async () => {
  const { at } = await settled({ passed: ["E002 E003 50"], spent: ["E003 curare sud 40"] }, USED);
  expect(at("risorse-usate", { fonte: "" })).toBe(40);
  expect(at("usate-quota-famiglie", { zona: "sud" })).toBe(0);
});

test("net is the sum of the rows from outside; one cent apart is a fault of ours", async () => {
  const { flows, cubi, at } = await settled(CITY, ["valore-netto"]);
  expect(at("valore-netto")).toBe(1100);
  expect(netFaults(flows, cubi)).toEqual([]);
  expect(netFaults({ ...flows, net: flows.net + 1 }, cubi)).toEqual([
    {
      dove: "misura valore-netto",
      messaggio: "le righe che arrivano da fuori sommano a 1.100,00\u00a0€, il lordo meno l'interno è 1.100,01\u00a0€",
    },
  ]);
});

test("the order of rows changes nothing", async () => {
  const backwards = Object.fromEntries(Object.entries(CITY).map(([name, lines]) => [name, [...lines].reverse()]));
  expect(JSON.stringify((await settled(backwards)).flows)).toBe(JSON.stringify((await settled(CITY)).flows));
});

const CONFLICT: Told = {
  received: ["E002 rette 1000000", "E003 offerte E002 30000.5"],
  passed: ["E002 E003 10000"],
  spent: ["E003 curare sud 10"],
};
const LINE = 'E002,E003,,10000,"30000,5"';

test("a difference of more than a thousandth of all money stops, with the line that frees it", async () => {
  const { flows, edizione } = await settled(CONFLICT);
  const matters = toDecide(flows);
  expect(matters).toMatchObject([{ da: "E002", a: "E003", pagato: 1_000_000, ricevuto: 3_000_050 }]);
  expect(matters[0]?.riga).toBe(`${LINE},,,,,`);
  const told = decisionLines(matters, edizione).join("\n");
  expect(told).toContain("Alfa (E002) dice di aver dato 10.000,00\u00a0€ a Beta (E003)");
  expect(told).toContain("che dice di aver ricevuto 30.000,50\u00a0€");
  const stop = new PassaggiDaDecidere(matters, edizione, []);
  expect([stop.name, stop.message]).toEqual(["EdizioneRotta", told]);
});

test.each([
  ["pagatore,", 10_000],
  ["ricevente,", 30_000.5],
  ["competenza,", 30_000.5],
  ["importo,20000", 20_000],
])("the same line, completed with «%s», frees it", async (verdict, internal) => {
  const { flows, at } = await settled({ ...CONFLICT, decided: [`${LINE},${verdict}`] }, FLOWS);
  expect(toDecide(flows)).toEqual([]);
  expect(faultsOf(flows)).toEqual([]);
  expect(flows.unlike, "nobody is asked any more").toEqual([]);
  expect(at("valore-interno")).toBe(internal);
  expect(at("valore-consolidato")).toBe(1_000_000);
});

test.each([
  [
    "an amount that changed since",
    "E002,E003,,10000,30000,pagatore,",
    "ora chi paga dice 10.000,00\u00a0€ e chi riceve 30.000,50\u00a0€",
  ],
  ["money of which nobody speaks", "E003,E002,,1,2,pagatore,", "non serve: nessuno ne parla"],
])("a decision about %s is told with its line, and frees nothing", async (_, line, words) => {
  const { flows } = await settled({ ...CONFLICT, decided: [line] });
  expect(toDecide(flows)).toHaveLength(1);
  const [fault, ...more] = faultsOf(flows);
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ file: "progetto/decisioni.csv", riga: 2 });
  expect(fault?.cosa).toContain(words);
});

test.each(["E003", "E002"])("a decision waits, and is no fault, while %s has not answered", async (ente) => {
  const decided = ["E003,E002,,1,2,pagatore,", "E001,E003,,1,2,pagatore,"];
  expect(faultsOf((await settled({ decided })).flows).map(({ riga }) => riga)).toEqual([2, 3]);
  const { flows } = await settled({ decided, silent: [ente] });
  expect(faultsOf(flows).map(({ riga }) => riga)).toEqual(ente === "E002" ? [3] : []);
});

test("the sum of a payer that names nobody is decided against what the others received", async () => {
  const told = { received: ["E003 rette 1000000", "E003 offerte E002 1000"], passed: ["E002 - 50000"] };
  const [matter] = toDecide((await settled(told)).flows);
  expect(matter).toMatchObject({ da: "E002", a: "", riga: "E002,,,50000,1000,,,,," });
  const freed = await settled({ ...told, decided: ["E002,,,50000,1000,ricevente,"] });
  expect([toDecide(freed.flows), faultsOf(freed.flows)]).toEqual([[], []]);
});

test("where money goes round from nowhere its uses are not made, and the enti of the circle are named", async () => {
  const { flows, at, figure } = await settled(
    {
      received: ["E004 rette 90", "E002 offerte E003 70", "E003 offerte E002 70"],
      passed: ["E002 E003 70", "E003 E002 70"],
      spent: ["E004 curare sud 30"],
    },
    ["spesa", "valore-interno", "valore-netto"],
  );
  expect(faultsOf(flows)).toMatchObject([
    { file: "inviati/", cosa: expect.stringContaining("fra Alfa (E002), Beta (E003) girano") },
  ]);
  expect(["risorse-usate", "usate-quota-famiglie", "usate-a-residente"].map((id) => at(id))).toEqual([
    null,
    null,
    null,
  ]);
  expect([at("spesa"), at("valore-interno"), at("valore-netto")]).toEqual([30, 140, 90]);
  expect(figure.at("risorse-usate", {}).stato).toBe("non-disponibile");
  expect(figure.mute.get("usi")).toMatch(/gira in tondo/);
  expect(figure.mute.get("usi"), "the page names nobody").not.toMatch(/E00\d/);
});

/** Sections that count, of all four enti. */
const valide = ["E001", "E002", "E003", "E004"].flatMap((ente, n) =>
  ["risorse", "finanziamenti"].map((blocco) => {
    const sezione = { blocco, foglio: blocco, stato: "compilata", presenti: 1, respinte: 0, contate: 1 };
    return { protocollo: n, nome: `${ente}.csv`, ente, sezione } as Candidate; // what a finding looks at
  }),
);

test("each of two enti is asked about its own amount, and hears the other's only where both agree", async () => {
  const asked = async (consenting: readonly string[]) => {
    const { flows, edizione } = await settled({ ...CONFLICT, consenting });
    return passedOn(flows, valide, edizione.enti).map(({ codice, ente, params, luoghi }) => ({
      codice,
      ente,
      params,
      luoghi,
    }));
  };
  const own = [
    {
      ...{ codice: "dato-e-ricevuto-diversi", ente: "E002", params: { altro: "Beta (E003)", mio: 10_000, suo: "" } },
      luoghi: [{ file: "E002.csv", foglio: "risorse", nome_riga: "Beta (E003)" }],
    },
    {
      ...{ codice: "ricevuto-e-dato-diversi", ente: "E003", params: { altro: "Alfa (E002)", mio: 30_000.5, suo: "" } },
      luoghi: [{ file: "E003.csv", foglio: "finanziamenti", nome_riga: "Alfa (E002)" }],
    },
  ];
  expect(await asked([])).toEqual(own);
  expect(await asked(["E002"])).toEqual(own);
  expect((await asked(["E002", "E003"])).map(({ params }) => params["suo"])).toEqual([30_000.5, 10_000]);
});

test("who has money of others that answered and do not agree is known, through any number of hands but the Comune's", async () => {
  const holders = async (more: Told) => (await settled({ received: ["E002 rette 100"], ...more })).flows.perAltri;
  const chain = ["E002 rette 100", "E003 offerte E002 50", "E004 offerte E003 20"];
  expect(await holders({ received: chain, consenting: ["E003", "E004"] })).toEqual(["E003", "E004"]);
  expect(await holders({ received: chain, consenting: ["E002", "E003", "E004"] })).toEqual([]);
  // Of who is silent nobody knows from where its money comes; of the Comune everybody.
  expect(await holders({ received: chain, consenting: ["E003"], silent: ["E002"] })).toEqual([]);
  expect(await holders({ received: ["E001 regione 100", "E003 comune 50"], consenting: ["E003"] })).toEqual([]);
});

test("who writes its own code is asked; what it passes to itself is neither passed on nor spent", async () => {
  const { flows, edizione, at } = await settled(
    {
      received: ["E002 offerte E002 50", "E002 rette 100"],
      passed: ["E002 E002 20"],
    },
    ["valore-netto", "valore-interno", "risorse-usate"],
  );
  expect(passedOn(flows, valide, edizione.enti).map(({ codice, params }) => [codice, params["mio"]])).toEqual([
    ["denaro-da-se", 50],
    ["trasferimento-a-se", 20],
  ]);
  expect([at("valore-netto"), at("valore-interno"), at("risorse-usate")]).toEqual([150, 0, null]);
});

import { expect, test } from "vitest";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Finding } from "../collect/versions.ts";
import { inOrderOfAsking } from "./order.ts";

const asked = (nome: string, influenza: number | null, casella: number | null = null): Finding => ({
  ...diagnose("riga-di-cui", [{ file: nome }], { nome, contata: "sì" }),
  ...{ protocollo: 1, influenza, influenza_casella: casella },
});
const other = (codice: "riga-barrata" | "riga-incompleta" | "titoli-ripetuti"): Finding => ({
  ...diagnose(codice, [{ file: codice }], { valore: "x", mancano: "y" } as never),
  protocollo: 1,
});

test("what must be corrected comes first, then what moves most, then what moves nothing that is known, as it came", () => {
  const findings = [
    other("titoli-ripetuti"),
    other("riga-barrata"),
    asked("poco", 0.001),
    asked("niente", 0, 0.2),
    asked("molto", 0.02),
    asked("niente di niente", 0, 0.1),
    asked("ignoto", null),
    other("riga-incompleta"),
  ];
  expect(inOrderOfAsking(findings).map(({ luoghi }) => luoghi[0]?.file)).toEqual([
    "riga-incompleta",
    "molto",
    "poco",
    "niente",
    "niente di niente",
    "riga-barrata",
    "ignoto",
    "titoli-ripetuti",
  ]);
});

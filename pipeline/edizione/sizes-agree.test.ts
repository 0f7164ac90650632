// A size that is far from what its ente declared the year before was mistyped, or is of another unit.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo, type Change } from "./borgo.support.ts";

const PANEL = [
  "formato,edizione,ente,dimensione,membro,valore-netto",
  "2,2019,E002,totale,,675350",
  "2,2019,E003,totale,,300000 in parte",
  "2,2019,E004,totale,,8000",
].join("\n");
const FIGURE = "edizione,misura,valore,n_enti,copertura,stimato\n2019,valore-netto,983350,3,1,0\n";
const size = (from: string, to: string): Change => ({ file: "enti.csv", from: `,,${from}\n`, to: `,,${to}\n` });

test.each<[string, readonly Change[], readonly string[]]>([
  ["about as large", [size("600", "500000")], []],
  [
    "in thousands",
    [size("600", "675")],
    [
      "enti.csv, riga 3: risorse_precedenti di «Alfa» è 675, e nell'edizione 2019 ha dichiarato 675.350. Scrivila in euro e per intero; da lì vengono la copertura e la stima di chi non risponde.",
    ],
  ],
  [
    "with a digit too many",
    [size("600", "6753500")],
    [
      "enti.csv, riga 3: risorse_precedenti di «Alfa» è 6.753.500, e nell'edizione 2019 ha dichiarato 675.350. Scrivila in euro e per intero; da lì vengono la copertura e la stima di chi non risponde.",
    ],
  ],
  ["not written", [size("600", "")], []],
  ["of who declared in part, and of who is small", [size("600", "500000"), size("300", "30"), size("100", "80")], []],
])("a size %s", async (_, changes, told) => {
  const { difetti } = await borgo(changes, { "riservato/panel-2019.csv": PANEL, "precedenti/2019.csv": FIGURE });
  expect(difetti.map(sentenceOfFault)).toEqual(told);
});

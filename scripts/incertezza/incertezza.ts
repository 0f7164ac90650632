// `npm run incertezza`: how often the interval of an estimate holds, on the sample network of 2016, of which every truth is
// known. Same seed, same numbers; about a minute.
//   --prove N   trials of each kind of silence (1,000)
//   --scrivi    the tables into docs/incertezza.md
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { reteVera } from "./rete-vera.ts";
import { CAMPIONE, PAGINA, POCHE, provaTutto, tabelle, withTables } from "./tabelle.ts";

const { values } = parseArgs({
  options: { prove: { type: "string", default: "1000" }, scrivi: { type: "boolean", default: false } },
});
const prove = Number(values.prove);
if (!Number.isInteger(prove) || prove < 1) throw new Error("--prove vuole un numero intero da 1 in su");
const rete = await reteVera(fileURLToPath(CAMPIONE));
const tables = tabelle(rete, provaTutto(rete, prove), prove, provaTutto(rete, POCHE));
console.log(tables);
if (values.scrivi) writeFileSync(PAGINA, withTables(readFileSync(PAGINA, "utf8"), tables));

// Checks the direction of imports by the rooms of rooms.ts, that every module stands in a room, and that the checker
// really looked at each of them.
import { cruise } from "dependency-cruiser";
import extractDepcruiseConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { ROOMS } from "./rooms.ts";

const { roomRule, ...config } = await extractDepcruiseConfig("./.dependency-cruiser.cjs");
const forbidden = [...config.forbidden, ...ROOMS.map(roomRule)];
const { output } = await cruise(
  ["schemas", "pipeline", "scripts", "bench"],
  { ...config.options, ruleSet: { ...config, forbidden }, validate: true },
  undefined,
  { tsConfig: extractTSConfig("tsconfig.json") },
);
const { modules, summary } = output;
const ours = modules.map(({ source }) => source).filter((source) => /^(schemas|pipeline|scripts|bench)\//.test(source));
const faults = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
const inRoom = (source, room) => source === room || source.startsWith(`${room}/`);
for (const source of ours)
  if (!ROOMS.some(({ room }) => inRoom(source, room))) faults.push(`${source} stands in no room of scripts/rooms.ts`);
for (const [at, { room, mayImport }] of ROOMS.entries()) {
  if (!ours.some((source) => inRoom(source, room))) faults.push(`The check looked at no module of ${room}.`);
  for (const other of mayImport) {
    const below = ROOMS.findIndex((r) => inRoom(r.room, other));
    if (below < 0 || below >= at) faults.push(`${room} may not import ${other}, which is no room below it`);
  }
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(
  `direction: ${ours.length} modules in ${ROOMS.length} rooms, ${summary.totalDependenciesCruised} imports, none backwards`,
);

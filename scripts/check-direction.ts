// `npm run check:direction`: the direction of imports by the rooms of rooms.ts, and that every module stands in a room.
import { fileURLToPath } from "node:url";
import { directionFaults } from "./direction.ts";
import { allImports } from "./imports.ts";
import { ROOMS } from "./rooms.ts";

const { modules, imports } = allImports(fileURLToPath(new URL("../", import.meta.url)));
const faults = directionFaults(modules, imports, ROOMS);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else
  console.log(
    `direction: ${modules.length} modules in ${ROOMS.length} rooms, ${imports.length} imports, none backwards`,
  );

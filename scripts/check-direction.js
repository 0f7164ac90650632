// Checks the direction of imports, and that the checker really looked at the modules.
import { cruise } from "dependency-cruiser";
import extractDepcruiseConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const config = await extractDepcruiseConfig("./.dependency-cruiser.cjs");
const { output } = await cruise(
  ["schemas", "pipeline", "scripts", "bench"],
  { ...config.options, ruleSet: config, validate: true },
  undefined,
  {
    tsConfig: extractTSConfig("tsconfig.json"),
  },
);
const { modules, summary } = output;
const looked = modules.filter(({ source }) => source.startsWith("pipeline/") && source.endsWith(".ts")).length;
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (looked === 0) console.error("The direction check looked at no module.");
if (summary.violations.length > 0 || looked === 0) process.exit(1);
console.log(
  `direction: ${looked} modules of the pipeline, ${summary.totalDependenciesCruised} imports, none backwards`,
);

// Imports run one way only. Who may import whom is said in scripts/rooms.ts; here are the rules for libraries and for the
// support of tests, which only tests may import.
const TEST = "\\.(test|support)\\.ts$";

/** One room → what it may not reach: any code of ours outside itself and the rooms it names. */
const roomRule = ({ room, mayImport }) => ({
  name: `${room.replaceAll("/", "-")}-imports-only-its-own`,
  severity: "error",
  from: { path: `^${pathOf(room)}`, pathNot: TEST },
  to: { path: "^(schemas|pipeline|scripts|bench)/", pathNot: [room, ...mayImport].map((r) => `^${pathOf(r)}`) },
});
const pathOf = (room) => (room.endsWith(".ts") ? room.replace(".", "\\.") : `${room}/`);

module.exports = {
  roomRule,
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "schemas-are-pure",
      severity: "error",
      from: { path: "^schemas/", pathNot: TEST },
      to: { path: "^node:|^(fs|path|child_process)$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-store-imports-duckdb",
      severity: "error",
      from: { pathNot: `^pipeline/store/|^bench/|${TEST}` },
      to: { path: "@duckdb" },
    },
    {
      name: "only-report-imports-puppeteer",
      severity: "error",
      from: { pathNot: `^pipeline/report/|${TEST}` },
      to: { path: "puppeteer" },
    },
    {
      name: "support-is-for-tests",
      severity: "error",
      from: { path: "^(schemas|pipeline|scripts|bench)/", pathNot: TEST },
      to: { path: "\\.support\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};

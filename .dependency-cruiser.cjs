// Imports run one way only (ARCHITECTURE.md, "Le stanze"): schemas ← ingest, statistics, charts ← the rest ← run ← cli.
const inside = (...rooms) => `^(${rooms.join("|")})/`;
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "schemas-are-pure",
      severity: "error",
      from: { path: "^schemas/", pathNot: "\\.test\\.ts$" },
      to: { path: "^pipeline/|^node:|^(fs|path|child_process)$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "low-rooms-know-only-schemas",
      severity: "error",
      from: { path: inside("pipeline/statistics", "pipeline/charts"), pathNot: "\\.test\\.ts$" },
      to: { path: "^pipeline/", pathNot: inside("pipeline/statistics", "pipeline/charts") },
    },
    {
      name: "ingest-knows-only-schemas",
      severity: "error",
      from: { path: inside("pipeline/ingest"), pathNot: "\\.test\\.ts$" },
      to: { path: "^pipeline/", pathNot: inside("pipeline/ingest") },
    },
    {
      name: "only-store-imports-duckdb",
      severity: "error",
      from: { pathNot: "^pipeline/store/|^bench/|\\.test\\.ts$" },
      to: { path: "@duckdb" },
    },
    {
      name: "only-report-imports-puppeteer",
      severity: "error",
      from: { pathNot: "^pipeline/report/" },
      to: { path: "puppeteer" },
    },
    {
      name: "report-sees-no-record",
      severity: "error",
      from: { path: "^pipeline/report/", pathNot: "\\.test\\.ts$" },
      to: {
        path: inside("pipeline/collect", "pipeline/ingest", "pipeline/store", "pipeline/misure", "pipeline/prospetti"),
      },
    },
    {
      name: "nobody-imports-run-but-cli",
      severity: "error",
      from: { pathNot: "^pipeline/(cli|answers)\\.ts$|^pipeline/portal/|^bench/|^scripts/|\\.test\\.ts$" },
      to: { path: "^pipeline/run\\.ts$" },
    },
    {
      name: "pipeline-knows-no-scripts",
      severity: "error",
      from: { path: "^(pipeline|schemas)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(scripts|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};

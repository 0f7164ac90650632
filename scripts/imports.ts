// Who imports whom, read from the syntax of every module of ours: what the check of directions and the mutants go by.
import { existsSync, globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** Whether a module is a test, or what only tests use. */
export const forTests = (file: string): boolean => /\.(test|support)\.ts$/.test(file);

/** One import, re-export, `import()` or type that names a module by a fixed name. */
export interface Import {
  /** The module in which it stands, from the root. */
  readonly from: string;
  /** A file of ours from the root; else what is written: «node:fs», «@duckdb/node-api». */
  readonly to: string;
  /** Nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean;
}

/** All that a module imports, in the order of its syntax. Throws where the source is no TypeScript. */
export function importsIn(from: string, source: string): readonly Import[] {
  const parsed = parseSync(from, source);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${from}: ${error.message}`);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const found: { name: string; isTypeOnly: boolean }[] = [];
  for (const { moduleRequest, entries } of staticImports)
    found.push({ name: moduleRequest.value, isTypeOnly: entries.length > 0 && entries.every((e) => e.isType) });
  for (const { entries } of staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest !== null) found.push({ name: moduleRequest.value, isTypeOnly: isType });
  for (const { moduleRequest } of dynamicImports) {
    const written = source.slice(moduleRequest.start, moduleRequest.end);
    if (/^"[^"]+"$/.test(written)) found.push({ name: written.slice(1, -1), isTypeOnly: false });
  }
  // `import("…")` as a type is seen in the tree alone, which costs four times the rest.
  if (source.split("import(").length - 1 > dynamicImports.length)
    new Visitor({
      TSImportType: ({ source: { value } }) => {
        found.push({ name: value, isTypeOnly: true });
      },
    }).visit(parsed.program);
  return found.map(({ name, isTypeOnly }) => ({
    from,
    to: name.startsWith(".") ? posix.join(from, "..", name) : name,
    isTypeOnly,
  }));
}

/** Folders of which a module imports whatever stands in them, from the root: «pipeline/misure/». */
export function foldersIn(from: string, source: string): readonly string[] {
  if (!source.includes("import(new URL(")) return [];
  return [...source.matchAll(/new URL\("(\.[^"]+\/)", import\.meta\.url\)/g)].map(([, name = ""]) =>
    posix.join(from, "..", name),
  );
}

/** Every module of ours and every import among them and of others. Throws where one names a file that is not there. */
export function allImports(root: string): { readonly modules: readonly string[]; readonly imports: readonly Import[] } {
  const modules = globSync("{schemas,pipeline,scripts,bench}/**/*.{ts,js}", { cwd: root })
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
  const known = new Set(modules);
  const imports = modules.flatMap((from) => {
    const source = readFileSync(`${root}${from}`, "utf8");
    const folders = foldersIn(from, source).flatMap((folder) =>
      modules
        .filter((to) => posix.join(to, "..", "/") === folder && !forTests(to))
        .map((to) => ({ from, to, isTypeOnly: false })),
    );
    return [...importsIn(from, source), ...folders];
  });
  for (const { from, to } of imports)
    if (/^(schemas|pipeline|scripts|bench)\//.test(to) && !known.has(to) && !existsSync(`${root}${to}`))
      throw new Error(`${from} imports ${to}, which is not there`);
  return { modules, imports };
}

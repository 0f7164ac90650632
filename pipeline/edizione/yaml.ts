// A YAML file of the edition with the lines of what stands in it, so that every fault can name its line.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { EdizioneRotta, inItaliano } from "./faults.ts";

export interface LinedYaml<T> {
  readonly data: T;
  /** Line of the nearest thing that exists on a path; null when nothing of it is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** The checked content of a YAML text. Throws EdizioneRotta, naming file, line and fix. */
export function readYamlText<S extends z.ZodType>(text: string, file: string, schema: S): LinedYaml<z.infer<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const [fault] = doc.errors;
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    const cosa = "la riga non è scritta secondo le regole YAML";
    throw new EdizioneRotta(file, line, cosa, "Controlla rientri, due punti e virgolette.");
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth > 0; depth--) {
      const start = startOf(doc, path.slice(0, depth));
      if (start !== null) return lines.linePos(start).line;
    }
    return null;
  };
  const result = schema.safeParse(doc.toJS());
  if (result.success) return { data: result.data, lineOf };
  const [issue] = result.error.issues;
  if (issue === undefined) throw result.error;
  throw new EdizioneRotta(file, lineOf(issue.path), inItaliano(issue), "Correggi la riga e ripeti il comando.");
}

/** Where a path starts in the text: at its key where it has one. */
function startOf(doc: Document, path: readonly PropertyKey[]): number | null {
  const last = path.at(-1);
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
    : null;
  const node = pair ? pair.key : doc.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

// Which rows stand behind a misura, and behind one point of it: said once, for the cube that adds them up and for whoever
// wants to see them.
import type { MisuraBase, Where } from "../../schemas/misura.ts";

import { TABLES } from "./tables.ts";

/** Throws, naming the misura, for a column that its table has not. */
export function columnChecker(id: string, { blocco }: Pick<MisuraBase, "blocco">): (name: string) => string {
  const columns = new Set((TABLES[blocco]?.colonne ?? []).map(({ nome }) => nome));
  return (name) => {
    if (!columns.has(name))
      throw new Error(`pipeline/misure/${id}.ts: la tabella «${blocco}» non ha la colonna «${name}»`);
    return name;
  };
}

/** A row's member of a dimension; a row without one stays in the cube under the blank code («non indicato»). */
export const memberOf = (name: string): string => `COALESCE(CAST(${name} AS VARCHAR), '')`;

type Rows = Pick<MisuraBase, "blocco" | "dove" | "presenti">;

/** Conditions that a row meets to count in a misura: SQL, joined with AND; «true» when every row does. */
export function whereOf(id: string, misura: Rows): string {
  const check = columnChecker(id, misura);
  const parts = [
    ...(misura.presenti ?? []).map((name) => `${check(name)} IS NOT NULL`),
    ...conditions(misura.dove ?? {}, check),
  ];
  return parts.length === 0 ? "true" : parts.join(" AND ");
}

/** Conditions of `dove`. Codes are letters, digits and hyphens; anything else is refused rather than quoted. */
function conditions(dove: Where, check: (name: string) => string): string[] {
  return Object.entries(dove).map(([name, members]) => {
    const parts = members.map((member) => {
      if (member === null) return `${check(name)} IS NULL`;
      if (typeof member === "boolean") return `${check(name)} = ${member}`;
      if (!/^[\p{L}\d-]+$/u.test(member)) throw new Error(`"${member}" cannot be a code`);
      return `${check(name)} = '${member}'`;
    });
    return `(${parts.join(" OR ")})`;
  });
}

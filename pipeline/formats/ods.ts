// An unzipped OpenDocument sheet → its tables, in the order of the tabs.
import type { Limits } from "./limits.ts";
import { OdsContent } from "./ods-content.ts";
import { OdsStyles } from "./ods-styles.ts";
import type { Parts } from "./package.ts";
import { damaged, refuse } from "./refusal.ts";
import type { WorkbookReading } from "./sheet.ts";
import { readTabs } from "./tabs.ts";
import { parseXml } from "./xml.ts";

/** Sheets of an OpenDocument file. */
export function readOds(parts: Parts, file: string, limits: Limits): WorkbookReading {
  if (parts.get("meta-inf/manifest.xml")?.includes("encryption-data") === true) refuse("file-password", {});
  const part = parts.get("content.xml") ?? damaged("manca la parte con i fogli");
  const styles = new OdsStyles(limits);
  const named = parts.get("styles.xml");
  if (named !== undefined) parseXml(named, styles, "con prefisso");
  const content = new OdsContent(
    styles,
    { limits, budget: { rows: limits.rows, cells: limits.cells } },
    part.includes("<calcext:conditional-format "),
  );
  parseXml(part, content, "con prefisso");
  const tabs = content.tables
    .filter(({ isLinked }) => !isLinked)
    .map(({ name, hidden, builder }) => ({ name, hidden, read: () => builder.result(name, hidden) }));
  return readTabs("ods", tabs, file, limits);
}

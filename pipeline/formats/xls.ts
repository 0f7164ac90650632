// An .xls workbook (Excel 5 to 2003) → its sheets, in the order of the tabs.
import { type Compound, openCompound } from "./compound.ts";
import { judgeStreams } from "./kind.ts";
import type { Limits } from "./limits.ts";
import { damaged, refuse } from "./refusal.ts";
import type { WorkbookReading } from "./sheet.ts";
import { readTabs } from "./tabs.ts";
import { readGlobals } from "./xls-globals.ts";
import { readXlsSheet } from "./xls-sheet.ts";

/** Sheets of a workbook. Refuses, with its name, a container of something else. */
export function readXls(bytes: Buffer, file: string, limits: Limits): WorkbookReading {
  const { names, stream } = opened(bytes);
  judgeStreams(names, file);
  const records = stream("workbook") ?? stream("book") ?? damaged("manca la parte con i fogli");
  const globals = readGlobals(records, limits);
  const tabs = globals.tabs.map((tab) => ({
    name: tab.name,
    hidden: tab.hidden,
    read: (context: Parameters<typeof readXlsSheet>[3]) => readXlsSheet(records, tab, globals, context),
  }));
  return readTabs("xls", tabs, file, limits);
}

/** A container that is broken may still say that it was locked. */
function opened(bytes: Buffer): Compound {
  try {
    return openCompound(bytes);
  } catch (cause) {
    if (bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))) refuse("file-password", {});
    throw cause;
  }
}

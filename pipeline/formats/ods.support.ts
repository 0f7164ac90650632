// OpenDocument sheets for the tests, zipped by hand.
import { zipped } from "./workbooks.support.ts";

const ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";

/** The XML of a workbook: its tables, the automatic styles before them and what follows. */
export function odsContent(tables: string, { styles = "", after = "" } = {}): string {
  return (
    `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">` +
    `<office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:spreadsheet>${tables}${after}</office:spreadsheet></office:body></office:document-content>`
  );
}

export function odsOf(content: string, more: Record<string, string> = {}): Uint8Array {
  return zipped({ mimetype: ODS_TYPE, "content.xml": content, ...more });
}

/** One table, «A». */
export function odsTable(inside: string, attributes = ""): string {
  return `<table:table table:name="A"${attributes}>${inside}</table:table>`;
}

export function odsRow(cells: string, attributes = ""): string {
  return `<table:table-row${attributes}>${cells}</table:table-row>`;
}

export function odsNumber(value: number | string, shown: string, attributes = ""): string {
  return `<table:table-cell office:value-type="float" office:value="${value}"${attributes}><text:p>${shown}</text:p></table:table-cell>`;
}

export function odsText(text: string, attributes = ""): string {
  return `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`;
}

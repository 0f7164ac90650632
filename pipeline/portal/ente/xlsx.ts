/** The kind of a workbook, as browsers know it. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

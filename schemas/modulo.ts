// Names of the sheets that the workbook has for itself: written by `pipeline/workbooks`, known again by the readers.

/** The hidden sheet that says whose a workbook is, of which edition and in which layout. */
export const MARKER_SHEET = "_bilancio";
/** The hidden sheet with the members of the drop-down lists. */
export const LISTS_SHEET = "_elenchi";

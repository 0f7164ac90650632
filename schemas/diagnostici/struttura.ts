export const catalogoStruttura = {};

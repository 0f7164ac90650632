-- The reference for reading: one CSV of the block «risorse» by DuckDB alone, every row with its typed values and whether it
-- is accepted. The same checks as the reader's: headings, ente, edizione, lists, amounts as people write them, required
-- answers, keys that repeat, the rule on the beneficiario. No words, no places: what is found is a flag.
CREATE TABLE letti AS
WITH scritti AS (
  SELECT row_number() OVER () + 1 AS numero, *
  FROM read_csv($file, delim = ';', header = true, all_varchar = true, strict_mode = false)
), letti AS (
  SELECT
    s.numero, enti.codice AS ente, cantieri.codice AS cantiere, zone.codice AS zona, voci.codice AS voce, voci.ruolo,
    beneficiari.codice AS beneficiario,
    trim(coalesce(s.ente_beneficiario, '')) <> '' AND beneficiari.codice IS NULL AS beneficiario_errato,
    coalesce(trim(s.edizione) <> $anno, true) AS edizione_errata,
    s.importo AS importo_scritto, centesimi(s.importo) AS importo,
    s.figurativo AS figurativo_scritto, centesimi(s.figurativo) AS figurativo
  FROM scritti s
  LEFT JOIN voci_di_lista enti ON enti.lista = 'enti' AND enti.chiave = chiave(s.ente)
  LEFT JOIN voci_di_lista cantieri ON cantieri.lista = 'cantieri' AND cantieri.chiave = chiave(s.cantiere)
  LEFT JOIN voci_di_lista zone ON zone.lista = 'zone' AND zone.chiave = chiave(s.zona)
  LEFT JOIN voci_di_lista voci ON voci.lista = 'voci_spesa' AND voci.chiave = chiave(s.voce)
  LEFT JOIN voci_di_lista beneficiari ON beneficiari.lista = 'enti' AND beneficiari.chiave = chiave(s.ente_beneficiario)
)
SELECT
  *,
  NOT edizione_errata AND ente IS NOT NULL AND cantiere IS NOT NULL AND zona IS NOT NULL AND voce IS NOT NULL
    AND importo IS NOT NULL AS accettata,
  importo_scritto IS NOT NULL AND importo IS NULL AS importo_errato,
  figurativo_scritto IS NOT NULL AND figurativo IS NULL AS figurativo_errato,
  beneficiario IS NOT NULL AND ruolo IS DISTINCT FROM 'trasferimento' AS regola_violata,
  count(*) OVER (PARTITION BY ente, cantiere, zona, voce, beneficiario) > 1 AS ripetuta
FROM letti

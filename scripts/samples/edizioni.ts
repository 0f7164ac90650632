// The edition file of another year, from that of 2016: the same text with what that year changes.

const ROTTURE: Readonly<Record<number, string>> = {
  2015: "rotture: []",
  2018: `rotture:
  - { misura: servizi, anno: 2018, motivo: "la mappa dei servizi conta a parte le attività svolte insieme da più enti, e il loro numero non si confronta con quello degli anni precedenti." }`,
};

/** Throws when the text of 2016 has no longer the lines that change. */
export function edizioneDi(text: string, anno: number, pubblicazione: string): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^# Edizione 2016 /m, `# Edizione ${anno} `],
    [/^anno: 2016$/m, `anno: ${anno}`],
    [/^data_riferimento: .*$/m, `data_riferimento: ${anno}-12-31`],
    [/^data_pubblicazione: .*$/m, `data_pubblicazione: ${pubblicazione}`],
    [/^(indirizzo_pubblico: .*)\/2016\/$/m, `$1/${anno}/`],
    [/^rotture: \[\]$/m, ROTTURE[anno] ?? "rotture: []"],
  ];
  let result = text;
  for (const [pattern, replacement] of changes) {
    if (!pattern.test(result)) throw new Error(`edizione.yaml of 2016 has no line like ${pattern}`);
    result = result.replace(pattern, replacement);
  }
  return result;
}

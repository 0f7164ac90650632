// The licences of the open data that programs recognise: those of which a catalogue can give the address.
/** Licences of which the catalogues know the address and the kind. */
export const LICENZE: Readonly<
  Record<string, { readonly nome: string; readonly indirizzo: string; readonly tipo: string }>
> = {
  "CC BY 4.0": {
    nome: "CC-BY-4.0",
    indirizzo: "https://creativecommons.org/licenses/by/4.0/",
    tipo: "http://purl.org/adms/licencetype/Attribution",
  },
  "CC0 1.0": {
    nome: "CC0-1.0",
    indirizzo: "https://creativecommons.org/publicdomain/zero/1.0/",
    tipo: "http://purl.org/adms/licencetype/PublicDomain",
  },
};

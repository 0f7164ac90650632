export { barre as linee } from "./barre.ts";

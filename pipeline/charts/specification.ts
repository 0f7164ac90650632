// One disegno → the Vega-Lite specification that draws it, with everything in it: whoever opens it in a Vega editor sees the
// drawing of the report, and may change it.
import type { TopLevelSpec } from "vega-lite";
import type { Disegno } from "../../schemas/report-model.ts";
import { CONFIG, FORMS } from "./forms.ts";
import { STYLES } from "./sheet.ts";

const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
const FONT = "'Source Sans 3', 'Source Sans Pro', sans-serif";

/** As the page is printed. `descrizione` says what it shows, for who reads the file. */
export function specification(disegno: Disegno, descrizione: string): TopLevelSpec {
  const style = STYLES.largo;
  const form = FORMS[disegno.forma];
  const { height, signals, rows } = form.layout(disegno, style);
  const { params = [], ...spec } = form.spec;
  return {
    $schema: SCHEMA,
    description: `${descrizione}. ${disegno.alt}`,
    width: style.width,
    height,
    ...spec,
    ...(params.length === 0
      ? {}
      : {
          params: params.map((each) => (each.name in signals ? { name: each.name, value: signals[each.name] } : each)),
        }),
    datasets: Object.fromEntries(
      Object.entries(rows).map(([name, values]) => [name, values.map((row) => ({ ...row }))]),
    ),
    config: { ...CONFIG, background: "#FFFFFF", font: FONT },
  } as TopLevelSpec;
}

// The inverse of a matrix that was the identity and of which one column after the other is replaced, as a product of one
// factor for each (product form). Most numbers in it are 0 and are left out.

export interface Inverse {
  /** `column`: inverse × what replaces the column of `row`. */
  push(row: number, column: Float64Array): void;
  /** From here on `restore` comes back to this. */
  keep(): void;
  restore(): void;
  /** Inverse × column, in place. */
  right(column: Float64Array): void;
  /** Row × inverse, in place. */
  left(row: Float64Array): void;
}

const ZERO = 1e-12;

export function openInverse(): Inverse {
  const rows: number[] = [];
  const pivots: number[] = [];
  const starts: number[] = [0];
  const places: number[] = [];
  const values: number[] = [];
  let kept = 0;
  return {
    push(row, column) {
      rows.push(row);
      pivots.push(column[row] ?? 1);
      for (let place = 0; place < column.length; place++) {
        const each = column[place] ?? 0;
        if (place === row || Math.abs(each) < ZERO) continue;
        places.push(place);
        values.push(each);
      }
      starts.push(places.length);
    },
    keep() {
      kept = pivots.length;
    },
    restore() {
      rows.length = kept;
      pivots.length = kept;
      starts.length = kept + 1;
      places.length = starts[kept] ?? 0;
      values.length = places.length;
    },
    right(column) {
      for (let factor = 0; factor < pivots.length; factor++) {
        const row = rows[factor] ?? 0;
        const before = column[row] ?? 0;
        if (before === 0) continue;
        const now = before / (pivots[factor] ?? 1);
        column[row] = now;
        const end = starts[factor + 1] ?? 0;
        for (let at = starts[factor] ?? 0; at < end; at++) {
          const place = places[at] ?? 0;
          column[place] = (column[place] ?? 0) - (values[at] ?? 0) * now;
        }
      }
    },
    left(row) {
      for (let factor = pivots.length - 1; factor >= 0; factor--) {
        const own = rows[factor] ?? 0;
        let sum = row[own] ?? 0;
        const end = starts[factor + 1] ?? 0;
        for (let at = starts[factor] ?? 0; at < end; at++) sum -= (row[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
        row[own] = sum / (pivots[factor] ?? 1);
      }
    },
  };
}

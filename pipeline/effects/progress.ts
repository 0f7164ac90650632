// Progress as events: the stages announce themselves, the command line draws them when there is someone to look.

/** Starts a stage of `total` steps and returns what to call with the number of steps just done. */
export type Progress = (stage: string, total: number) => (done: number) => void;

export const silent: Progress = () => () => {};

/** Draws one line on a terminal: stage, count, time left. On anything else it draws nothing. */
export function terminalProgress(out: Pick<NodeJS.WriteStream, "write" | "isTTY">, clock: () => number): Progress {
  if (!out.isTTY) return silent;
  return (stage, total) => {
    const start = clock();
    let count = 0;
    return (done) => {
      count += done;
      const elapsed = (clock() - start) / 1000;
      const left = count === 0 ? 0 : Math.ceil((elapsed / count) * (total - count));
      const rest = count >= total || elapsed < 0.5 ? "" : `, ancora ${left} s`;
      out.write(`\r\u001b[2K${stage}: ${count} di ${total}${rest}`);
      if (count >= total) out.write("\r\u001b[2K");
    };
  };
}

// A mail server that is down behind its wall (it takes connections and says nothing), and then is up again: what it is handed.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

export interface PostServer {
  readonly url: string;
  /** To whom letters came, one for each letter. */
  readonly received: readonly string[];
  /** From now on it takes letters. */
  readonly up: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function downServer(): Promise<PostServer> {
  const open = new Set<Socket>();
  const received: string[] = [];
  const silent = createServer((socket) => {
    open.add(socket.on("error", () => {}).on("close", () => open.delete(socket)));
  }).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const taking = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], logger: false },
    onData: (stream, { envelope }, done) => {
      stream.resume();
      stream.on("end", () => {
        received.push(...envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  const closeSilent = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    if (!silent.listening) return;
    silent.close();
    await once(silent, "close");
  };
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, received },
    up: async () => {
      await closeSilent();
      await once(taking.listen(port, "127.0.0.1"), "listening");
    },
    stop: async () => {
      await closeSilent();
      await new Promise<void>((resolve) => taking.close(() => resolve()));
    },
  };
}

/** Longer than the portal waits before it tries the first letter again. */
const PATIENCE_MS = 180_000;

/** How many of those who asked for a letter did not get exactly one, once there is time for all. */
export async function lettersLost({ received }: PostServer, expected: readonly string[]): Promise<number> {
  for (let waited = 0; received.length < expected.length && waited < PATIENCE_MS; waited += 500) await setTimeout(500);
  // Whatever would come twice comes now.
  await setTimeout(2000);
  const wrong = expected.filter((who) => received.filter((each) => each === who).length !== 1);
  return wrong.length + received.filter((each) => !expected.includes(each)).length;
}

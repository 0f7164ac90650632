// A mail server on this machine, for tests: what it is handed, and what it answers.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { type Deliver, smtpOf } from "./smtp.ts";

export interface Received {
  readonly to: string;
  readonly from: string;
  readonly id: string;
  /** As it came. */
  readonly source: string;
}

/** The plain text of a letter as it came (quoted-printable). */
export function plainOf(source: string): string {
  const [, plain = ""] = source.split(/^Content-Type: text\/plain[\s\S]*?\r\n\r\n/m);
  const [words = ""] = plain.split("\r\n--");
  const bytes = words
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

/** What it says of an address, or of a whole letter: a code refuses, `cade` breaks the line when the letter was read. */
export interface Manners {
  readonly rcpt?: (email: string) => number | null;
  readonly data?: (email: string) => number | "cade" | null;
}

export interface ProvaServer {
  readonly deliver: Deliver;
  readonly received: Received[];
  /** Times that somebody came. */
  readonly visits: () => number;
  readonly behave: (manners: Manners) => void;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

const refusal = (code: number): Error => Object.assign(new Error(`no, ${code}`), { responseCode: code });

export async function provaServer(): Promise<ProvaServer> {
  const received: Received[] = [];
  let manners: Manners = {};
  let visits = 0;
  let port = 0;
  const make = (): SMTPServer =>
    new SMTPServer({
      ...{ authOptional: true, disabledCommands: ["STARTTLS"], logger: false },
      onConnect: (_, done) => {
        visits++;
        done();
      },
      onRcptTo: ({ address }, _, done) => {
        const code = manners.rcpt?.(address) ?? null;
        done(code === null ? null : refusal(code));
      },
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          const to = session.envelope.rcptTo[0]?.address ?? "";
          const from = session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address;
          const source = Buffer.concat(pieces).toString();
          const answer = manners.data?.(to) ?? null;
          if (typeof answer === "number") return done(refusal(answer));
          received.push({ to, from, source, id: /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? "" });
          // It has the letter, and nobody hears that it has.
          if (answer === "cade") for (const each of server.connections) (each as { close: () => void }).close();
          else done();
        });
      },
    });
  let server = make();
  const start = async (): Promise<void> => {
    server = make();
    const listening = server.listen(port, "127.0.0.1");
    await once(listening, "listening");
    port = (listening.address() as AddressInfo).port;
  };
  await start();
  const deliver = smtpOf(`smtp://127.0.0.1:${port}`);
  if (deliver === null) throw new Error("no address");
  return {
    ...{ deliver, received, start, visits: () => visits },
    behave: (next) => {
      manners = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

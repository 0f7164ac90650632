// Letters to a mail server, one at a time. What matters is to know whether a letter left: the server said yes, it said no, it
// cannot be reached, or the line broke while it had the letter in its hands.
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Message } from "../effects/eml.ts";

/** A letter on its way; `id` is the same whenever it is tried. */
export interface Outgoing extends Message {
  readonly id: string;
  readonly html: string;
}

/** `giù`: it is the server, not the letter; any other would meet the same. */
export interface Outcome {
  readonly esito: "mandata" | "rimandata" | "rifiutata" | "incerta" | "giù";
  /** In the words of the server. */
  readonly parole: string;
}

export interface Sender {
  readonly nome: string;
  readonly email: string;
}

export type Deliver = (letter: Outgoing, from: Sender) => Promise<Outcome>;

const SECOND = 1000;
const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Null for what is no address of a mail server: «smtp://name:word@host:587», «smtps://…». */
export function smtpOf(text: string): Deliver | null {
  const url = URL.parse(text);
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") return null;
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const auth = user === "" ? null : { user, pass: decodeURIComponent(url.password) };
  const options = {
    ...{ host: url.hostname.replace(/^\[|\]$/g, ""), secure },
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    // A password never crosses a network in the clear.
    requireTLS: auth !== null && !LOCAL.has(url.hostname),
    ...{
      connectionTimeout: 15 * SECOND,
      greetingTimeout: 15 * SECOND,
      dnsTimeout: 15 * SECOND,
      socketTimeout: 60 * SECOND,
    },
  };
  return (letter, from) => deliver(options, auth, letter, from);
}

interface Refusal extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

async function deliver(
  options: ConstructorParameters<typeof SMTPConnection>[0],
  auth: { readonly user: string; readonly pass: string } | null,
  letter: Outgoing,
  from: Sender,
): Promise<Outcome> {
  const bytes = await compose(letter, from);
  // Asked for once the server has said that it takes the letter: from there on it may have it.
  let isUnderway = false;
  const body = new Readable({
    read() {
      isUnderway = true;
      this.push(bytes);
      this.push(null);
    },
  });
  const connection = new SMTPConnection(options);
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      connection.once("error", reject);
      connection.once("end", () => reject(new Error("la linea è caduta")));
      const send = (): void => {
        connection.send({ from: from.email, to: [letter.to], size: bytes.length }, body, (error, info) =>
          error === null ? resolve(info?.response ?? "") : reject(error),
        );
      };
      connection.connect((error) => {
        if (error) reject(error);
        else if (auth === null) send();
        else connection.login({ ...auth }, (refused) => (refused ? reject(refused) : send()));
      });
    });
    return { esito: "mandata", parole: answer };
  } catch (error) {
    return outcomeOf(error instanceof Error ? error : new Error(String(error)), isUnderway);
  } finally {
    connection.close();
  }
}

/** Commands whose answer is about the letter; that to any other is about us. */
const OF_LETTER = /^(RCPT TO|DATA)/;

function outcomeOf(error: Refusal, isUnderway: boolean): Outcome {
  const parole = error.message.replace(/\s+/g, " ").slice(0, 300);
  const { responseCode = 0, command = "", code } = error;
  if (responseCode >= 400) {
    if (!OF_LETTER.test(command)) return { esito: "giù", parole };
    return { esito: responseCode >= 500 ? "rifiutata" : "rimandata", parole };
  }
  // An address that is none: no server was asked.
  if (code === "EENVELOPE") return { esito: "rifiutata", parole };
  return { esito: isUnderway ? "incerta" : "giù", parole };
}

function compose({ to, subject, text, html, id }: Outgoing, { nome, email }: Sender): Promise<Buffer> {
  const mail = new MailComposer({
    ...{
      from: { name: nome, address: email },
      to: { name: "", address: to },
      subject,
      text,
      html,
      messageId: `<${id}>`,
    },
    // No robot answers a robot.
    headers: { "Auto-Submitted": "auto-generated" },
    ...{ disableUrlAccess: true, disableFileAccess: true },
  });
  return mail.compile().build();
}

// An identity service for tests: it really listens, signs, and believes a code once, from who asked for it.
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Claims = Readonly<Record<string, unknown>>;

/** What it does otherwise than it should. */
export interface Oddities {
  /** Instead of those of the token. */
  claims?: Claims;
  /** Told only to who asks for it with the token. */
  userinfo?: Claims;
  /** Signs with a key that it does not publish. */
  isForged?: true;
  /** The person says no. */
  isRefused?: true;
  /** Answers every question with this. */
  stato?: number;
  ways?: readonly string[];
}

export interface ProvaProvider {
  readonly issuer: string;
  readonly odd: (of: Oddities) => void;
  /** How the portal showed itself: by a header, or in the form. */
  readonly ways: string[];
  readonly close: () => Promise<void>;
}

export const CLIENT = { clientId: "portale", secret: "una parola: con segni & spazi" };

const base64 = (of: unknown): string => Buffer.from(JSON.stringify(of)).toString("base64url");

export async function provaProvider(email: string): Promise<ProvaProvider> {
  const [own, other] = [pair(), pair()];
  const asked = new Map<string, { nonce: string; challenge: string; ritorno: string }>();
  let odd: Oddities = {};
  const ways: string[] = [];
  const server = createServer(async (request, response) => {
    const issuer = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", issuer);
    const json = (of: unknown, status = 200): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(of));
    };
    if (odd.stato !== undefined) return void response.writeHead(odd.stato, { "content-type": "text/html" }).end("<p>");
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          ...{ issuer, authorization_endpoint: `${issuer}/entra`, token_endpoint: `${issuer}/token` },
          ...{ jwks_uri: `${issuer}/chiavi`, userinfo_endpoint: `${issuer}/chi`, response_types_supported: ["code"] },
          ...{ subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"] },
          ...(odd.ways === undefined ? {} : { token_endpoint_auth_methods_supported: odd.ways }),
        });
      case "/chiavi":
        return json({ keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "una", use: "sig", alg: "RS256" }] });
      case "/chi":
        return json({ sub: "chi", ...odd.userinfo });
      case "/entra": {
        const of = (name: string): string => url.searchParams.get(name) ?? "";
        const code = randomUUID();
        asked.set(code, { nonce: of("nonce"), challenge: of("code_challenge"), ritorno: of("redirect_uri") });
        const back = new URL(of("redirect_uri"));
        const answer = odd.isRefused ? { error: "access_denied" } : { code };
        for (const [name, value] of Object.entries({ ...answer, state: of("state") }))
          back.searchParams.set(name, value);
        return void response.writeHead(303, { location: back.href }).end();
      }
      case "/token": {
        const form = new URLSearchParams(await text(request));
        ways.push(wayOf(request, form));
        const code = form.get("code") ?? "";
        const known = asked.get(code);
        asked.delete(code);
        const challenge = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (known === undefined || known.challenge !== challenge || known.ritorno !== form.get("redirect_uri"))
          return json({ error: "invalid_grant" }, 400);
        const now = Math.floor(Date.now() / 1000);
        const claims = {
          ...{ iss: issuer, aud: CLIENT.clientId, sub: "chi", iat: now, exp: now + 60, nonce: known.nonce },
          ...(odd.claims ?? { email, email_verified: true }),
        };
        const id_token = signed(claims, odd.isForged ? other.privateKey : own.privateKey);
        return json({ access_token: "x", token_type: "Bearer", id_token });
      }
      default:
        return json({}, 404);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    issuer: `http://127.0.0.1:${port}`,
    ways,
    odd: (of) => {
      odd = of;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

function signed(claims: Claims, key: KeyObject): string {
  const body = `${base64({ alg: "RS256", kid: "una" })}.${base64(claims)}`;
  return `${body}.${sign("sha256", Buffer.from(body), key).toString("base64url")}`;
}

/** Throws where it is not who it says. */
function wayOf({ headers }: IncomingMessage, form: URLSearchParams): string {
  const [kind, pair = ""] = (headers.authorization ?? "").split(" ");
  const isHeader = kind === "Basic";
  // RFC 6749, section 2.3.1: each of the two is written as in a form before they are joined.
  const [id, secret] = isHeader
    ? Buffer.from(pair, "base64")
        .toString()
        .split(":")
        .map((each) => new URLSearchParams(`x=${each}`).get("x"))
    : [form.get("client_id"), form.get("client_secret")];
  if (id !== CLIENT.clientId || secret !== CLIENT.secret) throw new Error("the portal is not known by its word");
  return isHeader ? "header" : "form";
}

// The identity service of the Comune (OpenID Connect, code flow with PKCE): it says by which verified address somebody is known
// there. Who that is here, and what they may do, is not its matter.
import type * as Client from "openid-client";

/** A way in that has begun. */
export interface Begun {
  /** Where the browser goes. */
  readonly indirizzo: string;
  /** What this browser keeps until it comes back, so that an answer that somebody else asked for is not taken. */
  readonly tenuto: string;
}

/** Why nobody is known: the service is not reached; it, or the person there, said no; its answer is old or not to be believed;
 *  it does not say that the address is the person's own. */
export type Unknown = "giù" | "rifiutato" | "non creduto" | "senza indirizzo";
export type Known = { readonly email: string } | { readonly perche: Unknown; readonly parole: string };

export interface Provider {
  /** What people call it: the name of its host. */
  readonly nome: string;
  /** Never throws: where the service does not answer, why. */
  readonly begin: (ritorno: string) => Promise<Begun | { readonly perche: "giù"; readonly parole: string }>;
  /** `risposta` are the parts of the address that the browser came back with. Never throws. */
  readonly end: (
    ritorno: string,
    risposta: Readonly<Record<string, string>>,
    tenuto: string | undefined,
  ) => Promise<Known>;
}

export interface ProviderAccount {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
}

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Seconds for each of its answers. */
const PATIENCE = 10;

/** Null for what cannot be such a service: it is reached by TLS, on this machine only without. */
export function providerOf({ issuer, clientId, secret }: ProviderAccount): Provider | null {
  const url = URL.parse(issuer);
  if (url === null || clientId === "" || secret === "" || url.username !== "" || url.search !== "") return null;
  const isLocal = url.protocol === "http:" && LOCAL.has(url.hostname);
  if (url.protocol !== "https:" && !isLocal) return null;
  let found: Promise<Client.Configuration> | null = null;
  /** Asked when somebody first needs it, and again where it did not answer. */
  const configuration = async (client: typeof Client): Promise<Client.Configuration> => {
    found ??= discover(client, url, { clientId, secret, isLocal }).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  return {
    nome: url.host,
    begin: async (ritorno) => {
      const client = await import("openid-client");
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      try {
        const to = client.buildAuthorizationUrl(await configuration(client), {
          ...{ redirect_uri: ritorno, scope: "openid email", state, nonce, code_challenge_method: "S256" },
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
        });
        return { indirizzo: to.href, tenuto: [state, nonce, verifier].join(".") };
      } catch (error) {
        return { perche: "giù", parole: wordsOf(error) };
      }
    },
    end: async (ritorno, risposta, tenuto = "") => {
      const [state, nonce, verifier] = tenuto.split(".");
      if (!state || !nonce || !verifier) return { perche: "non creduto", parole: "this browser had not asked" };
      const client = await import("openid-client");
      try {
        const known = await configuration(client);
        const address = new URL(`${ritorno}?${new URLSearchParams(risposta)}`);
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await client.authorizationCodeGrant(known, address, checks);
        const claims = tokens.claims();
        if (claims === undefined) return { perche: "non creduto", parole: "no claims" };
        const of =
          claims["email"] === undefined ? await client.fetchUserInfo(known, tokens.access_token, claims.sub) : claims;
        return addressOf(of);
      } catch (error) {
        return { perche: whyNot(client, error), parole: wordsOf(error) };
      }
    },
  };
}

interface Asked extends Pick<ProviderAccount, "clientId" | "secret"> {
  readonly isLocal: boolean;
}

function discover(
  client: typeof Client,
  url: URL,
  { clientId, secret, isLocal }: Asked,
): Promise<Client.Configuration> {
  const [byHeader, byForm] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  const known: Client.ClientAuth = (server, ...rest) => {
    // OpenID Connect Discovery 1.0, section 3: without a list it is «client_secret_basic».
    const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (ways.includes("client_secret_basic") ? byHeader : byForm)(server, ...rest);
  };
  // The signature is looked at, although the token comes by the service's own line.
  const execute = [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])];
  return client.discovery(url, clientId, secret, known, { execute, timeout: PATIENCE });
}

/** An address that anybody may have written into their own account would open the page of whom it is. */
function addressOf(claims: Readonly<Record<string, unknown>>): Known {
  const { email, email_verified: verified } = claims;
  if (typeof email === "string" && email !== "" && (verified === true || verified === "true")) return { email };
  const parole = typeof email === "string" ? "email_verified is not true" : "no email";
  return { perche: "senza indirizzo", parole };
}

function whyNot(client: typeof Client, error: unknown): Unknown {
  if (error instanceof client.AuthorizationResponseError) return "rifiutato";
  // A code that was used already, or is too old; any other no is about the portal, not about the person.
  if (error instanceof client.ResponseBodyError) return error.error === "invalid_grant" ? "non creduto" : "giù";
  const code = error instanceof client.ClientError ? (error.code ?? "") : "";
  const isUnreached = error instanceof TypeError && error.message === "fetch failed";
  return isUnreached || UNREACHED.includes(code) ? "giù" : "non creduto";
}

/** As the library calls a service that does not answer, or answers with something else than it should. */
const UNREACHED = ["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"];

/** For who keeps the machine: what went wrong, without what the person is called. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}

// Those who make it hard for the others: senders of one byte a second, and requests that nobody should make.
import { connect, type Socket } from "node:net";
import type { Member, Running } from "./portal-members.ts";

/** Uploads that never end. */
export async function slowClients(
  { origine }: Running,
  members: readonly Member[],
): Promise<{ readonly end: () => void }> {
  const { hostname, port } = new URL(origine);
  const sockets = members.map(({ sessione }): Socket => {
    const socket = connect(Number(port), hostname).on("error", () => {});
    socket.write(
      `POST /carica HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origine}\r\nCookie: sessione=${sessione}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n`,
    );
    return socket;
  });
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("-");
  }, 1000);
  return {
    end: () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

const BAD = [
  "/e/nessuno",
  "/enti/E999",
  "/%2e%2e/registro.sqlite",
  "/risposta/999999999",
  "/s/../../etc/passwd",
  "/pagina",
];
const MANY = 10_000;
const AT_ONCE = 20;

/** Ten thousand of them, some at once. */
export async function badRequests({ origine }: Running): Promise<void> {
  let left = MANY;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const path = BAD[left % BAD.length] ?? "/";
      const method = left % 3 === 0 ? "POST" : "GET";
      const response = await fetch(origine + path, { method, redirect: "manual", headers: { cookie: "sessione=x" } });
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

// A mail server that takes connections and says nothing, as one that is down behind its wall.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export async function downServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on("error", () => {}).on("close", () => open.delete(socket)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

import { serve } from '../../../build/web/serve.js';
import { Supervisor } from '../../../build/web/supervisor.js';

/** Opens "workers" in this thread: the worker's handler behind a real message channel. */
export function inProcess(openModule) {
  return (events) => {
    const { port1: page, port2: worker } = new MessageChannel();
    const receive = serve((reply, transfer) => worker.postMessage(reply, transfer), openModule);
    worker.onmessage = ({ data }) => receive(data);
    page.onmessage = ({ data }) => events.onReply(data);
    return { post: (request) => page.postMessage(request), close: () => page.close() };
  };
}

/** A supervised engine over `openModule`; closed when the test `t` ends. */
export async function startEngine(t, openModule, wasm = new ArrayBuffer(0)) {
  const supervisor = await Supervisor.start([inProcess(openModule)], wasm);
  t.after(() => supervisor.close());
  return supervisor;
}

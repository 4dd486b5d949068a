import createModule from './sonder_wasm.js';
import type { Request } from './protocol.js';
import { serve } from './serve.js';
import { warmUp } from './warm_up.js';

const receive = serve(
  (reply, transfer) => self.postMessage(reply, { transfer }),
  // The bytes are given, so the name of the file is never fetched.
  (wasm) => createModule({ wasmBinary: wasm, locateFile: (name) => name }),
  warmUp,
);
self.onmessage = (event: MessageEvent<Request>) => receive(event.data);

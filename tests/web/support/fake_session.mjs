// A session as Embind would bind it, over rows that are just lines: what the worker's own logic
// is tested with. Every method called is logged; `answers` replaces what a method does.

const ok = (value = null) => JSON.stringify({ ok: true, value });

export class FakeSession {
  log = [];
  received = '';
  lastFile = 0;

  constructor(answers) {
    this.answers = answers;
    return new Proxy(this, {
      get(session, name) {
        const method = session.answers[name] ?? FakeSession.prototype[name];
        if (!method) return session[name];
        return (...args) => {
          session.log.push(name);
          return method.apply(session, args);
        };
      },
    });
  }

  /** Wants the file once, from its first byte to its last. */
  beginImport(text) {
    this.request = JSON.parse(text);
    this.ranges = [{ from: 0, size: this.request.size, deflated: false, inflated_size: 0 }];
    this.received = '';
    return ok();
  }

  nextRange() { return ok(this.ranges[0] ?? null); }

  pushChunk(bytes) {
    this.received += Buffer.from(bytes).toString('latin1');
    return ok({ rows: this.received.split('\n').length - 1, enough: false });
  }

  endRange() {
    this.ranges.shift();
    return ok();
  }

  finishImport() {
    this.lastFile += 1;
    const file = { id: this.lastFile, name: this.request.name, rows: { read: this.received.split('\n').length - 1 } };
    return ok([file]);
  }

  cancelImport() { return ok(); }
  removeFile() { return ok(); }
  files() { return ok([]); }
  setOptions() { return ok(); }
  overview() { return ok({ profiles: 3 }); }
  findPeople() { return { ok: true, value: Uint32Array.of(2, 0, 1) }; }
  memory() { return 65536; }
}

/** What `serve` opens: a module whose one session is made with `answers`. */
export function fakeModule(answers = {}) {
  const module = { session: null };
  module.open = async () => ({
    Session: function Session() {
      module.session = new FakeSession(answers);
      return module.session;
    },
  });
  return module;
}

export const refused = (code, message) => JSON.stringify({ ok: false, error: { code, message, hint: '' } });
export const answered = ok;

import type { Client, PersonRow } from 'sonder';

const chunk = 200;
const keptChunks = 24;

/** Lines of the list of people, fetched in pieces as they come into sight. */
export class RowCache {
  #client: Client;
  #profiles: Uint32Array;
  #arrived: () => void;
  #chunks = new Map<number, readonly PersonRow[]>();
  #asked = new Set<number>();

  constructor(client: Client, profiles: Uint32Array, arrived: () => void) {
    this.#client = client;
    this.#profiles = profiles;
    this.#arrived = arrived;
  }

  /** The line, or null while it is on its way. */
  row(index: number): PersonRow | null {
    const at = Math.floor(index / chunk);
    const rows = this.#chunks.get(at);
    if (!rows) void this.#fetch(at);
    return rows?.[index - at * chunk] ?? null;
  }

  async #fetch(at: number): Promise<void> {
    if (this.#asked.has(at)) return;
    this.#asked.add(at);
    try {
      const rows = await this.#client.people(this.#profiles.slice(at * chunk, (at + 1) * chunk));
      this.#chunks.set(at, rows);
      const oldest = this.#chunks.keys().next();
      if (this.#chunks.size > keptChunks && !oldest.done) this.#chunks.delete(oldest.value);
      this.#arrived();
    } catch {
      // A failed list is asked for again by its query, which shows the failure.
    } finally {
      this.#asked.delete(at);
    }
  }
}

/**
 * What a monitor remembers, in its own SQLite. SQL stands in the files of store/ and nowhere else in
 * the monitor.
 *
 * Nothing is written, not even a table, before a question has come through the gate or the operator
 * has had a target watched: a name that nobody may ask about leaves no trace.
 */
import type { Memory } from "./store/memory";
import { MemoryRow } from "./store/memory";
import { OutageRows } from "./store/outages";
import { OutboxRows } from "./store/outbox";
import { SweepRows } from "./store/sweeps";

export class MonitorStore {
  readonly sweeps: SweepRows;
  readonly outages: OutageRows;
  readonly outbox: OutboxRows;
  readonly #row: MemoryRow;
  readonly #storage: DurableObjectStorage;
  /** Undefined until it is read; null when there is none. */
  #memory: Memory | null | undefined;

  constructor(storage: DurableObjectStorage) {
    const { sql } = storage;
    this.#storage = storage;
    this.sweeps = new SweepRows(sql);
    this.outages = new OutageRows(sql);
    this.outbox = new OutboxRows(sql);
    this.#row = new MemoryRow(sql);
  }

  /** Null for a target that nothing is kept of; then no table can be relied on either. */
  memory(): Memory | null {
    if (this.#memory === undefined) this.#memory = this.#row.read();
    return this.#memory;
  }

  /** Creates what is missing. All of it or nothing is written. */
  write(memory: Memory, more: () => void = () => {}): void {
    this.#storage.transactionSync(() => {
      if (this.memory() === null)
        for (const rows of [this.sweeps, this.outages, this.outbox, this.#row]) rows.create();
      this.#row.save(memory);
      more();
    });
    this.#memory = memory;
  }

  /** The same, in the place of everything that is kept. The alarm stays. */
  replace(memory: Memory, more: () => void): void {
    this.write(memory, () => {
      for (const rows of [this.sweeps, this.outages, this.outbox]) rows.clear();
      more();
    });
  }

  /** Leaves nothing behind; the alarm goes with it. */
  async erase(): Promise<void> {
    const erased = this.#storage.deleteAll();
    this.#memory = undefined;
    await erased;
  }
}

// Time by the processor, because the machine does other things as well.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Milliseconds that each thread of this process has spent on a processor (Linux). */
function threadTimes() {
  const times = new Map();
  for (const thread of readdirSync('/proc/self/task')) {
    try {
      const [spent] = readFileSync(`/proc/self/task/${thread}/schedstat`, 'ascii').split(' ');
      times.set(thread, Number(spent) / 1e6);
    } catch {
      continue;  // It has ended since.
    }
  }
  return times;
}

/** Starts measuring; the answer tells what was spent so far: by the busiest thread, by all, by the clock. */
export function startClock() {
  const threads = threadTimes();
  const process_ = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(process_);
    const spent = [...threadTimes()].map(([thread, time]) => time - (threads.get(thread) ?? 0));
    return { thread: Math.max(...spent), process: (user + system) / 1e3, wall: performance.now() - wall };
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Member by member. */
export function medians(times) {
  return Object.fromEntries(
    Object.keys(times[0]).map((kind) => [kind, median(times.map((time) => time[kind]))]));
}

/** A number of `VmHWM` and the like, in millions of bytes. */
export function processMegabytes(name) {
  const [, kibibytes] = readFileSync('/proc/self/status', 'ascii').match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'));
  return Number(kibibytes) * 1024 / 1e6;
}

export const machine = () =>
  `node ${process.version}, ${cpus().length} x ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`;

import { openEngine } from '#engine';
import { type Service, serve } from './dealtrail.ts';
import { ask } from './http.ts';

export interface RetriesOptions {
  readonly data: string;
  /** Commands, each under a key of its own. */
  readonly commands: number;
  /** How often the service is killed meanwhile. */
  readonly kills: number;
  readonly seed: number;
}

export interface Retries {
  /** Commands that were answered 2xx in the end. */
  readonly answered: number;
  /** Answers to a key that had been done before. */
  readonly again: number;
  readonly kills: number;
  /** What is in the log otherwise than once and as it was answered. */
  readonly faults: readonly string[];
}

interface Answer {
  readonly id: string;
  readonly events: readonly { readonly id: string }[];
  readonly repeated: boolean;
}

const LANES = 16;
const OPPORTUNITIES = 8;

/**
 * Sends commands over several lanes to a service that is killed and restarted, each again under its key until it is
 * answered, some once more at random after that; then reads the log.
 */
export async function retriesOverKills({ data, commands, kills, seed }: RetriesOptions): Promise<Retries> {
  const random = seeded(seed);
  const environment = { DEALTRAIL_RATE: '1000000' };
  let running: Promise<Service> = serve(['--data', data], environment);
  const answers = new Map<string, Answer>();
  let [again, killed, next] = [0, 0, 0];
  const faults: string[] = [];

  async function once(key: string, id: string): Promise<Answer | undefined> {
    const { url } = await running;
    const body = { data: { new: { amount: `${key.slice(2)}.00`, currency: 'CNY' } } };
    const path = `${url}/v1/opportunities/${id}/amend-value`;
    const { status, body: answer } = await ask(path, { body, headers: { 'idempotency-key': key } });
    if (status === 503) return undefined;
    if (status !== 200) throw new Error(`${key} was answered ${status} ${JSON.stringify(answer)}`);
    return answer as unknown as Answer;
  }

  /** Until it is answered: what a kill cut off is sent again. */
  async function send(key: string, id: string): Promise<Answer> {
    for (;;) {
      const answer = await once(key, id).catch((error: Error) => {
        // By name: what fetch throws is of another realm than that of the tests.
        if (error.name === 'TypeError' || error.name === 'SyntaxError') return undefined;
        throw error;
      });
      if (answer) return answer;
      await running;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function lane(): Promise<void> {
    while (next < commands) {
      const n = next++;
      const [key, id] = [`k-${n + 1}`, `o-${n % OPPORTUNITIES}`];
      const first = await send(key, id);
      answers.set(key, first);
      if (first.repeated) again += 1;
      if (random() < 0.3) {
        const second = await send(key, id);
        again += 1;
        const same = JSON.stringify(second.events) === JSON.stringify(first.events);
        if (!second.repeated || !same) faults.push(`${key} was answered otherwise when it was sent again`);
      }
      if (killed < kills && next > ((killed + 1) * commands) / (kills + 1)) {
        killed += 1;
        running = running.then(async (service) => {
          await service.kill();
          return serve(['--data', data], environment);
        });
      }
    }
  }

  const { url } = await running;
  for (let n = 0; n < OPPORTUNITIES; n++) {
    await ask(`${url}/v1/opportunities`, {
      body: { id: `o-${n}`, data: {} },
      headers: { 'idempotency-key': `c-${n}` },
    });
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  await (await running).stop();
  faults.push(...(await faultsStored(data, answers)));
  return { answered: answers.size, again, kills: killed, faults };
}

async function faultsStored(data: string, answers: ReadonlyMap<string, Answer>): Promise<readonly string[]> {
  const stored = new Map<string, string[]>();
  const engine = await openEngine({ data });
  try {
    for await (const page of engine.store.readAll({ types: ['ValueChanged'] })) {
      for (const { id, meta } of page) stored.set(meta.commandId, [...(stored.get(meta.commandId) ?? []), id]);
    }
  } finally {
    await engine.close();
  }
  const wrong = [...answers].filter(
    ([key, { events }]) => JSON.stringify(stored.get(key)) !== JSON.stringify(events.map(({ id }) => id)),
  );
  const stray = [...stored.keys()].filter((key) => !answers.has(key));
  return [
    ...wrong.map(([key]) => `${key} stands ${stored.get(key)?.length ?? 0} times`),
    ...stray.map((key) => `${key} stands and was never answered`),
  ];
}

/** mulberry32. @source T. Ettinger, public domain, 2017 */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import { type Locations, openEngine } from '#engine';
import { seeded } from '../fault/fault-run.ts';
import { faultsOfViews } from '../fault/subject/rebuilt-views.ts';
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
  /** What is in the log otherwise than once and as it was answered, and in a view otherwise than a refold gives it. */
  readonly faults: readonly string[];
}

/** What a command is answered with. */
export interface Answer {
  readonly id: string;
  readonly events: readonly { readonly id: string }[];
  readonly repeated: boolean;
}

const LANES = 16;
const OPPORTUNITIES = 8;
/** Every so many commands make an opportunity. */
const NEW_EVERY = 10;

/**
 * Sends commands over several lanes to a service that is killed at random moments and restarted, each again under its key
 * until it is answered, some once more at random after that; then reads the log and the views.
 */
export async function retriesOverKills({ data, commands, kills, seed }: RetriesOptions): Promise<Retries> {
  const random = seeded(seed);
  const environment = { DEALTRAIL_RATE: '1000000' };
  let running: Promise<Service> = serve(['--data', data], environment);
  const answers = new Map<string, Answer>();
  /** At the sending of which commands it is killed. */
  const killedAt = Array.from({ length: kills }, () => Math.floor(random() * commands)).sort((a, b) => a - b);
  let [again, killed, next] = [0, 0, 0];
  const faults: string[] = [];

  async function once(key: string, n: number): Promise<Answer | undefined> {
    const { url } = await running;
    const value = { amount: `${n + 1}.00`, currency: 'CNY' };
    const [path, body] =
      n % NEW_EVERY === 0
        ? ['opportunities', { id: `new-${n}`, data: { value } }]
        : [`opportunities/o-${n % OPPORTUNITIES}/amend-value`, { data: { new: value } }];
    const headers = { 'idempotency-key': key };
    const { status, body: answer } = await ask(`${url}/v1/${path}`, { body, headers });
    if (status === 503) return undefined;
    if (status !== 200 && status !== 201) throw new Error(`${key} was answered ${status} ${JSON.stringify(answer)}`);
    return answer as unknown as Answer;
  }

  /** Until it is answered: what a kill cut off is sent again. */
  async function send(key: string, n: number): Promise<Answer> {
    for (;;) {
      const answer = await once(key, n).catch((error: Error) => {
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
      const key = `k-${n + 1}`;
      const first = await send(key, n);
      answers.set(key, first);
      if (first.repeated) again += 1;
      if (random() < 0.3) {
        const second = await send(key, n);
        again += 1;
        const same = JSON.stringify(second.events) === JSON.stringify(first.events);
        if (!second.repeated || !same) faults.push(`${key} was answered otherwise when it was sent again`);
      }
      while (killed < kills && next > (killedAt[killed] as number)) {
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
  faults.push(...(await faultsStored({ data }, answers)), ...(await faultsOfViews(data)));
  return { answered: answers.size, again, kills: killed, faults };
}

/** What stands in the log otherwise than it was answered, by the keys `k-…` of the commands. */
export async function faultsStored(
  locations: Locations,
  answers: ReadonlyMap<string, Answer>,
): Promise<readonly string[]> {
  const stored = new Map<string, string[]>();
  const engine = await openEngine(locations);
  try {
    for await (const page of engine.store.readAll()) {
      for (const { id, meta } of page.filter(({ meta: { commandId } }) => commandId.startsWith('k-')))
        stored.set(meta.commandId, [...(stored.get(meta.commandId) ?? []), id]);
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

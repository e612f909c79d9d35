import { randomUUID } from 'node:crypto';
import { seeded } from '../fault/fault-run.ts';
import { faultsOfViews } from '../fault/subject/rebuilt-views.ts';
import { type Service, serve } from './dealtrail.ts';
import { ask } from './http.ts';
import { type Answer, faultsStored } from './http-retries.ts';
import type { KillableServer } from './killable-server.ts';

export interface OutagesOptions {
  /** Folder for the views and keys of the service. */
  readonly data: string;
  /** It holds nothing under the prefix yet, and does not run. */
  readonly server: KillableServer;
  /** How long commands are sent. */
  readonly seconds: number;
  readonly seed: number;
}

export interface Outages {
  readonly answered: number;
  /** Answers 503, each with the time after which to come again. */
  readonly refused: number;
  readonly asked: number;
  readonly kills: number;
  /** What was answered otherwise, stands otherwise than once, is in a view otherwise than by a refold, or was left unhandled. */
  readonly faults: readonly string[];
}

const LANES = 16;
const OPPORTUNITIES = 64;
/** Every so many commands the funnel is asked for, from the views that follow. */
const ASK_EVERY = 25;
/** Up for so long, then away for so long, in ms: at random from half to one and a half. */
const UP_MS = 2_500;
const AWAY_MS = 700;

/**
 * Sends commands to a service, whose projections follow, while the server that has its log is killed and restarted every
 * few seconds; each again under its key until it is answered. Then reads the log and the views.
 */
export async function commandsOverOutages({ data, server, seconds, seed }: OutagesOptions): Promise<Outages> {
  const random = seeded(seed);
  const prefix = `kills${randomUUID().slice(0, 8)}.`;
  process.env['DEALTRAIL_STREAM_PREFIX'] = prefix;
  await server.start();
  const service = await serve(['--data', data, '--event-store', server.url], {
    DEALTRAIL_RATE: '1000000',
    DEALTRAIL_STREAM_PREFIX: prefix,
  });
  const answers = new Map<string, Answer>();
  const faults: string[] = [];
  const count = { refused: 0, asked: 0, kills: 0 };
  const end = performance.now() + seconds * 1_000;
  const over = () => performance.now() >= end;

  const failing = (async () => {
    while (!over()) {
      await pause(UP_MS * (0.5 + random()));
      await server.kill();
      count.kills += 1;
      await pause(AWAY_MS * (0.5 + random()));
      await server.start();
    }
  })();
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    return work(service, { lane, over, answers, faults, count });
  });
  try {
    await Promise.all([failing, ...lanes]);
    const { exitCode, stderr } = await service.stop();
    if (exitCode !== 0 || /unhandled|uncaught/i.test(stderr))
      faults.push(`the service ended with ${exitCode}: ${stderr}`);
    faults.push(...(await faultsStored({ data, eventStore: server.url }, answers)));
    faults.push(...(await faultsOfViews(data, server.url)));
  } finally {
    await service.kill();
    await server.kill();
    delete process.env['DEALTRAIL_STREAM_PREFIX'];
  }
  return { answered: answers.size, ...count, faults };
}

interface Work {
  readonly lane: number;
  readonly over: () => boolean;
  readonly answers: Map<string, Answer>;
  readonly faults: string[];
  readonly count: { refused: number; asked: number };
}

async function work({ url }: Service, { lane, over, answers, faults, count }: Work): Promise<void> {
  /** What is refused is told when to come again. */
  const isRefused = (what: string, status: number, headers: Headers): boolean => {
    if (status !== 503) return false;
    count.refused += 1;
    if (!/^\d+$/.test(headers.get('retry-after') ?? '')) faults.push(`${what} was refused without Retry-After`);
    return true;
  };
  for (let n = 0; !over() && faults.length === 0; n++) {
    const key = `k-${lane}-${n}`;
    const own = lane + LANES * (n % (OPPORTUNITIES / LANES));
    const value = { amount: `${n + 1}.00`, currency: 'CNY' };
    const [path, body] =
      n < OPPORTUNITIES / LANES
        ? ['opportunities', { id: `o-${own}`, data: { value } }]
        : [`opportunities/o-${own}/amend-value`, { data: { new: value } }];
    while (!answers.has(key)) {
      const {
        status,
        headers,
        body: answer,
      } = await ask(`${url}/v1/${path}`, {
        body,
        headers: { 'idempotency-key': key },
      });
      if (status === 200 || status === 201) answers.set(key, answer as unknown as Answer);
      else if (isRefused(key, status, headers)) await pause(100);
      else {
        faults.push(`${key} was answered ${status} ${JSON.stringify(answer)}`);
        return;
      }
    }
    if (n % ASK_EVERY === ASK_EVERY - 1) {
      const { status, headers, body: answer } = await ask(`${url}/v1/funnel/snapshot`);
      count.asked += 1;
      if (status !== 200 && !isRefused('a question', status, headers)) {
        faults.push(`a question was answered ${status} ${JSON.stringify(answer)}`);
      }
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import type { JsonObject } from '#kernel';
import { commandOperations } from '../../apps/server/src/commands/command-operations.ts';
import { answer, dealtrail } from './dealtrail.ts';
import { type Answered, ask } from './http.ts';

/** A command as a line of `dealtrail send`. */
export interface Line {
  readonly command: string;
  readonly id?: string;
  readonly actor: { readonly id: string; readonly role: string };
  readonly data: JsonObject;
  readonly commandId?: string;
  readonly occurredAt?: string;
  /** Into simulated stores only. */
  readonly recordedAt?: string;
}

interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** What is said of a command that was not accepted, on either way. */
export interface Told {
  readonly code: string;
  readonly rule?: string;
  readonly ruleVersion?: string;
  readonly reason?: InBoth;
  readonly remedy?: InBoth;
  readonly evidence?: readonly string[];
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: InBoth }[];
}

export interface Result {
  readonly exitCode: number;
  readonly error?: Told;
}

/** Sends lines on the command line, with a result for each. */
export async function sendLines(lines: readonly Line[], data: string, ...more: readonly string[]) {
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const ended = await dealtrail(['send', '-', '--data', data, '--json', ...more], { input });
  return { ended, results: answer<{ readonly results: readonly Result[] }>(ended).results };
}

/** The same command at its address: what creates is sent to the collection, with its id in the body. */
export function postLine(url: string, { command, id, actor, data, occurredAt }: Line): Promise<Answered> {
  const at = commandOperations.find((one) => one.command === command) as (typeof commandOperations)[number];
  return ask(url + at.path.replace('{id}', id ?? ''), {
    body: { data, ...(at.creates && id !== undefined && { id }), ...(occurredAt !== undefined && { occurredAt }) },
    headers: { 'dealtrail-actor': `${actor.id}:${actor.role}` },
  });
}

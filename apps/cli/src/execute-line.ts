import { authorise, permitOf } from '#access';
import type { Command, Outcome } from '#command';
import { type CommandLine, parseCommandLine } from '#edge';
import { type Engine, positionToken } from '#engine';
import { type Actor, type Fault, isRefusal, type Refusal, type Text } from '#kernel';
import { textOf } from './error-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { exitCodeOf } from './failure.ts';
import { localIdentity } from './local-identity.ts';

/** What became of one command. */
export interface LineResult {
  readonly exitCode: ExitCode;
  readonly commandId?: string;
  readonly id?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly events?: readonly { readonly id: string; readonly type: string }[];
  readonly warnings?: readonly { readonly code: string; readonly message: Text }[];
  readonly repeated?: boolean;
  readonly error?: LineError;
}

export type LineError =
  | { readonly code: 'invalid'; readonly message: Text; readonly errors: readonly Fault[] }
  | ({ readonly code: 'refused' } & Omit<Refusal, 'refused'>)
  | { readonly code: string; readonly message: Text; readonly actual?: number };

/** What a line leaves out. */
export interface LineDefaults {
  readonly actor: Actor;
  readonly commandId: string;
  /** Whether a line may say when it was recorded: in simulated stores. */
  readonly simulate?: boolean;
  /** Told of the line before it is decided. */
  onLine?(line: CommandLine): void;
}

/** Whether a line has the form of a command: what is wrong with it, or undefined. No engine is needed for that. */
export function faultOfLine(
  text: string,
  { simulate = false }: Pick<LineDefaults, 'simulate'>,
): LineResult | undefined {
  const parsed = parseCommandLine(text, { simulate });
  return 'errors' in parsed ? invalidResult(parsed.errors) : undefined;
}

/** Validates and executes one command given as JSON. Never throws: what went wrong stands in the result. */
export async function executeLine(engine: Engine, text: string, defaults: LineDefaults): Promise<LineResult> {
  const parsed = parseCommandLine(text, { simulate: defaults.simulate ?? false });
  if ('errors' in parsed) return invalidResult(parsed.errors);
  const { line } = parsed;
  const commandId = line.commandId ?? defaults.commandId;
  try {
    defaults.onLine?.(line);
    const actor = line.actor ?? defaults.actor;
    const { onBehalfOf } = actor;
    const grant = authorise(localIdentity(actor), line.command, onBehalfOf === undefined ? {} : { onBehalfOf });
    const outcome: Outcome = isRefusal(grant)
      ? { outcome: 'refused', refusal: grant }
      : await engine.executor.execute({ ...commandOf(line, actor, commandId), permit: permitOf(grant) });
    return { commandId, ...(await resultOf(outcome, engine)) };
  } catch (error) {
    return { exitCode: exitCodeOf(error), commandId, error: thrown(error) };
  }
}

function commandOf(line: CommandLine, actor: Actor, commandId: string): Command {
  const { command, id, data, input, occurredAt, occurredAtText, expectedRevision } = line;
  return {
    command,
    data,
    input,
    actor,
    commandId,
    ...(id !== undefined && { id }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(occurredAtText !== undefined && { occurredAtText }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}

async function resultOf(outcome: Outcome, { store }: Engine): Promise<LineResult> {
  if (outcome.outcome === 'refused') {
    const { refused: _, ...refusal } = outcome.refusal;
    return { exitCode: EXIT.refused, error: { code: 'refused', ...refusal } };
  }
  if (outcome.outcome === 'conflict') {
    const { reason, actual } = outcome;
    return { exitCode: EXIT.conflict, error: { code: reason, message: CONFLICTS[reason], actual } };
  }
  const { id, revision, position, events, warnings, repeated } = outcome;
  const token = positionToken(store.header.logId, await store.placeOf({ position }));
  return { exitCode: EXIT.done, id, revision, position: token, events, warnings, repeated };
}

const CONFLICTS = {
  revision: {
    zh: '别人先写入了：当前版本号见 actual。请重新读取后再发。',
    en: 'somebody else was first: the revision now is in "actual". Read it again, then send the command anew.',
  },
  'command-id-reused': {
    zh: '此命令编号已用于另一条命令。请换一个编号。',
    en: 'this command id stands for another command already. Give this one an id of its own.',
  },
} as const;

function invalidResult(errors: readonly Fault[]): LineResult {
  const list = (lang: keyof Text) =>
    errors.map(({ pointer, message }) => `${pointer || '/'}: ${message[lang]}`).join('; ');
  const message = { zh: list('zh'), en: list('en') };
  return { exitCode: EXIT.invalid, error: { code: 'invalid', message, errors } };
}

function thrown(error: unknown): LineError {
  const { code = 'internal' } = error as { readonly code?: string };
  return { code, message: textOf(error) };
}

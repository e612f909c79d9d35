import type { Fault, Text } from '#kernel';
import { CommandLineDto } from './command-line.dto.ts';
import { beyondLimits } from './json-limits.ts';
import { validateAs } from './validate-as.ts';
import { validateCommand } from './validate-command.ts';

export const MAX_COMMAND_BYTES = 1024 * 1024;

/** A command whose form is right. */
export interface CommandLine extends CommandLineDto {
  /** The data as the domain writes it; `data` stays as it was sent, which is what names the command's content. */
  readonly input: object;
  /** `occurredAt` as it was sent, offset and all: it names the command's content too. */
  readonly occurredAtText?: string;
}

export type ParsedLine = { readonly line: CommandLine } | { readonly errors: readonly Fault[] };

/**
 * Reads one command from JSON: `{"command", "id"?, "data", "actor"?, "occurredAt"?, "commandId"?, "expectedRevision"?}`,
 * and `"recordedAt"?` where `simulate` is set. Never throws, whatever the text. Of two members of one name the last counts.
 */
export function parseCommandLine(text: string, { simulate = false }: { readonly simulate?: boolean } = {}): ParsedLine {
  if (Buffer.byteLength(text) > MAX_COMMAND_BYTES) return fault('', 'too-large', TOO_LARGE);
  const json = parsed(text);
  if (json === undefined) return fault('', 'not-json', NOT_JSON);
  const beyond = beyondLimits(json);
  if (beyond) return { errors: [beyond] };

  const envelope = validateAs(CommandLineDto, json);
  if ('errors' in envelope) return envelope;
  const line = envelope.input as unknown as CommandLineDto;
  if (line.recordedAt !== undefined && !simulate) return fault('/recordedAt', 'recorded-at', ONLY_SIMULATED);

  const validated = validateCommand(line.command, line.data);
  if ('input' in validated) {
    const { occurredAt: occurredAtText } = json as { readonly occurredAt?: string };
    return { line: { ...line, input: validated.input, ...(occurredAtText !== undefined && { occurredAtText }) } };
  }
  return { errors: validated.errors.map((error) => ({ ...error, pointer: placeIn(error) })) };
}

function placeIn({ code, pointer }: Fault): string {
  return code === 'unknown-command' ? '/command' : `/data${pointer}`;
}

/** Undefined is no JSON value. The parser's own message would quote the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fault(pointer: string, code: string, message: Text): ParsedLine {
  return { errors: [{ pointer, code, message }] };
}

const TOO_LARGE: Text = {
  zh: '命令不得超过 1 MiB；请拆分或去掉附件',
  en: 'A command is at most 1 MiB; split it, or leave attachments out',
};

const NOT_JSON: Text = {
  zh: '不是有效的 JSON；每行应为一个命令对象',
  en: 'This is not valid JSON; write one command object a line',
};

const ONLY_SIMULATED: Text = {
  zh: '只有模拟可以指定 recordedAt；请去掉它，或使用 --simulate',
  en: 'Only a simulation may say recordedAt; leave it out, or use --simulate',
};

import type { Fault } from '#kernel';
import { CommandBodyDto, CreationBodyDto } from './command-body.dto.ts';
import { commandDtos } from './commands/index.ts';
import { beyondLimits } from './json-limits.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaOf } from './schema-of.ts';
import { validateAs } from './validate-as.ts';

/** A request's command whose form is right. */
export interface CommandBody extends CreationBodyDto {
  /** The data as the domain writes it; `data` stays as it was sent. */
  readonly input: object;
  /** `occurredAt` as it was sent. */
  readonly occurredAtText?: string;
}

export interface BodyKind {
  /** Of a command that may be sent. */
  readonly command: string;
  /** Whether the body may name the id: where the address does not. */
  readonly creates: boolean;
}

/**
 * Reads `{"data", "occurredAt"?}`, and `"id"?` where the command creates. Never throws, whatever the JSON.
 * @param json undefined: there was none
 */
export function parseCommandBody(
  { command, creates }: BodyKind,
  json: unknown,
): { readonly body: CommandBody } | { readonly errors: readonly Fault[] } {
  const beyond = beyondLimits(json);
  if (beyond) return { errors: [beyond] };
  const envelope = validateAs(creates ? CreationBodyDto : CommandBodyDto, json);
  if ('errors' in envelope) return envelope;
  const body = envelope.input as unknown as CreationBodyDto;
  const validated = validateAs(dtoOf(command), body.data);
  if ('errors' in validated) {
    return { errors: validated.errors.map((error) => ({ ...error, pointer: `/data${error.pointer}` })) };
  }
  const { occurredAt: occurredAtText } = json as { readonly occurredAt?: string };
  return { body: { ...body, input: validated.input, ...(occurredAtText !== undefined && { occurredAtText }) } };
}

/** The form of such a body, given the schema of its data. */
export function commandBodySchema({ creates }: Pick<BodyKind, 'creates'>, data: JsonSchema): JsonSchema {
  const envelope = schemaOf(creates ? CreationBodyDto : CommandBodyDto);
  return { ...envelope, properties: { ...(envelope.properties as JsonSchema), data } };
}

function dtoOf(command: string): new () => object {
  const dto = commandDtos.get(command);
  if (!dto) throw new RangeError(`${command} is no command that may be sent`);
  return dto;
}

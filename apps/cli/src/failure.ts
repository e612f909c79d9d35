import { CommanderError } from 'commander';
import type { Text } from '#kernel';
import { EXIT, type ExitCode } from './exit-code.ts';

/** A command line that cannot be carried out: what is wrong, where, and how to mend it. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    readonly text: Text,
    readonly code = 'invalid',
    /** More for programs: pointers, evidence. Never personal data. */
    readonly details: object = {},
  ) {
    super(text.en);
  }
}

export function invalid(zh: string, en: string, details: object = {}): Failure {
  return new Failure(EXIT.invalid, { zh, en }, 'invalid', details);
}

const PLACE_REFUSED = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'EACCES', 'EPERM', 'EROFS', 'ELOOP', 'ENAMETOOLONG'];
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EIO'];

/** The typed errors of the libraries by their code. */
export const codes: Readonly<Record<string, ExitCode>> = {
  'store-damaged': EXIT.integrity,
  'migration-differs': EXIT.integrity,
  'store-unavailable': EXIT.unavailable,
  'outcome-unknown': EXIT.unavailable,
  'queue-full': EXIT.unavailable,
  'lease-lost': EXIT.unavailable,
  'store-incompatible': EXIT.invalid,
  'store-read-only': EXIT.invalid,
  'stream-not-found': EXIT.invalid,
  'unknown-command': EXIT.invalid,
  'event-refused': EXIT.invalid,
  'import-source-missing': EXIT.invalid,
  'import-row-corrupt': EXIT.invalid,
  'import-file-corrupt': EXIT.invalid,
  'import-map-invalid': EXIT.invalid,
  'configuration-refused': EXIT.invalid,
  'access-configuration-refused': EXIT.invalid,
  'authentication-required': EXIT.invalid,
  'no-log': EXIT.invalid,
  'port-refused': EXIT.invalid,
  'question-refused': EXIT.invalid,
  'stage-model-needed': EXIT.invalid,
  'unknown-projection': EXIT.invalid,
  'nothing-parked': EXIT.invalid,
  'view-damaged': EXIT.integrity,
  'projection-stopped': EXIT.integrity,
  'envelope-damaged': EXIT.integrity,
  'key-missing': EXIT.integrity,
  'view-behind': EXIT.unavailable,
  'view-unavailable': EXIT.unavailable,
  'projector-busy': EXIT.unavailable,
  'rebuild-under-way': EXIT.conflict,
  'build-gone': EXIT.conflict,
  'no-rebuild': EXIT.invalid,
  'build-not-ready': EXIT.invalid,
  'nothing-to-roll-back': EXIT.invalid,
  'nothing-to-drop': EXIT.invalid,
  'rebuild-failed': EXIT.integrity,
  'not-switched': EXIT.unavailable,
  'key-store-unavailable': EXIT.unavailable,
  'key-store-incompatible': EXIT.invalid,
  'key-store-exists': EXIT.invalid,
  'master-key-wrong': EXIT.invalid,
  'master-key-unreadable': EXIT.invalid,
  'subject-erased': EXIT.refused,
};

/** What any error means to the caller: the typed errors of the libraries by their code, anything else is internal. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof Failure) return error.exitCode;
  if (error instanceof CommanderError) return EXIT.invalid;
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return EXIT.internal;
  if (PLACE_REFUSED.includes(code)) return EXIT.invalid;
  return NO_ROOM.includes(code) ? EXIT.unavailable : (codes[code] ?? EXIT.internal);
}

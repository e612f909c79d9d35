import { CommanderError } from 'commander';
import type { Language } from '#kernel';
import { EXIT, type ExitCode } from './exit-code.ts';
import { exitCodeOf, Failure } from './failure.ts';
import { dealtrail } from './program.ts';

/** Runs one command line; says on stderr what went wrong. @returns the exit code */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    await dealtrail().parseAsync([...argv], { from: 'user' });
    return (process.exitCode as ExitCode | undefined) ?? EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.invalid;
    const exitCode = exitCodeOf(error);
    tell(error, exitCode, argv.includes('--json'), languageOf(argv));
    return exitCode;
  }
}

function tell(error: unknown, exitCode: ExitCode, json: boolean, lang: Language): void {
  const message = error instanceof Failure ? error.text[lang] : (error as Error).message;
  process.stderr.write(`dealtrail: ${message}\n`);
  if (json) {
    const { code = 'internal', details = {} } = error as { code?: string; details?: object };
    process.stdout.write(`${JSON.stringify({ error: { exitCode, code, message, ...details } })}\n`);
  } else if (exitCode === EXIT.internal && process.env.DEALTRAIL_DEBUG) {
    process.stderr.write(`${(error as Error).stack}\n`);
  }
}

function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang');
  return argv[at + 1] === 'zh' && at >= 0 ? 'zh' : 'en';
}

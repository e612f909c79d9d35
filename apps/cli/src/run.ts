import { CommanderError } from 'commander';
import type { Language } from '#kernel';
import { textOf } from './error-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { exitCodeOf } from './failure.ts';
import { languageOfTerminal } from './options.ts';
import { dealtrail } from './program.ts';

/** Runs one command line; says on stderr what went wrong. @returns the exit code */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    await dealtrail().parseAsync([...argv], { from: 'user' });
    return (process.exitCode as ExitCode | undefined) ?? EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const exitCode = exitCodeOf(error);
    tell(error, exitCode, argv.includes('--json'), languageOf(argv));
    return exitCode;
  }
}

function tell(error: unknown, exitCode: ExitCode, json: boolean, lang: Language): void {
  const message = textOf(error);
  process.stderr.write(`dealtrail: ${message[lang]}\n`);
  if (json) {
    const { code: own = 'internal', details = {} } = error as { code?: string; details?: object };
    const code = error instanceof CommanderError ? 'usage' : own;
    process.stdout.write(`${JSON.stringify({ exitCode, error: { code, message, ...details } })}\n`);
  } else if (exitCode === EXIT.internal && process.env.DEALTRAIL_DEBUG) {
    process.stderr.write(`${(error as Error).stack}\n`);
  }
}

function languageOf(argv: readonly string[]): Language {
  const asked = argv.map((option, at) => (option === '--lang' ? argv[at + 1] : /^--lang=(.*)$/.exec(option)?.[1]));
  return asked.findLast((lang) => lang === 'zh' || lang === 'en') ?? languageOfTerminal();
}

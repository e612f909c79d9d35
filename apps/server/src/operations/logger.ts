import { pino } from 'pino';

/**
 * One JSON object a line on stderr. What a line says of a request is its route, never its address, its headers or its
 * body: ids that a sender makes up, and what people wrote, stay out.
 */
export function createLogger(level: string) {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
    },
    pino.destination({ dest: 2, sync: false, minLength: 0 }),
  );
}
export type Logger = ReturnType<typeof createLogger>;

/** Where in the code something went wrong, without the words of the error: they may quote what was sent. */
export function placeOf(error: unknown): object {
  const { name, code, stack = '' } = error as { name?: string; code?: unknown; stack?: string };
  const at = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return { name, ...(typeof code === 'string' && { code }), at };
}

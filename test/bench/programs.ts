import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program beside this one in a process of its own.
 * @returns each line that it prints, read as JSON
 * @throws Error with what it complained of
 */
export function run(program: string, args: readonly string[], environment: Record<string, string> = {}): unknown[] {
  const path = fileURLToPath(new URL(`./${program}.js`, import.meta.url));
  const child = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(`${program} ended with ${child.status ?? child.signal}: ${child.stderr}`);
  return child.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

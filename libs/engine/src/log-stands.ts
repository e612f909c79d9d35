import { statSync } from 'node:fs';
import { ConfigurationRefused } from './errors.ts';

/**
 * Whether the file of an embedded log is there.
 * @throws ConfigurationRefused where the place cannot be looked at, or holds something that is no file
 */
export function logStandsAt(file: string): boolean {
  try {
    if (statSync(file).isFile()) return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    throw new ConfigurationRefused(`${file} cannot be read (${code}): check the path and its permissions`);
  }
  throw new ConfigurationRefused(`${file} is not a file: name another data folder`);
}

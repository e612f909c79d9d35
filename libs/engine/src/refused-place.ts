import { ConfigurationRefused } from './errors.ts';

/** Primary result codes of SQLite for a file that this process may not open or write. */
const NO_RIGHT = [3, 8, 14, 23];

/** What SQLite says of a file that may not be used, with the place that it leaves out; any other error as it is. */
export function withPlace(error: unknown, folder: string): unknown {
  const { errcode, message } = error as { readonly errcode?: unknown; readonly message: string };
  if (typeof errcode !== 'number' || !NO_RIGHT.includes(errcode & 0xff)) return error;
  return new ConfigurationRefused(`the data folder ${folder} cannot be used (${message}): check its permissions`);
}

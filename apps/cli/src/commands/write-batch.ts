import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf, Failure } from '../failure.ts';

/** Where a batch was written. */
export interface WrittenBatch {
  readonly file: string;
  readonly manifest: string;
}

/**
 * Writes a file and, once it stands, its manifest beside it: where there is a manifest, the file is whole. Both can be read
 * by the owner only.
 * @throws Failure (exit 2 for a place that is refused, 6 for want of room) where they cannot be written
 */
export function writeBatch(
  dir: string,
  { csv, manifest }: { readonly csv: string; readonly manifest: { readonly file: string } },
): WrittenBatch {
  const file = join(dir, manifest.file);
  const beside = file.replace(/\.csv$/, '.manifest.json');
  try {
    mkdirSync(dir, { recursive: true });
    for (const [path, text] of [
      [file, csv],
      [beside, `${JSON.stringify(manifest, null, 2)}\n`],
    ] as const) {
      writeFileSync(`${path}.part`, text, { mode: 0o600 });
      renameSync(`${path}.part`, path);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unwritable';
    throw new Failure(exitCodeOf(error), {
      zh: `无法写入 ${dir}（${code}）。请检查路径、权限与空间后重试。`,
      en: `${dir} cannot be written (${code}). Check the path, its permissions and room, then export again.`,
    });
  }
  return { file, manifest: beside };
}

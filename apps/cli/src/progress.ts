/** Draws the progress of long work on a terminal: a bar with rate and time left. Silent where stderr is no terminal. */
export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr) {
  const begun = process.hrtime.bigint();
  let drawn = 0n;
  const draw = (done: number, total: number) => {
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const rate = done / Math.max(seconds, 0.001);
    const filled = total === 0 ? 20 : Math.round((20 * done) / total);
    const left = rate === 0 ? '?' : Math.ceil((total - done) / rate).toString();
    stream.write(
      `\r${label} [${'█'.repeat(filled)}${'░'.repeat(20 - filled)}] ${done}/${total}  ${Math.round(rate)}/s  ${left} s  `,
    );
  };
  return {
    update(done: number, total: number): void {
      const now = process.hrtime.bigint();
      if (!stream.isTTY || (now - drawn < 100_000_000n && done < total)) return;
      drawn = now;
      draw(done, total);
    },
    end(): void {
      if (stream.isTTY && drawn > 0n) stream.write('\n');
    },
  };
}

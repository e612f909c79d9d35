import { readFileSync } from 'node:fs';
import type { Results } from './results.ts';

/**
 * Ratios of two figures of one run, which vary little with the machine; the baseline is what they were when they were
 * last looked at. A run is held to `SHARE` of that: it finds what became far slower, not the noise of a busy machine.
 */
const SHARE = 0.5;

/** Prints a line a ratio and a closing one. @returns whether all hold */
export function holdAgainstBaseline(results: Results): boolean {
  const baseline = JSON.parse(readFileSync('test/bench/baseline.json', 'utf8')) as Record<string, number>;
  const ratios = ratiosOf(results);
  let failed = 0;
  for (const [name, expected] of Object.entries(baseline)) {
    const measured = ratios[name] ?? 0;
    const holds = measured >= expected * SHARE;
    if (!holds) failed++;
    console.log(`${holds ? 'passed' : 'FAILED'}: ${name} is ${measured.toFixed(3)}, was ${expected} (held to half)`);
  }
  console.log(`${Object.keys(baseline).length - failed} passed, ${failed} failed`);
  return failed === 0;
}

function ratiosOf({ writes, replay, replaySealed, rebuilt, rules, lag, http, curve }: Results): Record<string, number> {
  const cpuP50 = (question: string) => curve.find((figure) => figure.question === question)?.cpuP50Ms ?? Number.NaN;
  const sort = cpuP50('bare sort of as many times');
  const [commands, bare] = [writes.commands[1_000], writes.bare[1_000]];
  return {
    'commands beside a bare group commit, 1,000 in flight': (commands?.perSecond ?? 0) / (bare?.perSecond ?? 1),
    'sealed commands beside plain ones': writes.sealedCommands.perSecond / (commands?.perSecond ?? 1),
    'sequential appends beside raw writes': (writes.appends[1]?.perSecond ?? 0) / writes.rawWrites.perSecond,
    'sealed replay beside plain replay': replaySealed.perSecond / replay.perSecond,
    'commands that came beside those asked for, while views follow': lag.perSecond / lag.asked,
    'POST of a command beside a bare echo': http.commands.perSecond / http.echo.perSecond,
    'an event read beside the rule work on it': 1_000_000 / replay.perSecond / (rules[0]?.microsecondsEach ?? 1),
    'bare sort of as many times beside conversion with its curve': sort / cpuP50('conversion curve'),
    'bare sort of as many times beside comparison by segment': sort / cpuP50('comparison by segment'),
    'rebuild beside replay': rebuilt.events / rebuilt.seconds / replay.perSecond,
  };
}

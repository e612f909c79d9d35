/**
 * A service that embeds the engine and writes for as long as it runs: `node writer.js <data folder> <least number of
 * commands>`. It says `writing` when its first command is done, goes on until standard input has ended, and then says
 * what was acknowledged: one JSON array of {position, events}.
 */
import { openEngine, positionToken } from '#engine';
import { commandNumber } from './counting-commands.ts';

const [folder = '', least = ''] = process.argv.slice(2);
const engine = await openEngine({ data: folder });
let ended = false;
process.stdin.on('end', () => {
  ended = true;
});
process.stdin.resume();

const acknowledged: object[] = [];
for (let n = 0; n < Number(least) || !ended; n += 1) {
  const line = commandNumber('writer', n);
  const outcome = await engine.executor.execute({
    ...line,
    input: line.data,
    actor: { id: 'writer', role: 'service' },
  });
  if (outcome.outcome !== 'accepted') throw new Error(`command ${n}: ${JSON.stringify(outcome)}`);
  const { position, events } = outcome;
  acknowledged.push({
    position: positionToken(engine.store.header.logId, { index: position - 1 }),
    events,
  });
  if (n === 0) console.log('writing');
}
await engine.close();
console.log(JSON.stringify(acknowledged));

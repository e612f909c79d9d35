#!/usr/bin/env node
// Only what every Node understands stands here: an old one must get to say what is missing.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 26) {
  process.stderr.write(
    `dealtrail: this is Node ${process.versions.node}; Dealtrail runs on the Node 26 that npm install brings.\n` +
      '  Start it with npx dealtrail …, npm run dealtrail -- …, or node_modules/.bin/node.\n',
  );
  process.exit(2);
}
// Whoever read the output has gone (`… | head`): what was not said any more is not known to them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 6 : 1));
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));

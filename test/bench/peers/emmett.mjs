import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import { run } from './workload.mjs';

const storeOn = (options) => {
  const store = getSQLiteEventStore(options);
  return (stream, { data, metadata }) => store.appendToStream(stream, [{ type: 'FollowUpCompleted', data, metadata }]);
};

const pragmaOf = (connection) => async (name) => Object.values(await connection.querySingle(`PRAGMA ${name}`))[0];

/** As its documentation opens it: a connection for each call. */
const connectionEach = async (file) => ({
  append: storeOn({ fileName: file }),
  async pragma(name) {
    const connection = sqliteConnection({ fileName: file });
    const value = await pragmaOf(connection)(name);
    connection.close();
    return value;
  },
  close: async () => undefined,
});

/** One connection kept open for all calls. */
const oneConnection = async (file) => {
  const connection = sqliteConnection({ fileName: file });
  const pragma = pragmaOf(connection);
  // It asks for the WAL without waiting: a load that begins before would fail.
  while ((await pragma('journal_mode')) !== 'wal');
  return {
    append: storeOn({ fileName: file, connectionOptions: { connection, singleton: true } }),
    pragma,
    close: async () => connection.close(),
  };
};

// It reports a failed append on standard output, which is for the figures here.
console.log = () => undefined;
await run({ 'a connection each call': connectionEach, 'one connection': oneConnection });

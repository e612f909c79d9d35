import { SqliteStore } from '@rotorsoft/act-sqlite';
import { run } from './workload.mjs';

/** One store, as its documentation asks for. */
const oneStore = async (file) => {
  const store = new SqliteStore({ url: `file:${file}` });
  await store.seed();
  return {
    append: (stream, { data, metadata }) => store.commit(stream, [{ name: 'FollowUpCompleted', data }], metadata),
    pragma: async (name) => Object.values((await store.client.execute(`PRAGMA ${name}`)).rows[0])[0],
    close: () => store.dispose(),
  };
};

await run({ 'one store': oneStore });

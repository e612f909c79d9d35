import { startServer } from './start-server.ts';

const { DEALTRAIL_DATA: data = './data', PORT = '3000', LANG = '' } = process.env;
const server = await startServer({
  data,
  eventStore: process.env.DEALTRAIL_EVENT_STORE,
  readStore: process.env.DEALTRAIL_READ_STORE,
  keyStore: process.env.DEALTRAIL_KEY_STORE,
  port: Number(PORT),
  host: process.env.DEALTRAIL_HOST,
  lang: LANG.startsWith('zh') ? 'zh' : 'en',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());

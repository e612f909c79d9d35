import type { Command } from 'commander';
import { openSqliteEventStore } from '#event-store/sqlite';
import { instantOf, type Language } from '#kernel';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { languageOfTerminal, readPort } from '../options.ts';

interface DevEventStoreOptions {
  readonly port: number;
  readonly file?: string;
}

const DEFAULT_PORT = 2113;

export function devEventStoreCommand(program: Command): void {
  program
    .command('dev-eventstore')
    .description('a small server that speaks the protocol of EventStoreDB, for development / 开发用事件库')
    .option('--port <port>', 'on localhost / 端口', readPort, DEFAULT_PORT)
    .option('--file <file>', 'keeps events there; otherwise they go with the process / 事件文件')
    .action(serve);
}

async function serve({ port, file }: DevEventStoreOptions): Promise<void> {
  // Only here: it is the server of the tests, and no other command needs it.
  const { startProtocolServer } = await import('../../../../test/support/eventstoredb/start-protocol-server.ts');
  const { storeJournal } = await import('../../../../test/support/eventstoredb/journal.ts');
  const create = { tenant: 'dev-eventstore', zone: 'UTC', currency: 'CNY', simulated: false };
  const clock = () => instantOf(Date.now());
  const store = file === undefined ? undefined : await openSqliteEventStore({ file, clock, create });
  try {
    const server = await startProtocolServer({ port, ...(store && { journal: storeJournal(store) }) }).catch(
      (error) => {
        throw cannotListen(port, error);
      },
    );
    process.stdout.write(`${readyText(server.url, file)[languageOfTerminal()]}\n`);
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await server.stop();
  } finally {
    await store?.close();
  }
}

function readyText(url: string, file: string | undefined): Record<Language, string> {
  const kept = file ?? { zh: '内存', en: 'memory' };
  const where = (lang: Language) => (typeof kept === 'string' ? kept : kept[lang]);
  return {
    zh: `${url}  事件保存在${where('zh')}。仅供开发，不可用于生产。`,
    en: `${url}  events are kept in ${where('en')}. For development, not for real use.`,
  };
}

function cannotListen(port: number, { message }: Error): Failure {
  return new Failure(
    EXIT.invalid,
    {
      zh: `无法在端口 ${port} 上监听（${message}）。请用 --port 指定另一端口。`,
      en: `port ${port} cannot be listened on (${message}). Name another one with --port.`,
    },
    'port-refused',
  );
}

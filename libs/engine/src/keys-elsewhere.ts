import type { EventStore } from '#event-store';
import type { Warning } from '#kernel';

/**
 * A log on a server that has events already, where no key store was on this machine: whoever wrote them has other keys.
 * Questions that open nothing are answered all the same.
 */
export async function keysElsewhere(store: EventStore, file: string): Promise<readonly Warning[]> {
  for await (const page of store.readAll({ limit: 1 })) {
    if (page.length === 0) continue;
    const message = {
      zh: `日志已有事件，但 ${file} 原本不存在：他处封存的个人信息在此无法打开，此处封存的在他处也无法打开。在此只提问；要写入，请先将同一密钥库放到该处（或设 DEALTRAIL_KEY_STORE）。`,
      en: `the log has events, and there was no ${file}: personal fields sealed elsewhere cannot be opened here, nor those sealed here elsewhere. Only ask here; before anything is written, put the same key store there, or name it in DEALTRAIL_KEY_STORE.`,
    };
    return [{ code: 'keys-elsewhere', message }];
  }
  return [];
}

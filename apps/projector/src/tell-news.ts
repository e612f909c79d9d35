import { type ProjectorNews, parkedText } from '#projection';
import type { Logger } from '../../server/src/operations/logger.ts';

/** Writes a line for whatever changes. While views only follow the log there is nothing to say. */
export function tellNews(logger: Pick<Logger, 'info' | 'warn' | 'error'>): (news: ProjectorNews) => void {
  let projecting = false;
  return (news) => {
    switch (news.kind) {
      case 'projected':
        if (!projecting) logger.info({ index: news.cursor.index }, 'projecting');
        projecting = true;
        return;
      case 'waiting':
        projecting = false;
        return logger.warn({ code: news.code }, news.message);
      case 'parked':
        return logger.warn({ projection: news.projection }, parkedText(news.projection, news.event));
      case 'stopped':
        return logger.error({ projection: news.projection, code: news.error.code }, news.error.message);
      case 'resumed':
        return logger.info({ projection: news.projection }, 'resumed');
    }
  };
}

/** One event as server-sent-events text carries it, personal fields sealed. @param id a place to resume after */
export function eventFrame(id: string, event: { readonly type: string }): string {
  return newsFrame(id, event.type, event);
}

/** Keeps the connection and the place: no event is told. */
export function heartbeatFrame(id: string): string {
  return `: so far\nid: ${id}\n\n`;
}

/** Something other than an event of the log. */
export function newsFrame(id: string, kind: string, news: object): string {
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(news)}\n\n`;
}

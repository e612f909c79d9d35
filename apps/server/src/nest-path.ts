/** `/v1/opportunities/{id}` as Nest writes it. */
export function nestPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

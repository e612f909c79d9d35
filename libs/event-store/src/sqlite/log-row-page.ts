/**
 * Reads the log's last position from the image of the page that holds the row of table `log`.
 * @returns undefined where the page is no such page
 * @source https://www.sqlite.org/fileformat2.html#record_format
 */
export function positionOnPage(page: Uint8Array): number | undefined {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const TABLE_LEAF = 13;
  if (view.getUint8(0) !== TABLE_LEAF || view.getUint16(3) !== 1) return undefined;
  const cell = view.getUint16(8);
  if (cell + 16 > page.byteLength) return undefined;
  const payload = afterVarint(view, afterVarint(view, cell));
  const types = afterVarint(view, payload);
  const values = payload + view.getUint8(payload);
  // The first column is the row id and takes no room: the position is the first value.
  return integerOf(view, view.getUint8(types + 1), values);
}

function afterVarint(view: DataView, at: number): number {
  let end = at;
  while (end < at + 8 && view.getUint8(end) >= 0x80) end++;
  return end + 1;
}

function integerOf(view: DataView, serialType: number, at: number): number | undefined {
  switch (serialType) {
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt16(at) * 0x100 + view.getUint8(at + 2);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 0x1_0000_0000 + view.getUint32(at + 2);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      return undefined;
  }
}

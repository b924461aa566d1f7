import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive, by name: enough to look into a workbook that we wrote. */
export function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, offset] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
      archive.readUInt32LE(at + 42),
    ];
    const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const packed = archive.subarray(from, from + size);
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

type Cell = string | number | null | { readonly formula: string };

/** Tab → rows of cells: numbers as numbers, texts as texts, formulas as `{ formula }`, cells without anything as null. */
export function readXlsx(archive: Buffer): ReadonlyMap<string, readonly (readonly Cell[])[]> {
  const files = unzip(archive);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, inside]) =>
    plain([...(inside ?? '').matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => part).join('')),
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => plain(name ?? ''));
  return new Map(
    names.map((name, index) => {
      const xml = files.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '';
      return [name, [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) => cellsOf(row ?? '', shared))];
    }),
  );
}

/** Cells say their column by letters; those left out are empty. */
function cellsOf(row: string, shared: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const [, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const letters = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? 'A';
    const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    while (cells.length < column) cells.push(null);
    cells[column] = cellOf(attributes, inside, shared);
  }
  return cells;
}

function cellOf(attributes: string, inside: string, shared: readonly string[]): Cell {
  const formula = /<f>(.*?)<\/f>/s.exec(inside)?.[1];
  if (formula !== undefined) return { formula };
  const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
  if (attributes.includes('t="s"')) return shared[Number(value)] ?? null;
  if (attributes.includes('t="inlineStr"')) return plain(/<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1] ?? '');
  return value === undefined ? null : Number(value);
}

import type { ImportLine } from '../../../shared/domain/import-cells.ts';
import { showsDay } from './cell-text.ts';
import { FileRefused } from './file-trouble.ts';
import { readSheetPart, type WorkbookContext } from './read-sheet-part.ts';
import { readXml } from './read-xml.ts';
import { type Archive, openArchive } from './unpack.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly read: () => readonly ImportLine[] }[];
}

/** A workbook (XLSX): its sheets, each read when it is asked for. Throws FileRefused when it is none. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const archive = openArchive(bytes);
  const targets = new Map<string, string>();
  readXml(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      const { Id = '', Target = '' } = name === 'Relationship' ? attributes() : {};
      if (Id !== '') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const found: { readonly name: string; readonly part: string }[] = [];
  let since1904 = false;
  const isWorkbook = readXml(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes().date1904 ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', 'r:id': id = '', ...others } = attributes();
      // The prefix of relationships is the writer's choice.
      const part = targets.get(id === '' ? (Object.entries(others).find(([key]) => key.endsWith(':id'))?.[1] ?? '') : id);
      if (part !== undefined) found.push({ name: title, part });
    },
  });
  // A text document or a drawing is such an archive too; so is a spreadsheet of LibreOffice in its own format.
  if (!isWorkbook) throw new FileRefused(archive.names.includes('mimetype') ? 'old-format' : 'not-a-spreadsheet');
  let context: WorkbookContext | null = null;
  return {
    sheets: found.map(({ name, part }) => ({
      name,
      read: () => {
        context ??= { since1904, shared: sharedTexts(archive), dayStyles: dayStyles(archive) };
        return readSheetPart(archive, part, context);
      },
    })),
  };
}

/** Texts that cells refer to by number. Phonetic readings beside them are no text of the cell. */
function sharedTexts(archive: Archive): readonly string[] {
  const texts: string[] = [];
  let [text, reading, phonetic] = ['', false, false];
  readXml(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      reading = name === 't' && !phonetic;
    },
    text: (more) => {
      if (reading) text += more;
    },
    close: (name) => {
      if (name === 't') reading = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

/** Cell styles that show a number as a day, by their number. */
function dayStyles(archive: Archive): ReadonlySet<number> {
  const codes = new Map<number, string>();
  const days = new Set<number>();
  let [inCells, style] = [false, 0];
  readXml(archive, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes().numFmtId), attributes().formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const format = Number(attributes().numFmtId ?? 0);
      if (showsDay(format, codes.get(format))) days.add(style);
      style += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return days;
}

import { strToU8, zipSync } from 'fflate';

/** A cell of a made workbook: a text, a number, or the XML of the cell's inside with its attributes. */
export type MadeCell = string | number | { readonly attributes: string; readonly inside: string };
export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[])[];
  readonly merged?: readonly string[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const letter = (column: number): string => (column < 26 ? '' : letter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function cellXml(cell: MadeCell, at: string): string {
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return cell === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  return `<c r="${at}" ${cell.attributes}>${cell.inside}</c>`;
}

/** A workbook as Excel writes them, cell by cell; style 1 shows days. `extra`: parts that replace or join the usual ones. */
export function makeXlsx(sheets: readonly MadeSheet[], extra: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
  };
  sheets.forEach(({ rows, merged = [] }, at) => {
    const data = rows.map((row, line) => `<row r="${line + 1}">${row.map((cell, column) => cellXml(cell, `${letter(column)}${line + 1}`)).join('')}</row>`);
    const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('');
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(`<worksheet><sheetData>${data.join('')}</sheetData><mergeCells>${areas}</mergeCells></worksheet>`);
  });
  return zipSync({ ...parts, ...extra });
}

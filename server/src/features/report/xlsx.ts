/**
 * A report as an Excel workbook (ECMA-376, SpreadsheetML): one sheet for each kind of table, with differences marked
 * within cells and links to the places. Written by hand: the libraries that do it weigh more than the rest of the program.
 */
import { strToU8, zipSync } from 'fflate';
import { escapeHtml } from './escape.ts';
import { type Block, type Cell, type Report, type Row, type Run, type Table, textOf } from './model.ts';

interface Sheet {
  readonly name: string;
  readonly columns: Table['columns'];
  readonly rows: Row[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
/** Bounds of the format. */
const longestCell = 32_767;
const longestSheetName = 31;
const mostLinks = 65_530;

export function xlsxOf({ title, blocks }: Report): Uint8Array {
  const sheets = sheetsOf(blocks);
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': xml(contentTypes(sheets.length)),
    '_rels/.rels': xml(
      relationships(
        [`${relations}/officeDocument`, 'xl/workbook.xml'],
        [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ),
    ),
    'docProps/core.xml': xml(
      `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeHtml(title)}</dc:title></cp:coreProperties>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
        .map(({ name }, index) => `<sheet name="${escapeHtml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      relationships(
        ...sheets.map((_, index): [string, string] => [`${relations}/worksheet`, `worksheets/sheet${index + 1}.xml`]),
        [`${relations}/styles`, 'styles.xml'],
      ),
    ),
    'xl/styles.xml': xml(styles),
  };
  sheets.forEach((sheet, index) => {
    const { content, links } = sheetXml(sheet);
    files[`xl/worksheets/sheet${index + 1}.xml`] = xml(content);
    if (links.length > 0) {
      files[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = xml(
        `<Relationships xmlns="${packaged}/relationships">${links
          .map(
            (target, at) =>
              `<Relationship Id="rId${at + 1}" Type="${relations}/hyperlink" Target="${escapeHtml(target)}" TargetMode="External"/>`,
          )
          .join('')}</Relationships>`,
      );
    }
  });
  return zipSync(files, { level: 6 });
}

/** Tables of one name and the same columns go on one sheet; folded ones are shown. */
function sheetsOf(blocks: readonly Block[]): readonly Sheet[] {
  const sheets: Sheet[] = [];
  const add = (block: Block): void => {
    if (block.kind === 'folded') for (const inner of block.blocks) add(inner);
    if (block.kind !== 'table') return;
    const { columns, rows } = block.table;
    const titles = columns.map(({ title }) => title).join('\n');
    const known = sheets.find(
      (sheet) => sheet.name === sheetName(block.sheet) && sheet.columns.map(({ title }) => title).join('\n') === titles,
    );
    if (known) known.rows.push(...rows);
    else sheets.push({ name: unusedName(sheetName(block.sheet), sheets), columns, rows: [...rows] });
  };
  for (const block of blocks) add(block);
  return sheets.length > 0 ? sheets : [{ name: 'Sheet1', columns: [], rows: [] }];
}

function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, '').slice(0, longestSheetName) || 'Sheet';
}

function unusedName(name: string, sheets: readonly Sheet[]): string {
  const used = (candidate: string) => sheets.some((sheet) => sheet.name.toLowerCase() === candidate.toLowerCase());
  let candidate = name;
  for (let count = 2; used(candidate); count++) candidate = `${name.slice(0, longestSheetName - 4)} ${count}`;
  return candidate;
}

/** Characters of a line that all columns share. */
const characters = 150;

function sheetXml({ columns, rows }: Sheet): { readonly content: string; readonly links: readonly string[] } {
  const links: string[] = [];
  const linked: string[] = [];
  const lines = rows.map(({ cells, tone }, index) => {
    const row = index + 2;
    const written = cells.map((cell, column) => {
      const reference = `${columnName(column)}${row}`;
      const place = cell.find((run) => run.place)?.place;
      if (place && links.length < mostLinks) {
        // Excel opens a file, not a line of it: the line stands in the cell.
        links.push(place.uri);
        linked.push(`<hyperlink ref="${reference}" r:id="rId${links.length}"/>`);
      }
      return cellXml(cell, reference, column === 0 ? styleOf[tone] : styleOf.plain);
    });
    return `<row r="${row}">${written.join('')}</row>`;
  });
  const head = columns.map(({ title }, column) => cellXml([{ text: title }], `${columnName(column)}1`, headStyle));
  const last = `${columnName(Math.max(0, columns.length - 1))}${rows.length + 1}`;
  const widths = columns
    .map(
      ({ width }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${Math.max(8, Math.round(width * characters))}" customWidth="1"/>`,
    )
    .join('');
  const content = [
    `<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    widths === '' ? '' : `<cols>${widths}</cols>`,
    `<sheetData><row r="1">${head.join('')}</row>${lines.join('')}</sheetData>`,
    columns.length > 0 ? `<autoFilter ref="A1:${last}"/>` : '',
    linked.length > 0 ? `<hyperlinks>${linked.join('')}</hyperlinks>` : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ];
  return { content: content.join(''), links };
}

function cellXml(cell: Cell, reference: string, style: number): string {
  const text = textOf(cell);
  if (text === '') return `<c r="${reference}" s="${style}"/>`;
  const runs = text.length > longestCell ? [{ text: text.slice(0, longestCell) }] : cell;
  const plainText = runs.every(({ mark }) => mark === undefined);
  const inner = plainText ? textXml(textOf(runs)) : runs.map(runXml).join('');
  return `<c r="${reference}" s="${style}" t="inlineStr"><is>${inner}</is></c>`;
}

/** Font of a marked run, in the order of the schema: what stands before the size, then the colour. */
const marks = {
  added: ['<u/>', '<color rgb="FF1A7F37"/>'],
  removed: ['<strike/>', '<color rgb="FFCF222E"/>'],
  strong: ['<b/>', ''],
  faint: ['', '<color rgb="FF656D76"/>'],
} as const;

function runXml({ text, mark }: Run): string {
  if (text === '') return '';
  const [form, colour] = mark ? marks[mark] : ['', ''];
  return `<r><rPr>${form}<sz val="11"/>${colour}<rFont val="SimSun"/></rPr>${textXml(text)}</r>`;
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escapeHtml(text)}</t>`;
}

/** Styles of cells, by their place in {@link styles}. */
const styleOf = { plain: 0, good: 2, caution: 3, bad: 4 } as const;
const headStyle = 1;

const edge = (colour: string) =>
  `<border><left style="thick"><color rgb="FF${colour}"/></left>${restOfBorder}</border>`;
const line = '<color rgb="FFD0D7DE"/>';
const restOfBorder = `<right style="thin">${line}</right><top style="thin">${line}</top><bottom style="thin">${line}</bottom><diagonal/>`;
const aligned = '<alignment vertical="top" wrapText="1"/>';
const styles = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="4"><border><left style="thin">${line}</left>${restOfBorder}</border>${edge('1A7F37')}${edge('BF8700')}${edge('CF222E')}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  0, 0, 1, 2, 3,
]
  .map((border, index) => {
    const [fontId, fillId] = index === headStyle ? [1, 2] : [0, 0];
    return `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${aligned}</xf>`;
  })
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`;
}

function relationships(...entries: readonly (readonly [type: string, target: string])[]): string {
  const items = entries.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${items.join('')}</Relationships>`;
}

function xml(content: string): Uint8Array {
  return strToU8(declaration + content);
}

/** 0 is A, 26 is AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

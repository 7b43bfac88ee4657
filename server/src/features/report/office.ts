/** Writers of office files. They are large, so hosts load them when first asked for one. */
import type { Report } from './model.ts';

export interface Office {
  docxOf(report: Report): Promise<Uint8Array>;
  xlsxOf(report: Report): Uint8Array;
}

type OfficeFormat = 'docx' | 'xlsx';

export async function officeFile(office: Office, report: Report, format: OfficeFormat): Promise<Uint8Array> {
  return format === 'docx' ? await office.docxOf(report) : office.xlsxOf(report);
}

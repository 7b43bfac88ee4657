/** Entry of the writers of office files: a bundle of its own, loaded when the first one is written. */
export { docxOf } from './features/report/docx.ts';
export { xlsxOf } from './features/report/xlsx.ts';

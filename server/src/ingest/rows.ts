/** Rows of tables printed on lines of their own. */

/** Cells with several gaps and numbers or attributes between them: `8 森林覆盖率（%） 52.5 57 约束性`; also the head of such a table. */
export function isRow(line: string): boolean {
  if (line.length > 80 || !/\s/.test(line)) return false;
  const filled = line.match(/预期性|约束性/g)?.length ?? 0;
  // Marks outside brackets are those of a sentence.
  const outside = line.replace(/[（(][^（）()]*[）)]|其中：/g, '');
  if (/[。；，：]|年.*[月日]/.test(outside) || (filled === 0 && /[“”]/.test(outside))) return false;
  const cells = line.split(/\s+/);
  const numbers = cells.filter((cell) => numeric.test(cell)).length;
  if (cells.length >= 3 && numbers + filled >= 2) return true;
  if (filled > 0 && cells.length >= 2 && /\d/.test(line)) return true;
  return isTableHead(line);
}

const numeric = /^[＞＜≥≤><【]*\d[\d.]*[】%∶:*\d]*(?:左右|以上|以下|以内)?\*?$/;

/** 序号 指标 2020年 2025年 属性 */
function isTableHead(line: string): boolean {
  const bare = line.replace(/\s+/g, '');
  return (
    /\s/.test(line) &&
    bare.length <= 40 &&
    !/[。，；：]/.test(bare) &&
    /指标|名称/.test(bare) &&
    /序号|20\d\d年|属性|单位/.test(bare)
  );
}

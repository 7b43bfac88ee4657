/** Who does what: （教育部牵头，财政部参与）, （…按职责分工负责）, （责任单位：…）. */

/** A clause at logical offsets of its paragraph's text. */
export interface FoundResponsibility {
  readonly clause: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly start: number;
  readonly end: number;
}

const bracket = /[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]/g;
const assigns =
  /^(?:责任(?:单位|部门)|牵头(?:单位|部门)|配合(?:单位|部门)|主办单位)[：:]|(?:负责|牵头|参与|配合|参加|落实|分工负责)$/;

/** Behind the units, by when: ；完成时限：2025年9月底. */
const deadline =
  /[；;，,]\s?(?:(?:完成)?(?:时限|时间|期限)[：:]?[^；;]*|(?:20\d{2}年|\d{1,2}月)[^；;，,、]{0,12}(?:完成|底|前))$/;

/** Clauses of a paragraph that assign a task, in order. */
export function responsibilitiesIn(text: string): FoundResponsibility[] {
  if (!/牵头|负责|责任|参与|配合|参加/.test(text)) return [];
  const found: FoundResponsibility[] = [];
  for (const match of text.matchAll(bracket)) {
    const inner = match[1]!.replace(deadline, '');
    if (inner.length < 4 || !assigns.test(inner) || !/[部委局厅省市县区会院行办署室企位构门]/.test(inner)) continue;
    found.push({
      clause: match[0].replace(/\s+/g, ''),
      ...unitsOf(inner),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

/** Leading and supporting units; where no one leads, all lead. */
function unitsOf(clause: string): { lead: string[]; support: string[] } {
  const lead: string[] = [];
  const support: string[] = [];
  for (const part of clause.split(/[，,；;。]/)) {
    const target = /参与|配合|参加|支持/.test(part) ? support : lead;
    const names = part
      .replace(/^(?:责任|牵头|配合|主办|参与|参加)(?:单位|部门)[：:]/, '')
      .replace(
        /(?:等?(?:有关)?(?:部门|单位)?)?(?:共同|分别)?(?:按照?职责分工)?(?:共同|分别)?(?:牵头负责|分工负责|牵头|负责|参与|配合|参加|落实)$/,
        '',
      );
    for (const name of names.split(/、|(?<=[部委局厅办署会院行社府])[和与]/))
      if (name.trim() !== '') target.push(name.replace(/\s+/g, ''));
  }
  return { lead, support };
}

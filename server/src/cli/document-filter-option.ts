/** `--level`, `--genre`, `--from`, `--to`: which documents of the corpus are asked. */
import type { DocumentFilter } from '../features/document-filter.ts';
import { levelNamed } from '../features/labels.ts';
import { type Arguments, UsageError } from './arguments.ts';

export const filterOptions = { values: ['level', 'genre', 'from', 'to'] } as const;

export const filterHelp = {
  zh: `  --level 层级         只查这些层级：中央、部委、省级、市级、县级、单位，用逗号分开
  --genre 文种         只查这些文种，例如 意见,实施方案
  --from 日期          只查这一天以后的文件，例如 2020、2020-05、2020-05-01
  --to 日期            只查这一天以前的文件`,
  en: `  --level LEVEL        only these levels: central, ministry, province, city, county, unit; with commas between
  --genre GENRE        only these genres, as printed in titles
  --from DATE          only documents of this date or later: 2020, 2020-05 or 2020-05-01
  --to DATE            only documents of this date or earlier`,
};

const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Throws {@link UsageError} on a level that does not exist and on a date of another shape. */
export function readFilter({ values }: Arguments): DocumentFilter {
  const levels = listed(values.get('level')).map((name) => {
    const level = levelNamed(name);
    if (level === null) throw new UsageError({ zh: `没有层级 ${name}`, en: `no level ${name}` });
    return level;
  });
  const filter = { levels, genres: listed(values.get('genre')) };
  return { ...filter, ...dateOf('from', values), ...dateOf('to', values) };
}

function listed(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function dateOf(name: 'from' | 'to', values: Arguments['values']): DocumentFilter {
  const value = values.get(name);
  if (value === undefined) return {};
  if (date.test(value)) return { [name]: value };
  throw new UsageError({
    zh: `--${name} 应为 2020、2020-05 或 2020-05-01 这样的日期：${value}`,
    en: `--${name} takes a date such as 2020, 2020-05 or 2020-05-01, not ${value}`,
  });
}

import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../../server/src/cli/arguments.ts';

const kinds = { flags: ['fix'], values: ['format'], lists: ['corpus'] };

describe('arguments of a command', () => {
  it('takes a list up to the next option', () => {
    const given = readArguments(['a.txt', '--corpus', '省', '市', '--format', 'json', '--fix'], kinds);
    expect(given.positionals).toEqual(['a.txt']);
    expect(given.lists.get('corpus')).toEqual(['省', '市']);
    expect(given.values.get('format')).toBe('json');
    expect(given.flags.has('fix')).toBe(true);
  });

  it('leaves the command something when the list comes first', () => {
    const given = readArguments(['--corpus', '省', 'a.txt'], kinds);
    expect(given.positionals).toEqual(['a.txt']);
    expect(given.lists.get('corpus')).toEqual(['省']);
  });

  it('takes values behind an equals sign, and lists given twice', () => {
    const given = readArguments(['--corpus=省', '--corpus=市', '--format=json', 'a.txt'], kinds);
    expect(given.lists.get('corpus')).toEqual(['省', '市']);
    expect(given.values.get('format')).toBe('json');
    expect(given.positionals).toEqual(['a.txt']);
  });

  it('ends options at --', () => {
    expect(readArguments(['--', '--fix'], kinds).positionals).toEqual(['--fix']);
  });

  it('refuses unknown options and missing values', () => {
    expect(() => readArguments(['--nonsense'], kinds)).toThrow(UsageError);
    expect(() => readArguments(['--format'], kinds)).toThrow(UsageError);
    expect(() => readArguments(['--format', '--fix'], kinds)).toThrow(UsageError);
    expect(() => readArguments(['--fix=yes'], kinds)).toThrow(UsageError);
  });
});

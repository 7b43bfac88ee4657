import { expect, it } from 'vitest';
import { mergeCorpus } from '../../../client/src/corpus-setting.ts';

it('adds the folders chosen to those kept', () => {
  expect(mergeCorpus(['政策库'], ['档案/2024'])).toEqual(['政策库', '档案/2024']);
});

it('names a folder once, with or without a trailing slash', () => {
  expect(mergeCorpus(['corpus/', 'D:\\库\\'], ['corpus', 'D:\\库'])).toEqual(['corpus/', 'D:\\库\\']);
});

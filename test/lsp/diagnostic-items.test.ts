import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { emptyCorpus } from '../../server/src/corpus/empty-corpus.ts';
import { intlSegmenter } from '../../server/src/corpus/intl-segmenter.ts';
import { checkedDraft } from '../../server/src/features/diagnose.ts';
import { defaultFindingSettings } from '../../server/src/features/findings/finding-settings.ts';
import { DiagnosticItems, diagnosticOf } from '../../server/src/lsp/diagnostic-items.ts';
import { DraftReader } from '../../server/src/policy/draft-reader.ts';
import { wordCheck } from '../unit/features/findings/judging.ts';
import { typedInto, typing } from '../unit/typing.ts';

const options = {
  checks: [wordCheck('style/should', '应该'), wordCheck('wording/account', '户口')],
  settings: defaultFindingSettings,
  baseline: new Set<string>(),
};
const reference = { corpus: emptyCorpus(), segmenter: intlSegmenter() };
const style = { locale: 'zh', related: true, ruleOf: null } as const;

function opened() {
  const reader = new DraftReader();
  const items = new DiagnosticItems();
  return (source: string) => {
    const draft = { uri: 'file:///draft.policy', source, text: reader.read(source) };
    const open = {
      document: TextDocument.create(draft.uri, 'policy', 1, source),
      draft,
      readVariant: () => draft.text,
    };
    const findings = checkedDraft(draft, reference, options, () => {}).shown;
    const fresh = findings.map((finding) => diagnosticOf(open, finding, style));
    return { items: items.of(open, findings, style), fresh };
  };
}

const edit = typing(
  fc.constantFrom('', '\n', '应该', '户口', '的', '<!-- 政策起草 忽略下一行 style/should：试 -->\n'),
  fc.constantFrom(0, 0, 1, 3, 9),
);

test('diagnostics of a version are those of a draft that is opened as it stands', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const type = opened();
      let source = '青溪市植树方案\n\n应该植树。\n\n户口登记，应该核对户口。\n\n应该浇水。';
      for (const typed of edits) {
        source = typedInto(source, typed);
        const { items, fresh } = type(source);
        expect(items).toEqual(fresh);
      }
    }),
    { numRuns: 60 },
  );
});

test('what stands in its line where it stood is the same diagnostic', () => {
  const type = opened();
  const source = '青溪市植树方案\n\n应该植树。\n\n加强管护。\n\n应该浇水。';
  const before = type(source).items;
  const now = type(source.replace('管护', '日常管护')).items;
  expect(now[0]).toBe(before[0]);
  expect(now[1]).toBe(before[1]);
});

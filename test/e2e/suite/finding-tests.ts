/** What a user decides about findings in the editor: turn a check off, see all of them, read the rule. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { ConfigurationTarget, commands, type Diagnostic, type TextDocument, Uri, window, workspace } from 'vscode';
import { codeOf, eventually, open, problems, quickFixes } from './editor.ts';

const name = '忽略与关闭.policy';
const text = `青溪市植树方案

一、总体要求

全面推进植树。

三、保障措施

加强领导。
`;

describe('a finding', () => {
  const setting = () => workspace.getConfiguration('policyDrafting');
  const file = () => Uri.joinPath(workspace.workspaceFolders![0]!.uri, name);
  const gaps = (draft: TextDocument) => problems(draft).filter(({ code }) => codeOf(code) === 'structure/sequence');
  const shown = (draft: TextDocument) =>
    eventually(
      () => gaps(draft),
      (found) => found.length === 1,
    );
  let draft: TextDocument;

  before(async () => {
    await workspace.fs.writeFile(file(), new TextEncoder().encode(text));
    draft = await open(name);
    await shown(draft);
  });
  after(async () => {
    await setting().update('checks', undefined, ConfigurationTarget.Workspace);
    await setting().update('review', undefined, ConfigurationTarget.Workspace);
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.delete(file());
  });

  it('links to its rule, which is the section of the shipped page', async () => {
    const [finding] = gaps(draft);
    const code = finding!.code as Exclude<Diagnostic['code'], string | number | undefined>;
    assert.equal(code.target.toString(), 'policy-rule:/structure/sequence.md');
    await commands.executeCommand('policyDrafting.showRule', 'structure/sequence');
    const label = await eventually(
      () => window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (title) => title.includes('sequence'),
    );
    assert.match(label, /sequence/);
    const rule = workspace.textDocuments.find(({ uri }) => uri.scheme === 'policy-rule');
    assert.match(rule?.getText() ?? '', /^# structure\/sequence\n/);
    await window.showTextDocument(draft);
  });

  it('is gone when its check is turned off in the workspace, which is a setting', async () => {
    const [finding] = gaps(draft);
    const fixes = await quickFixes(draft, finding!.range);
    const fix = fixes.find(({ command }) => command?.command === 'policyDrafting.turnOffCheck');
    assert.ok(fix?.command, JSON.stringify(fixes.map(({ title }) => title)));
    // Answers when the notice is closed.
    void commands.executeCommand(fix.command.command, ...fix.command.arguments!);
    const left = await eventually(
      () => gaps(draft),
      (found) => found.length === 0,
    );
    assert.deepEqual(left, []);
    assert.deepEqual(setting().inspect('checks')?.workspaceValue, { 'structure/sequence': 'off' });
    await setting().update('checks', undefined, ConfigurationTarget.Workspace);
    assert.equal((await shown(draft)).length, 1);
  });

  it('that is less certain is shown in review mode', async () => {
    const many = `${text}\n${Array.from({ length: 30 }, (_, at) => `${at % 2 === 0 ? '一' : '三'}、加强领导\n\n加强领导。\n`).join('\n')}`;
    await setting().update('checks', { 'structure/sequence': 'information' }, ConfigurationTarget.Workspace);
    const long = await workspace.openTextDocument({ language: 'policy', content: many });
    await window.showTextDocument(long);
    const before = await eventually(
      () => gaps(long).length,
      (count) => count === 20,
    );
    assert.equal(before, 20);
    await commands.executeCommand('policyDrafting.toggleReview');
    const all = await eventually(
      () => gaps(long).length,
      (count) => count > 20,
    );
    assert.ok(all > 20, String(all));
    assert.equal(setting().inspect('review')?.workspaceValue, true);
    await commands.executeCommand('policyDrafting.toggleReview');
    const again = await eventually(
      () => gaps(long).length,
      (count) => count === 20,
    );
    assert.equal(again, 20);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

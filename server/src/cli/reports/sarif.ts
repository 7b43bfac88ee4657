/** Findings as SARIF 2.1.0 (OASIS), which code hosts and viewers read. */

import { version } from '../../../../package.json';
import type { CheckDescription, Draft, Severity } from '../../checks/check.ts';
import { checks } from '../../checks/registry.ts';
import type { IdentifiedFinding } from '../../features/findings/fingerprint.ts';
import { meansCheck, suppressionsOf } from '../../features/findings/suppression.ts';
import { suppressionDescriptions } from '../../features/findings/suppression-findings.ts';
import type { SourceRange } from '../../policy/span.ts';
import { type LineIndex, lineIndex } from '../line-index.ts';
import type { Machine } from '../machine.ts';
import type { Checked } from './checked.ts';

/** Everything that findings may come from. */
const described: readonly CheckDescription[] = [...checks, ...suppressionDescriptions];

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function sarif(checked: readonly Checked[], machine: Machine): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'policy-drafting',
            fullName: machine.locale === 'zh' ? '政策起草' : 'Policy Drafting',
            semanticVersion: version,
            rules: described.map((check) => ruleOf(check, machine)),
          },
        },
        language: machine.locale === 'zh' ? 'zh-CN' : 'en',
        columnKind: 'utf16CodeUnits',
        artifacts: checked.map(({ path }) => ({ location: artifactOf(path, machine) })),
        results: checked.flatMap((one, artifact) => resultsOf(one, artifact, machine)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ code, title, rationale, defaultSeverity, bad }: CheckDescription, { locale }: Machine): object {
  const [example] = bad;
  const text = example && `${example.text}${example.fixed === undefined ? '' : ` → ${example.fixed}`}`;
  return {
    id: code,
    name: code,
    shortDescription: { text: title[locale] },
    fullDescription: { text: rationale[locale] },
    help: {
      text: [rationale[locale], ...(text ? [text] : [])].join('\n\n'),
      markdown: [`**${title[locale]}**`, rationale[locale], ...(text ? [`\`\`\`text\n${text}\n\`\`\``] : [])].join(
        '\n\n',
      ),
    },
    defaultConfiguration: { level: levels[defaultSeverity] },
    properties: { tags: [code.slice(0, code.indexOf('/'))] },
  };
}

const ruleNumbers = new Map(described.map(({ code }, index) => [code, index]));

function resultsOf({ path, draft, judgement }: Checked, artifact: number, machine: Machine): readonly object[] {
  const index = lineIndex(draft.source);
  const reasons = suppressionReasons(draft);
  const result = (finding: IdentifiedFinding, suppressions: readonly object[]) => {
    const { code, severity, range, message, evidence, fixes, fingerprint } = finding;
    const location = { ...artifactOf(path, machine), index: artifact };
    const rule = ruleNumbers.get(code);
    return {
      ruleId: code,
      ...(rule === undefined ? {} : { ruleIndex: rule }),
      level: levels[severity],
      message: { text: message[machine.locale] },
      locations: [{ physicalLocation: { artifactLocation: location, region: regionOf(draft, range, index) } }],
      partialFingerprints: { 'policyDraftingFinding/v1': fingerprint },
      ...(evidence.length > 0 && {
        relatedLocations: evidence.map(({ place, message: what }, id) => ({
          id,
          message: { text: what[machine.locale] },
          physicalLocation: {
            artifactLocation: artifactOf(machine.display(machine.pathOf(place.uri)), machine),
            region: {
              startLine: place.startLine + 1,
              startColumn: place.startCharacter + 1,
              endLine: place.endLine + 1,
              endColumn: place.endCharacter + 1,
              charOffset: place.start,
              charLength: place.end - place.start,
            },
          },
        })),
      }),
      ...(fixes.length > 0 && {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: title[machine.locale] },
          artifactChanges: [
            {
              artifactLocation: location,
              replacements: edits.map((edit) => ({
                deletedRegion: regionOf(draft, edit.range, index, false),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        })),
      }),
      suppressions,
      properties: { severity },
    };
  };
  return [
    ...judgement.shown.map((finding) => result(finding, [])),
    ...judgement.suppressed.map((finding) => result(finding, [{ kind: 'inSource', justification: reasons(finding) }])),
    ...judgement.accepted.map((finding) =>
      result(finding, [{ kind: 'external', justification: machine.locale === 'zh' ? '基线' : 'baseline' }]),
    ),
  ];
}

function regionOf({ source }: Draft, { start, end }: SourceRange, index: LineIndex, withText = true): object {
  const from = index.at(start);
  const to = index.at(end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
    ...(withText && { snippet: { text: source.slice(start, end) } }),
  };
}

/** Relative where the file lies below the working folder, so that the log means the same on another machine. */
function artifactOf(path: string, machine: Machine): { readonly uri: string } {
  const uri = machine.uriOf(path);
  const folder = machine.uriOf('.').replace(/\/?$/, '/');
  return { uri: uri.startsWith(folder) ? uri.slice(folder.length) : uri };
}

/** The reason given where a finding is suppressed. */
function suppressionReasons(draft: Draft): (finding: IdentifiedFinding) => string {
  const { suppressions } = suppressionsOf(draft.source, draft.text);
  return ({ code, range }) =>
    suppressions.find(
      ({ covers, codes }) =>
        covers.start <= range.start && range.start < covers.end && codes.some((one) => meansCheck(one.code, code)),
    )?.reason ?? '';
}

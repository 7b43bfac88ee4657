/** The corrections beside one file made in what was read of it, without a corpus. */
import { statusNamed } from '../../policy/documents/stated-facts.ts';
import type { PolicyDocument, PolicyText } from '../../policy/model.ts';
import type { DocumentFacts } from '../corpus.ts';
import { applySidecars } from './apply-sidecars.ts';
import type { FoundDocument } from './corrections.ts';
import type { PlacedProblem } from './sidecar-problem.ts';
import type { SidecarText } from './sidecar-text.ts';

export interface CorrectedText {
  readonly text: PolicyText;
  /** Problems of the sidecars, but for what they say of other files. */
  readonly problems: readonly PlacedProblem[];
}

/** `uri`: that of the file; `sidecars`: those of its folder and of the folders above it. */
export function correctPolicyText(text: PolicyText, uri: string, sidecars: readonly SidecarText[]): CorrectedText {
  const found = text.documents.map((document): FoundDocument => {
    const { validity } = document;
    const parent = text.documents.findIndex(({ id }) => id === document.parent);
    const { supersededBy, upper } = validity;
    return { ...document, parent, status: statusNamed(validity.status ?? ''), supersededBy, upper };
  });
  const { files, problems } = applySidecars(sidecars, { files: [{ uri }], documentsOf: () => found });
  const corrected = files.get(0);
  return {
    text: corrected
      ? { ...text, documents: text.documents.map((document, index) => withFacts(document, corrected[index]!)) }
      : text,
    problems: problems.filter(({ kind }) => kind !== 'missing-file'),
  };
}

function withFacts(document: PolicyDocument, facts: DocumentFacts): PolicyDocument {
  const { title, genre, level, issuers, number, date, supersededBy, upper } = facts;
  // The front matter's own wording stays where the status is the same.
  const same = facts.status === statusNamed(document.validity.status ?? '');
  const status = same ? document.validity.status : facts.status;
  const validity = { ...document.validity, status, supersededBy, upper };
  return { ...document, title, genre, level, issuers, number, date, validity };
}

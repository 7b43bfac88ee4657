/** Terms that a paragraph introduces and explains. Each kind of introduction has a file of its own. */
import { abbreviationsIn } from './definition-abbreviations.ts';
import { enumerationsIn } from './definition-enumerations.ts';
import { statementsIn } from './definition-statements.ts';
import type { Definition } from './model.ts';

/** A definition at logical offsets of its paragraph's text. */
export interface FoundDefinition {
  readonly term: string;
  readonly text: string;
  readonly kind: Definition['kind'];
  readonly start: number;
  readonly end: number;
  readonly termStart: number;
  readonly termEnd: number;
}

/** Definitions in order of their place. A set phrase that is nowhere explained yields none. */
export function definitionsIn(text: string): FoundDefinition[] {
  const statements = statementsIn(text);
  // SaaS（软件即服务）：指… is one definition, not two.
  const isNew = (found: FoundDefinition) =>
    !statements.some((known) => found.start >= known.termStart && found.end <= known.termEnd + 1);
  const all = [...statements, ...abbreviationsIn(text).filter(isNew), ...enumerationsIn(text).filter(isNew)];
  return all.length < 2 ? all : all.sort((a, b) => a.start - b.start || a.end - b.end);
}

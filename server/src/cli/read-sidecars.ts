/** The corrections that lie beside a file or above it, for commands that look at one file. */
import { type SidecarText, sidecarNames } from '../corpus/user-files/sidecar-text.ts';
import type { Machine } from './machine.ts';

export function readSidecars(path: string, machine: Machine): readonly SidecarText[] {
  const found: SidecarText[] = [];
  const uri = machine.uriOf(path);
  for (let end = uri.lastIndexOf('/'); end >= 'file://'.length; end = uri.lastIndexOf('/', end - 1)) {
    found.push(...sidecarsIn(uri.slice(0, end + 1), machine));
  }
  return found;
}

function sidecarsIn(folder: string, machine: Machine): SidecarText[] {
  return sidecarNames.flatMap((name) => {
    const uri = folder + name;
    const path = machine.pathOf(uri);
    const content = machine.read(path);
    if (content.ok) return { uri, name: machine.display(path), text: content.text, problem: null, detail: '' };
    const { problem, detail } = content;
    if (problem === 'missing' || problem === 'empty') return [];
    return { uri, name: machine.display(path), text: null, problem, detail };
  });
}

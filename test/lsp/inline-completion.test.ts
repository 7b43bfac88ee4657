import { describe, expect, it } from 'vitest';
import type { InlineCompletionItem } from 'vscode-languageserver/node';
import { cityTexts } from './corpus-texts.ts';
import { editorCapabilities, openServer, type ServerOptions } from './harness.ts';
import { scenario } from './scenario.ts';

const capabilities = {
  ...editorCapabilities,
  textDocument: { ...editorCapabilities.textDocument, inlineCompletion: {} },
};

async function suggested(marked: string, triggerKind: number, options: ServerOptions = {}): Promise<string[]> {
  const client = await openServer('in-process', { corpus: cityTexts, capabilities, ...options });
  try {
    expect(client.initialized?.capabilities.inlineCompletionProvider).toBe(true);
    const { text, cursor } = scenario(marked);
    const { uri } = await client.open(text);
    const items: InlineCompletionItem[] | null = await client.connection.sendRequest('textDocument/inlineCompletion', {
      textDocument: { uri },
      position: cursor,
      context: { triggerKind },
    });
    return (items ?? []).map(({ insertText }) => insertText as string);
  } finally {
    await client.close();
  }
}

const [invoked, automatic] = [1, 2];

describe('suggestions behind the cursor', () => {
  it('come up while writing', async () => {
    expect(await suggested('公园应当坚持因地|', automatic)).toEqual(['制宜、便民利民']);
  });

  it('only when asked for, where the setting says so', async () => {
    const options = { initialize: { initializationOptions: { inlineSuggestions: false } } };
    expect(await suggested('公园应当坚持因地|', automatic, options)).toEqual([]);
    expect(await suggested('公园应当坚持因地|', invoked, options)).toContain('制宜、便民利民');
  });

  it('are not announced to an editor that does not know them', async () => {
    const client = await openServer('in-process', { corpus: cityTexts });
    expect(client.initialized?.capabilities.inlineCompletionProvider).toBeUndefined();
    await client.close();
  });
});

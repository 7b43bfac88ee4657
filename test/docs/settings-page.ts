/** Writes docs/settings.md from the contributions in package.json and their texts in package.nls*.json. */

export interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

interface Setting {
  readonly default?: unknown;
  readonly order?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** Texts by key, as in package.nls.json. */
export type Texts = Readonly<Record<string, string>>;

export function settingsPage(manifest: Manifest, chinese: Texts, english: Texts): string {
  const settings = Object.entries(manifest.contributes.configuration.properties).sort(
    ([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0),
  );
  const both = (text: string): string => `${resolve(text, chinese)}<br>${resolve(text, english)}`;
  return `${[
    '# 设置与命令 Settings and commands',
    '<!-- 由 npm run docs 生成，请勿手工修改。 -->',
    '## 设置 Settings',
    [
      '| 设置 | 默认值 | 含义 |',
      '|---|---|---|',
      ...settings.map(
        ([name, setting]) =>
          `| \`${name}\` | \`${JSON.stringify(setting.default ?? null)}\` | ${both(setting.markdownDescription ?? setting.description ?? '')} |`,
      ),
    ].join('\n'),
    '## 命令 Commands',
    [
      '| 命令 | 标识 |',
      '|---|---|',
      ...manifest.contributes.commands.map(({ command, title }) => `| ${both(title)} | \`${command}\` |`),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** The text behind a `%key%`, on one line, as a table cell needs it. */
function resolve(text: string, texts: Texts): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  const resolved = key === undefined ? text : texts[key];
  if (resolved === undefined) throw new Error(`no text for ${text}`);
  return resolved.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

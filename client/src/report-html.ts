/** The page in which a report is shown: nothing is loaded, only its own script and style run, in the colours of the theme. */
import type { ReportFormat, ReportPage } from '../../server/src/lsp/protocol.ts';

export interface SaveButton {
  readonly format: ReportFormat;
  readonly label: string;
}

const theme = `:root{
--paper:var(--vscode-editor-background);--ink:var(--vscode-editor-foreground);
--faint:var(--vscode-descriptionForeground);--rule:var(--vscode-widget-border,var(--vscode-panel-border));
--head:var(--vscode-editorWidget-background);--link:var(--vscode-textLink-foreground);
--good:var(--vscode-charts-green);--caution:var(--vscode-charts-yellow);--bad:var(--vscode-charts-red);
--added:var(--vscode-diffEditor-insertedTextBackground);--removed:var(--vscode-diffEditor-removedTextBackground);
--baseline:var(--vscode-disabledForeground);--draft:var(--vscode-charts-blue);--upper:var(--vscode-charts-orange);
--fonts:var(--vscode-font-family)}
body{padding:0}
.save{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;padding:8px 24px;background:var(--paper);border-bottom:1px solid var(--rule)}
.save button{font:inherit;font-size:13px;padding:3px 12px;border:0;white-space:nowrap;border-radius:3px;cursor:pointer;
color:var(--vscode-button-secondaryForeground);background:var(--vscode-button-secondaryBackground)}
.save button:hover{background:var(--vscode-button-secondaryHoverBackground)}`;

const script = `const editor=acquireVsCodeApi();
document.addEventListener('click',(event)=>{
const button=event.target.closest('[data-save]');
if(button)return editor.postMessage({save:button.dataset.save});
const place=event.target.closest('[data-uri]');
if(!place)return;
event.preventDefault();
editor.postMessage({open:place.dataset.uri,line:Number(place.dataset.line),character:Number(place.dataset.character)});
});`;

/** `nonce` lets the page's own script and style run, and nothing else. */
export function reportHtml({ body, style }: ReportPage, buttons: readonly SaveButton[], nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const bar = buttons.map(({ format, label }) => `<button data-save="${format}">${escaped(label)}</button>`).join('');
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${style}${theme}</style>
</head>
<body>
<div class="save">${bar}</div>
${body}
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

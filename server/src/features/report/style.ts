/** The look of a report. Colours are variables, so that an editor can put those of its theme in their place. */

/** Fonts of the systems that officials work on, Chinese ones first. */
const fonts =
  '"Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif';

/** Rules without the values of the colours. */
export const reportStyle = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.7 var(--fonts,${fonts})}
main{max-width:1180px;margin:0 auto;padding:28px 24px 64px}
h1{font-size:24px;line-height:1.4;margin:0 0 12px}
h2{font-size:19px;margin:36px 0 10px;padding-bottom:6px;border-bottom:2px solid var(--rule)}
h3{font-size:16px;margin:24px 0 8px}
p{margin:8px 0}
nav{display:flex;flex-wrap:wrap;gap:6px 18px;padding:8px 0;margin:0 0 8px;border-bottom:1px solid var(--rule)}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
small{font-size:12px;color:var(--faint)}
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:10px 0 18px;font-size:14px;line-height:1.6}
th,td{border:1px solid var(--rule);padding:6px 9px;vertical-align:top;text-align:left;overflow-wrap:anywhere}
th{background:var(--head);font-weight:600}
tr.good td:first-child{border-left:4px solid var(--good)}
tr.caution td:first-child{border-left:4px solid var(--caution)}
tr.bad td:first-child{border-left:4px solid var(--bad)}
ins{background:var(--added);color:inherit;text-decoration:none;border-bottom:2px solid var(--good)}
del{background:var(--removed);color:inherit;text-decoration:line-through;text-decoration-color:var(--bad)}
details{margin:8px 0 18px;border:1px solid var(--rule);border-radius:4px;padding:6px 12px}
summary{cursor:pointer;color:var(--faint)}
figure{margin:14px 0 20px}
figcaption{color:var(--faint);font-size:13px;text-align:center;margin-top:4px}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--ink);font-family:inherit}
svg .faint{fill:var(--faint)}
svg .axis{stroke:var(--rule);fill:none}
svg .baseline{fill:var(--baseline)}
svg .draft{fill:var(--draft)}
svg .upper{fill:var(--upper)}
svg .line{stroke:var(--draft);fill:none;stroke-width:2}
svg .line.target{stroke-dasharray:5 4}
svg .open{fill:var(--paper);stroke:var(--draft);stroke-width:2}
`;

/** Light paper, whatever the screen: what is printed looks like what is read. */
export const pageStyle = `
:root{--paper:#fff;--ink:#1f2328;--faint:#656d76;--rule:#d0d7de;--head:#f3f5f7;--link:#0a58ca;--good:#1a7f37;--caution:#bf8700;--bad:#cf222e;--added:#dafbe1;--removed:#ffebe9;--baseline:#afb8c1;--draft:#0969da;--upper:#bc4c00}
${reportStyle}
@page{size:A4;margin:16mm 14mm}
@media print{
main{max-width:none;padding:0}
body{font-size:10.5pt}
table{font-size:9.5pt}
thead{display:table-header-group}
tr,figure{break-inside:avoid}
h2,h3{break-after:avoid}
nav,details{display:none}
a{color:inherit}
ins,del,th{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;

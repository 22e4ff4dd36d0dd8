import { CHART_CSS, PATTERN_CSS } from '../charts/theme.ts';

/** Dark where the reader's system or the button says so, and never on paper. */
function themed(css: string): string {
  const dark = /:root\[data-theme=dark\]\{([^}]*)\}/.exec(css)![1]!;
  const rest = css.replace(/:root\[data-theme=dark\]\{[^}]*\}\n?/, '');
  return `${rest}\n@media screen{:root[data-theme=dark]{${dark}}}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`;
}

export const STYLE = `${themed(CHART_CSS)}
${PATTERN_CSS}
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
:root[data-theme=dark]{color-scheme:dark}:root[data-theme=light]{color-scheme:light}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
a{color:var(--now)}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem;z-index:9}
#bar{z-index:5;font-size:.9rem;display:flex;flex-wrap:wrap;gap:.5rem;justify-content:flex-end;padding:.5rem 1rem;background:var(--paper);border-bottom:1px solid var(--line)}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:.4rem;padding:.25rem .7rem;cursor:pointer}
button[aria-pressed=true]{background:var(--now);color:var(--paper);border-color:var(--now)}
:focus-visible{outline:3px solid var(--goal);outline-offset:2px}
.edition{display:grid;grid-template-columns:minmax(0,1fr);max-width:92rem;margin:0 auto;padding:0 1rem}
main{min-width:0;max-width:76rem;padding-bottom:3rem}
.contents{font-size:.92rem}.contents summary{font-weight:600;cursor:pointer;padding:.6rem 0}
.contents ol{list-style:none;margin:0;padding:0}.contents ol ol{padding-left:1rem}.contents li{margin:.25rem 0}
.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}
@media(min-width:700px){#bar{position:sticky;top:0}}
@media(min-width:1100px){.title{grid-column:1/-1}.edition{grid-template-columns:17rem minmax(0,1fr);gap:2.5rem}
.contents{position:sticky;top:3.6rem;align-self:start;max-height:calc(100vh - 4rem);overflow:auto;padding-right:.5rem}}
@media(min-width:1900px){html{font-size:118%}}
h1{font-size:1.9rem;line-height:1.2;margin:1.4rem 0 .6rem}h2{font-size:1.5rem;margin:3rem 0 1rem;padding-top:.8rem;border-top:3px solid var(--now);line-height:1.25}
h3{font-size:1.2rem;margin:2.2rem 0 .6rem}h4{font-size:1.04rem;margin:1.7rem 0 .5rem}
h1,h2,h3,h4{overflow-wrap:anywhere}
p,main>section>ul,main>section>ol{max-width:50rem}li{margin:.2rem 0}
p,li,td,th,dd,caption{overflow-wrap:break-word}
dl{margin:0}.title dl,footer dl{display:flex;flex-wrap:wrap;gap:.4rem 2rem}dt{color:var(--muted);font-size:.85rem}dd{margin:0}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.85rem}.digest{font-family:ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
.callout{border-left:5px solid var(--now);padding:.1rem 1rem;margin:1rem 0;background:color-mix(in srgb,var(--now) 8%,var(--paper))}
.callout.warning{border-left-color:var(--goal);background:color-mix(in srgb,var(--goal) 10%,var(--paper))}
.scroll{overflow-x:auto;margin:1rem 0 1.6rem}
/* A shadow at the edge behind which there is more. */
@media screen{.scroll,.picture{background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,color-mix(in srgb,var(--ink) 28%,transparent),transparent) 0 0/.7rem 100% no-repeat,linear-gradient(270deg,color-mix(in srgb,var(--ink) 28%,transparent),transparent) 100% 0/.7rem 100% no-repeat}}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.92rem;line-height:1.42}.scroll table{min-width:40rem}.card table{min-width:0}.scroll.many table{min-width:56rem}.scroll.broad table{min-width:70rem}.scroll.vast table{min-width:105rem}
@media screen{.scroll.vast :is(tbody th,thead th:nth-child(2)){position:sticky;left:0;z-index:1;background:var(--paper)}}
caption{text-align:left;font-weight:600;padding:.3rem 0 .5rem;caption-side:top}caption span{display:block;position:sticky;left:0;max-width:calc(100vw - 2.4rem)}
th,td{padding:.42rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-size:.88rem;overflow-wrap:normal;border-bottom:2px solid var(--ink);vertical-align:bottom}tbody th{font-weight:400}
.num{text-align:right;font-variant-numeric:tabular-nums}td[data-v]{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.none{color:var(--muted);text-align:right;font-size:.9em}
tr[data-n] td[data-v]{cursor:help}tbody tr:hover{background:color-mix(in srgb,var(--now) 6%,var(--paper))}
.e{display:block;padding-left:.7em;text-indent:-.7em}.e.i{padding-left:1.4em}
.card{max-width:38rem}.card td:first-child{color:var(--muted)}.card td[data-v],.card .none{text-align:left}.card td:last-child{font-weight:600;overflow-wrap:anywhere}
thead th:has(.sort){cursor:pointer}button.sort{border:0;padding:0 .15rem;color:var(--muted);line-height:1}th[aria-sort] button.sort{color:var(--goal);font-weight:700}
.filter{margin:1.2rem 0 -.4rem;display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap}.filter output{color:var(--muted)}
input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--muted);border-radius:.4rem;padding:.25rem .5rem;max-width:100%}
/* The index beside its picture, where there is room. */
@media print,(min-width:900px){section[id$=-summary-s]>.card{float:left;width:36%;margin-right:4%}section[id$=-summary-s]>.card+figure{overflow:hidden;margin-top:1rem}section[id$=-summary-s]>.card+figure .chart{min-width:0}section[id$=-summary-s]>h3{clear:both}}
figure{margin:1.4rem 0 1.8rem}.picture{max-width:50rem;overflow-x:auto}.picture .chart{min-width:30rem}.picture .heat,.picture .matrix{min-width:38rem}
figcaption{font-weight:600;margin-top:.4rem}.numbers{margin-top:.3rem}.numbers summary{cursor:pointer;color:var(--muted)}
dialog{max-width:min(44rem,94vw);max-height:88vh;overflow:auto;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:.6rem;padding:1.2rem 1.4rem}
dialog::backdrop{background:rgba(0,0,0,.5)}dialog h2{margin:0 2.5rem .6rem 0;border:0;padding:0;font-size:1.2rem}dialog h3{margin:1rem 0 .3rem;font-size:1rem}
dialog dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:.5rem 1.2rem;margin:.8rem 0}dialog dl div:last-child{grid-column:1/-1}dialog ul{padding-left:1.1rem;margin:0}dialog .ask{color:var(--muted);margin:.2rem 0}
#explain-close{position:absolute;top:.8rem;right:.9rem}
@page{size:A4;margin:18mm 16mm 18mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#55616d}}
@page across{size:A4 landscape;margin:16mm}
@media print{
html{font-size:9.6pt;color-scheme:light}body{background:#fff}#bar,.skip,.filter,.numbers,dialog{display:none!important}
.edition{display:block;padding:0;max-width:none}main{max-width:none}.contents{position:static;max-height:none;overflow:visible;break-after:page}.contents>details>ol{columns:2;column-gap:10mm}.contents>details>ol>li{break-inside:avoid}.contents details::details-content{content-visibility:visible;display:block}
section>h2{break-before:page;margin-top:0}.contents.short{break-after:auto}.contents.short+main>section:first-child>h2{break-before:auto;margin-top:1rem}.contents.short+main>section:first-child+section:not(.across)>h2{break-before:auto;margin-top:1rem}tbody tr:first-child,section:not(.across) tbody tr:is(:nth-child(2),:last-child):not(.long){break-before:avoid}footer{break-inside:avoid}section[id$=-summary-s]{font-size:8.8pt;line-height:1.36}section[id$=-summary-s] :is(h2,h3,p,ul,ol,figure,.scroll,.callout){margin-block:.3rem}section[id$=-summary-s] :is(td,th){padding-block:.12rem}section[id$=-summary-s] li{margin:0}section[id$=-summary-s] .picture{max-width:84mm}section[id$=-summary-s] h2{margin-bottom:.2rem}h2,h3,h4,p:has(+.scroll),p:has(+.filter){break-after:avoid}
a{color:inherit;text-decoration:none}.scroll{overflow:visible;margin:.6rem 0 1rem}.scroll table,.scroll.many table,.scroll.broad table,.scroll.vast table{min-width:0}table{font-size:8.2pt;line-height:1.36}th,td{padding:.3rem .5rem}.scroll.vast table{font-size:6.5pt}.scroll.vast thead th{font-size:inherit}.scroll.vast :is(th,td){padding:.25rem .3rem}.across{page:across}
thead{display:table-header-group}tr,figure,.callout,.card{break-inside:avoid}tr.long{break-inside:auto}caption span{position:static;max-width:none}caption{break-after:avoid}
button.sort{display:none}.contents summary{list-style:none}.contents summary::-webkit-details-marker{display:none}tr.fill td{height:20mm}.onscreen{display:none}.picture{overflow:visible;max-width:150mm}.picture .chart{min-width:0!important}
tbody tr:hover{background:none}p,main>section>ul,main>section>ol{max-width:none}
}
`;

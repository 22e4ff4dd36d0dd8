/** Looks of the page. Light and dark, from 320 px up; contrast of texts is at least 4.5 to 1 in both. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fff;--soft:#f2f6f9;--ink:#1c2733;--muted:#55616d;--line:#c3cdd6;--edge:#6b7a88;--main:#0b5a8a;--on-main:#fff;--tint:#e2eff8;--good:#1b6b3a;--bad:#a4161a;--warn:#7a4b00;--warn-soft:#fff3d6}
@media(prefers-color-scheme:dark){:root{--paper:#12181f;--soft:#1a232c;--ink:#e8eef4;--muted:#a9b7c4;--line:#35424e;--edge:#8798a8;--main:#7cc4f2;--on-main:#08202f;--tint:#16354a;--good:#7ddba0;--bad:#ff9b9b;--warn:#ffd27a;--warn-soft:#3a2d10}}
*{box-sizing:border-box}[hidden]{display:none!important}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;scroll-padding:6rem 0}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:break-word}
a{color:var(--main)}h1{font-size:1.4rem;line-height:1.25;margin:.2rem 0 .6rem;outline-offset:.3rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}h3{font-size:.95rem;margin:1rem 0 .2rem}
small{color:var(--muted);font-weight:400;font-size:.8em;white-space:nowrap}p{margin:.4rem 0}ul{margin:.3rem 0;padding-left:1.3rem}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
#skip{position:absolute;left:-99rem}#skip:focus{left:.5rem;top:.5rem;z-index:9;background:var(--paper);padding:.5rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
#top{position:sticky;top:0;z-index:3;background:var(--soft);border-bottom:1px solid var(--line);padding:.45rem 1rem;display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.2rem}
.home{font-weight:700;text-decoration:none;color:var(--ink)}
.progress{flex:1 1 12rem;display:flex;align-items:center;gap:.6rem;font-size:.85rem;color:var(--muted)}
progress{flex:1;min-width:4rem;height:.6rem;accent-color:var(--main)}
.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.tab{display:inline-block;padding:.35rem .1rem;font-size:.9rem}.tab[aria-current]{color:var(--ink);text-decoration-thickness:3px}
button{font:inherit;color:var(--main);background:var(--paper);border:1px solid var(--edge);border-radius:.5rem;padding:.55rem 1rem;min-height:2.75rem;cursor:pointer}
button:disabled{opacity:.55;cursor:default}button:hover{background:var(--tint)}button.main{background:var(--main);border-color:var(--main);color:var(--on-main);font-weight:600}button.main:hover{filter:brightness(1.1)}
button.small{font-size:.88rem;padding:.25rem .7rem;min-height:2.2rem}button.danger{color:var(--paper);background:var(--bad);border-color:var(--bad)}
#page{max-width:74rem;margin:0 auto;display:grid;grid-template-columns:minmax(0,1fr)}
main{padding:1rem 1rem 2rem;max-width:50rem;outline:0}#side{display:none}
.trail{color:var(--muted);font-size:.88rem;margin:0}.position{color:var(--muted);font-size:.88rem;margin:0 0 .6rem}
fieldset.answer,div.answer{border:0;margin:0;padding:0;min-width:0}legend,.legend{font-size:1.15rem;font-weight:600;padding:0;margin:.2rem 0 .6rem;line-height:1.4;display:block}
.option{display:grid;grid-template-columns:1.6rem minmax(0,1fr);gap:.2rem .5rem;align-items:start;border:1px solid var(--line);border-radius:.6rem;padding:.65rem .8rem;margin:.45rem 0;cursor:pointer;background:var(--paper)}
.option:hover{border-color:var(--main)}.option:has(input:checked){border-color:var(--main);background:var(--tint);box-shadow:inset 0 0 0 1px var(--main)}.option:has(input:focus-visible){outline:3px solid var(--main);outline-offset:2px}
.option input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--main)}
.codes{margin-top:1.1rem}.codes>p:first-child{color:var(--muted);font-size:.9rem;margin-bottom:.2rem}
.codes .option{padding:.4rem .8rem;margin:.25rem 0;font-size:.95rem}@media(min-width:600px){.codes{display:grid;grid-template-columns:1fr 1fr;gap:0 .6rem}.codes>p{grid-column:1/-1}.codes .option{align-content:start}}
.more{margin:.2rem 0 .6rem}.more label{display:block;font-weight:600;font-size:.92rem}
input[type=text],input[type=date],textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.5rem;padding:.55rem .7rem;width:100%;min-height:2.75rem}
textarea{resize:vertical}.number label{display:block}.number input{max-width:14rem}.row>input[type=text]{flex:1 1 12rem;width:auto;min-width:0}
.hint{color:var(--muted);font-size:.9rem}.complaint{color:var(--bad);font-weight:600}.complaint:empty{display:none}
.saved{color:var(--muted);margin-top:.8rem;min-height:2.3rem}.saved.done{color:var(--good)}.saved.done>span::before{content:"✓ "}
.back{border:2px solid var(--warn);background:var(--warn-soft);border-radius:.6rem;padding:.5rem 1rem;margin:.8rem 0}
.warning{border-left:5px solid var(--warn);background:var(--warn-soft);padding:.6rem 1rem}
.loose{flex-basis:100%;margin:0;background:var(--warn-soft);border-left:5px solid var(--warn);padding:.2rem .8rem;font-size:.9rem}.loose a{color:var(--warn)}
.prior{background:var(--soft);border-radius:.5rem;padding:.4rem .8rem}
.needed{color:var(--muted)}.needed.now{color:var(--warn);font-weight:600}
.evidence,.note,.guide,.wipe{border-top:1px solid var(--line);margin-top:1.2rem;padding-top:.2rem}.note{padding-top:.8rem}.note label,.evidence label{font-weight:600}.documents{padding-left:1.1rem}.documents li{margin:.35rem 0}
summary{cursor:pointer;padding:.6rem 0;color:var(--main);font-weight:600}
.steps{position:fixed;left:0;right:0;bottom:0;background:var(--paper);border-top:1px solid var(--line);padding:.6rem max(1rem,calc((100vw - 74rem)/2 + 1.5rem));z-index:2}.steps>div{display:flex;gap:.5rem;justify-content:space-between;align-items:center;max-width:47.5rem}.question{padding-bottom:4.5rem}
#said{position:fixed;left:0;right:0;bottom:4.6rem;display:flex;justify-content:center;padding:0 .8rem;z-index:4;pointer-events:none}#said span{max-width:40rem;background:var(--ink);color:var(--paper);border-radius:.5rem;padding:.4rem .9rem;animation:said 0s 4s forwards}#said.bad span{background:var(--bad);animation:none}@keyframes said{to{visibility:hidden}}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.5rem 1.5rem;margin:1rem 0}.facts dt{color:var(--muted);font-size:.85rem}.facts dd{margin:0;font-weight:600}
.overview{list-style:none;padding:0;margin:0}.overview h2{font-size:.95rem;margin:1rem 0 .2rem}.overview ul{list-style:none;padding:0;margin:0}.overview ul li{display:grid;grid-template-columns:1.3rem minmax(0,1fr);padding:.3rem 0;line-height:1.35}
.overview a{text-decoration:none;color:var(--ink)}.overview a:hover{text-decoration:underline}.overview a[aria-current]{font-weight:700;color:var(--main)}.overview .done .mark{color:var(--good)}.overview .open .mark,.overview .missing .mark{color:var(--warn)}
dialog{color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:.6rem;max-width:min(30rem,92vw)}dialog::backdrop{background:rgba(0,0,0,.5)}
p.done{color:var(--good);font-weight:600}p.done:empty{display:none}
@media(min-width:62rem){#page{grid-template-columns:minmax(0,1fr) 20rem;gap:1.5rem}main{padding:1.4rem 1rem 2rem 1.5rem}#side{display:block;position:sticky;top:3.4rem;align-self:start;max-height:calc(100vh - 3.4rem);overflow:auto;padding:1rem;font-size:.9rem;border-left:1px solid var(--line)}}
@media(max-width:30rem){#top{position:static}#top .row{gap:.2rem .5rem}.steps .small{order:3;flex-basis:100%}.steps>div{flex-wrap:wrap}.steps button:not(.small){flex:1}.question{padding-bottom:7rem}}
@media print{#top nav,.steps,#side,#said{display:none}}
`;

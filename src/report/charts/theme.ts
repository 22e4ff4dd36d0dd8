/**
 * Colours of the charts as CSS variables, light and dark, and the patterns that say the same without colour.
 * Contrast of text on each heat step is at least 4.5 : 1.
 */
export const CHART_CSS = `
:root{--ink:#1c2733;--muted:#55616d;--paper:#ffffff;--line:#c9d1d9;--now:#0b6aa2;--goal:#a33d00;--before:#6b4fa0;--open:#75828e;
--h0:#f7d9d0;--h1:#fbe8c8;--h2:#fdf6d3;--h3:#d9eecf;--h4:#b7dfc5;--on:#1c2733}
:root[data-theme=dark]{--ink:#e6edf3;--muted:#9aa7b4;--paper:#10161d;--line:#35414d;--now:#58b6f0;--goal:#f0a15e;--before:#b9a0f0;--open:#7b8794;
--h0:#5c2b20;--h1:#59431a;--h2:#4c4a1c;--h3:#2b4a25;--h4:#1d5136;--on:#f2f6fa}
.chart text{dominant-baseline:central}
.chart{font-size:13px;display:block;width:100%;height:auto;font-family:inherit}
.ct{fill:var(--ink)}.cm{fill:var(--muted)}.cb{fill:var(--ink);font-weight:600}.con{fill:var(--on)}.conb{fill:var(--on);font-weight:600}
.grid-line{stroke:var(--line);fill:none}.axis{stroke:var(--muted);fill:none}
.track{fill:var(--line);opacity:.45}.now{fill:var(--now)}.now-line{stroke:var(--now);stroke-width:2.5;fill:var(--now);fill-opacity:.16}
.now-open{stroke:var(--now);stroke-width:2.5;fill:none}.goal{fill:var(--paper);stroke:var(--goal);stroke-width:2}
.goal-line{stroke:var(--goal);stroke-width:2;stroke-dasharray:7 4;fill:none}.goal-bar{stroke:var(--goal);stroke-width:3}
.before{fill:var(--before)}.before-line{stroke:var(--before);stroke-width:1.75;stroke-dasharray:2 3;fill:none}
.whisker-ground{stroke:var(--paper);stroke-width:4.5;fill:none}.whisker{stroke:var(--ink);stroke-width:1.5;fill:none}.span{stroke:var(--muted);stroke-width:3}.open{fill:url(#hatch);stroke:var(--open)}
.range{display:block;width:5.6rem;max-width:100%;height:.75rem;margin-left:auto}
.cell{stroke:var(--paper);stroke-width:2}.h0{fill:var(--h0)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}
.level{fill:var(--on);opacity:.2}.level-now{fill:var(--on);opacity:.75}.corner{fill:var(--line);fill-opacity:.28}.hn{fill:url(#hatch)}.mark{fill:var(--on)}
`.trim();

/** Once in a document that holds charts. */
export const PATTERN_DEFS =
  '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/></pattern></defs></svg>';

export const PATTERN_CSS = '.hatch-ground{fill:var(--paper)}.hatch-line{stroke:var(--open);stroke-width:2}.defs{position:absolute}';

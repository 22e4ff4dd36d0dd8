// Preloaded into the program (node --import): a clock of its own.
//   CLOCK=2026-11-24T09:00:00Z         it stands still
//   CLOCK=2026-11-24T09:00:00Z,-3600   each look at it is so many seconds after the one before, or before it; more numbers take turns
const [start, ...steps] = process.env.CLOCK.split(',');
const Real = Date;
let now = Real.parse(start);
let looked = 0;
const look = () => {
  const at = now;
  if (steps.length > 0) now += Number(steps[looked++ % steps.length]) * 1000;
  return at;
};
globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length === 0) super(look());
    else super(...args);
  }
  static now() {
    return look();
  }
};

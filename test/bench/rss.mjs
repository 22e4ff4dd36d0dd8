// Loaded into a measured process: writes its peak memory, in kB, and its CPU time, in µs, to the file that BENCH_RSS names.
import { readFileSync, writeFileSync } from 'node:fs';

/** On Linux of this program alone: what `maxRSS` says there begins with the size of whoever started the process. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.BENCH_RSS, `${peak()} ${userCPUTime + systemCPUTime}`);
});

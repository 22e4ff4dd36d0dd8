// Loaded into a measured process: writes its peak memory, in kB, and its CPU time, in µs, to the file that BENCH_RSS names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.BENCH_RSS, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});

/** Today, or the day that SOURCE_DATE_EPOCH stands for, so that a build can be repeated. */
export function today(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const now = epoch === undefined || !/^\d+$/.test(epoch) ? new Date() : new Date(Number(epoch) * 1000);
  const part = (n: number): string => String(n).padStart(2, '0');
  return epoch === undefined ? `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}` : now.toISOString().slice(0, 10);
}

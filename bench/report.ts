/** Prints figures beside their targets: `≤ 10`, `≥ 50`, `< 1`, an exact number, or none. */
export function report(rows: [name: string, value: number, unit: string, bar: string][]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value, unit, bar] of rows) {
    const figure = `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`.padEnd(14)
    console.log(
      `${name.padEnd(width)}  ${figure} ${bar === '' ? '' : `${bar.padEnd(7)} ${holds(value, bar) ? 'held' : 'MISSED'}`}`,
    )
  }
}

export function holds(value: number, bar: string): boolean {
  const limit = Number(bar.replace(/[^0-9.]/g, ''))
  if (bar.startsWith('≤')) return value <= limit
  if (bar.startsWith('≥')) return value >= limit
  if (bar.startsWith('<')) return value < limit
  return value === limit
}

/** Prints a title and a table: the first column to the left, the others to the right. */
export function printTable(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const lines = cells.map((row) => `  ${row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n]))).join('  ')}`.trimEnd())
  process.stdout.write(`${title}\n${lines.join('\n')}\n\n`)
}

import { cut, printable, widthOf } from './columns.js'

/** A range of the input, in UTF-16 code units, that is underlined and called by a label. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly paint: (text: string) => string
}

interface ViewOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly dim: (text: string) => string
}

const MAX_LINES = 12

/**
 * The input with its marks underlined, as compilers show their errors: one row of underlining for each mark, its label behind it. Of an input of many lines only those with a
 * mark are shown, numbered; of a long line the part around the mark.
 */
export function sourceView(input: string, marks: readonly Mark[], { width, dim }: ViewOptions): string[] {
  const lines = linesOf(input)
  const numbered = lines.length > 1
  const gutter = numbered ? String(lines.length).length : 0
  const room = width - gutter - 4
  const marked = lines.map((line) => ({ ...line, marks: marks.filter((mark) => touches(mark, line)) })).filter((line) => line.marks.length > 0 || !numbered)
  const shown = marked.length > 0 ? marked : lines.slice(0, 3).map((line) => ({ ...line, marks: [] }))
  const output: string[] = []
  let previous = 0
  for (const line of shown.slice(0, MAX_LINES)) {
    if (numbered && line.number > previous + 1) output.push(dim(`${' '.repeat(gutter)} ┊`))
    previous = line.number
    const { text, offset } = excerpt(line, room)
    output.push(`${dim(`${numbered ? String(line.number).padStart(gutter) : ''} │`)} ${text}`)
    for (const mark of line.marks) {
      const underline = underlineOf(mark, line, text, offset)
      output.push(`${dim(`${' '.repeat(gutter)} │`)} ${underline.before}${mark.paint(`${underline.strokes} ${mark.label}`)}`)
    }
  }
  const rest = lines.length - previous
  if (rest > 0 && numbered) output.push(dim(`${' '.repeat(gutter)} ┊ ${rest} more ${rest === 1 ? 'line' : 'lines'}`))
  return output
}

interface Line {
  readonly number: number
  readonly start: number
  readonly text: string
}

function linesOf(input: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const text of input.split('\n')) {
    lines.push({ number: lines.length + 1, start, text })
    start += text.length + 1
  }
  return lines.length > 1 && lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines
}

/** A mark over several lines shows where it begins. */
function touches({ start }: Mark, line: Line): boolean {
  return line.start <= start && start <= line.start + line.text.length
}

/** The part of a line that is shown: around its first mark when it is too long. `offset` is where in the line it starts, less the ellipsis before it. */
function excerpt({ start, text, marks }: Line & { marks: readonly Mark[] }, room: number): { text: string; offset: number } {
  const whole = printable(text)
  if (widthOf(whole) <= room) return { text: whole, offset: 0 }
  const first = Math.max(0, (marks[0]?.start ?? start) - start)
  const from = first < room / 2 ? 0 : first - Math.floor(room / 4)
  const tail = printable(text.slice(from, from + 2 * room))
  const ellipsis = from > 0 ? '…' : ''
  const fits = cut(tail, room - 1 - ellipsis.length)
  return { text: `${ellipsis}${fits}${from + fits.length < text.length ? '…' : ''}`, offset: from - ellipsis.length }
}

function underlineOf({ start, end }: Mark, line: Line, shown: string, offset: number): { before: string; strokes: string } {
  const from = Math.min(shown.length, Math.max(0, start - line.start - offset))
  const to = Math.min(shown.length, Math.max(from, end - line.start - offset))
  const width = widthOf(shown.slice(from, to))
  return { before: ' '.repeat(widthOf(shown.slice(0, from))), strokes: '─'.repeat(Math.max(1, width)) }
}

// Text as a terminal shows it: every character has a width, and none may move the cursor.

/** Replaces what would act on the terminal by a picture of it, one column each: a command must not be able to hide itself from whoever reads its explanation. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code === 9) return '→'
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '␡' : '·'
  })
}

/** Columns that printable text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character.codePointAt(0) ?? 0)
  return width
}

/** The longest start of printable text that fits into `width` columns. */
export function cut(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const character of text) {
    used += columnsOf(character.codePointAt(0) ?? 0)
    if (used > width) return text.slice(0, end)
    end += character.length
  }
  return text
}

/** Breaks text at spaces into lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  return lines
}

// Ranges of Unicode's East Asian wide characters and emoji, as far as they matter to keep an underline under its word; combining marks take no column.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0xa4cf], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1faff], [0x20000, 0x3fffd],
]
const COMBINING: readonly (readonly [number, number])[] = [[0x300, 0x36f], [0x1ab0, 0x1aff], [0x20d0, 0x20ff], [0xfe00, 0xfe0f], [0xfe20, 0xfe2f]]

function columnsOf(code: number): number {
  if (code < 0x300) return 1
  const within = ([first, last]: readonly [number, number]) => first <= code && code <= last
  if (COMBINING.some(within)) return 0
  return WIDE.some(within) ? 2 : 1
}

import { escaped, hexEscapes, octalEscapes, ofLine, ofSimple, ofWords, quoted, type Rewritings } from '../words.js'

const unicodeEscapes = (text: string): string => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

/** The same words, quoted in other ways (T1027.010). */
export const QUOTING: Rewritings = {
  'empty quotes inside the program': ofSimple(({ program, rest }) => `${program[0]}""${program.slice(1)}${rest}`),
  'empty quotes between all letters': ofSimple(({ program, rest }) => `${[...program].join("''")}${rest}`),
  'program in single quotes': ofSimple(({ program, rest }) => `'${program}'${rest}`),
  'program in double quotes': ofSimple(({ program, rest }) => `"${program}"${rest}`),
  'half of the program quoted': ofSimple(({ program, rest }) => `${program.slice(0, 1)}'${program.slice(1, 3)}'"${program.slice(3)}"${rest}`),
  'every letter quoted by itself': ofSimple(({ program, rest }) => `${[...program].map((c, i) => (i % 2 ? `'${c}'` : `"${c}"`)).join('')}${rest}`),
  'backslash inside the program': ofSimple(({ program, rest }) => `${program[0]}\\${program.slice(1)}${rest}`),
  'backslash before every letter': ofSimple(({ program, rest }) => `${[...program].map((c) => `\\${c}`).join('')}${rest}`),
  'backslash in front, past aliases': ofSimple((_, command) => `\\${command}`),
  'ANSI-C quotes': ofSimple(({ program, rest }) => `$'${program}'${rest}`),
  'ANSI-C hexadecimal': ofSimple(({ program, rest }) => `$'${hexEscapes(program)}'${rest}`),
  'ANSI-C octal': ofSimple(({ program, rest }) => `$'${octalEscapes(program)}'${rest}`),
  'ANSI-C Unicode': ofSimple(({ program, rest }) => `$'${unicodeEscapes(program)}'${rest}`),
  'ANSI-C in the middle': ofSimple(({ program, rest }) => `${program[0]}$'${hexEscapes(program[1] ?? '')}'${program.slice(2)}${rest}`),
  'locale quotes': ofSimple(({ program, rest }) => `$"${program}"${rest}`),
  'unset positional parameters inside': ofSimple(({ program, rest }) => `${program[0]}$@${program.slice(1, 2)}$*${program.slice(2)}${rest}`),
  'unset variables inside': ofSimple(({ program, rest }) => `${program[0]}\${nothing_here}${program.slice(1, 2)}$nothing_there"${program.slice(2)}"${rest}`),
  'empty substitutions inside': ofSimple(({ program, rest }) => `${program[0]}$()${program.slice(1, 2)}\`\`${program.slice(2)}${rest}`),
  'every word in single quotes': ofWords((words) => words.map((w) => quoted(w)).join(' ')),
  'every word in double quotes': ofWords((words) => words.map((w) => `"${w.replace(/[\\"$`]/g, '\\$&')}"`).join(' ')),
  'every word in ANSI-C hexadecimal': ofWords((words) => words.map((w) => `$'${hexEscapes(w)}'`).join(' ')),
  'every word escaped': ofWords((words) => words.map((w) => [...w].map((c) => (/\w/.test(c) ? c : `\\${c}`)).join('')).join(' ')),
  'empty quotes inside every word': ofWords((words) => words.map((w) => `${escaped(w.slice(0, 1))}''${escaped(w.slice(1))}`).join(' ')),
  'line continuation inside the program': ofSimple(({ program, rest }) => `${program[0]}\\\n${program.slice(1)}${rest}`),
  'line continuation between words': ofSimple(({ program, words }) => (words.length ? [program, ...words].join(' \\\n  ') : undefined)),
  'many blanks and tabs': ofSimple(({ program, words }) => (words.length ? `  ${[program, ...words].join(' \t  ')}\t ` : undefined)),
  'comment after': ofLine((command) => `${command} # npm test`),
  'comment before': (command) => `# install the dependencies\n${command}`,
  'comments around': (command) => `#!/bin/sh\n# build\n\n${command}\n# done\n`,
  'comment that opens a quote': (command) => `# it's the user's wish\n${command}`,
  'blank lines and a carriage return comment': (command) => `\n\n${command}\n\n`,
  'invisible characters in a comment': ofLine((command) => `${command} # \u202e\u200b\u2066safe\u2069`),
}

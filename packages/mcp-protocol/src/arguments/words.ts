/** Longest name that is looked at, in code units. */
const MAX_NAME = 128

/** Names of one word whose spelling looks like two. */
const ONE_WORD = new Set(['power shell', 'java script', 'type script', 'apple script', 'postgre sql', 'my sql', 'git hub', 'you tube'])

/** The words of a name in snake, kebab, camel or Pascal case, in lower case: `fileAbsolutePath` → file, absolute, path. Only ASCII letters and digits count. */
export function wordsOf(name: string): string[] {
  const words: string[] = []
  const end = Math.min(name.length, MAX_NAME)
  let start = 0
  const cut = (at: number): void => {
    if (at > start) push(words, name.slice(start, at).toLowerCase())
  }
  for (let i = 0; i < end; i++) {
    const kind = kindAt(name, i)
    if (kind === OTHER) {
      cut(i)
      start = i + 1
    } else if (kind === UPPER && i > start && (kindAt(name, i - 1) !== UPPER || (i + 1 < end && kindAt(name, i + 1) === LOWER))) {
      cut(i)
      start = i
    }
  }
  cut(end)
  return words
}

function push(words: string[], word: string): void {
  const pair = `${words.at(-1)} ${word}`
  if (ONE_WORD.has(pair)) words[words.length - 1] = pair.replace(' ', '')
  else words.push(word)
}

const OTHER = 0
const LOWER = 1
const UPPER = 2
const DIGIT = 3

function kindAt(name: string, i: number): typeof OTHER | typeof LOWER | typeof UPPER | typeof DIGIT {
  const code = name.charCodeAt(i)
  if (code >= 97 && code <= 122) return LOWER
  if (code >= 65 && code <= 90) return UPPER
  return code >= 48 && code <= 57 ? DIGIT : OTHER
}

export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const hasAny = (words: readonly string[], set: ReadonlySet<string>): boolean => words.some((word) => set.has(word))

/**
 * Remembers what a pure function of a name answers: the same few names of arguments and tools come with every call. Bounded: it forgets everything when
 * `size` names were seen, and long names are not kept.
 */
export function remembered<T>(compute: (name: string) => T, size: number): (name: string) => T {
  const answers = new Map<string, { readonly answer: T }>()
  return (name) => {
    const known = answers.get(name)
    if (known !== undefined) return known.answer
    const answer = compute(name)
    if (name.length > MAX_NAME) return answer
    if (answers.size >= size) answers.clear()
    answers.set(name, { answer })
    return answer
  }
}

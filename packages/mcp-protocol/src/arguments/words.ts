/** Longest name that is looked at, in code units. */
const MAX_NAME = 128

/** The words of a name in snake, kebab, camel or Pascal case, in lower case: `fileAbsolutePath` → file, absolute, path. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, MAX_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

export const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const hasAny = (words: readonly string[], set: ReadonlySet<string>): boolean => words.some((word) => set.has(word))

/** Most rules and lines of one makefile that are looked at. */
const MAX_LINES = 4096

/**
 * The rules of a makefile that `make GOALS` would run: the goals (the first rule when there are none) and all that they depend on, with the assignments. Returns makefile text.
 * Rules of patterns are left out.
 */
export function recipesOf(text: string, goals: readonly string[]): string {
  const rules = new Map<string, { readonly needs: readonly string[]; readonly lines: string[] }>()
  const other: string[] = []
  let current: { readonly needs: readonly string[]; readonly lines: string[] } | undefined
  let first: string | undefined
  for (const line of text.split('\n').slice(0, MAX_LINES)) {
    const head = /^([^\s#:=][^#:=]{0,512}?)\s*::?(?!=)\s*([^#;=]{0,2048})(?:;(.*))?$/.exec(line)
    if (line.startsWith('\t')) current?.lines.push(line)
    else if (head) {
      const names = head[1]!.trim().split(/\s+/)
      current = { needs: head[2]!.trim().split(/\s+/).filter(Boolean), lines: [line, ...(head[3] ? [`\t${head[3].trim()}`] : [])] }
      for (const name of names) {
        const before = rules.get(name)
        rules.set(name, before ? { needs: [...before.needs, ...current.needs], lines: [...before.lines, ...current.lines] } : current)
        if (!name.startsWith('.') && !name.includes('%')) first ??= name
      }
      current = rules.get(names.at(-1)!)
    } else if (line.trim() !== '') {
      if (!/^\s/.test(line)) current = undefined
      other.push(line)
    }
  }
  const out = [...other], open = goals.length ? [...goals] : first === undefined ? [] : [first]
  const seen = new Set<string>()
  while (open.length > 0 && seen.size < MAX_LINES) {
    const name = open.pop()!
    const rule = seen.has(name) ? undefined : rules.get(name)
    seen.add(name)
    if (!rule) continue
    out.push(...rule.lines)
    open.push(...rule.needs)
  }
  return `${out.join('\n')}\n`
}

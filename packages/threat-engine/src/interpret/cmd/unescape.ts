import type { Redirection } from './syntax.js'

const REDIRECTION = /([0-9]?)(>>|>&|>|<)\s*(&?[0-9](?=\s|$)|"[^"\n]*"|[^\s<>|&"]+(?:"[^"\n]*")?[^\s<>|&"]*)?/y

/** Resolves carets and takes redirections out of the text of one command; quotes stay. */
export function unescapeCmd(raw: string): { readonly text: string; readonly redirections: readonly Redirection[] } {
  const redirections: Redirection[] = []
  if (!/[\^<>]/.test(raw)) return { text: raw, redirections }
  let text = ''
  let quoted = false
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i] ?? ''
    if (c === '"') quoted = !quoted
    else if (!quoted && c === '^') {
      i++
      const next = raw[i] ?? ''
      if (next === '\r') i++
      if (next !== '\n' && next !== '\r') text += next
      continue
    } else if (!quoted && (c === '>' || c === '<')) {
      const fd = /(?:^|\s)([0-9])$/.exec(text.slice(-2))?.[1] ?? ''
      REDIRECTION.lastIndex = i
      const found = REDIRECTION.exec(raw)
      if (found) {
        if (fd) text = text.slice(0, -1)
        const target = found[3] ?? ''
        const merged = found[2] === '>&' || target.startsWith('&')
        redirections.push({
          fd: fd || (c === '<' ? '0' : '1'),
          op: merged ? '>&' : ((found[2] ?? '>') as '>' | '>>' | '<'),
          target: target.replaceAll('"', '').replaceAll('^', ''),
        })
        i += Math.max(found[0].length, 1) - 1
        continue
      }
    }
    text += c
  }
  return { text, redirections }
}

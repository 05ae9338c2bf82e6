// Where commands stand in files that other programs run. Each function returns shell lines, and reads its text once.

const FIELD = /^(?:@(?:reboot|hourly|daily|midnight|weekly|monthly|yearly|annually|every_minute)|(?:[\d*,/a-zA-Z-]{1,40}[\t ]{1,8}){4}[\d*,/a-zA-Z-]{1,40})[\t ]{1,8}/

/** Commands of a crontab. Tables of the system name a user before the command. Lines that are no entries are taken for a script. */
export function fromCrontab(content: string, withUser: boolean): string[] {
  const commands: string[] = []
  const other: string[] = []
  for (const raw of content.split('\n')) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const fields = FIELD.exec(line)
    if (!fields) {
      other.push(line)
      continue
    }
    const rest = line.slice(fields[0].length)
    const user = withUser ? /^[a-z_][\w-]{0,31}[\t ]+/.exec(rest) : null
    commands.push(rest.slice(user ? user[0].length : 0))
  }
  if (other.length > 0) commands.push(other.join('\n'))
  return commands
}

/** Commands of a systemd unit or a desktop entry. */
export function fromUnit(content: string): string[] {
  const commands: string[] = []
  for (const line of unfolded(content)) {
    const found = /^\s{0,8}(?:Exec[A-Za-z]{0,20}|TryExec)\s{0,4}=\s{0,4}[-@:+!|]{0,4}/.exec(line)
    if (found) commands.push(line.slice(found[0].length))
    const preload = /^\s{0,8}Environment\s{0,4}=\s{0,4}"?(LD_\w{1,20}=\S{1,200})/.exec(line)
    if (preload) commands.push(`export ${preload[1] ?? ''}`)
  }
  return commands
}

/** Lines with those that end in a backslash joined to the next. */
function unfolded(content: string): string[] {
  const lines: string[] = []
  let open = ''
  for (const line of content.split('\n')) {
    if (line.endsWith('\\')) open += `${line.slice(0, -1)} `
    else {
      lines.push(open + line)
      open = ''
    }
  }
  if (open !== '') lines.push(open)
  return lines
}

const RUNS = /^(\s{0,200})(?:-\s{1,8})?["']?(run|script|command|commands|before_script|after_script|entrypoint|cmd|cmds|args|bash|pwsh|powershell|entry|install|postCreateCommand)["']?\s{0,8}:(.*)$/i

/** Commands of a YAML workflow: the values, blocks and lists of its `run`, `script` and like keys. */
export function fromWorkflow(content: string): string[] {
  const commands: string[] = []
  const lines = content.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const found = RUNS.exec(lines[i] ?? '')
    if (!found) continue
    const indent = (found[1] ?? '').length
    const value = (found[3] ?? '').trim()
    if (value !== '' && !/^[|>][-+\d]{0,3}(?:\s*#.*)?$/.test(value)) {
      commands.push(templates(unquoted(value)))
      continue
    }
    const block: string[] = []
    while (i + 1 < lines.length) {
      const next = lines[i + 1] ?? ''
      const own = next.length - next.trimStart().length
      const item = value === '' && own >= indent && /^\s*-(?:\s|$)/.test(next)
      if (next.trim() !== '' && own <= indent && !item) break
      block.push(value === '' ? unquoted(next.replace(/^\s*-\s{1,8}/, '').trim()) : next)
      i++
    }
    if (block.length > 0) commands.push(templates(block.join('\n')))
  }
  return commands
}
const unquoted = (text: string): string => {
  const quote = text[0]
  if (text.startsWith('[')) return text.slice(1, -1).split(',').map((word) => unquoted(word.trim())).join(' ')
  return (quote === '"' || quote === "'") && text.endsWith(quote) && text.length > 1 ? text.slice(1, -1) : text
}
/** `${{ github.sha }}` is filled in by the runner; to a shell it would be a broken expansion. */
const templates = (text: string): string => text.replace(/\$\{\{[^}\n]{0,200}\}\}/g, '${WORKFLOW_VALUE}')

/** Recipes of a makefile, one per rule. Variables of make are variables of the shell to us. */
export function fromMakefile(content: string): string[] {
  const recipes: string[] = []
  let recipe: string[] = []
  for (const line of unfolded(content)) {
    if (line.startsWith('\t') || (recipe.length > 0 && /^ {2,8}\S/.test(line))) recipe.push(line.trim().replace(/^[@+-]{1,3}/, ''))
    else if (line.trim() !== '') {
      if (recipe.length > 0) recipes.push(recipe.join('\n'))
      recipe = []
      const shell = /\$\(shell\s{1,8}([^\n]{1,2000})\)/.exec(line)
      if (shell) recipes.push(shell[1] ?? '')
    }
  }
  if (recipe.length > 0) recipes.push(recipe.join('\n'))
  return recipes.map(withShellVariables)
}
const withShellVariables = (text: string): string =>
  text
    .replaceAll('$$', '$')
    .replace(/\$[({]([A-Za-z_][\w.-]{0,60})[)}]/g, '${$1}')
    .replace(/\$\(shell\s{1,8}/g, '$(')

/** What a Dockerfile runs, when it is built and when the image starts. */
export function fromDockerfile(content: string): string[] {
  const commands: string[] = []
  for (const line of unfolded(content)) {
    const found = /^\s{0,8}(?:ONBUILD\s{1,8})?(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK.{0,200}?\sCMD)\s{1,8}(?:--[\w-]{1,20}=\S{1,200}\s{1,8}){0,8}/i.exec(line)
    if (!found) continue
    const rest = line.slice(found[0].length).trim()
    commands.push(rest.startsWith('[') ? argv(rest) : rest)
  }
  return commands
}

/** `["sh", "-c", "x"]` as a shell line. */
export function argv(text: string): string {
  try {
    const words: unknown = JSON.parse(text)
    if (Array.isArray(words)) return words.filter((w): w is string => typeof w === 'string').map(quoted).join(' ')
  } catch {
    return text
  }
  return text
}
/** One word for a shell, taken literally. */
export const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** Arguments of a launchd property list as a shell line. */
export function fromPlist(content: string): string[] {
  const at = content.search(/<key>Program(?:Arguments)?<\/key>/)
  if (at < 0) return []
  const words: string[] = []
  const strings = /<string>([^<]{0,8192})<\/string>/g
  strings.lastIndex = at
  const end = content.indexOf('</array>', at)
  for (let found = strings.exec(content); found && words.length < 64; found = strings.exec(content)) {
    if (end >= 0 && found.index > end && words.length > 0) break
    words.push(entities(found[1] ?? ''))
  }
  return [words.map(quoted).join(' ')]
}
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&#39;': "'", '&amp;': '&' }
const entities = (text: string): string => text.replace(/&(?:lt|gt|quot|apos|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)

const PROGRAM_SETTINGS: ReadonlySet<string> = new Set([
  'sshcommand', 'fsmonitor', 'textconv', 'clean', 'smudge', 'process', 'cmd', 'uploadpack', 'receivepack', 'askpass',
])

/** Settings of git that are commands: `!` aliases, and those that name a program. */
export function fromGitConfig(content: string): string[] {
  const commands: string[] = []
  for (const line of unfolded(content)) {
    const found = /^\s{0,16}([\w.-]{1,60})\s{0,8}=\s{0,8}(.{1,4000})$/.exec(line)
    if (!found) continue
    const name = (found[1] ?? '').toLowerCase()
    const value = unquoted((found[2] ?? '').trim()).replaceAll('\\"', '"')
    if (value.startsWith('!')) commands.push(value.slice(1))
    else if (PROGRAM_SETTINGS.has(name) && value !== 'true' && value !== 'false') commands.push(value)
  }
  return commands
}

const NEXT = /^\s{0,8},\s{0,8}"([^"]{0,4000})"/

/** Quoted strings that follow what `before` matches on a line. */
export function quotedAfter(content: string, before: RegExp): string[] {
  const found: string[] = []
  for (const line of content.split('\n')) {
    let rest = line.length > 8192 ? line.slice(0, 8192) : line
    for (let i = 0; i < 16; i++) {
      const match = before.exec(rest)
      if (!match) break
      rest = rest.slice(match.index + match[0].length)
      const quote = rest[0]
      if (quote !== '"' && quote !== "'") continue
      let end = 1
      while (end < rest.length && rest[end] !== quote) end += rest[end] === '\\' ? 2 : 1
      const words = [rest.slice(1, end).replaceAll(`\\${quote}`, quote)]
      rest = rest.slice(end + 1)
      // `["bash", "-c", "…"]`: the rest of an array belongs to the command.
      for (let more = NEXT.exec(rest); more && words.length < 64; more = NEXT.exec(rest)) {
        words.push(more[1] ?? '')
        rest = rest.slice(more[0].length)
      }
      found.push(words.length > 1 ? words.map(quoted).join(' ') : (words[0] ?? ''))
    }
  }
  return found
}

/** Addresses in the settings of a package manager (`registry=`, `index-url =`, `:sources:`), as the variables that say the same. */
export function fromSettings(content: string): string[] {
  const commands: string[] = []
  for (const line of content.split('\n')) {
    // A registry of one scope gives what that scope publishes, and nobody else's names.
    if (/^\s{0,16}(?:[#;]|@[\w.-]{1,80}:registry)/.test(line) || !/registry|index|source|channel|url|links/i.test(line.slice(0, 200))) continue
    for (const found of line.slice(0, 2048).match(/https?:\/\/[^\s"'\],]{1,500}/g)?.slice(0, 16) ?? []) commands.push(`export PIP_INDEX_URL=${quoted(found)}`)
  }
  return commands
}

/** Commands that an ssh client runs by itself: to connect, after it has, and to decide which settings hold. */
export function fromSshConfig(content: string): string[] {
  const commands: string[] = []
  for (const line of content.split('\n')) {
    const found = /(?:^|\s)(?:ProxyCommand|LocalCommand|KnownHostsCommand|Match\s{1,8}exec)[\s=]{1,8}(.{1,4096})$/i.exec(line)
    if (found?.[1]) commands.push(found[1].replace(/^"(.*)"$/, '$1'))
  }
  return commands
}

/** The proxy through which curl or wget sends everything from now on, as the desktop's setting that says the same. */
export function fromTransferSettings(content: string): string[] {
  return content.split('\n').slice(0, 64).flatMap((line) => {
    const proxy = /^\s{0,16}(?:-x|--?proxy|proxy|preproxy|https?_proxy|socks5(?:-hostname)?)\s{0,8}[=: ]\s{0,8}["']?([^\s"']{1,500})/i.exec(line.slice(0, 1024))?.[1]
    return proxy === undefined || /^(?:[a-z\d]{1,8}:\/\/)?(?:localhost|127\.|\[?::1)/i.test(proxy) ? [] : [`dconf write /system/proxy/http/host ${quoted(proxy)}`]
  })
}

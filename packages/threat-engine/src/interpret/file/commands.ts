import type { Language } from '../language.js'
import { fromCrontab, fromDockerfile, fromGitConfig, fromMakefile, fromPlist, fromSettings, fromTransferSettings, fromSshConfig, fromUnit, fromWorkflow, quotedAfter } from './formats.js'
import { fromJson } from './json.js'

/** Code inside a file, with the language that would run it. */
export interface Part {
  readonly language: Language
  readonly source: string
}

const EXTENSIONS: Readonly<Record<string, Language>> = {
  sh: 'sh', bash: 'sh', zsh: 'sh', ksh: 'sh', fish: 'sh', command: 'sh', py: 'python', pyw: 'python', pth: 'python', js: 'javascript',
  mjs: 'javascript', cjs: 'javascript', pl: 'perl', rb: 'ruby', php: 'php', lua: 'lua', ps1: 'powershell', psm1: 'powershell',
  psd1: 'powershell', bat: 'cmd', cmd: 'cmd', applescript: 'applescript', scpt: 'applescript', r: 'r', tcl: 'tcl',
}
const SHEBANGS: readonly (readonly [RegExp, Language])[] = [
  [/\b(?:ba|z|k|da|fi|a)?sh\b/, 'sh'], [/\bpython[\d.]*\b/, 'python'], [/\b(?:node|deno|bun)\b/, 'javascript'], [/\bperl\b/, 'perl'], [/\bruby\b/, 'ruby'], [/\bphp\b/, 'php'], [/\bpwsh\b/, 'powershell'], [/\bosascript\b/, 'applescript'], [/\blua\b/, 'lua'], [/\bawk\b/, 'awk'],
]
const UNIT = /\.(?:service|socket|timer|path|mount|automount|desktop)$/
const WORKFLOW = /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.{1,200}|\.?gitlab-ci|azure-pipelines|bitbucket-pipelines|\.?drone|\.travis|\.circleci\/config|cloudbuild|buildspec|appveyor|\.?woodpecker|docker-compose[\w.-]{0,40}|compose|\.pre-commit-config|taskfile|lefthook)\.ya?ml$/
const JSON_HOOKS = /\.(?:json|jsonc|code-workspace)$/

const RUN_BY_NAME =
  /(?:^|\/)(?:(?:gnu)?makefile|(?:docker|container|just|proc|jenkins)file|package\.json|crontab|devcontainer\.json|tasks\.json)(?:\.[\w-]{1,20})?$/

/** True when the path or the content says that somebody or something will run this file. */
export function isRunnable(content: string, path: string): boolean {
  const name = path.toLowerCase().replaceAll('\\', '/')
  return content.startsWith('#!') || languageOf(name) !== undefined || UNIT.test(name) || WORKFLOW.test(name) || RUN_BY_NAME.test(name)
}

/** Language of a script by the ending of its name. */
export function languageOf(name: string): Language | undefined {
  const dot = name.lastIndexOf('.')
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
  return Object.hasOwn(EXTENSIONS, ending) ? EXTENSIONS[ending] : undefined
}

/** The code that a file of this name holds. A file in no known format is taken for shell. Linear in the length of the content. */
export function commandsIn(content: string, path: string): readonly Part[] {
  const name = path.toLowerCase().replaceAll('\\', '/')
  const base = name.slice(name.lastIndexOf('/') + 1)
  const sh = (sources: readonly string[]): readonly Part[] => sources.map((source) => ({ language: 'sh', source }))
  if (content.startsWith('#!')) {
    const line = content.slice(0, 200).split('\n', 1)[0] ?? ''
    return [{ language: SHEBANGS.find(([pattern]) => pattern.test(line))?.[1] ?? 'sh', source: content.slice(line.length) }]
  }
  const script = languageOf(base)
  if (script) return [{ language: script, source: base.endsWith('.pth') ? importsOf(content) : content }]
  if (/(?:^|\/)(?:ana)?crontab$|\/cron\.d\/|\/spool\/cron\/|\/cron\/tabs\//.test(name)) return sh(fromCrontab(content, name.includes('/etc/')))
  if (UNIT.test(name)) return sh(fromUnit(content))
  if (WORKFLOW.test(name)) return sh(fromWorkflow(content))
  if (/^(?:gnu)?makefile(?:\.|$)|^justfile$|\.mk$/.test(base)) return sh(fromMakefile(content))
  if (/^(?:dockerfile|containerfile)(?:\.|$)|\.dockerfile$/.test(base)) return sh(fromDockerfile(content))
  if (JSON_HOOKS.test(base) || /^\s*\{\s*"/.test(content)) return sh(fromJson(content, base))
  if (base.endsWith('.plist')) return sh(fromPlist(content))
  if (/(?:^|\/)(?:\.?gitconfig|\.?git\/config(?:\.worktree)?)$/.test(name)) return sh(fromGitConfig(content))
  if (/(?:^|\/)\.ssh\/config$|\/ssh_config(?:\.d\/[^/]+)?$/.test(name)) return sh(fromSshConfig(content))
  if (/^\/(?:proc|sys)\//.test(name)) return []
  if (SETTINGS.test(base)) return sh(fromSettings(content))
  if (/^[._](?:curlrc|wgetrc)$|^wgetrc$/.test(base)) return sh(fromTransferSettings(content))
  if (base.startsWith('authorized_keys')) return sh(quotedAfter(content, /(?:^|,)command=/))
  if (/\/udev\/rules\.d\//.test(name)) return sh(quotedAfter(content, /(?:RUN|PROGRAM|IMPORT)(?:\{\w{1,20}\})?\+?=/))
  if (/\/apt\.conf\.d\/|\/dpkg\.cfg\.d\//.test(name)) return sh(quotedAfter(content, /(?:Invoke|Pkgs)[\w-]{0,20}\s{0,4}\{?\s{0,4}/))
  if (base === 'jenkinsfile') return sh(quotedAfter(content, /\b(?:sh|bat|powershell)\s{0,4}\(?\s{0,4}(?:script:\s{0,4})?/))
  if (base.endsWith('.toml')) return sh(quotedAfter(content, TOML_COMMAND))
  if (/\.(?:ya?ml)$/.test(base)) return sh(fromWorkflow(content))
  return PROSE_AND_SOURCES.test(base) || /^\.(?:cursorrules|windsurfrules|clinerules|goosehints)/.test(base) ? [] : sh([content])
}

/** Settings of package managers: where packages come from. */
const SETTINGS = /^(?:\.?npmrc|\.?yarnrc(?:\.yml)?|\.?gemrc|\.?condarc|pip\.(?:conf|ini)|uv\.toml|bunfig\.toml|\.pypirc)$/

/** Files that nobody runs as they are; the rest of the unknown is taken for shell. */
const PROSE_AND_SOURCES =
  /\.(?:mdc?|txt|rst|html?|css|svg|xml|csv|lock|ini|conf|cfg|rules|env|properties|pub|pem|key|crt|log|tsx?|jsx|go|rs|java|c|h|cpp|cs|kt|swift|vue|svelte|sql|proto)$/
const TOML_COMMAND = /^\s{0,8}(?:command|notify|run|script)\s{0,4}=\s{0,4}\[?\s{0,4}/
/** The lines of a `.pth` file that Python runs. */
const importsOf = (content: string): string => content.split('\n').filter((line) => /^import[\t ]/.test(line)).join('\n')

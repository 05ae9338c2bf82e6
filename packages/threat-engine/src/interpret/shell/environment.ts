import type { Context, Resource, Tag } from '../../facts.js'
import { resource, weaker, type Frame } from '../machine.js'
import { urlResource } from '../resource/host.js'
import { reroutesModelByVariable } from '../resource/model-api.js'
import { pathResource } from '../resource/path.js'
import { HOLE, STAR, hasHole } from '../word.js'
import type { Shell } from './execute.js'
import { expandText } from './expand.js'
import { runCode } from './run-code.js'
import { announceStandIn } from './shadow.js'
import { unguardsByVariable } from './unguarded.js'

/** Values that name what every program, interpreter, compiler or build loads or runs (T1574.006, T1574.007). */
const LOADERS: ReadonlySet<string> = new Set([
  'LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES', 'DYLD_LIBRARY_PATH', 'DYLD_FRAMEWORK_PATH', 'DYLD_FALLBACK_LIBRARY_PATH',
  'BASH_ENV', 'ENV', 'ZDOTDIR', 'PROMPT_COMMAND', 'PS0', 'PS4',
  'PYTHONPATH', 'PYTHONHOME', 'PYTHONSTARTUP', 'PYTHONUSERBASE', 'NODE_OPTIONS', 'NODE_PATH', 'PERL5OPT', 'PERL5LIB', 'PERLLIB', 'PERL5DB', 'RUBYOPT', 'RUBYLIB', 'GEM_HOME', 'GEM_PATH',
  'LUA_PATH', 'LUA_CPATH', 'LUA_INIT', 'R_PROFILE', 'R_PROFILE_USER', 'CLASSPATH', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS', 'MAVEN_OPTS', 'GRADLE_OPTS',
  'SHELL', 'CC', 'CXX', 'CPP', 'LD', 'AR', 'AS', 'MAKE', 'MAKEFLAGS', 'CFLAGS', 'CXXFLAGS', 'CPPFLAGS', 'LDFLAGS', 'RUSTC', 'RUSTC_WRAPPER', 'RUSTFLAGS', 'CMAKE_C_COMPILER', 'CMAKE_CXX_COMPILER', 'CMAKE_TOOLCHAIN_FILE',
  'NPM_CONFIG_PREFIX', 'NPM_CONFIG_SCRIPT_SHELL', 'NPM_CONFIG_NODE_OPTIONS', 'OPENSSL_CONF', 'GCONV_PATH', 'GTK_MODULES', 'QT_PLUGIN_PATH', 'GIT_TEMPLATE_DIR', 'GIT_EXEC_PATH', 'KUBECTL_EXTERNAL_DIFF',
])
/** Values that are a command line, which another program runs. */
const COMMANDS: ReadonlySet<string> = new Set([
  'GIT_SSH', 'GIT_SSH_COMMAND', 'GIT_ASKPASS', 'SSH_ASKPASS', 'SUDO_ASKPASS', 'GIT_EDITOR', 'GIT_SEQUENCE_EDITOR', 'GIT_PAGER', 'GIT_EXTERNAL_DIFF', 'GIT_PROXY_COMMAND', 'RSYNC_RSH', 'CVS_RSH',
  'EDITOR', 'VISUAL', 'PAGER', 'MANPAGER', 'SYSTEMD_PAGER', 'AWS_PAGER', 'PSQL_PAGER', 'LESSOPEN', 'LESSCLOSE', 'BROWSER', 'PROMPT_COMMAND',
])
const HISTORY: ReadonlySet<string> = new Set(['HISTFILE', 'HISTSIZE', 'HISTFILESIZE', 'HISTCONTROL', 'HISTIGNORE'])
const PROXIES: ReadonlySet<string> = new Set(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])
/** Where package managers get packages from when nothing else says so (T1195.001). */
const INDEXES: ReadonlySet<string> = new Set([
  'GOPROXY', 'NPM_CONFIG_REGISTRY', 'YARN_NPM_REGISTRY_SERVER', 'YARN_REGISTRY', 'PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'PIP_FIND_LINKS', 'UV_INDEX_URL', 'UV_DEFAULT_INDEX', 'UV_EXTRA_INDEX_URL', 'UV_INDEX', 'BUNDLE_MIRROR__ALL',
  'HOMEBREW_BOTTLE_DOMAIN', 'RUSTUP_DIST_SERVER', 'RUSTUP_UPDATE_ROOT', 'CONDA_CHANNELS', 'CARGO_REGISTRY_INDEX', 'NUGET_SOURCE',
])
/** Values with which a package manager no longer checks what it gets. */
const UNCHECKED: Readonly<Record<string, RegExp>> = {
  GONOSUMCHECK: /./, GONOSUMDB: /./, GOINSECURE: /./, GOSUMDB: /^off$/, GOFLAGS: /-insecure/, GOPRIVATE: /^[*\u0001]$/, PIP_TRUSTED_HOST: /./, UV_INSECURE_HOST: /./, NPM_CONFIG_STRICT_SSL: /^false$/, YARN_STRICT_SSL: /^false$/, YARN_ENABLE_STRICT_SSL: /^(?:false|0)$/,
  YARN_CHECKSUM_BEHAVIOR: /^ignore$/, BUNDLE_SSL_VERIFY_MODE: /^0$/, CARGO_HTTP_CHECK_REVOKE: /^false$/, COREPACK_INTEGRITY_KEYS: /^0?$/, GIT_SSL_NO_VERIFY: /^(?:1|true|yes|on)$/i, NODE_TLS_REJECT_UNAUTHORIZED: /^0$/, PYTHONHTTPSVERIFY: /^0$/,
}

/** Every name that means something, so that all others are done with after one look. */
const MEANT: ReadonlySet<string> = new Set(['PATH', ...LOADERS, ...COMMANDS, ...HISTORY, ...PROXIES, ...INDEXES, ...Object.keys(UNCHECKED)])

/** The effects of setting one variable. Names are read without regard to case where programs do (`npm_config_*`, `http_proxy`). */
export function environmentEffects(name: string, value: string, context: Context): readonly Resource[] {
  const upper = name.toUpperCase()
  const unguarded = unguardsByVariable(name, value)
  if (unguarded) return [unguarded]
  if (!MEANT.has(upper) && !MEANT.has(name)) return reroutesModelByVariable(name, value, context) ? [resource('environment', 'proxy', name, urlResource(value, context).tags.includes('plain-http') ? ['rerouted', 'plain-http'] : ['rerouted'])] : []
  if (LOADERS.has(name) || COMMANDS.has(name) || (upper !== name && upper.startsWith('NPM_CONFIG_') && LOADERS.has(upper))) return [resource('environment', 'loader', name, placesIn(value, context))]
  if (HISTORY.has(name)) return [resource('environment', 'history', name)]
  if (name === 'PATH') return [resource('environment', 'path', name)]
  if (PROXIES.has(upper)) return [resource('environment', 'proxy', name)]
  if (INDEXES.has(upper)) return foreignIndexes(value, context)
  const unchecked = Object.hasOwn(UNCHECKED, upper) ? UNCHECKED[upper] : undefined
  return unchecked?.test(value) ? [resource('package', 'registry', name, (value === '*' || value === STAR || value === '-insecure') ? ['insecure', 'all'] : ['insecure'])] : []
}

/** Records what setting a variable does; a value that is a command line is what some program will run. */
export function announceVariable(name: string, value: string, frame: Frame, shell: Shell): void {
  for (const set of environmentEffects(name, value, shell.machine.context)) shell.machine.effect(frame, 'configure', set, { detail: value })
  // A shell expands its prompts before it prints them, and `PS4` before each command of `set -x`.
  if (/^PS[0-3]$/.test(name) && /\$\(|`/.test(value) && frame.certainty !== 'dead') announceStandIn(name, frame, shell, (inner, at) => expandText(value, inner.expansion({ ...at, direct: false })))
  else if (/^PS[0-4]$/.test(name) && /[$`]/.test(value) && frame.certainty !== 'dead') expandText(value, shell.expansion({ ...frame, direct: false, certainty: weaker(frame.certainty, 'conditional') }))
  if (COMMANDS.has(name) && value !== HOLE && /[\s$`]/.test(value)) {
    const later: Frame = { ...frame, direct: false, certainty: weaker(frame.certainty, 'conditional'), derivation: [...frame.derivation, { how: 'is run because of', text: name }] }
    const run = (inner: Shell, at: Frame): void => { runCode('sh', { text: value.replace(/^\s*\|{1,2}-?\s*/, ''), taint: { sources: [], steps: [] } }, at, inner) }
    // A shell runs it before each prompt: what it does then is what a person's shell does all day.
    if (name === 'PROMPT_COMMAND') announceStandIn(name, later, shell, run)
    else run(shell.fork(), later)
  }
}

const PLACES: ReadonlySet<Tag> = new Set<Tag>(['temporary', 'hidden'])

/** Where the paths in a value lie: only places where anybody may put a file count. */
function placesIn(value: string, context: Context): readonly Tag[] {
  const tags = new Set<Tag>()
  for (const raw of value.slice(0, 2048).split(/[\s:;,='"]+/).slice(0, 64)) {
    // `-r/tmp/x`, `|/tmp/x`, `!/tmp/x`
    const word = raw.replace(/^(?:-[A-Za-z]{1,2}|[|!@]{1,2})(?=[/~])/, '')
    if (!/^[/~.]/.test(word) || word.startsWith('//')) continue
    for (const tag of pathResource(word, context).tags) if (PLACES.has(tag)) tags.add(tag)
  }
  return tags.has('temporary') ? [...tags] : []
}

const SERVERS: ReadonlySet<string> = new Set(['registry', 'loopback', 'own'])

/** Addresses in a value that are no package registry, this machine, or our own. */
export function foreignIndexes(value: string, context: Context): readonly Resource[] {
  return value.split(/[\s,|]+/).slice(0, 8).flatMap((word) => {
    if (!/^https?:\/\//i.test(word) || hasHole(word)) return []
    const host = urlResource(word, context)
    return SERVERS.has(host.class) || MIRRORS.test(host.name) ? [] : [resource('package', 'foreign-index', word)]
  })
}
/** Servers of packages that everybody uses. */
const MIRRORS = /^(?:proxy\.golang\.org|goproxy\.(?:io|cn)|sum\.golang\.org|static\.rust-lang\.org|(?:[\w-]+\.)*(?:pythonhosted\.org|npmmirror\.com|tuna\.tsinghua\.edu\.cn|aliyun\.com|ustc\.edu\.cn|huaweicloud\.com))$/

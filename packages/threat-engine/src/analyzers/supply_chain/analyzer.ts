import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, WRITES } from '../../analysis/classes.js'
import { table, tagged } from '../../analysis/match.js'
import { isLive, type Effect, type Facts } from '../../facts.js'
import { looksLikePopular } from './popular.js'

/** Software that enters the project or leaves it by another way than its registry. */
export const supplyChain = defineAnalyzer({
  id: 'supply_chain',
  category: 'pattern',
  title: 'Supply chain',
  techniques: ['T1195.001', 'T1195.002'],
  rules: {
    'foreign-package': {
      severity: 'high',
      title: 'Installs a package from outside of the registry',
      advice: 'Install it from the registry with a pinned version, or vendor it where it is reviewed.',
      techniques: ['T1195.001'],
    },
    'repository-package': {
      severity: 'low',
      title: 'Installs a package straight from a repository',
      advice: 'Pin the commit.',
      techniques: ['T1195.001'],
    },
    'foreign-index': {
      severity: 'high',
      title: 'Makes a package manager trust another index',
      advice: 'Add the index to the project’s reviewed configuration, for the packages that it serves.',
      techniques: ['T1195.001'],
    },
    'unchecked-package': {
      severity: 'medium',
      title: 'Installs a package without checking where it is from',
      advice: 'Leave certificate and signature checks on.',
      techniques: ['T1195.002'],
    },
    'poisoned-build': {
      severity: 'high',
      title: 'Plants code that a build or an installation will run',
      advice: 'Keep what a build runs in the repository, where it is reviewed.',
      techniques: ['T1195.001', 'T1195.002'],
    },
    'poisoned-source': {
      severity: 'high',
      title: 'Puts code that starts programs into many source files at once',
      advice: 'Change the one file that needs it, and show the change.',
      techniques: ['T1195.001', 'T1554'],
    },
    'look-alike-package': { severity: 'medium', title: 'Installs a package whose name looks like another one', advice: 'Check the name on the registry.', techniques: ['T1195.001', 'T1036.005'] },
    'rerouted-source': {
      severity: 'medium',
      title: 'Makes sources and downloads come through another host',
      advice: 'Keep the remote that the project is configured with; set a proxy for the one command that needs it.',
      techniques: ['T1195.001', 'T1557'],
    },
    'lock-edited': {
      severity: 'high',
      title: 'Replaces a lock file by hand',
      advice: 'Let the package manager write its lock file, from versions that it checks.',
      techniques: ['T1195.001'],
    },
    'stray-package': {
      severity: 'medium',
      title: 'Installs a package where nobody looks for one',
      advice: 'Install it into the project or a virtual environment.',
      techniques: ['T1195.002', 'T1564.001'],
    },
    'published': { severity: 'low', title: 'Publishes a package', advice: 'Publish from CI, with provenance.', techniques: ['T1195.002'] },
  },
  ...table([
    { does: ['install', 'execute', 'receive'], what: 'package', tags: ['preview', 'remove'] },
    { rule: 'foreign-package', does: ['install', 'execute'], what: 'package', class: ['raw-address', 'foreign-index', 'tarball'] },
    { rule: 'look-alike-package', does: 'execute', what: 'package', severity: 'high', when: ({ resource }) => FOREIGN_LETTER.test(resource.name) || looksLikePopular(resource.name) },
    { rule: 'look-alike-package', does: ['install', 'execute'], what: 'package', when: ({ resource }) => FOREIGN_LETTER.test(resource.name) || looksLikePopular(resource.name) },
    { rule: 'unchecked-package', does: ['install', 'execute'], what: 'package', class: ['registry', 'repository'], tags: ['insecure', 'plain-http'], raised: { by: ['anonymous'], to: 'high' } },
    { rule: 'stray-package', does: 'install', what: 'package', tags: ['hidden', 'temporary'] },
    { rule: 'repository-package', does: ['install', 'execute'], what: 'package', class: 'repository' },
    { rule: 'foreign-index', does: ['configure', 'write'], what: 'package', class: ['foreign-index', 'raw-address'] },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'ci-config', tags: ['payload-decode', 'payload-hide', 'payload-shell'] },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'ci-config', tags: PAYLOADS, severity: 'medium', raised: { by: ['plain-http'], to: 'high' } },
    { rule: 'poisoned-build', does: WRITES, what: 'path', severity: 'medium', when: (effect, facts) => BUILT.test(effect.resource.name) && isFromScratch(effect, facts) },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'package-config', tags: PAYLOADS },
    { rule: 'poisoned-source', does: WRITES, what: 'path', class: 'ordinary', all: ['in-place', 'glob'], tags: ['payload-process', 'payload-fetch', 'payload-shell', 'payload-decode'] },
    { rule: 'poisoned-source', does: WRITES, what: 'path', class: 'ordinary', all: ['in-place'], tags: ['payload-fetch', 'payload-shell', 'payload-decode'], severity: 'medium' },
    { rule: 'foreign-index', does: WRITES, what: 'path', class: 'secret-file', tags: ['payload-fetch'], when: ({ resource }) => REGISTRY_SETTINGS.test(resource.name) },
    { rule: 'rerouted-source', does: WRITES, what: 'path', class: 'package-config', tags: ['proxy'] },
    { rule: 'unchecked-package', does: 'configure', what: 'package', tags: ['insecure'], raised: { by: ['all'], to: 'high' } },
    { rule: 'rerouted-source', does: 'configure', what: 'repository', class: 'foreign-remote', tags: ['redirect'], raised: { by: ['all'], to: 'high' } },
    { rule: 'rerouted-source', does: 'configure', what: 'repository', class: 'foreign-remote', all: ['insecure', 'global'] },
    { rule: 'lock-edited', does: WRITES, what: 'path', when: (effect, facts) => LOCK.test(effect.resource.name) && isByHand(effect, facts) },
    { rule: 'published', does: 'publish', what: 'package' },
  ]),
})

/** No registry has names outside of ASCII; `…` stands for what is not known of a name. */
const FOREIGN_LETTER = /[^\u0000-\u007f…]/

/** Files in which package managers write down what they resolved and checked. */
const LOCK = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|cargo\.lock|go\.sum|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|gemfile\.lock|composer\.lock|mix\.lock|podfile\.lock|packages\.lock\.json|flake\.lock)$/i

/** Settings of package managers that hold a token beside the address of the registry. */
const REGISTRY_SETTINGS = /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pypirc|\.gem\/credentials|\.bundle\/config|\.m2\/settings\.xml|\.cargo\/credentials(?:\.toml)?|nuget\.config|\.condarc)$/i

/** Files by which a build, an image or a deployment is made. */
const BUILT = /(?:^|\/)(?:(?:gnu)?makefile|dockerfile(?:\.[\w-]+)?|containerfile|(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml|jenkinsfile|vagrantfile|rakefile|cmakelists\.txt|build\.gradle(?:\.kts)?|pom\.xml|setup\.py|pyproject\.toml|package\.json|\.gitlab-ci\.yml|azure-pipelines\.yml|skaffold\.yaml|tiltfile|justfile|taskfile\.ya?ml)$/i

/** Written with text by a redirection, or copied from a scratch place: no package manager does that. */
function isByHand(effect: Effect, facts: Facts): boolean {
  if (effect.actor.program === 'git') return false
  if (isFromScratch(effect, facts)) return true
  const sources = facts.flows.filter((f) => f.sink === effect).flatMap((f) => f.sources)
  return tagged(effect, 'redirect') && !tagged(effect, 'truncate') && effect.detail !== '' && sources.length === 0
}

/** What is written comes from a scratch directory, where anybody may have put it. */
const isFromScratch = (effect: Effect, facts: Facts): boolean =>
  !tagged(effect, 'temporary') && facts.flows.some((f) => f.sink === effect && f.sources.some((s) => isLive(s) && s.resource.kind === 'path' && tagged(s, 'temporary')))

import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, WRITES } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'

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
    'look-alike-package': { severity: 'medium', title: 'Installs a package whose name looks like another one', advice: 'Check the name on the registry.', techniques: ['T1195.001', 'T1036.005'] },
    'rerouted-source': {
      severity: 'medium',
      title: 'Makes git fetch the sources through another host',
      advice: 'Keep the remote that the project is configured with; set a proxy for the one command that needs it.',
      techniques: ['T1195.001', 'T1557'],
    },
    'published': { severity: 'low', title: 'Publishes a package', advice: 'Publish from CI, with provenance.', techniques: ['T1195.002'] },
  },
  ...table([
    { does: ['install', 'execute', 'receive'], what: 'package', tags: ['preview', 'remove'] },
    { rule: 'foreign-package', does: ['install', 'execute'], what: 'package', class: ['raw-address', 'foreign-index', 'tarball'] },
    { rule: 'look-alike-package', does: ['install', 'execute'], what: 'package', when: ({ resource }) => FOREIGN_LETTER.test(resource.name) },
    { rule: 'unchecked-package', does: ['install', 'execute'], what: 'package', class: ['registry', 'repository'], tags: ['insecure', 'plain-http'] },
    { rule: 'repository-package', does: ['install', 'execute'], what: 'package', class: 'repository' },
    { rule: 'foreign-index', does: ['configure', 'write'], what: 'package', class: ['foreign-index', 'raw-address'] },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'ci-config', tags: ['payload-decode', 'payload-hide', 'payload-shell'] },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'ci-config', tags: PAYLOADS, severity: 'medium' },
    { rule: 'poisoned-build', does: WRITES, what: 'path', class: 'package-config', tags: PAYLOADS },
    { rule: 'unchecked-package', does: 'configure', what: 'package', tags: ['insecure'] },
    { rule: 'rerouted-source', does: 'configure', what: 'repository', class: 'foreign-remote', tags: ['redirect'] },
    { rule: 'rerouted-source', does: 'configure', what: 'repository', class: 'foreign-remote', all: ['insecure', 'global'] },
    { rule: 'published', does: 'publish', what: 'package' },
  ]),
})

/** No registry has names outside of ASCII. */
const FOREIGN_LETTER = /[^\u0000-\u007f]/

import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, SECRET_PATHS, WRITES } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'
import type { Action, PathClass } from '../../facts.js'

/** What a traversal is after: accounts, secrets, and what runs with power. */
const PRIZED = ['private-key', 'cloud-credentials', 'password-store', 'process-memory', 'user-database', 'sudoers', 'pam', 'cron', 'startup', 'security-log', 'shell-history'] as const satisfies readonly PathClass[]
/** The rest of the system's own files, where it may be an attempt or a clumsy path. `../lib/a.js` is an import. */
const GUARDED = ['system-config', 'system-binary', 'log', 'kernel', 'hosts-file', 'ssh-config', 'root', 'system-root'] as const satisfies readonly PathClass[]
const TOUCHES = ['read', 'list', 'write', 'append', 'delete'] as const satisfies readonly Action[]

/** Files that are reached by a trick, and files of the system. */
export const fileAccess = defineAnalyzer({
  id: 'file_access',
  category: 'pattern',
  title: 'File access',
  techniques: ['T1083', 'T1005'],
  rules: {
    'traversal': {
      severity: 'high',
      title: 'Reaches a system file through a chain of parent directories',
      advice: 'Write the path as it is; keep paths that come from outside below one directory.',
      techniques: ['T1083'],
    },
    'disguised-path': {
      severity: 'high',
      title: 'Names a path so that it hides what it is',
      advice: 'Write the path as it is.',
      techniques: ['T1027', 'T1036'],
    },
    'link-to-secret': {
      severity: 'medium',
      title: 'Links to a file that holds secrets',
      advice: 'Give the program the path of the file.',
      techniques: ['T1552.001'],
    },
    'raw-disk': { severity: 'medium', title: 'Reads a disk past its file system', advice: 'Read the files; images of disks are an administrator’s to take.', techniques: ['T1006'] },
    'system-binary': {
      severity: 'low',
      title: 'Replaces a program of the system',
      advice: 'Install through the package manager, or into ~/.local/bin.',
      techniques: ['T1554'],
    },
    'system-config': {
      severity: 'low',
      title: 'Changes the configuration of the system',
      advice: 'Put the change into the reviewed configuration of the host.',
      techniques: ['T1543'],
    },
    'name-resolution': {
      severity: 'medium',
      title: 'Changes how names are resolved',
      advice: 'Use a name below .localhost, which resolves to this machine.',
      techniques: ['T1565'],
    },
  },
  ...table([
    { rule: 'link-to-secret', does: ['read', 'write', 'configure'], what: 'path', class: ['private-key', 'cloud-credentials', 'password-store', 'process-memory'], tags: ['symlink'], severity: 'high' },
    { rule: 'link-to-secret', does: ['read', 'write', 'configure'], what: 'path', class: SECRET_PATHS, tags: ['symlink'] },
    // A program in a folder whose name is that of a trusted one but for a blank or the like (T1548.002).
    { rule: 'disguised-path', does: WRITES, what: 'path', class: 'system-binary', tags: ['encoded'], severity: 'high' },
    { rule: 'disguised-path', does: TOUCHES, what: 'path', class: PRIZED, tags: ['encoded', 'wrapper-scheme'] },
    { rule: 'disguised-path', does: TOUCHES, what: 'path', class: GUARDED, tags: ['encoded', 'wrapper-scheme'], severity: 'medium' },
    { rule: 'traversal', does: TOUCHES, what: 'path', class: PRIZED, tags: ['traversal'] },
    { rule: 'traversal', does: TOUCHES, what: 'path', class: GUARDED, tags: ['traversal'], severity: 'medium' },
    // A shadow copy that is mounted holds the files that Windows keeps locked: SAM, NTDS (T1003.003).
    { rule: 'raw-disk', does: 'read', what: 'path', class: 'disk', tags: ['use'], severity: 'high', when: ({ resource }) => /harddiskvolumeshadowcopy\d*[\\/]?$/i.test(resource.name) },
    { rule: 'raw-disk', does: 'read', what: 'path', class: 'disk', tags: ['other-user'], severity: 'high' },
    { rule: 'raw-disk', does: 'read', what: 'path', class: 'disk', without: ['use', 'load'] },
    { rule: 'raw-disk', does: 'read', what: 'device', class: 'disk' },
    { rule: 'raw-disk', does: 'read', what: 'backup', class: 'shadow-copy' },
    { rule: 'system-binary', does: WRITES, what: 'path', class: 'system-binary', tags: ['hidden'], without: ['scratch'], severity: 'high' },
    { rule: 'system-binary', does: WRITES, what: 'path', class: 'system-binary', all: ['symlink'], without: ['scratch'], severity: 'high', when: (effect, facts) => facts.by('read').some((e) => e.where === effect.where && e.actor.program === effect.actor.program && e.resource.kind === 'path' && e.resource.tags.includes('symlink') && e.resource.tags.includes('temporary')) },
    { rule: 'system-binary', does: WRITES, what: 'path', class: 'system-binary', without: ['scratch'], raised: { by: PAYLOADS, to: 'high' } },
    { rule: 'system-config', does: WRITES, what: 'path', class: 'ssh-config', without: ['interactive', 'scratch', 'in-workspace'], severity: 'medium', raised: { by: [...PAYLOADS, 'insecure'], to: 'high' } },
    { rule: 'system-config', does: WRITES, what: 'path', class: 'system-config', without: ['interactive', 'scratch'], raised: { by: PAYLOADS, to: 'high' } },
    { rule: 'name-resolution', does: WRITES, what: 'path', class: 'hosts-file', without: ['interactive', 'scratch'], raised: { by: ['insecure'], to: 'high' } },
  ]),
})

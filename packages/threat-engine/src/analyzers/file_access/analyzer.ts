import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, SECRET_PATHS, WRITES } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'

/** What a traversal is after: the system's files and secrets. `../lib/a.js` is an import. */
const GUARDED = [
  'private-key', 'cloud-credentials', 'password-store', 'process-memory', 'user-database', 'system-config', 'system-binary', 'sudoers', 'pam', 'cron', 'startup',
  'security-log', 'log', 'kernel', 'shell-history', 'hosts-file', 'ssh-config', 'root', 'system-root',
] as const

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
      title: 'Writes a path so that it hides what it is',
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
      severity: 'low',
      title: 'Changes how names are resolved',
      advice: 'Use a name below .localhost, which resolves to this machine.',
      techniques: ['T1565'],
    },
  },
  ...table([
    { rule: 'link-to-secret', does: ['read', 'write', 'configure'], what: 'path', class: SECRET_PATHS, tags: ['symlink'] },
    { rule: 'disguised-path', does: ['read', 'list', 'write', 'append', 'delete'], what: 'path', class: GUARDED, tags: ['encoded', 'wrapper-scheme'] },
    { rule: 'traversal', does: ['read', 'list', 'write', 'append', 'delete'], what: 'path', class: GUARDED, tags: ['traversal'] },
    { rule: 'raw-disk', does: 'read', what: 'path', class: 'disk', without: ['use', 'load'] },
    { rule: 'raw-disk', does: 'read', what: 'device', class: 'disk' },
    { rule: 'raw-disk', does: 'read', what: 'backup', class: 'shadow-copy' },
    { rule: 'system-binary', does: WRITES, what: 'path', class: 'system-binary', without: ['scratch'], raised: { by: PAYLOADS, to: 'high' } },
    { rule: 'system-config', does: WRITES, what: 'path', class: ['system-config', 'ssh-config'], without: ['interactive', 'scratch'], raised: { by: PAYLOADS, to: 'high' } },
    { rule: 'name-resolution', does: WRITES, what: 'path', class: 'hosts-file', without: ['interactive', 'scratch'] },
  ]),
})

import { defineAnalyzer } from '../../analysis/analyzer.js'
import { perCall, table } from '../../analysis/match.js'
import type { Action, Effect, Facts } from '../../facts.js'

const RUNS = ['grant', 'execute', 'configure', 'write', 'install', 'connect'] as const satisfies readonly Action[]

/** Ways out of a container onto its host. */
export const containerEscape = defineAnalyzer({
  id: 'container_escape',
  category: 'pattern',
  title: 'Container escape',
  techniques: ['T1611', 'T1610'],
  rules: {
    'privileged': {
      severity: 'high',
      title: 'Runs a container with the power of the host',
      advice: 'Add the one capability or device that the program needs (--cap-add, --device).',
      techniques: ['T1611', 'T1610'],
    },
    'host-mount': {
      severity: 'high',
      title: 'Mounts the host into a container',
      advice: 'Mount the directory of the project.',
      techniques: ['T1611'],
    },
    'host-namespace': {
      severity: 'high',
      title: 'Runs in the namespaces of the host',
      advice: 'Publish the port or share the volume that is needed.',
      techniques: ['T1611'],
    },
    'container-socket': {
      severity: 'high',
      title: 'Hands the container engine to a container or a client',
      advice: 'Use a build service, or rootless containers; who has the socket is root.',
      techniques: ['T1611', 'T1609'],
    },
    'escape-file': {
      severity: 'high',
      title: 'Writes where the host runs code',
      advice: 'Nothing that is built or tested in a container needs it.',
      techniques: ['T1611'],
    },
  },
  ...table([
    { rule: 'privileged', does: RUNS, what: 'container', class: 'privileged' },
    { rule: 'host-mount', does: RUNS, what: 'container', class: 'host-mount' },
    { rule: 'host-namespace', does: RUNS, what: 'container', class: 'host-namespace' },
    { rule: 'container-socket', does: RUNS, what: 'container', class: 'socket', severity: 'medium' },
    { rule: 'container-socket', does: ['read', 'write', 'connect', 'send'], what: 'path', class: 'container-socket', without: ['use', 'load'] },
    { rule: 'container-socket', does: 'read', what: 'path', class: 'container-socket', when: ({ actor }) => RAW_CLIENTS.has(actor.program) },
    { rule: 'escape-file', does: ['write', 'append'], what: 'path', class: 'kernel', when: ({ resource }) => /release_agent$|\/notify_on_release$|\/core_pattern$|\/uevent_helper$|\/binfmt_misc\//.test(resource.name) },
    // A disk that the call has mounted itself, and what its system starts or believes: that of a host, or of another system.
    { rule: 'escape-file', does: ['write', 'append'], what: 'path', class: ['cron', 'startup', 'sudoers', 'user-database', 'password-store', 'authorized-keys', 'preload', 'pam'], when: isOnMountedDisk },
  ]),
})

/** Programs that speak to a socket what they are told; the engine's own client asks for what it shows. */
const RAW_CLIENTS: ReadonlySet<string> = new Set(['curl', 'wget', 'http', 'xh', 'nc', 'ncat', 'netcat', 'socat'])

/** Folders where the call mounts a disk by the name of its device. */
const mounted = perCall((facts) => facts.by('read').flatMap(({ actor, resource, detail }) => (actor.program === 'mount' && resource.class === 'disk' && detail !== undefined && detail.length > 1 ? [detail.replace(/\/+$/, '')] : [])))
function isOnMountedDisk({ resource }: Effect, facts: Facts): boolean {
  return mounted(facts).some((folder) => resource.name.startsWith(`${folder}/`))
}

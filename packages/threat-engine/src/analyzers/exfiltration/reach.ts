import type { Effect } from '../../facts.js'
import { DROP_HOSTS, NEAR_HOSTS } from '../../analysis/classes.js'

/**
 * Where a sink takes data: `drop` is a place where somebody else can pick it up, `outside` any host that is not ours, `copy` another machine that is logged into
 * (ssh, rsync) or a bucket, `unknown` a host that is not in the call.
 */
export type Reach = 'drop' | 'outside' | 'copy' | 'unknown'

/** Reach of a sink; undefined when the data stays here or with its owner. */
export function reachOf(sink: Effect): Reach | undefined {
  const { action, resource, actor } = sink
  switch (resource.kind) {
    case 'host': {
      const cls = resource.class
      if (action !== 'send' && action !== 'publish' && action !== 'connect') return undefined
      if ((NEAR_HOSTS as readonly string[]).includes(cls)) return undefined
      if (cls === 'unknown') return 'unknown'
      if ((DROP_HOSTS as readonly string[]).includes(cls)) return 'drop'
      return COPIES.has(actor.program) || resource.scheme === 'ssh' || resource.scheme === 'sftp' || cls === 'storage' ? 'copy' : 'outside'
    }
    case 'message':
      return action === 'send' || action === 'publish' ? 'outside' : undefined
    case 'repository':
      return resource.class === 'foreign-remote' && action !== 'configure' ? 'outside' : undefined
    case 'package':
    case 'container':
      return action === 'publish' || action === 'send' ? 'outside' : undefined
    case 'cloud':
      if (action !== 'write' && action !== 'send' && action !== 'publish' && action !== 'append') return undefined
      return resource.class === 'public-storage' ? 'drop' : resource.class === 'storage' ? 'copy' : undefined
    case 'path':
      return resource.tags.includes('network-share') && action !== 'read' ? 'copy' : undefined
    default:
      return undefined
  }
}

/** Programs that put files where somebody logs in with a key or a password of that place. */
const COPIES: ReadonlySet<string> = new Set(['ssh', 'scp', 'sftp', 'rsync', 'rclone', 'aws', 'gcloud', 'gsutil', 'az', 's3cmd', 'mc', 'restic', 'borg', 'duplicity'])

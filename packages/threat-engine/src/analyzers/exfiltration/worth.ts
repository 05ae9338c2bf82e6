import { isLive, type Effect } from '../../facts.js'
import { SECRET_PATHS } from '../../analysis/classes.js'
import { tagged } from '../../analysis/match.js'
import { STAR } from '../../interpret/word.js'

/**
 * What the data of a source is worth to somebody who should not have it.
 *
 * `secret` opens doors · `records` are a database or its dump · `variable` is one secret of the environment, which calls to an API carry by design · `personal`
 * is about people or about this machine's defences · `captured` is what a person typed, said or saw · `tree` is a whole directory · `facts` say what machine
 * this is · `file` is anything else that was read
 */
export type Worth = 'secret' | 'records' | 'variable' | 'personal' | 'captured' | 'tree' | 'facts' | 'file'

/** Worth of what an effect reads; undefined for what is not data of this machine, or is used without being shown. */
export function worthOf(source: Effect): Worth | undefined {
  const { action, resource } = source
  // A variable is used wherever it is expanded: that it reached a request is what the flow says.
  if (!isLive(source) || (resource.kind !== 'environment' && tagged(source, 'use', 'load'))) return undefined
  if (action === 'receive' || action === 'connect') return resource.kind === 'host' && resource.class === 'metadata' ? 'secret' : undefined
  switch (resource.kind) {
    case 'path':
      return pathWorth(source)
    case 'environment':
      return resource.class === 'all' ? 'secret' : resource.class === 'secret' ? 'variable' : undefined
    case 'cloud':
      return resource.class === 'secret' || resource.class === 'secrets-bulk' || resource.class === 'key' ? 'secret' : 'file'
    case 'cluster':
      return resource.class === 'secret' || resource.class === 'secrets-bulk' || resource.class === 'config' ? 'secret' : 'file'
    case 'database':
      return resource.class === 'dump' || resource.class === 'credentials' || resource.class === 'all-rows' || tagged(source, 'all') ? 'records' : 'file'
    case 'repository':
      return resource.class === 'secrets' ? 'secret' : 'tree'
    case 'registry':
      return resource.class === 'credentials' ? 'secret' : 'file'
    case 'certificate':
      return resource.class === 'private-key' ? 'secret' : undefined
    case 'account':
      return resource.class === 'password' ? 'secret' : 'facts'
    case 'memory':
      return 'secret'
    case 'clipboard':
    case 'screen':
    case 'keyboard':
    case 'audio':
    case 'traffic':
    case 'device':
      return 'captured'
    case 'log':
      return 'personal'
    case 'system':
    case 'process':
      return 'facts'
    default:
      return undefined
  }
}

function pathWorth(source: Effect): Worth | undefined {
  const { resource, action } = source
  const cls: string = resource.class
  if (action === 'list') return 'facts'
  if ((SECRET_PATHS as readonly string[]).includes(cls)) return 'secret'
  if (cls === 'database-dump') return 'records'
  if (PERSONAL.has(cls)) return 'personal'
  if (cls === 'null' || cls === 'device' || cls === 'public-key' || cls === 'secret-template') return undefined
  if (cls === 'home' || cls === 'root' || cls === 'system-root' || cls === 'disk' || cls === 'backup') return 'tree'
  // What a model learned, which took long to make.
  if (WEIGHTS.test(resource.name)) return 'tree'
  // A pattern at the very top is every directory of the machine, or of a home.
  return cls === 'workspace' || tagged(source, 'recursive') || resource.name.startsWith(`/${STAR}`) || resource.name.startsWith(`~/${STAR}/`) ? 'tree' : 'file'
}

const WEIGHTS = /\.(?:safetensors|gguf|ggml|ckpt|pth|onnx|mlmodel|keras)(?:\.(?:gz|zst|xz|zip))?$|(?:^|\/)(?:pytorch_model|model|weights)[\w.-]{0,40}\.(?:bin|pt|h5)$/i

const PERSONAL: ReadonlySet<string> = new Set(['shell-history', 'personal-data', 'user-database', 'security-log', 'sudoers', 'ssh-config', 'agent-config', 'agent-instructions'])

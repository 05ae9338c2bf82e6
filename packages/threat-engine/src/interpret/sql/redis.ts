import { announceQueued } from '../file/queued.js'
import { hostResource } from '../resource/host.js'
import { pathResource } from '../resource/path.js'
import { CLEAN, join, resource, type Frame, type Machine, type Stream, type Taint } from '../machine.js'

const WORD = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^\s"']+/g
const MAX_LINES = 2000

/** Redis commands, one a line. `CONFIG SET dir` and `dbfilename` decide which file `SAVE` writes: how keys and cron jobs are planted (ATT&CK T1053.003, T1098.004). */
export function interpretRedis(source: string, frame: Frame, machine: Machine): Stream {
  let taint: Taint = CLEAN
  let start = 0
  let folder = ''
  const seen = new Set<string>()
  for (let line = 0; line < MAX_LINES && start < source.length; line++) {
    const newline = source.indexOf('\n', start)
    const end = newline < 0 ? source.length : newline
    const words = (source.slice(start, Math.min(end, start + 65_536)).match(WORD) ?? []).map((word) => (/^["']/.test(word) ? word.slice(1, -1) : word))
    const at: Frame = frame.direct ? { ...frame, span: { start: frame.offset + start, end: frame.offset + end } } : frame
    const key = words.slice(0, 4).join(' ')
    if (words.length > 0 && !seen.has(key)) {
      seen.add(key)
      const result = recordCommand(words, folder, at, machine)
      folder = result.folder
      taint = join(taint, result.taint)
    }
    start = end + 1
  }
  return { taint }
}

function recordCommand(words: readonly string[], folder: string, frame: Frame, machine: Machine): { taint: Taint; folder: string } {
  const [first = '', second = '', third = '', fourth = ''] = /^\d+$/.test(words[0]!) ? words.slice(1) : words
  const command = first.toUpperCase()
  const detail = `${command}${/^(?:CONFIG|MODULE|ACL|DEBUG|SCRIPT|CLIENT)$/.test(command) ? ` ${second.toUpperCase()}` : ''}`
  const done = { taint: CLEAN, folder }
  const read = (cls: 'rows' | 'metadata' | 'dump' | 'credentials', name: string, all = false): typeof done => ({
    taint: { sources: [machine.effect(frame, cls === 'metadata' ? 'list' : 'read', resource('database', cls, name, all ? ['all'] : []), { detail })], steps: [] },
    folder,
  })
  switch (command) {
    case 'FLUSHALL':
      machine.effect(frame, 'delete', resource('database', 'schema', 'all databases', ['all']), { detail })
      return done
    case 'FLUSHDB':
      machine.effect(frame, 'delete', resource('database', 'all-rows', 'database', ['no-where']), { detail })
      return done
    case 'DEL': case 'UNLINK': case 'HDEL': case 'SREM': case 'ZREM': case 'LREM':
      machine.effect(frame, 'delete', resource('database', 'rows', second), { detail })
      return done
    case 'LPUSH': case 'RPUSH': case 'LPUSHX': case 'RPUSHX': case 'PUBLISH': case 'XADD':
      announceQueued((/^\d+$/.test(words[0]!) ? words.slice(3) : words.slice(2)).join(' '), frame, machine)
      machine.effect(frame, 'write', resource('database', 'rows', second), { detail })
      return done
    case 'SET': case 'MSET': case 'SETEX': case 'HSET': case 'HMSET': case 'SADD': case 'ZADD': case 'INCR': case 'DECR': case 'EXPIRE':
      machine.effect(frame, 'write', resource('database', 'rows', second), { detail })
      return done
    case 'GET': case 'MGET': case 'HGET': case 'HGETALL': case 'LRANGE': case 'SMEMBERS': case 'ZRANGE':
      return read('rows', second)
    case 'KEYS': case 'SCAN': case 'DBSIZE': case 'INFO':
      return read('metadata', second)
    case 'CONFIG':
      return configures(second.toUpperCase(), third.toLowerCase(), fourth, folder, frame, machine, detail)
    case 'SLAVEOF': case 'REPLICAOF':
      // The master decides what this server holds, and a rogue one sends a module (ATT&CK T1105).
      if (second.toUpperCase() !== 'NO') {
        machine.effect(frame, 'receive', hostResource(third === '' ? second : `${second}:${third}`, machine.context), { detail })
        machine.effect(frame, 'configure', resource('database', 'os', 'replication'), { detail })
      }
      return done
    case 'MIGRATE':
      machine.effect(frame, 'send', hostResource(`${second}:${third}`, machine.context, ['query-data']), { detail })
      return done
    case 'MODULE':
      if (/^LOAD/i.test(second)) {
        machine.effect(frame, 'execute', resource('database', 'os', third, ['load']), { detail })
        machine.effect(frame, 'read', pathResource(third, machine.context, ['load']), { detail })
      }
      return done
    case 'EVAL':
      machine.run('lua', second, { ...frame, direct: false, derivation: [...frame.derivation, { how: 'EVAL', text: second.slice(0, 120) }] })
      return done
    case 'ACL':
      if (/^SETUSER$/i.test(second)) {
        machine.effect(frame, 'configure', resource('database', 'account', third), { detail })
        if (words.some((word) => /^(?:\+@all|allcommands)$/i.test(word)) && words.some((word) => /^(?:~\*|allkeys)$/i.test(word))) machine.effect(frame, 'grant', resource('permission', 'database-admin', third), { detail })
      }
      return done
    case 'DEBUG':
      if (/^(?:SEGFAULT|SLEEP)$/i.test(second)) machine.effect(frame, 'execute', resource('database', 'time-delay', 'debug'), { detail })
      return done
    case 'SHUTDOWN':
      machine.effect(frame, 'stop', resource('service', 'database', 'redis'), { detail })
      return done
    default:
      return done
  }
}

function configures(verb: string, name: string, value: string, folder: string, frame: Frame, machine: Machine, detail: string): { taint: Taint; folder: string } {
  if (verb !== 'SET') {
    const secret = verb === 'GET' && /^(?:requirepass|masterauth|\*)$/.test(name)
    const effect = machine.effect(frame, 'read', resource('database', secret && name !== '*' ? 'credentials' : 'metadata', name), { detail })
    return { taint: { sources: [effect], steps: [] }, folder }
  }
  if (name === 'dir') return { taint: CLEAN, folder: value }
  if (name === 'dbfilename') {
    const path = pathResource(folder === '' ? value : `${folder.replace(/\/$/, '')}/${value}`, machine.context)
    machine.effect(frame, 'write', path, { detail })
    // A dump is called `*.rdb`; any other name is a file that something else reads.
    if (!/\.(?:rdb|aof)$/i.test(value)) machine.effect(frame, 'write', resource('database', 'file', path.name), { detail })
    return { taint: CLEAN, folder }
  }
  const open = (name === 'protected-mode' && /^no$/i.test(value)) || (name === 'requirepass' && value === '')
  machine.effect(frame, 'configure', resource('database', open ? 'os' : 'ordinary', name), { detail })
  return { taint: CLEAN, folder }
}

import { resource, type Stream } from '../machine.js'
import { isCredentialColumn, tableClass } from './objects.js'
import { reachesHost } from './disk.js'
import type { Run } from './run.js'

const ADMIN_ROLE = /["'](?:root|__system|dbAdminAnyDatabase|userAdminAnyDatabase|readWriteAnyDatabase|clusterAdmin|dbOwner)["']/

/** The database that was chosen before, by a name that says whose it is. */
const PRODUCTION = /\b(?:use\s{1,8}|getSiblingDB\(\s{0,8}["'])[\w-]{0,60}(?:prod|live)/i

/**
 * MongoDB shell lines: `db.users.deleteMany({})`. The tokens of SQL are near enough to those of JavaScript to read calls, names and empty filters;
 * whatever else the script does belongs to JavaScript.
 */
export function interpretMongo(run: Run, source: string): Stream {
  const { tokens } = run.lexed
  for (let k = 0; k < tokens.length; k++) {
    if (run.at(k).kind !== 'open' || run.at(k - 1).kind !== 'word' || run.at(k - 2).kind !== 'dot') continue
    recordMethod(run, source, k)
  }
  return { taint: run.taint }
}

function recordMethod(run: Run, source: string, open: number): void {
  const close = run.close(open, run.lexed.tokens.length)
  const method = source.slice(run.at(open - 1).start, run.at(open - 1).end)
  const holder = run.at(open - 3)
  const onDatabase = holder.text.toLowerCase() === 'db'
  let first = open - 3
  // `db.system.users`: everything between `db` and the method is the collection's name.
  while (run.at(first - 1).kind === 'dot' && run.at(first - 2).kind === 'word' && run.at(first - 2).text !== 'DB' && open - first < 12) first -= 2
  let collection = source.slice(run.at(first).start, holder.end)
  // `db.getCollection('users').drop()`.
  if (holder.kind === 'close') collection = run.at(open - 4).kind === 'string' || run.at(open - 4).kind === 'double' ? run.at(open - 4).text : ''
  const argument = source.slice(run.at(open).end, close < run.lexed.tokens.length ? run.at(close).start : source.length).trim()
  const [from, to] = [Math.max(0, first), Math.min(close + 1, run.lexed.tokens.length)]
  const detail = `${onDatabase ? 'db' : collection}.${method}`
  const everything = argument === '' || /^\{\s*\}/.test(argument)
  const name = collection.toLowerCase()
  const live = PRODUCTION.test(source.slice(Math.max(0, run.at(from).start - 400), run.at(from).start))
  const delete_ = (cls: 'schema' | 'table' | 'rows' | 'all-rows', what: string): void => void run.emit('delete', resource('database', cls, what, [...(cls === 'all-rows' ? (['no-where'] as const) : []), ...(live ? (['production'] as const) : [])]), from, to, detail)
  switch (method) {
    case 'dropDatabase':
      delete_('schema', 'db')
      return
    case 'drop':
      if (!onDatabase) delete_('table', name)
      return
    case 'deleteMany': case 'remove': case 'deleteOne': case 'findOneAndDelete':
      if (!onDatabase) delete_(everything && method !== 'deleteOne' && method !== 'findOneAndDelete' ? 'all-rows' : 'rows', name)
      return
    case 'updateMany': case 'update':
      run.emit('write', resource('database', everything && method === 'updateMany' ? 'all-rows' : 'rows', name, everything && method === 'updateMany' ? ['no-where'] : []), from, to, detail)
      return
    case 'insert': case 'insertOne': case 'insertMany': case 'updateOne': case 'replaceOne': case 'save': case 'bulkWrite':
      if (!onDatabase) run.emit('write', resource('database', 'rows', name), from, to, detail)
      return
    case 'find': case 'findOne': case 'aggregate': case 'distinct': {
      const table = tableClass({ parts: name.split('.'), full: name, last: name.split('.').at(-1)!, next: 0 })
      const all = everything && !source.slice(run.at(open).end).includes('.limit(') && method !== 'findOne'
      const shows = /[{,]\s*["']?(\w+)["']?\s*:\s*(?:1|true)\b/g
      const projected = [...argument.slice(0, 2000).matchAll(shows)].some((match) => isCredentialColumn(match[1]!.toLowerCase()))
      const cls = all && (table.class === 'credentials' || projected) ? 'credentials' : 'rows'
      run.read(resource('database', cls, name, all ? ['all'] : []), from, to, detail)
      if (/\$where["']?\s*:\s*["']?(?:\d+\s*={2,3}\s*\d|true\b)|sleep\s*\(\s*\d/.test(argument.slice(0, 2000))) run.emit('execute', resource('database', 'injection', 'script', ['tautology']), from, to, detail)
      return
    }
    case 'createUser': case 'updateUser': case 'changeUserPassword': case 'dropUser': case 'dropAllUsers':
      run.emit(method.startsWith('drop') ? 'delete' : 'configure', resource('database', 'account', ''), from, to, detail)
      if (ADMIN_ROLE.test(argument.slice(0, 4000))) run.emit('grant', resource('permission', 'database-admin', ''), from, to, detail)
      return
    case 'grantRolesToUser': case 'grantRolesToRole':
      run.emit('grant', resource('permission', ADMIN_ROLE.test(argument.slice(0, 4000)) ? 'database-admin' : 'ordinary', ''), from, to, detail)
      return
    case 'shutdownServer':
      run.emit('stop', resource('service', 'database', 'mongod'), from, to, detail)
      return
    case 'adminCommand': case 'runCommand':
      if (/["']?shutdown["']?\s*:/.test(argument.slice(0, 200))) run.emit('stop', resource('service', 'database', 'mongod'), from, to, detail)
      else if (/["']?dropDatabase["']?\s*:/.test(argument.slice(0, 200))) delete_('schema', 'db')
      return
    case 'copyDatabase': case 'cloneDatabase': case 'connect': {
      const host = run.lexed.tokens.slice(open + 1, close).filter((token) => token.kind === 'string' || token.kind === 'double').at(-1)
      if (host) reachesHost(run, host.text, { from, to, certainty: 'certain', detail })
      return
    }
    default:
  }
}

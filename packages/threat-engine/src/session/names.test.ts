import { imports } from './imports.js'
import { folderOf, keysOf, nameOf, pathKey, stemOf } from './names.js'

const context = { home: '/home/user', cwd: '/home/user/project' }

test.each([
  ['a.sh', '/home/user/project/a.sh'], ['./a.sh', '/home/user/project/a.sh'], ['~/a.sh', '/home/user/a.sh'], ['/tmp//x/./a', '/tmp/x/a'], ['/tmp/out/', '/tmp/out'], ['C:\\x\\y', 'C:/x/y'],
])('%s is one name: %s', (path, name) => {
  expect(nameOf(path, context)).toBe(name)
})

test.each([
  ['/tmp/d.sql.gz', '/tmp/d.sql'], ['/tmp/part.aa', '/tmp/part.'], ['/tmp/part.\u0001', '/tmp/part.'], ['/tmp/xaa', '/tmp/x'], ['/tmp/o.tgz', '/tmp/o'],
])('%s may be made of %s', (path, origin) => {
  expect(keysOf(path, context)?.kin).toContain(pathKey(origin))
})

test.each(['', '.', '/dev/null', '\u0000', '\u0001'])('%j is no file to remember', (path) => {
  expect(keysOf(path, {})).toBeUndefined()
})

test.each([['/tmp/a', undefined], ['/tmp/stage/a', '/tmp/stage'], ['a', undefined], ['dist/a', '/home/user/project/dist'], ['~/a', undefined]])('the folder of %s that is worth a key: %s', (path, folder) => {
  expect(folderOf(path, context)).toBe(folder)
})

test('the stem has no ending that packing adds', () => {
  expect(stemOf('/tmp/x.tar.gz.gpg', context)).toBe('/tmp/x')
})

test.each<[string, string, string[]]>([
  ['import lib.metrics\nfrom .util import x\nimport os, sys', '/p/main.py', ['/p/lib/metrics.py', '/p/util.py', '/p/os.py']],
  ["import x from './x'\nconst y = require('./y.cjs')", '/p/main.js', ['/p/x.js', '/p/y.cjs']],
  ['set -e\n. ./env.sh\nbash /opt/run.sh', '/p/a.sh', ['/p/./env.sh', '/opt/run.sh']],
  ['echo hello', '/p/a.sh', []],
])('%j loads', (code, path, files) => {
  expect(imports(code, path)).toEqual(files)
})

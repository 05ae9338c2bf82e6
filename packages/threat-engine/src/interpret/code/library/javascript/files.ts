import type { Api } from '../api.js'

/** Files and folders. Methods with a callback, with a promise and synchronous ones mean the same. */
export const JAVASCRIPT_FILES = [
  {
    calls:
      'fs.readFile fs.readFileSync Deno.readTextFile Deno.readFile Deno.readTextFileSync Deno.readFileSync fs-extra.readJson fs-extra.readJsonSync',
    args: { path: 'read', options: 'ignored', callback: 'node-callback' },
    gives: 'content',
  },
  { calls: 'fs.createReadStream Bun.file', args: { path: 'read' }, gives: '#file' },
  { calls: '#file.text #file.json #file.arrayBuffer #file.read #file.toString', gives: 'content' },
  { calls: '#file.on', args: { event: 'ignored', listener: 'callback' }, gives: 'self' },
  { calls: '#file.pipe', args: { to: 'value' }, self: 'value', gives: '#piped' },
  {
    calls: 'fs.open fs.openSync Deno.open',
    args: { path: 'open', flags: 'mode', mode: 'ignored', callback: 'node-callback' },
    gives: '#file',
  },
  { calls: 'fs.readSync fs.read', args: { fd: 'value' }, gives: 'content' },
  {
    calls:
      'fs.writeFile fs.writeFileSync fs.writeJson Deno.writeTextFile Deno.writeFile Deno.writeTextFileSync Bun.write fs-extra.outputFile fs-extra.outputFileSync fs-extra.writeJson',
    args: { path: 'write', data: 'content', options: 'ignored', callback: 'node-callback' },
  },
  { calls: 'fs.appendFile fs.appendFileSync', args: { path: 'append', data: 'content', options: 'ignored', callback: 'node-callback' } },
  { calls: 'fs.createWriteStream', args: { path: 'write' }, gives: '#file' },
  { calls: '#file.write #file.end #file.writeFile fs.writeSync fs.write', args: { data: 'content', more: 'content' } },
  {
    calls: 'fs.unlink fs.unlinkSync fs.rmdir fs.rmdirSync',
    args: { path: 'delete', options: { recursive: 'recursive' }, callback: 'node-callback' },
  },
  {
    calls: 'fs.rm fs.rmSync Deno.remove Deno.removeSync',
    args: { path: 'delete', options: { recursive: 'recursive' }, callback: 'node-callback' },
  },
  {
    calls: 'rimraf rimraf.sync rimraf.rimraf rimraf.rimrafSync del del.sync fs.remove fs.removeSync fs.emptyDir fs.emptyDirSync',
    args: { path: 'delete-tree', callback: 'node-callback' },
  },
  {
    calls: 'fs.readdir fs.readdirSync Deno.readDir Deno.readDirSync fs.opendir',
    args: { path: 'list', options: { recursive: 'recursive' }, callback: 'node-callback' },
    gives: 'listing',
  },
  {
    calls: 'glob glob.sync glob.glob glob.globSync fast-glob fast-glob.sync globby globby.sync fs.glob fs.globSync',
    args: { pattern: 'list', options: 'ignored', callback: 'node-callback' },
    gives: 'listing',
  },
  {
    calls: 'fs.copyFile fs.copyFileSync fs.cp fs.cpSync fs.copy fs.copySync Deno.copyFile',
    args: { from: 'copy-from', to: 'copy-to', options: 'ignored', callback: 'node-callback' },
  },
  {
    calls: 'fs.rename fs.renameSync fs.move fs.moveSync Deno.rename',
    args: { from: 'move-from', to: 'copy-to', callback: 'node-callback' },
  },
  { calls: 'fs.symlink fs.symlinkSync fs.link fs.linkSync', args: { target: 'ignored', path: 'write' }, tags: ['symlink'] },
  { calls: 'fs.chmod fs.chmodSync Deno.chmod', args: { path: 'change', mode: 'permissions', callback: 'node-callback' } },
  { calls: 'fs.chown fs.chownSync', args: { path: 'change', owner: 'owner' } },
  { calls: 'fs.truncate fs.truncateSync', args: { path: 'write' } },
  {
    calls: 'fs.existsSync fs.statSync fs.stat fs.access fs.accessSync fs.mkdir fs.mkdirSync fs.lstatSync fs.watch fs.utimesSync',
    args: { path: 'ignored', options: 'ignored', callback: 'node-callback' },
  },
  { calls: 'dotenv.config dotenv.load', args: { options: { path: 'load' } } },
  { calls: 'sqlite3.Database better-sqlite3', args: { path: 'use' }, gives: '#local-database' },
] as const satisfies readonly Api[]

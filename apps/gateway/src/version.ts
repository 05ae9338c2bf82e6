import { existsSync, readFileSync } from 'node:fs'

/** The version of this package. Its manifest is one folder up from the sources and two from what is built of them. */
export const version: string = versionIn(['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url)))

function versionIn(places: readonly URL[]): string {
  const manifest = places.find((place) => existsSync(place))
  return manifest === undefined ? 'unknown' : (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

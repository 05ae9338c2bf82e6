import type { PathClass } from '../../../facts.js'

/**
 * Paths of one class. A pattern is a list of segments, compared without regard to case:
 *
 * - `/etc/shadow` from the root of a Unix file system, `c:/windows` from any drive, `~/.npmrc` from any home directory, `.aws/credentials`
 * at the end of any path;
 * - `*` inside a segment is any run of characters; a segment that ends in `*` does not take names that end like source code or public keys;
 * - a last segment `**` means the directory itself and everything below it.
 *
 * Rules are tried in order: the first that matches wins, so exceptions stand before what they are exceptions of.
 */
export interface PathRule {
  readonly class: PathClass
  readonly paths: readonly string[]
}

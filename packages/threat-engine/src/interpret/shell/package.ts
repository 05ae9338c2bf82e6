import type { Context, Resource, Tag } from '../../facts.js'
import { resource } from '../machine.js'
import { urlResource } from '../resource/host.js'

/** Classifies what a package manager is asked to install, by the form of its name (npm, pip, cargo, go, gem and apt agree on these forms). */
export function packageClass(name: string, context: Context, tags: readonly Tag[] = []): Resource<'package'> {
  const url = /^(?:(?:git|hg|svn|bzr)\+)?((?:https?|ftp|ssh|git):\/\/\S{1,2048})/.exec(name) ?? /@\s?((?:git\+)?https?:\/\/\S{1,2048})$/.exec(name)
  if (url) {
    const host = urlResource(url[1]!.replace(/^git\+/, ''), context)
    const cls = host.class === 'loopback' || host.class === 'own' ? 'local' : host.class === 'raw-ip' || host.class === 'paste' || host.class === 'private' ? 'raw-address'
      : /^(?:git|hg|svn|bzr)\+|\.git(?:[#@]|$)/.test(name) || host.class === 'code-host' && !ARCHIVE.test(name) ? 'repository' : host.class === 'registry' ? 'registry' : 'tarball'
    return resource('package', cls, name, tags)
  }
  if (/^(?:github|gitlab|bitbucket|gist):|^[\w.-]+\/[\w.-]+#/.test(name) || /^git@/.test(name)) return resource('package', 'repository', name, tags)
  if (/^(?:\.{0,2}\/|~|file:|[A-Za-z]:\\)/.test(name) || ARCHIVE.test(name)) return resource('package', 'local', name, tags)
  return resource('package', 'registry', name, tags)
}
const ARCHIVE = /\.(?:tgz|tar\.gz|tar\.bz2|zip|whl|gem|deb|rpm|jar|apk|msi|pkg)(?:[#?]|$)/

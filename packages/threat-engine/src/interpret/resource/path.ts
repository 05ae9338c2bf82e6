import { resource } from '../machine.js'
import type { Context, PathClass, Resource, Tag } from '../../facts.js'

const FIRST: readonly (readonly [RegExp, PathClass])[] = [
  [/(^|\/)\.ssh\/id_[^/.]+$|(^|\/)id_(rsa|ed25519|ecdsa|dsa)$/, 'private-key'],
  [/(^|\/)\.aws\/credentials$|(^|\/)\.kube\/config$/, 'cloud-credentials'],
  [/^\/etc\/g?shadow$/, 'password-store'],
  [/^\/etc\/(passwd|group)$/, 'user-database'],
  [/(^|\/)\.env\.(example|sample|template|dist|defaults)$/, 'secret-template'],
  [/(^|\/)\.env(\.[\w-]+)?$/, 'secret-file'],
  [/(^|\/)\.(bash|zsh)_history$/, 'shell-history'],
  [/(^|\/)\.(bashrc|zshrc|profile|bash_profile)$/, 'shell-startup'],
  [/(^|\/)authorized_keys2?$/, 'authorized-keys'],
  [/^\/dev\/null$/, 'null'],
  [/^\/dev\/(sd|nvme|hd|vd|disk)/, 'disk'],
  [/^\/$/, 'root'],
  [/^\/(etc|usr|var|boot|bin|sbin|lib)$/, 'system-root'],
  [/^(~|\/root|\/home\/[^/]+)$/, 'home'],
]

/** Classifies a path as it stands after expansion. The name is normalised; tags say where it lies. */
export function pathResource(path: string, context: Context, tags: readonly Tag[] = []): Resource<'path'> {
  const absolute = context.cwd && !/^[/~]/.test(path) ? `${context.cwd}/${path}` : path
  const found = FIRST.find(([pattern]) => pattern.test(absolute))
  return resource('path', found?.[1] ?? 'ordinary', absolute, tags)
}

import type { PathMatch } from '../../../../model'

/**
 * How nginx chooses a location: an exact one; else a regular expression, in the order written; else the longest prefix.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
export function nginxRank(path: PathMatch | null): readonly number[] {
  if (path === null) return [0, 0]
  if (path.kind === 'exact') return [3, 0]
  return path.kind === 'regex' ? [2, 0] : [1, path.path.length]
}

import type { FieldChange, FieldError, ObjectErrors } from '../../model'

/** What a refused field most likely was to say; nothing where there is more than one sensible way. */
export function acceptedInstead({ ref }: ObjectErrors, error: FieldError): readonly FieldChange[] {
  const at = { object: ref, path: error.path }
  switch (error.code) {
    case 'unsupported': {
      const value = supported(error.path, error.value, error.allowed)
      return value === null ? [] : [{ ...at, do: 'set', value }]
    }
    case 'required': {
      const value = filledIn(ref.kind, error.path)
      return value === null ? [] : [{ ...at, do: 'add', value }]
    }
    case 'only-for-type':
      return [{ ...at, do: 'remove' }]
    default:
      return []
  }
}

/** What runs on TCP and was written as a protocol. */
const overTcp = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'TLS', 'MYSQL', 'REDIS', 'MONGO']

function supported(path: string, written: string, allowed: readonly string[]): string | null {
  const same = allowed.filter((value) => value.toLowerCase() === written.toLowerCase())
  if (same.length === 1) return same[0] ?? null
  return path.endsWith('.protocol') && allowed.includes('TCP') && overTcp.includes(written.toUpperCase()) ? 'TCP' : null
}

/** Prefix is what paths are meant to be by nearly everybody. Upstream: the examples of concepts/services-networking/ingress. */
function filledIn(kind: string, path: string): string | null {
  return kind === 'Ingress' && path.endsWith('.pathType') ? 'Prefix' : null
}

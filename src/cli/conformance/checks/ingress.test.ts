import { describe, expect, it } from 'vitest'
import { readCase } from '../readCase'
import { entriesOf } from '../runCases'

const ingressClass = (name: string, annotations = '') =>
  `  - { apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: { name: ${name}${annotations} }, spec: { controller: example.com/c } }\n`
const byDefault = ', annotations: { ingressclass.kubernetes.io/is-default-class: "true" }'
const ingress = (spec = '', pathType = 'Prefix') => `
  - apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: { name: shop, namespace: test }
    spec: { ${spec}rules: [{ http: { paths: [{ path: /, pathType: ${pathType}, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
`

/** What differs in a table of one check. */
function differences(manifests: string, check: string) {
  const file = readCase('a.yaml', `id: ingress/a\nmanifests:\n${manifests}\nchecks:\n  - { name: one, ${check} }\n`)
  return entriesOf(file).flatMap((entry) => entry.run(entry.expect))
}

describe('checks of Ingresses', () => {
  it.each([
    ['of a class that runs', `${ingressClass('edge')}${ingress('ingressClassName: edge, ')}`, true],
    ['of a class that is not there', `${ingressClass('edge')}${ingress('ingressClassName: some-invalid-class-name, ')}`, false],
    ['of no class', ingress(), false],
    ['that is refused', `${ingressClass('edge')}${ingress('ingressClassName: edge, ', 'prefix')}`, false],
  ])('the status of one %s', (_name, manifests, served) => {
    const asked = (expected: boolean) =>
      `type: ingress-status, ingress: test/shop, expect: { hasAddress: ${expected}, hasController: ${expected} }`
    expect(differences(manifests, asked(served))).toEqual([])
    expect(differences(manifests, asked(!served))).toHaveLength(2)
  })

  it.each([
    ['that names it', `${ingressClass('edge')}${ingress('ingressClassName: edge, ')}`, 'class: edge'],
    ['that gets the default one', `${ingressClass('edge', byDefault)}${ingress()}`, 'class: edge'],
    ['that has none', `${ingressClass('edge')}${ingress()}`, 'class: null'],
    ['that cannot be created', `${ingressClass('a', byDefault)}${ingressClass('b', byDefault)}${ingress()}`, 'admitted: false'],
  ])('the class of one %s', (_name, manifests, expected) => {
    expect(differences(manifests, `type: ingress-class, ingress: test/shop, expect: { ${expected} }`)).toEqual([])
    expect(differences(manifests, 'type: ingress-class, ingress: test/shop, expect: { class: other }')).not.toEqual([])
    expect(differences(manifests, 'type: ingress-class, ingress: test/other, expect: { class: null }')).toMatchObject([{ field: 'case' }])
  })

  it.each([
    ['{ spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }, metadata: { name: a } }', true],
    ['{ spec: { rules: [{ host: A.example.com }] }, metadata: { name: a } }', false],
  ])('whether the API server takes %s', (input, valid) => {
    expect(differences('', `type: ingress-validation, input: ${input}, expect: { valid: ${valid} }`)).toEqual([])
    expect(differences('', `type: ingress-validation, input: ${input}, expect: { valid: ${!valid} }`)).not.toEqual([])
  })
})

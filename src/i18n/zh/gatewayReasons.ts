import type { GatewayReasons } from '../../engine/model'

type Words = { readonly [S in keyof GatewayReasons]: Readonly<Record<GatewayReasons[S], string>> }

const meanings: Words = {
  class: {
    Invalid: '该类无效',
    InvalidParameters: '它的 parametersRef 所指的设置不存在或无效',
    Pending: '控制器尚未作出决定',
    UnsupportedVersion: '控制器不支持集群中 Gateway API 的版本',
    Waiting: '控制器尚未作出决定',
  },
  gateway: {
    AddressNotAssigned: '尚未为它分配地址',
    AddressNotUsable: '它要求的某个地址无法使用',
    Invalid: '它所要求的内容无效',
    InvalidClientCertificateRef: '无法读取它向后端出示的客户端证书',
    InvalidParameters: '它的 parametersRef 所指的设置不存在或无效',
    ListenersNotResolved: '它的某个监听器的引用不成立',
    ListenersNotValid: '它有一个或多个监听器无效或不受支持',
    NoResources: '没有足够的资源来运行它',
    NotReconciled: '还没有控制器处理它',
    Pending: '控制器尚未处理完毕',
    RefNotPermitted: '没有 ReferenceGrant 允许它的 TLS 设置引用其他命名空间的对象',
    UnsupportedAddress: '它要求的地址类型不受控制器支持',
  },
  listener: {
    HostnameConflict: '另一个监听器使用相同的端口和主机名',
    Invalid: '它所要求的内容无效',
    InvalidCACertificateKind: '用来验证客户端的 CA 证书属于控制器不支持的类别',
    InvalidCACertificateRef: '无法读取用来验证客户端的 CA 证书',
    InvalidCertificateRef: '它所指的某个证书不存在或无效',
    InvalidRouteKinds: '它允许的某种路由在该监听器上不受控制器支持',
    ListenerConflict: '该 Gateway 或另一个 ListenerSet 的监听器使用相同的端口和主机名',
    NoValidCACertificate: '用来验证客户端的 CA 证书都无法使用',
    OverlappingCertificates: '它的证书也适用于同一端口上另一个监听器的主机',
    OverlappingHostnames: '它的主机名与同一端口上另一个监听器的主机名重叠',
    Pending: '控制器尚未处理完毕',
    PortUnavailable: '它的端口已被占用，或不受控制器支持',
    ProtocolConflict: '另一个监听器在同一端口上使用不同的协议',
    RefNotPermitted: '没有 ReferenceGrant 允许它引用其他命名空间的对象',
    TooManyListeners: '该 Gateway 的监听器数量超出了控制器支持的范围',
    UnsupportedProtocol: '控制器不支持它的协议',
    UnsupportedValue: '它的某个字段的值不受控制器支持',
  },
  set: {
    Invalid: '它所要求的内容无效',
    ListenersNotValid: '它有一个或多个监听器无效或不受支持',
    NotAllowed: '它的 Gateway 不允许该命名空间的 ListenerSet',
    ParentNotAccepted: '它的 Gateway 未被接受',
    ParentNotProgrammed: '它的 Gateway 尚未配置完成',
    Pending: '控制器尚未处理完毕',
    PortUnavailable: '它的某个监听器的端口已被占用，或不受控制器支持',
  },
  route: {
    BackendNotFound: '它所指的某个后端不存在',
    IncompatibleFilters: '同一条规则中的过滤器互相冲突',
    InvalidKind: '它所指的某个对象属于控制器不支持的类别',
    NoMatchingListenerHostname: '没有监听器的主机名与它有交集',
    NoMatchingParent: '父资源没有它所指名称或端口的监听器',
    NotAllowedByListeners: '没有监听器允许该命名空间或该类型的路由',
    Pending: '控制器尚未处理它',
    RefNotPermitted: '没有 ReferenceGrant 允许它引用其他命名空间的对象',
    UnsupportedProtocol: '控制器不支持某个后端的协议（appProtocol）',
    UnsupportedValue: '它的某个字段的值不受控制器支持',
  },
  policy: {
    Conflicted: '针对同一对象的另一个策略优先',
    Invalid: '它所要求的内容无效',
    InvalidCACertificateRef: '它所指的某个 CA 证书不存在或无效',
    InvalidKind: '它所指的某个对象属于控制器不支持的类别',
    NoValidCACertificate: '它的 CA 证书都无法使用',
    TargetNotFound: '它所针对的对象不存在，或不能作为它的目标',
  },
}

export function because(of: keyof GatewayReasons, reason: string): string {
  const known: Readonly<Record<string, string>> = meanings[of]
  const meaning = Object.hasOwn(known, reason) ? `：${known[reason]}` : ''
  return reason === '' ? '' : `（${reason}${meaning}）`
}

import type { Diagnostic } from '../../rule'
import { addressFamily } from './addressFamily'
import { aliasPorts } from './aliasPorts'
import { emptyEndpoints } from './emptyEndpoints'
import { governingService } from './governingService'
import { headlessPort } from './headlessPort'
import { loopbackOnly } from './loopback'
import { namedTargetPort } from './namedTargetPort'
import { nobodyMakesEndpoints } from './nobodyMakesEndpoints'
import { noLocalEndpointInside } from './noLocalEndpointInside'
import { noneReady } from './noneReady'
import { oneLeft } from './oneLeft'
import { protocolNotOnService } from './otherProtocol'
import { portName } from './portName'
import { portNamesDiffer } from './portNamesDiffer'
import { portNotOnService } from './portNotOnService'
import { portTwice } from './portTwice'
import { protocolUntold } from './protocolUntold'
import { replacedEndpoints } from './replacedEndpoints'
import { selectsNothing } from './selectsNothing'
import { severalWorkloads } from './severalWorkloads'
import { sharedTargetPort } from './sharedTargetPort'
import { sliceWithoutPorts } from './slicePorts'
import { targetPortWithoutEffect } from './targetPortWithoutEffect'
import { unallocatedClusterIp } from './unallocated'
import { undeclaredTargetPort } from './undeclaredTargetPort'
import { warningEvents } from './warningEvents'
import { zoneWithoutHints } from './zoneWithoutHints'

/** Findings about Services, their ports and their endpoints, in the order in which they are listed. */
export const serviceDiagnostics: readonly Diagnostic[] = [
  portNotOnService,
  protocolNotOnService,
  noLocalEndpointInside,
  selectsNothing,
  severalWorkloads,
  noneReady,
  oneLeft,
  zoneWithoutHints,
  namedTargetPort,
  undeclaredTargetPort,
  loopbackOnly,
  sharedTargetPort,
  protocolUntold,
  portName,
  portTwice,
  nobodyMakesEndpoints,
  emptyEndpoints,
  replacedEndpoints,
  targetPortWithoutEffect,
  portNamesDiffer,
  sliceWithoutPorts,
  headlessPort,
  governingService,
  aliasPorts,
  addressFamily,
  unallocatedClusterIp,
  warningEvents,
]

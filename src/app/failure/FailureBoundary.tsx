import { Component, type ErrorInfo, type ReactNode } from 'react'
import { FailureView } from './FailureView'

interface Props {
  readonly children: ReactNode
  /** Small: a part of the page broke; the rest stays as it is. */
  readonly part?: boolean
}

/** Keeps a defect from emptying the page: what broke says so in its own place. */
export class FailureBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <FailureView error={error} part={this.props.part ?? false} onAgain={() => this.setState({ error: null })} />
  }
}

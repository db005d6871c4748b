/// Why a letter did not go. After `interrupted` and `timedOut` it may have arrived nevertheless: send it again under the same message id.
package struct SendFailure: Error, Hashable {
  package enum Cause: String, Sendable {
    case recipientRefused, letterRefused
    case busy, unreachable, timedOut, interrupted
    case serverRefused, senderRefused, authenticationRefused, certificateUntrusted, encryptionMissing, encryptionFailed
  }

  package enum Kind: String, Sendable {
    /// This letter will never go; another attempt only annoys.
    case permanent
    /// It may go later.
    case temporary
    /// No letter goes until somebody corrects the settings; keep it.
    case configuration
  }

  package let cause: Cause
  /// The server's last words (`550 5.1.1 no such user`) or libcurl's, for the delivery log. Holds no secret.
  package let detail: String

  package init(_ cause: Cause, detail: String) {
    self.cause = cause
    self.detail = detail
  }

  package var kind: Kind {
    switch cause {
    case .recipientRefused, .letterRefused: .permanent
    case .busy, .unreachable, .timedOut, .interrupted: .temporary
    case .serverRefused, .senderRefused, .authenticationRefused, .certificateUntrusted, .encryptionMissing, .encryptionFailed:
      .configuration
    }
  }
}

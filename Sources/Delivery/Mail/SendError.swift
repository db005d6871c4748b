/// The reason why a message was not sent. After `interrupted` and `timedOut` it may have been delivered all the same: retry with the same
/// message id, so that the receiver can drop the duplicate.
package struct SendError: Error, Hashable {
  package enum Cause: String, Sendable {
    case recipientRefused
    // The raw value is in the delivery logs of existing databases.
    case messageRefused = "letterRefused"
    case busy, unreachable, timedOut, interrupted
    case serverRefused, senderRefused, authenticationRefused, certificateUntrusted, encryptionMissing, encryptionFailed
  }

  package enum Kind: String, Sendable {
    /// This message will never be accepted; do not retry.
    case permanent
    /// A later attempt may succeed.
    case temporary
    /// No message can be sent until the settings are corrected; keep it.
    case configuration
  }

  package let cause: Cause
  /// The server's last reply (`550 5.1.1 no such user`) or libcurl's error text, for the delivery log. Contains no secret.
  package let detail: String

  package init(_ cause: Cause, detail: String) {
    self.cause = cause
    self.detail = detail
  }

  package var kind: Kind {
    switch cause {
    case .recipientRefused, .messageRefused: .permanent
    case .busy, .unreachable, .timedOut, .interrupted: .temporary
    case .serverRefused, .senderRefused, .authenticationRefused, .certificateUntrusted, .encryptionMissing, .encryptionFailed:
      .configuration
    }
  }
}

import Foundation

/// An SMTP client: one connection a message, a few at once.
///
/// libcurl blocks, so transfers run on threads of their own and never on Swift's cooperative pool.
package final class SMTP: Sendable {
  private let threads = OperationQueue()
  private let timeouts: Timeouts

  package struct Timeouts: Sendable {
    /// For the connection to be established, TLS and sign-in included.
    package var connection: Duration
    /// For the whole transfer.
    package var total: Duration

    package init(connection: Duration = .seconds(10), total: Duration = .seconds(60)) {
      self.connection = connection
      self.total = total
    }
  }

  /// - Parameter atOnce: Maximum number of connections.
  package init(atOnce: Int = 4, timeouts: Timeouts = Timeouts()) {
    threads.maxConcurrentOperationCount = atOnce
    self.timeouts = timeouts
  }

  /// Returns when the server has accepted the message.
  ///
  /// Does not end early when its task is cancelled: a transfer in progress is completed, so that its result is known.
  package func send(_ message: EmailMessage, to server: MailServer) async throws(SendError) {
    let result = await withCheckedContinuation { continuation in
      threads.addOperation { [timeouts] in
        continuation.resume(returning: Result { () throws(SendError) in try SMTPTransfer(message, to: server).run(within: timeouts) })
      }
    }
    try result.get()
  }
}

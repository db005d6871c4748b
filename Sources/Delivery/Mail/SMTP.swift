import Foundation

/// The way out for letters: SMTP, one connection a letter, a few at once.
///
/// libcurl blocks, so letters go on threads of their own and never on Swift's.
package final class SMTP: Sendable {
  private let threads = OperationQueue()
  private let patience: Patience

  /// How long to wait for the connection to stand (TLS and sign-in included), and for the whole.
  package struct Patience: Sendable {
    package var connection: Duration
    package var total: Duration

    package init(connection: Duration = .seconds(10), total: Duration = .seconds(60)) {
      self.connection = connection
      self.total = total
    }
  }

  package init(atOnce: Int = 4, patience: Patience = Patience()) {
    threads.maxConcurrentOperationCount = atOnce
    self.patience = patience
  }

  /// Returns when the server has taken the letter into its care.
  ///
  /// Does not end early when its task is cancelled: a letter under way is finished, so that one knows whether it went.
  package func send(_ letter: Letter, to server: MailServer) async throws(SendFailure) {
    let result = await withCheckedContinuation { continuation in
      threads.addOperation { [patience] in
        continuation.resume(returning: Result { () throws(SendFailure) in try Posting(letter, to: server).run(within: patience) })
      }
    }
    try result.get()
  }
}

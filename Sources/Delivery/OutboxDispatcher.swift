import Domain
import Logging
import Web

/// Sends due messages: builds one digest a recipient, claims digests under a lease, sends them and records each result.
///
/// A digest's content and id are fixed when it is built, so a retry after a crash sends the same mail. Several servers may run a
/// dispatcher on one database.
package struct OutboxDispatcher: Sendable {
  package struct Settings: Sendable {
    package var server: MailServer
    package var from: Mailbox
    /// Base of the links in mails, without a trailing slash: `https://duban.example.org`.
    package var publicURL: String

    package init(server: MailServer, from: Mailbox, publicURL: String) {
      self.server = server
      self.from = from
      self.publicURL = publicURL
    }
  }

  /// Counts of one run.
  package struct Outcome: Hashable, Sendable {
    /// Due messages that were put into a digest.
    package var dueMessages = 0
    /// Digests that a mail server accepted.
    package var sent = 0
    /// Failed attempts, including those that will be retried.
    package var failed = 0
  }

  let outbox: any Outbox
  let workflows: Workflows
  let calendar: WorkCalendar
  let settings: Settings?
  let smtp: SMTP
  let retry: RetryPolicy
  let logger: Logger

  /// - Parameter settings: Nil if no mail server is configured; digests are then built and stay pending.
  package init(
    outbox: any Outbox, workflows: Workflows, calendar: WorkCalendar, settings: Settings?, smtp: SMTP = SMTP(),
    retry: RetryPolicy = RetryPolicy(), logger: Logger
  ) {
    self.outbox = outbox
    self.workflows = workflows
    self.calendar = calendar
    self.settings = settings
    self.smtp = smtp
    self.retry = retry
    self.logger = logger
  }

  /// Builds and sends until nothing more is due. Does nothing at night or on a day off: messages that come due then are sent in the
  /// next morning's run.
  ///
  /// - Throws: Errors of the outbox. A mail that could not be sent is recorded and counted, not thrown.
  package func runOnce(at now: Instant) async throws -> Outcome {
    var outcome = Outcome()
    guard calendar.sendingTime(atOrAfter: now) == now else { return outcome }
    while true {
      let count = try await outbox.buildDigests(dueAt: now)
      outcome.dueMessages += count
      if count == 0 { break }
    }
    guard let settings else { return outcome }
    let began = ContinuousClock.now
    while true {
      // In a long run each lease starts when it is taken; counted from the start of the run, it could end while the mail is still being sent.
      let now = now + (ContinuousClock.now - began).components.seconds
      let mails = try await outbox.claim(retry.claimSize, at: now, until: now + retry.leaseSeconds)
      if mails.isEmpty { break }
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for mail in mails { group.addTask { try await send(mail, with: settings, at: now) } }
        for try await isSent in group { if isSent { outcome.sent += 1 } else { outcome.failed += 1 } }
      }
    }
    return outcome
  }

  private func send(_ mail: Mail, with settings: Settings, at now: Instant) async throws -> Bool {
    do {
      let message = try Digest(mail, workflows: workflows, calendar: calendar, publicURL: settings.publicURL).message(from: settings.from)
      try await smtp.send(message, to: settings.server)
      try await outbox.recordResult(mail, as: .sent, again: nil, error: nil, at: now)
      return true
    } catch let error as SendError {
      let isFinal = error.kind == .permanent || mail.attempts >= retry.maxAttempts
      let wait = retry.waitSeconds(after: mail.attempts)
      let reason = "\(error.cause.rawValue): \(error.detail)"
      try await outbox.recordResult(mail, as: isFinal ? .failed : .pending, again: isFinal ? nil : now + wait, error: reason, at: now)
      logger.warning("mail not sent", metadata: ["mail": "\(mail.id)", "cause": "\(reason)", "attempt": "\(mail.attempts)"])
      return false
    } catch let error as EmailMessage.FormatError {
      try await outbox.recordResult(mail, as: .failed, again: nil, error: "\(error)", at: now)
      return false
    }
  }
}

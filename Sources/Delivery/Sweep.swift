import Domain
import Logging
import ServiceLifecycle
import Web

/// Sends what is due: folds it into one mail a person, claims mails under a lease, sends, notes what became of each.
/// A mail is fixed in content and id when it is folded, so a second try after a crash is the same mail.
package struct Sweep: Sendable {
  package struct Settings: Sendable {
    package var server: MailServer
    package var from: Mailbox
    /// Where the links in mails lead: `https://duban.example.org`.
    package var publicURL: String

    package init(server: MailServer, from: Mailbox, publicURL: String) {
      self.server = server
      self.from = from
      self.publicURL = publicURL
    }
  }

  /// What one run came to.
  package struct Outcome: Hashable, Sendable {
    package var folded = 0
    package var sent = 0
    package var failed = 0
  }

  let post: any Post
  let workflows: Workflows
  let calendar: WorkCalendar
  let settings: Settings?
  let smtp: SMTP
  let logger: Logger

  /// - Parameter settings: nil where no mail server is set; then mails are folded and wait.
  package init(post: any Post, workflows: Workflows, calendar: WorkCalendar, settings: Settings?, smtp: SMTP = SMTP(), logger: Logger) {
    self.post = post
    self.workflows = workflows
    self.calendar = calendar
    self.settings = settings
    self.smtp = smtp
    self.logger = logger
  }

  /// Long enough for one mail to be sent or given up (`SMTP.Patience`), after which another may take it over.
  private static let lease: Int64 = 90
  private static let mostAttempts = 8

  /// One run. Nothing goes out at night or on a day off; what came due then waits for the morning.
  package func runOnce(at now: Instant) async throws -> Outcome {
    var outcome = Outcome()
    guard calendar.sendingTime(atOrAfter: now) == now else { return outcome }
    while true {
      let folded = try await post.fold(dueAt: now)
      outcome.folded += folded
      if folded == 0 { break }
    }
    guard let settings else { return outcome }
    let began = ContinuousClock.now
    while true {
      // A long sweep's leases count from when each was taken, or another would take over what is still being sent.
      let now = now + (ContinuousClock.now - began).components.seconds
      let mails = try await post.claim(8, at: now, until: now + Self.lease)
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
      let letter = try Digest(mail, workflows: workflows, calendar: calendar, publicURL: settings.publicURL).letter(
        from: settings.from, at: now)
      try await smtp.send(letter, to: settings.server)
      try await post.settle(mail, as: .sent, again: nil, error: nil, at: now)
      return true
    } catch let failure as SendFailure {
      let isFinal = failure.kind == .permanent || mail.attempts >= Self.mostAttempts
      // attempt⁴ seconds: 1 s, 16 s, 81 s, … , 40 min.
      let wait = Int64(mail.attempts * mail.attempts * mail.attempts * mail.attempts)
      let word = "\(failure.cause.rawValue): \(failure.detail)"
      try await post.settle(mail, as: isFinal ? .failed : .pending, again: isFinal ? nil : now + wait, error: word, at: now)
      logger.warning("mail not sent", metadata: ["mail": "\(mail.id)", "cause": "\(word)", "attempt": "\(mail.attempts)"])
      return false
    } catch let fault as Letter.Fault {
      try await post.settle(mail, as: .failed, again: nil, error: "\(fault)", at: now)
      return false
    }
  }
}

/// Runs the sweep every few seconds until the server stops.
package struct SweepService: Service {
  let sweep: Sweep
  let now: @Sendable () -> Instant

  package init(_ sweep: Sweep, now: @escaping @Sendable () -> Instant) {
    self.sweep = sweep
    self.now = now
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { _ = try await sweep.runOnce(at: now()) } catch { sweep.logger.error("sweep failed", metadata: ["error": "\(error)"]) }
        try? await Task.sleep(for: .seconds(2))
      }
    }
  }
}

import Application
import Domain
import Logging

/// Runs the timers and recurrences of the application, again and again.
package struct Scheduler: Sendable {
  let useCases: UseCases
  let logger: Logger

  package init(_ useCases: UseCases, logger: Logger) {
    self.useCases = useCases
    self.logger = logger
  }

  /// Performs everything that is due.
  /// - Returns: The number of commits made.
  /// - Throws: Errors of the database.
  @discardableResult
  package func runDue(at now: Instant) async throws -> Int { try await useCases.runTimers(at: now) }

  /// Performs everything that came due while no server ran, until nothing more is due, so that one digest reports all of it. Logs an error
  /// and returns.
  package func catchUp(at now: Instant) async {
    do { while try await runDue(at: now) > 0 {} } catch { logger.error("scheduler failed", metadata: ["error": "\(error)"]) }
  }
}

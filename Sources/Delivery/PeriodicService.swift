import Logging
import ServiceLifecycle

/// Runs one job at a fixed interval until the server stops.
///
/// A run that fails is logged and does not end the service: the next run comes after the interval as usual. A graceful shutdown cancels
/// the wait between two runs, so the service ends at once, or as soon as the current run does.
package struct PeriodicService: Service {
  let name: String
  let interval: Duration
  let startsAfterInterval: Bool
  let logger: Logger
  let runOnce: @Sendable () async throws -> Void

  /// - Parameters:
  ///   - name: Names the job in the log: "NAME failed".
  ///   - interval: Time between the end of one run and the start of the next.
  ///   - startsAfterInterval: Whether to wait for one interval before the first run.
  ///   - runOnce: Does all the work that is due now; a job with more work than one batch loops until none is left.
  package init(
    _ name: String, every interval: Duration, startsAfterInterval: Bool = false, logger: Logger,
    runOnce: @escaping @Sendable () async throws -> Void
  ) {
    self.name = name
    self.interval = interval
    self.startsAfterInterval = startsAfterInterval
    self.logger = logger
    self.runOnce = runOnce
  }

  /// Never throws; returns after a graceful shutdown or a cancellation.
  package func run() async throws {
    await cancelWhenGracefulShutdown {
      if startsAfterInterval { try? await Task.sleep(for: interval) }
      while !Task.isCancelled {
        do { try await runOnce() } catch { logger.error("\(name) failed", metadata: ["error": "\(error)"]) }
        try? await Task.sleep(for: interval)
      }
    }
  }
}

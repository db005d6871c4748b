import Delivery
import Domain
import Logging
import ServiceLifecycle
import Store

/// Maintains the database once a minute and once more at shutdown: stores the workflow definitions in use, chains the history into a
/// checkpoint, merges the search index.
///
/// Each checkpoint is logged, so that the log shows if rows are cut from the history later.
actor MaintenanceService: Service {
  private let store: Store
  private let now: @Sendable () -> Instant
  private let logger: Logger
  private var hasStoredDefinitions = false

  init(store: Store, now: @escaping @Sendable () -> Instant, logger: Logger) {
    self.store = store
    self.now = now
    self.logger = logger
  }

  func run() async throws {
    // Not at once: after a start, requests are waiting.
    try await PeriodicService("maintenance", every: .seconds(60), startsAfterInterval: true, logger: logger) { await self.runOnce() }.run()
    await runOnce()
  }

  private func runOnce() async {
    if !hasStoredDefinitions {
      await logged("workflows not kept") {
        try await store.maintenance.updateDefinitions()
        hasStoredDefinitions = true
      }
    }
    await logged("checkpoint failed") {
      guard let mark = try await store.maintenance.checkpoint(at: now()) else { return }
      logger.info("checkpoint", metadata: ["sequence": "\(mark.sequence)", "count": "\(mark.count)", "root": "\(mark.root)"])
    }
    await logged("search not merged") { try await store.maintenance.mergeSearch() }
  }

  /// Logs an error under `message`, so that one failing job does not keep the others from running.
  private func logged(_ message: Logger.Message, _ job: () async throws -> Void) async {
    do { try await job() } catch { logger.error(message, metadata: ["error": "\(error)"]) }
  }
}

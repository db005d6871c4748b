import ServiceLifecycle
import Store

/// Publishes committed changes to open pages and API streams, until the server stops.
struct ChangeFeedService: Service {
  let store: Store

  func run() async throws {
    await cancelWhenGracefulShutdown { await store.changeFeed.run() }
  }
}

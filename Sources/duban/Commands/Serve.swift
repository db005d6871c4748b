import ArgumentParser
import CMalloc
import Delivery
import Documents
import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Site
import Store
import UnixSignals
import WorkflowFiles

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "启动服务")
  @OptionGroup var place: StorageOptions
  @Option(help: "监听地址") var host: String?
  @Option(help: "端口") var port: Int?

  func run() async throws {
    // What a thread lets go of, another may take: else each keeps a heap of its own at the size of its busiest moment.
    mallopt(M_ARENA_MAX, 2)
    let app = try place.app()
    let store = try await app.open(makesFile: true)
    try await Server(app: app, store: store, host: host, port: port).run()
  }
}

extension Passwords {
  func hash(_ password: String) async throws -> String {
    var generator = SystemRandomNumberGenerator()
    return try await hash(password, salt: Passwords.salt(using: &generator))
  }
}

extension AppContext {
  func scheduler(_ store: Store) -> Scheduler {
    Scheduler(timers: store, workflows: store.workflows, calendar: calendar, freshID: { freshID() }, logger: Logger(label: "duban"))
  }
}

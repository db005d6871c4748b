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

/// Serves the site and the API, and does what is due.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "启动服务")
  @OptionGroup var options: StorageOptions
  @Option(help: "监听地址") var host: String?
  @Option(help: "端口") var port: Int?

  func run() async throws {
    // Two heaps for all threads: with one each (glibc's default), every thread keeps the memory of its largest request.
    mallopt(M_ARENA_MAX, 2)
    let app = try options.app()
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
    Scheduler(useCases(store), logger: Logger(label: "duban"))
  }
}

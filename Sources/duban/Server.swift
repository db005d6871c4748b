import Application
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

/// Runs the web server and the background services until SIGTERM or SIGINT.
struct Server {
  let app: AppContext
  let store: Store
  /// The flags of the command, before the settings.
  var host: String?
  var port: Int?

  /// - Throws: `ExitCode(1)` if the port is taken.
  func run() async throws {
    SystemEnvironment.openManyFiles()
    let settings = app.settings
    let logger = Logger(label: "duban")
    let host = host ?? settings.host
    let port = port ?? settings.port
    let site = try self.site()
    let application = Application(
      router: site.router(), configuration: .init(address: .hostname(host, port: port), serverName: "duban"),
      onServerRunning: { channel in logger.info("serving", metadata: ["address": "http://\(host):\(channel.localAddress?.port ?? port)"]) },
      logger: logger)
    let dispatcher = OutboxDispatcher(
      outbox: store.outbox, workflows: store.workflows, calendar: app.calendar, settings: settings.mail, logger: logger)
    let scheduler = app.scheduler(store)
    let now = app.now
    await scheduler.catchUp(at: now())
    let scheduling = PeriodicService("scheduler", every: Self.pollInterval, logger: logger) { try await scheduler.runDue(at: now()) }
    let dispatching = PeriodicService("outbox dispatcher", every: Self.pollInterval, logger: logger) {
      _ = try await dispatcher.runOnce(at: now())
    }
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: MaintenanceService(store: store, now: now, logger: logger)), .init(service: scheduling),
          .init(service: dispatching), .init(service: ChangeFeedService(store: store)), .init(service: application),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do { try await group.run() } catch let error as IOError where error.errnoCode == EADDRINUSE {
      SystemEnvironment.printError("端口\(port)已被占用，换一个：--port N")
      throw ExitCode(1)
    }
    try await store.close()
  }

  /// How often due reminders and timers are looked for: short beside a limit of working minutes, and the query is one index look-up.
  private static let pollInterval = Duration.seconds(2)

  private func site() throws -> Site {
    let settings = app.settings
    let passwords = Passwords()
    return Site(
      repositories: Repositories(store), workflows: store.workflows, calendar: app.calendar,
      settings: Site.Settings(
        rate: settings.callsAMinute, isSecure: settings.publicURL?.lowercased().hasPrefix("https:") ?? false,
        maxUploadBytes: settings.maxUploadBytes, publicURL: settings.publicURL, streams: settings.maxStreams,
        trustedProxies: settings.trustedProxies),
      sources: Dictionary(app.library.kinds.map { ($0.workflow.kind, $0.text) }) { _, newest in newest }, now: app.now,
      random: SystemEnvironment.random, freshID: { app.freshID() }, hash: { try await passwords.hash($0) },
      verify: { try await passwords.verify($0, against: $1) },
      isWell: { [store] in await store.maintenance.isHealthy() },
      tableText: { bytes in
        do throws(CSV.Fault) { return try CSV.text(bytes) } catch { throw SheetFault(line: error.line, word: "\(error.reason)") }
      },
      rows: { bytes in
        do throws(CSV.Fault) {
          return try CSV.rows(bytes, limits: .page).map {
            Sheet.Row(line: $0.line, cells: $0.cells)
          }
        } catch { throw SheetFault(line: error.line, word: "\(error.reason)") }
      },
      sheet: { rows in
        var writer = CSV.Writer()
        for row in rows { writer.append(row) }
        return writer.bytes
      },
      notice: { try await ReadNotice.queued($0) })
  }
}

extension Repositories {
  convenience init(_ store: Store) {
    self.init(
      items: store.items, search: store.search, snapshots: store.snapshots, initiatives: store.initiatives, ledgers: store.ledgers,
      collections: store.collections, statistics: store.statistics, hotline: store.hotline, directory: store.directory,
      accounts: store.accounts, uploads: store.uploads, outbox: store.outbox, changeFeed: store.changeFeed, timers: store.timers)
  }
}

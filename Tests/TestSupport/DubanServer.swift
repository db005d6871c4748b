import Foundation

/// A running `duban serve`, or two on one PostgreSQL; ended at the latest with this object.
package final class DubanServer: Sendable {
  package let urls: [String]
  private let running: [Running]

  fileprivate init(urls: [String], running: [Running]) {
    self.urls = urls
    self.running = running
  }

  package var url: String { urls[0] }

  package enum Failure: Error {
    /// The associated value is the log.
    case didNotStart(String)
    case didNotStop(String)
  }

  /// SIGKILL: the process ends at once, as in a crash.
  package func kill() async { for one in running { await one.end(by: SIGKILL) } }

  /// SIGTERM: the server finishes its work and ends.
  /// - Throws: `didNotStop` if it ends with a status other than 0.
  package func stop() async throws {
    for one in running {
      guard await one.end(by: SIGTERM) == 0 else { throw Failure.didNotStop(one.written) }
    }
  }

  package var log: String { running.map(\.written).joined() }
  package var isRunning: Bool { running.allSatisfy(\.isRunning) }

  /// A client without a token.
  package var guest: Client { Client(urls: urls, token: nil) }
}

extension Duban {
  /// Starts the server with its clock at `clock`, and waits until it responds.
  package func serve(_ verb: [String] = ["serve"], at clock: String? = nil) async throws -> DubanServer {
    var running: [Running] = []
    for port in ports { running.append(try await start(verb + ["--port", String(port)], at: clock)) }
    let server = DubanServer(urls: urls, running: running)
    for url in urls {
      let guest = Client(urls: [url], token: nil)
      let isUp = await eventually {
        guard server.isRunning else { return true }
        return (try? await guest.send("GET", "/healthz").status) == 200
      }
      guard isUp, server.isRunning else { throw DubanServer.Failure.didNotStart(server.log) }
    }
    return server
  }

  /// A client with a token made by the command line, valid for a year from `clock`.
  package func client(_ login: String, at clock: String? = nil) async throws -> Client {
    Client(urls: urls, token: try await run("token", login, at: clock).ok())
  }

  package func clients(_ logins: [String], at clock: String? = nil) async throws -> [String: Client] {
    var clients: [String: Client] = [:]
    for login in logins { clients[login] = try await client(login, at: clock) }
    return clients
  }
}
